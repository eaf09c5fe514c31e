"""Reads what people read from the built pages: blocks of text, what is said of pictures, and where links lead."""

import functools
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tests.conftest import SITE

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "br",
    "code",
    "em",
    "i",
    "kbd",
    "mark",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "tspan",
    "u",
}
# What is not written for people, or not by us.
_UNREAD = {"script", "style", "code", "pre", "kbd", "samp", "template"}
# Stands for what is left out of a sentence: one word, which is always spelt right.
GAP = "□"
_SAID = ("alt", "aria-label", "placeholder", "title", "content")
_RUNNING = {"p", "li", "td", "dd", "figcaption"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Quoted from elsewhere on the page: it follows its own rules.
_QUOTED = ("example", "cards", "stages", "picture", "links")


@dataclass(frozen=True)
class Run:
    """A piece of text with what it stands in.

    Attributes:
        text: As in the page.
        link: Where it leads; "" outside of links.
    """

    text: str
    link: str


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item, a cell, a label, or what is said of a picture.

    Attributes:
        tag: The element, or the attribute that says it.
        runs: Its pieces, in order.
        is_content: Whether it stands in the page's own part, not in what surrounds every page.
        is_quoted: Whether it is an example, a card or a picture.
    """

    tag: str
    runs: tuple[Run, ...]
    is_content: bool
    is_quoted: bool

    @property
    def text(self) -> str:
        """All of it, with single spaces."""
        return re.sub(r"\s+", " ", "".join(run.text for run in self.runs)).strip()

    @property
    def is_heading(self) -> bool:
        """Whether it names a part of the page."""
        return self.tag in _HEADINGS


@dataclass
class Reading:
    """What a page says.

    Attributes:
        blocks: In order.
        unnamed: Pictures that nobody can hear, as they begin.
        links: Where its links lead.
    """

    blocks: list[Block] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Element:
    """An element that has not ended yet; its language is its own or that of what it stands in."""

    tag: str
    classes: tuple[str, ...]
    language: str


def _is_read(element: _Element) -> bool:
    return element.tag not in _UNREAD and element.language == "de"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading()
        self._open: list[_Element] = []
        self._runs: list[Run] = []
        self._link = ""
        self._untitled = ""  # How the picture begins that we are in, as long as it has no title.

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag not in _INLINE:
            self.flush()
        if tag == "a":
            self._link = given.get("href", "")
            self.reading.links.append(self._link)
        if tag == "br":
            self._runs.append(Run(" ", ""))
        if tag == "img" and "alt" not in given:
            self.reading.unnamed.append(self.get_starttag_text() or tag)
        self._look_at_svg(tag, given)
        element = _Element(tag, tuple(given.get("class", "").split()), given.get("lang") or self._language())
        if element.language == "de" and (tag != "meta" or given.get("name") == "description"):
            self._say(given)
        if tag in _INLINE and self._is_read() and not _is_read(element):
            self._runs.append(Run(GAP, self._link))
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in (element.tag for element in self._open):
            return
        if tag not in _INLINE:
            self.flush()
        while self._open and self._open.pop().tag != tag:
            pass
        if tag == "svg":
            self._end_svg()
        if tag == "a":
            self._link = ""

    def handle_data(self, data: str) -> None:
        if self._is_read():
            self._runs.append(Run(data, self._link))

    def _is_read(self) -> bool:
        return all(_is_read(element) for element in self._open)

    def _language(self) -> str:
        return self._open[-1].language if self._open else "de"

    def _look_at_svg(self, tag: str, given: dict[str, str]) -> None:
        # The icons around the content stand in buttons that have a name; axe looks at those.
        if tag == "title":
            self._untitled = ""
        if tag != "svg" or given.get("aria-hidden") == "true" or not self._is_content():
            return
        start = self.get_starttag_text() or tag
        if given.get("role") != "img":
            self.reading.unnamed.append(start)
        elif not (given.get("aria-label") or given.get("aria-labelledby")):
            self._untitled = start

    def _end_svg(self) -> None:
        if self._untitled:
            self.reading.unnamed.append(self._untitled)
        self._untitled = ""

    def _say(self, given: dict[str, str]) -> None:
        for name in _SAID:
            if given.get(name, "").strip():
                self.reading.blocks.append(Block(name, (Run(given[name], ""),), is_content=False, is_quoted=False))

    def _classes(self) -> list[str]:
        return [name for element in self._open for name in element.classes]

    def _is_content(self) -> bool:
        return any(element.tag == "main" for element in self._open)

    def flush(self) -> None:
        """End a block of text."""
        if "".join(run.text for run in self._runs).strip():
            is_quoted = any(name in self._classes() for name in _QUOTED)
            tag = next((element.tag for element in reversed(self._open) if element.tag not in _INLINE), "")
            self.reading.blocks.append(Block(tag, tuple(self._runs), self._is_content(), is_quoted))
        self._runs = []


def read(html: str) -> Reading:
    """Read a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.reading


def addresses() -> list[str]:
    """All pages of the built site."""
    return sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))


def says_it_again(address: str) -> bool:
    """Whether a page holds the sentences of others, so that nobody needs its figures."""
    return address.startswith("bogen/") or address == "fachaustausch-offline.html"


@functools.cache
def page(address: str) -> Reading:
    """Read a page of the built site; each check asks for it again."""
    return read((SITE / address).read_text(encoding="utf-8"))


def sentences(reading: Reading) -> list[str]:
    """The sentences of the page's own part, each once, without what is quoted.

    Of headings and labels those that are sentences, as questions are; of the rest also items without a full stop.
    """
    found: list[str] = []
    for block in reading.blocks:
        if block.is_content and not block.is_quoted:
            parts = split(block.text)
            found += parts if block.tag in _RUNNING else filter(is_whole, parts)
    return list(dict.fromkeys(found))


def is_whole(sentence: str) -> bool:
    """Whether it ends as a sentence does: items of a list and cells of a table would make every page look easy."""
    return bool(re.search(r"[.!?:…][“‘)]*$", sentence))


def split(text: str) -> list[str]:
    """Cut a text into sentences.  None ends after one or two digits: "1. September", "Am 3. Tag"."""
    found, start = [], 0
    for match in re.finditer(r"[.!?:…][“‘)]*\s+(?=[„‚(]?[A-ZÄÖÜ])", text):
        if not re.search(r"(?<![\w.,])\d{1,2}\.$", text[start : match.start() + 1]):
            found.append(text[start : match.end()].strip())
            start = match.end()
    return [part for part in (*found, text[start:]) if count(part)]


def words(text: str) -> list[str]:
    """All words: letters, with hyphens and apostrophes inside.  The first half of "Fach- und Sachfragen" is none."""
    without_names = re.sub(r"\w+://\S*|\b[\w/-]+(?:\.[\w/-]+)+|(?<!\w)\.\w+", " ", text)  # Of files and in addresses.
    return re.findall(r"(?<!\w)[^\W\d_]+(?:[-’][^\W\d_]+)*(?![\w-]|’[^\W\d_])", without_names)


def count(text: str) -> int:
    """How many words a text has; a number counts as one, and so does a gap."""
    return len(re.findall(rf"\w+(?:[-’.,:]\w+)*|{GAP}", text))


def project_file(name: str) -> Path:
    """A file that lies beside this module."""
    return Path(__file__).parent / name
