"""How easily a text reads."""

from collections.abc import Sequence

import pyphen

from tests.language.pages import words

_SYLLABLES = pyphen.Pyphen(lang="de_DE", left=1, right=1)


def flesch(sentences: Sequence[str]) -> float:
    """The reading ease of German sentences, from 0 (hard) to 100 (easy) and beyond.

    Toni Amstad's form of Flesch's formula (Wie verständlich sind unsere Zeitungen?, Zürich 1978):
    180 - words per sentence - 58.5 * syllables per word.

    Syllables are where a word may be hyphenated, by LibreOffice's patterns in pyphen.  Those tell "Situation" from
    "Ration", which counting vowels does not.
    """
    found = [word for sentence in sentences for word in words(sentence)]
    syllables = sum(len(_SYLLABLES.positions(word)) + 1 for word in found)
    return 180 - len(found) / len(sentences) - 58.5 * syllables / len(found)
