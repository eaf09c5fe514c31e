"""Looks words up in a German dictionary (dictionary-de, igerman98) and in our own list."""

import functools
import re

from spylls.hunspell import Dictionary

from tests.conftest import PROJECT
from tests.language.pages import project_file

_DICTIONARY = PROJECT / "node_modules" / "dictionary-de" / "index"
WORDS = "words.txt"


@functools.cache
def _dictionary() -> Dictionary:
    return Dictionary.from_files(str(_DICTIONARY))


@functools.cache
def sections() -> list[list[str]]:
    """The words of our own list, as its empty lines part them."""
    parts = project_file(WORDS).read_text(encoding="utf-8").split("\n\n")
    return [[word for line in part.splitlines() if (word := line.partition("#")[0].strip())] for part in parts]


@functools.cache
def own_words() -> frozenset[str]:
    """Words that no dictionary knows and that are right all the same: names, and terms of our field."""
    return frozenset(word for section in sections() for word in section)


@functools.cache
def in_dictionary(word: str) -> bool:
    """Whether the dictionary knows a word, whole or in the parts between its hyphens."""
    dictionary = _dictionary()
    return dictionary.lookup(word) or all(dictionary.lookup(part) for part in word.split("-") if part)


def is_right(word: str) -> bool:
    """Whether a word is spelt right."""
    plain = re.sub(r"’s?$", "", word)
    return plain in own_words() or in_dictionary(plain) or all(_known(part) for part in plain.split("-") if part)


def _known(part: str) -> bool:
    return part in own_words() or in_dictionary(part)
