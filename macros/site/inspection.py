"""What may not stand in content: nothing that an editor writes or publishes runs, or loads from elsewhere.

Pages are inspected when Markdown and macros have made HTML of them, because only that says what is code that a page
shows and what is code that it would run.  The policy (`macros/site/policy.py`) holds where a browser reads otherwise.
"""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from macros.content.drawings import drawing_faults
from macros.content.faults import Fault, quoted
from macros.content.reading import read, unreadable

# Text, lists, tables, images.  What asks, loads, frames, draws or runs is a part of ours, which a macro puts in.
_ELEMENTS = frozenset(
    """
    p br hr wbr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code kbd samp var em strong b i u s
    del ins mark small sub sup abbr cite q dfn time bdi bdo ruby rt rp a img figure figcaption table
    caption colgroup col thead tbody tfoot tr th td div span section article aside header footer hgroup
    address details summary noscript
    """.split()  # noqa: SIM905 - so many names are easier to read as a text
)
_ATTRIBUTES = frozenset(
    """
    id class lang dir title role translate hidden tabindex href hreflang rel target download name src
    alt width height loading decoding colspan rowspan scope headers abbr align span start type reversed
    value cite datetime open markdown
    """.split()  # noqa: SIM905 - so many names are easier to read as a text
)
_ADDRESSES = ("href", "src", "cite")
_SCHEMES = ("http", "https", "mailto", "tel")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

# A browser leaves these out where it reads an address.
_IGNORED = re.compile(r"[\x00-\x20]")

# Even where the parser takes them for something else, such as a comment.
_ACTIVE = re.compile(
    r"<\s*/?\s*(script|style|iframe|object|embed|applet|base|meta|link|form|svg|math|template|frame|frameset|portal)\b",
    re.IGNORECASE,
)
_FRONT_MATTER = r"\A---[ \t]*\n.*?^---[ \t]*$"
_CODE = r"^ *(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence)[`~]*\s*?$|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
_SHOWN = re.compile(f"{_FRONT_MATTER}|{_CODE}", re.DOTALL | re.MULTILINE)

# By suffix, what may be published as it is: no browser runs any of it.
PUBLISHED = frozenset(
    """
    .png .jpg .jpeg .webp .gif .ico .svg .pdf .txt .csv .json .zip .ics .vcf .odt .ods .odp .docx .xlsx
    .pptx .woff2
    """.split()  # noqa: SIM905 - so many names are easier to read as a text
)
# GitHub Pages knows the name of the site by it.
_BY_NAME = ("CNAME",)


def page_faults(content: str, source: str, file: str) -> list[Fault]:
    """Find what may not stand in a page.

    Args:
        content: The HTML that Markdown and macros made of it.
        source: The page as it was written.
        file: How faults name it.

    Returns:
        The faults.
    """
    inspection = _Inspection()
    try:
        inspection.feed(content)
        inspection.close()
    except AssertionError:  # Python's parser stops at <![ without a word that it knows.
        inspection.unknown_decl("")
    found = dict(inspection.found)
    for match in _ACTIVE.finditer(content):
        name = match[1].lower()
        found.setdefault(_element(name), _element_sign(name))
    shown = _without_code(source)
    return [Fault(file, _line_of(signs, shown, source), text) for text, signs in found.items()]


def _element(name: str) -> str:
    remedy = {
        "script": "scripts of ours come with macros",
        "style": "use a class of ours",
        "svg": 'put it into docs/bilder/ and write {{ picture("its name") }}',
    }.get(name, "take it out, or put it between backticks to show it")
    return f"<{name}> is not allowed in a page; {remedy}"


def _element_sign(name: str) -> list[str]:
    return [rf"<\s*/?\s*{re.escape(name)}(?![\w-])"]


class _Inspection(HTMLParser):
    """Notes what is wrong, each with a pattern that finds it in the source."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            self.found.setdefault(_element(tag), _element_sign(tag))
            return
        for name, value in attrs:
            given = value or ""
            sign = [rf"(?<![\w-]){re.escape(name)}\s*="]
            if not (name in _ATTRIBUTES or name.startswith(("aria-", "data-"))):
                remedy = "use a class of ours" if name == "style" else "take it out"
                self.found.setdefault(f"attribute {quoted(name)} is not allowed on <{tag}>; {remedy}", sign)
            elif name in _ADDRESSES and (fault := _address_fault(tag, given)):
                self.found.setdefault(fault, _value_signs(given))

    def handle_decl(self, _decl: str) -> None:
        self.found.setdefault("<!…> is not allowed in a page; take it out", [r"<!(?!--)"])

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        self.found.setdefault("<?…> is not allowed in a page; take it out", [r"<\?"])


def _address_fault(tag: str, given: str) -> str:
    address = _IGNORED.sub("", given)
    scheme = _SCHEME.match(address)
    if tag == "img" and (scheme or address.startswith(("//", "\\"))):
        return f"image {quoted(given)} is no file of this site; put it into docs/ and name it by its path"
    if scheme and scheme[1].lower() not in _SCHEMES:
        return f"address {quoted(given)} is not allowed; link to a page, a file, https:, mailto: or tel:"
    return ""


def _value_signs(given: str) -> list[str]:
    """An address may stand there as it is, with letters as entities, or with its scheme alone legible."""
    scheme = _SCHEME.match(_IGNORED.sub("", given))
    forms = [given, html.escape(given), *([scheme[0]] if scheme else [])]
    return [re.escape(form) for form in forms if form]


def _without_code(source: str) -> str:
    """The source with blanks in the place of front matter, and of code that a page only shows."""
    return _SHOWN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)


def _line_of(signs: list[str], shown: str, source: str) -> int:
    """Where the first sign stands that is found; 1 where a macro or a reference hides all of them."""
    for text in (shown, html.unescape(shown), source):
        for sign in signs:
            if match := re.search(sign, text, re.IGNORECASE):
                return text.count("\n", 0, match.start()) + 1
    return 1


def file_faults(path: Path, file: str) -> Iterator[Fault]:
    """Find why a file that is published as it is may not be.

    Args:
        path: Where it lies.
        file: How faults name it.

    Yields:
        The faults.
    """
    suffix = PurePosixPath(file).suffix.lower()
    if suffix not in PUBLISHED and path.name not in _BY_NAME:
        known = " ".join(sorted(PUBLISHED))
        text = f"a browser may run a file of this kind; take it out of docs/, where these may be: {known}"
        yield Fault(file, 1, text)
    elif suffix == ".svg":
        reading = read(path, file)
        yield from reading.faults or drawing_faults(reading.text or "", file, is_inlined=False)
    else:
        yield from unreadable(path, file)
