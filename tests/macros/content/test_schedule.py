"""Lead times in words."""

import pytest

from macros.content.model import Question, Section, Worksheet
from macros.content.schedule import lead_text


def sheet(begin: str | None, end: str | None) -> Worksheet:
    sections = (Section(title="Teil", questions=(Question(id="frage", number="1", text="Frage?"),)),)
    return Worksheet(
        id="blatt", title="Blatt", short="Blatt", purpose="Zweck", sections=sections, begin=begin, end=end
    )


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("6 months before", "4 months before", "6 bis 4 Monate vorher"),
        ("3 months before", "2 weeks before", "3 Monate bis 2 Wochen vorher"),
        ("2 months before", "2 months before", "2 Monate vorher"),
        ("2 months before", "1 month before", "2 Monate bis einen Monat vorher"),
        ("1 week before", "1 day before", "eine Woche bis einen Tag vorher"),
        ("on the day", "on the day", "am Tag des Besuchs"),
        ("on the day", "6 weeks after", "bis 6 Wochen danach"),
        ("1 day after", "6 weeks after", "einen Tag bis 6 Wochen danach"),
        ("2 weeks before", "on the day", "2 Wochen vorher bis zum Besuch"),
        ("1 month before", "on the day", "einen Monat vorher bis zum Besuch"),
        ("2 weeks before", "2 weeks after", "2 Wochen vorher bis 2 Wochen danach"),
        ("6 months after", "6 months after", "6 Monate danach"),
    ],
)
def test_a_lead_time_reads_as_german(begin: str, end: str, words: str) -> None:
    assert lead_text(sheet(begin, end)) == words


def test_a_sheet_without_a_lead_time_has_no_words_for_it() -> None:
    with pytest.raises(ValueError, match='worksheet "blatt" has no lead time'):
        lead_text(sheet(None, None))
