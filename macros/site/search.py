"""Makes the index of the search: each section of a page, and each question of a worksheet without its form.

It is plain text, in a script that calls `fachaustauschSearch`: file:// can load one where it cannot fetch.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from macros.content.model import Worksheet

ADDRESS = "search/index.js"

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNREAD = frozenset({"script", "style", "object"})
# These stand within a word or beside it; between all others, one text ends and another begins.
_WITHIN = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr".split()  # noqa: SIM905 - so many names are easier to read as a text
)
# What an editor marks so is not found; a heading takes its section with it.
_EXCLUDED = "data-search-exclude"


@dataclass
class Section:
    """What stands from one heading to the next.

    Attributes:
        id: The heading's; "" where there is none, or it begins the page.
        title: Its text, in pieces.
        text: What follows, in pieces.
        is_excluded: Whether the search leaves it out.
    """

    id: str = ""
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    is_excluded: bool = False


class _Parser(HTMLParser):
    """Takes HTML apart at its headings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[Section] = []
        self._heading = ""
        # Within what is not read, the tag that it began with; and how many of the same are open.
        self._unread = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unread:
            self._depth += tag == self._unread
            return
        given = dict(attrs)
        if tag in _HEADINGS and "id" in given:
            # The first heading of a page is the page itself.
            self._begin(given["id"] or "" if self.sections else "", tag, is_excluded=_EXCLUDED in given)
        elif tag in _UNREAD or (_EXCLUDED in given and tag not in _HEADINGS):
            self._unread, self._depth = tag, 1
        self._apart(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unread:
            self._depth -= tag == self._unread
            self._unread = self._unread if self._depth else ""
            return
        if tag == self._heading:
            self._heading = ""
        self._apart(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._add(data)

    def _begin(self, id_: str, tag: str, *, is_excluded: bool) -> None:
        if not self.sections and tag != "h1":  # What has no title of its own has the page's.
            self._add("")
        self.sections.append(Section(id_, is_excluded=is_excluded))
        self._heading = tag

    def _apart(self, tag: str) -> None:
        if tag not in _WITHIN:
            self._add(" ")

    def _add(self, text: str) -> None:
        if not self.sections:
            self.sections.append(Section())
        section = self.sections[-1]
        (section.title if self._heading else section.text).append(text)


class Outline(_Parser):
    """Takes a page apart, which is fed to it as HTML and as worksheets.

    Attributes:
        sections: What was found so far.
    """

    def take(self, worksheet: Worksheet) -> None:
        """Take every question of a worksheet, where it stands on its page."""
        self._add(f" {worksheet.purpose} ")
        for question in worksheet.questions:
            title = f"{question.number} {question.text}"
            self.sections.append(Section(question.id, [title], [", ".join(question.aspects)]))


@dataclass(frozen=True)
class Findable:
    """What the search finds.

    Attributes:
        location: Its address below the site's root.
        title: Plain text.
        text: Plain text.
    """

    location: str
    title: str
    text: str


def findable(sections: Iterable[Section], address: str, title: str) -> Iterator[Findable]:
    """Make what the search finds of a page.

    Args:
        sections: The page's.
        address: Its own, below the site's root.
        title: The page's, for what stands under no title.
    """
    for section in sections:
        if not section.is_excluded:
            location = f"{address}#{section.id}" if section.id else address
            yield Findable(location, _plain(section.title) or title, _plain(section.text))


def _plain(pieces: Iterable[str]) -> str:
    return " ".join("".join(pieces).split())


def index(found: Sequence[Findable]) -> str:
    """The index as a script.

    Args:
        found: What the search finds, in the order of the pages.
    """
    listed = json.dumps([vars(entry) for entry in found], ensure_ascii=False, separators=(",", ":"))
    return f"fachaustauschSearch({listed})\n"
