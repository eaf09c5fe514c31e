"""Every page of ours reads as German should: spelt, set, fair, short and linked."""

from collections.abc import Callable, Iterable

import pytest

from tests.conftest import PROJECT, SITE
from tests.language import glossary, outside, pages, spelling
from tests.language.client import client_texts
from tests.language.fairness import fairness
from tests.language.readability import flesch
from tests.language.typography import typography

EVERYTHING = pages.addresses()
PAGES = [address for address in EVERYTHING if not pages.says_it_again(address)]
CLIENT = {file: texts for file, texts in client_texts().items() if texts}
GUIDE = glossary.pages_of_the_guide(PAGES)
PLAIN = [address for address in PAGES if address.startswith("einfach/")]
GLOSSARY = PROJECT / "docs" / "leitfaden" / "glossar.md"

# Laws have words of their own, and a statement has to be complete.
LEGAL = tuple(f"ueber/{name}.html" for name in ("barrierefreiheit", "datenfluss", "datenschutz", "impressum"))

# In words.
LONGEST, LONGEST_LEGAL, LONGEST_PLAIN = 25, 35, 12
MEAN, MEAN_PLAIN = 12, 8

# By Amstad: 50 and more is for a newspaper, 65 and more is easy.
EASE, EASE_PLAIN = 50, 65


def texts_of(address: str) -> list[str]:
    return list(dict.fromkeys(block.text for block in pages.page(address).blocks))


def expect_none(place: str, texts: Iterable[str], check: Callable[[str], Iterable[str]]) -> None:
    """Fail with a line for each fault: where, what with its remedy, and in which text."""
    faults = [f"{place}: {fault}\n    in: {text}" for text in texts for fault in check(text)]
    assert not faults, "\n".join(faults)


def misspelt(text: str) -> list[str]:
    remedy = f"mend it, or add it to tests/language/{spelling.WORDS} if it is right"
    return [f"{word}: not in the dictionary; {remedy}" for word in pages.words(text) if not spelling.is_right(word)]


def too_long(longest: int) -> Callable[[str], list[str]]:
    def check(sentence: str) -> list[str]:
        count = pages.count(sentence)
        return [f"{count} words in a sentence, {longest} are enough; make two of it"] if count > longest else []

    return check


@pytest.mark.parametrize("address", EVERYTHING)
def test_every_word_is_spelt_right(address: str) -> None:
    expect_none(address, texts_of(address), misspelt)


@pytest.mark.parametrize("address", EVERYTHING)
def test_typography_is_german(address: str) -> None:
    expect_none(address, texts_of(address), typography)


@pytest.mark.parametrize("address", EVERYTHING)
def test_nobody_is_left_out(address: str) -> None:
    expect_none(address, texts_of(address), fairness)


@pytest.mark.parametrize("address", PAGES)
def test_sentences_are_short(address: str) -> None:
    longest = LONGEST_PLAIN if address in PLAIN else LONGEST_LEGAL if address in LEGAL else LONGEST
    found = pages.sentences(pages.page(address))
    expect_none(address, found, too_long(longest))
    mean = MEAN_PLAIN if address in PLAIN else MEAN
    whole = list(filter(pages.is_whole, found))
    assert sum(map(pages.count, whole)) <= mean * len(whole), f"{address}: more than {mean} words on average; shorten"


@pytest.mark.parametrize("file", CLIENT)
def test_what_the_client_says_is_german_too(file: str) -> None:
    for check in (misspelt, typography, fairness):
        expect_none(file, CLIENT[file], check)
    expect_none(file, [sentence for text in CLIENT[file] for sentence in pages.split(text)], too_long(LONGEST))


@pytest.mark.parametrize("address", [*GUIDE, *PLAIN])
def test_the_guide_reads_easily(address: str) -> None:
    found = list(filter(pages.is_whole, pages.sentences(pages.page(address))))
    assert found
    least = EASE_PLAIN if address in PLAIN else EASE
    assert flesch(found) >= least, f"{address}: not easy enough; take shorter words and sentences"


@pytest.mark.parametrize("address", GUIDE)
def test_a_page_of_the_guide_is_short_and_leads_to_a_worksheet(address: str) -> None:
    reading = pages.page(address)
    words = sum(map(pages.count, pages.sentences(reading)))
    assert 300 <= words <= 700, f"{address}: {words} words; 300 to 700 are what people read"
    last_section = (SITE / address).read_text(encoding="utf-8").rpartition("<h2")[2]
    assert "cards--one" in last_section, f'{address}: end it with {{{{ leads_to("<worksheet>") }}}}'


@pytest.mark.parametrize("address", EVERYTHING)
def test_every_picture_can_be_heard(address: str) -> None:
    remedy = "give it alt, or aria-hidden, or role=img with a title"
    assert pages.page(address).unnamed == [], f"{address}: {remedy}"


@pytest.mark.parametrize("address", EVERYTHING)
def test_links_to_elsewhere_are_encrypted_and_whole(address: str) -> None:
    expect_none(address, pages.page(address).links, outside.faults)


@pytest.mark.skipif(not GLOSSARY.is_file(), reason="no glossary")
@pytest.mark.parametrize("address", GUIDE)
def test_a_term_is_linked_to_the_glossary_where_it_comes_first(address: str) -> None:
    known = glossary.terms(GLOSSARY.read_text("utf-8"))
    assert known
    found = glossary.check(address, known)
    expect_none(
        address, set(found.values()), lambda text: [f"{term}: link it here" for term in found if found[term] == text]
    )


def test_our_list_of_words_holds_none_that_nobody_needs() -> None:
    texts = [text for address in EVERYTHING for text in texts_of(address)]
    texts += [text for found in CLIENT.values() for text in found]
    used = {word for text in texts for word in pages.words(text)}
    parts = used | {part for word in used for part in word.split("-")}
    own = spelling.own_words()
    assert sorted(set(own) - parts) == [], "nobody uses them; take them out"
    assert sorted(filter(spelling.in_dictionary, own)) == [], "the dictionary has them; take them out"
