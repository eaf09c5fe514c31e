"""One page: what a generator knows of it, and what it becomes with the parts that its macros ask for."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from markupsafe import Markup, escape

from macros.content.faults import BuildError
from macros.content.model import Worksheet
from macros.content.reading import read
from macros.site.build import Build
from macros.site.inspection import page_faults
from macros.site.rendering import HEADING_ID, MisplacedPartError, UnknownPartError
from macros.site.search import findable

# Parts with a script of their own; the others share overview.js.
_CLIENTS = {
    "worksheet": "main.js",
    "checklist": "checklist.js",
    "embedding": "embedding.js",
    "offline": "offline.js",
}


@dataclass(frozen=True)
class Source:
    """A page as a generator hands it over.

    Attributes:
        path: Below the folder with the pages, such as "ueber/impressum.md".
        file: Where it lies.
        html: What Markdown and macros made of it.
        address: Below the site's root, such as "ueber/impressum.html".
        full_address: With the site's own; "" where the operator has not set one.
        title: Of the page; plain text.
        fields: Its front matter.
    """

    path: str
    file: Path
    html: str
    address: str
    full_address: str
    title: str
    fields: Mapping[str, object]

    @property
    def name(self) -> str:
        """How messages name it."""
        return f"docs/{self.path}"


class Entry(NamedTuple):
    """An entry of a table of contents.

    Attributes:
        title: HTML.
        id: Where it leads.
        level: 1 for the page, 2 for a section.
    """

    title: Markup
    id: str
    level: int


@dataclass(frozen=True)
class Composed:
    """What a page becomes.

    Attributes:
        html: Its HTML, whole.
        fields: What its template asks for: `client`, the script that brings its parts to life, if there are any; and
            `alone`, where the page is a worksheet and nothing else, and `home`, where it shows a person's visits.
        contents: Its table of contents, where that is not to be taken from its HTML.
        ids: The questions that it has; links lead to them.
    """

    html: str
    fields: Mapping[str, str]
    contents: tuple[Entry, ...] = ()
    ids: frozenset[str] = frozenset()


def fields_of(build: Build, path: str) -> dict[str, str]:
    """What the data file says of a page, so that navigation and window show it; the front matter comes first.

    Args:
        build: The build.
        path: The page's, below the folder with the pages.
    """
    worksheet = build.worksheets.get(path)
    return {"title": worksheet.short, "description": f"Arbeitsblatt: {worksheet.title}"} if worksheet else {}


def compose(build: Build, source: Source) -> Composed:
    """Put the parts of a page in their places.  The build notes what the search finds, and what may not stand there.

    Args:
        build: The build.
        source: The page.

    Raises:
        BuildError: A part is missing, misplaced or unknown, or the page in the other language does not exist.
    """
    parts = build.renderer.parts(source.html)
    worksheet = build.worksheets.get(source.path)
    # MkDocs takes a first line like "Bitte: {{ worksheet(…) }}" for metadata, and the form would be missing.
    if worksheet and not parts:
        raise BuildError(f"{source.name}: the worksheet is missing; give its macro a paragraph of its own")
    html = f"{build.renderer.heading(worksheet)}{source.html}" if worksheet else source.html
    build.faults.extend(page_faults(html, read(source.file, source.name).text or "", source.name))
    client = _client(parts, worksheet)
    filled = _filled(build, source, html)
    fields = {"client": client} if client else {}
    if worksheet and _is_alone(parts, source):
        fields["alone"] = "yes"
    if "home" in parts:
        fields["home"] = "yes"
    if not _is_hidden(source.fields):
        build.found.extend(findable(build.renderer.outline(html), source.address, source.title))
    if worksheet is None:
        return Composed(filled, fields)
    ids = frozenset(question.id for question in worksheet.questions)
    return Composed(filled, fields, _contents(worksheet), ids)


def _is_hidden(fields: Mapping[str, object]) -> bool:
    """Whether the front matter hides a page from the search, by `search: {exclude: true}`."""
    search = fields.get("search")
    return isinstance(search, Mapping) and bool(search.get("exclude"))


def _is_alone(parts: set[str], source: Source) -> bool:
    """Whether a worksheet's page needs no style but those of a worksheet and of plain text."""
    return parts == {"worksheet"} and "<table" not in source.html and not {"plain", "ordinary"} & source.fields.keys()


def _filled(build: Build, source: Source, html: str) -> str:
    try:
        return build.renderer.fill(
            _with_other_language(build, source, html),
            root="../" * source.address.count("/"),
            address=source.full_address,
            site_url=build.settings.url,
            site_name=build.settings.name,
            downloads=build.settings.downloads,
        )
    except (MisplacedPartError, UnknownPartError) as error:
        raise BuildError(f"{source.name}: {error}") from None


def _client(parts: set[str], worksheet: Worksheet | None) -> str:
    if worksheet and not worksheet.is_plain:
        return "main_more.js"
    return next((_CLIENTS[part] for part in parts if part in _CLIENTS), "overview.js") if parts else ""


def _contents(worksheet: Worksheet) -> tuple[Entry, ...]:
    """Each section leads to its first question, whose address is permanent."""
    sections = [Entry(escape(section.title), section.questions[0].id, 2) for section in worksheet.sections]
    return (Entry(escape(worksheet.title), HEADING_ID, 1), *sections)


class _Titled(Protocol):
    title: str
    children: list[Any]


def mark_as_html(entries: Iterable[_Titled]) -> None:
    """Mark the titles of a table of contents, where a generator took them from HTML, so that nothing escapes them.

    Args:
        entries: The generator's own; changed in place.
    """
    for entry in entries:
        entry.title = Markup(entry.title)  # noqa: S704 - as inspected with its heading
        mark_as_html(entry.children)


def _with_other_language(build: Build, source: Source, html: str) -> str:
    """Put a link to the same page in plain or in ordinary language below the title, where the page names one."""
    for field in ("plain", "ordinary"):
        if field not in source.fields:
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), str(source.fields[field])))
        if path not in build.urls:
            raise BuildError(f"{source.name}: {field} names {path}, which does not exist; name a page")
        way = posixpath.relpath(build.urls[path], posixpath.dirname(source.address) or ".")
        link = build.renderer.other_language(is_plain=field == "ordinary", way=way)
        return html.replace("</h1>", f"</h1>{link}", 1)
    return html
