"""Reads what a policy has to name in a page: inline scripts and styles, and what no policy allows.

A page that is written so plainly that every parser must read it alike is scanned: every tag whole, every value
closed, no code but the build's own.  Each page of ours is, and it takes a fraction of the time.  Anything else, such
as HTML that an editor wrote in her own way, goes to Python's parser, which decides.  So the scan may give up, but
never passes what the parser would refuse; a test holds the two against each other.
"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Types of script elements that no browser runs or obeys.
_DATA = ("application/json", "text/plain")

# No possessive quantifier, which Python 3.11.2 matches wrongly around groups, and no need of one: each character can
# be matched in one way alone.
_SPACE = "[ \t\n]"
_TAG = "[a-zA-Z][a-zA-Z0-9-]*"
# Every attribute but a style and a handler.
_NAME = "(?![oO][nN]|[sS][tT][yY][lL][eE](?![a-zA-Z0-9:._-]))[a-zA-Z][a-zA-Z0-9:._-]*"
# A value without "<" holds no tag, however a browser reads the element around it.
_VALUE = f"""="[^"<]*"|='[^'<]*'|=[a-zA-Z0-9_-]+(?={_SPACE}|>)"""
_REST = f"(?:{_SPACE}+{_NAME}(?:{_VALUE})?)*{_SPACE}*"

# Parsers read these by rules of their own.
_CODE = "[sS][cC][rR][iI][pP][tT]|[sS][tT][yY][lL][eE]"
_TEXT = "[tT][eE][xX][tT][aA][rR][eE][aA]|[tT][iI][tT][lL][eE]"
_PIECES = (
    f"(?!(?:{_CODE}|{_TEXT})(?![a-zA-Z0-9-])){_TAG}{_REST}/?>",
    f"/{_TAG}>",
    *(f"{tag}{_REST}>[^<]*</{tag}>" for tag in ("textarea", "title")),
    "!--[^<>-]*(?:-[^<>-]+)*-->",
)
_MARKUP = re.compile(f"<(?:{'|'.join(_PIECES)})")
_DOCTYPE = re.compile("<!doctype html>", re.IGNORECASE)
_CODE_BEGINS = re.compile(f"<(script|style)({_REST})>")
_GIVEN = re.compile(r"""([\w:.-]+)(?:=(?:"([^"]*)"|'([^']*)'|([\w-]+)))?""")

# Where a parser may end code, or begin to read it by other rules.
_CODE_ENDS = re.compile(r"<!--|</\s*(?:script|style)", re.IGNORECASE)


@dataclass
class Inline:
    """What a policy has to name, or cannot allow.

    Attributes:
        scripts: The texts of inline scripts, as between their tags, in order.
        styles: The same of styles.
        attributes: Styles and handlers in attributes, in words.
    """

    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)

    def takes(self, tag: str, given: Mapping[str, str | None]) -> list[str] | None:
        """Where the text of an element belongs, which begins; None where no browser runs or obeys it."""
        if tag == "style":
            return self.styles
        if tag == "script" and "src" not in given and (given.get("type") or "").lower() not in _DATA:
            return self.scripts
        return None


def inline(page: str, own: AbstractSet[str]) -> Inline:
    """Read a finished page.

    Args:
        page: Its HTML.
        own: The inline scripts and styles that the build wrote itself, as between their tags.
    """
    return scanned(page, own) or parsed(page)


def scanned(page: str, own: AbstractSet[str]) -> Inline | None:
    """Read a page that is written plainly.

    Args:
        page: Its HTML.
        own: The inline scripts and styles that the build wrote itself, as between their tags.

    Returns:
        What it holds, or None where a parser has to decide.
    """
    found = Inline()
    doctype = _DOCTYPE.match(page)
    position = doctype.end() if doctype else 0
    while begin := _CODE_BEGINS.search(page, position):
        given = _given(begin[2])
        end = page.find(f"</{begin[1]}>", begin.end())
        text = page[begin.end() : end]
        if given is None or end < 0 or _CODE_ENDS.search(text) or not _is_plain(page[position : begin.start()]):
            return None
        texts = found.takes(begin[1], given)
        if texts is not None:
            if text not in own:
                return None
            texts.append(text)
        position = end
    return found if _is_plain(page[position:]) else None


def _is_plain(markup: str) -> bool:
    """Whether every tag and comment is one that all parsers read alike; what is left of them is text."""
    return "<" not in _MARKUP.sub("", markup)


def _given(attributes: str) -> dict[str, str | None] | None:
    """What is given to an element of code; None where parsers may read it in different ways."""
    found = [(name.lower(), "".join(values)) for name, *values in _GIVEN.findall(attributes)]
    given: dict[str, str | None] = dict(found)
    return given if len(given) == len(found) and "&" not in (given.get("type") or "") else None


def parsed(page: str) -> Inline:
    """Read any page.

    Args:
        page: Its HTML.
    """
    parser = _Parser()
    parser.feed(page)
    parser.close()
    return parser.found


class _Parser(HTMLParser):
    """Collects what a policy has to name: scripts and styles in the page itself."""

    def __init__(self) -> None:
        # As it would leave them otherwise, it ends at a broken reference, and takes the rest of the page for text.
        super().__init__(convert_charrefs=True)
        self.found = Inline()
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(reversed(attrs))  # Of a name that stands twice, browsers obey the first.
        self.found.attributes += [
            f"{name}=… on <{tag}>" for name, _ in attrs if name == "style" or name.startswith("on")
        ]
        self._open = self.found.takes(tag, given)
        if self._open is not None:
            self._open.append("")

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._open = None
