"""The rules of typography find what is wrong, and leave alone what is right."""

import pytest

from tests.language.typography import typography


@pytest.mark.parametrize(
    "text",
    [
        'Er sagt "ja".',
        "Er sagt ”ja”.",
        "Er sagt “ja”.",
        "Er sagt „ja”.",
        "Er sagt »ja«.",
        "Er sagt “ja„.",
        "„Offen",
        "Zu“",
        "„Sie sagt ‚ja“ und geht.",
        "So geht's.",
        "So geht‘s.",
        "Und dann...",
        "Das ist - wie gesagt - neu.",
        "Das ist — neu.",
        "Das ist– neu.",
        "Das ist –neu.",
        "4-6 Monate",
        "4 – 6 Monate",
        "Neu !",
        "Zwei  Leerzeichen",
        "z. B. morgen",
        "z.B. morgen",
        "Jugendamt, Schule usw.",
        "Jugendamt bzw. Schule",
        "§ 25 Abs. 2",
    ],
)
def test_wrong_typography_is_found(text: str) -> None:
    assert len(typography(text)) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "„Ja“, sagt sie – und geht.",
        "„Sie hat ‚ja‘ gesagt.“",
        "So geht’s.",
        "Und dann …",
        "4–6 Monate",
        "8:30–9 Uhr",
        "Am 12.05.2027",
        "2027-05-12",
        "A-Z",
        "Leitungs- und Fachkräfte",
        "Absatz 2, Artikel 6",
        "Seite □ von □",
    ],
)
def test_right_typography_passes(text: str) -> None:
    assert typography(text) == []


def test_a_fault_says_what_to_write() -> None:
    assert typography("Und dann...") == ["'...': three dots; write …"]
