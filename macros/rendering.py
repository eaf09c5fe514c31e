"""Turns the model into HTML, with a Jinja environment of our own.

The macros plugin's environment escapes nothing and prints unknown names verbatim; ours escapes everything and
stops at an unknown name.  Templates decide nothing: what they ask for is an attribute of the model.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import jinja2

from macros.model import Worksheet
from macros.pages import FOLDER, LEAN_FOLDER, sheet_address

_BEGINNING = "[[part:"
_PLACEHOLDER = re.compile(r"<p>\[\[part:([a-z]+)((?: [a-z0-9-]+)*)\]\]</p>")


# The title of a worksheet's page. A question's id can hold no dot, so the two never meet.
HEADING_ID = "titel."


def placeholder(part: str, *arguments: str) -> str:
    """Mark the place of a part in Markdown; `Renderer.fill` finds it in the finished HTML."""
    return f"{_BEGINNING}{' '.join((part, *arguments))}]]"


class MisplacedPartError(ValueError):
    """A part does not stand in a paragraph of its own, or a macro's name lacks its parentheses."""


class Renderer:
    """Renders parts of pages.

    Args:
        templates: The folder with the templates.
        worksheets: All worksheets, in order.
        wordings: How questions read before, by "<worksheet>.<question>".
        moved: The ways to the questions that have left a page, by their old ids; asked with the page's address.
    """

    def __init__(
        self,
        templates: Path,
        worksheets: Sequence[Worksheet],
        wordings: Mapping[str, Mapping[str, object]] = MappingProxyType({}),
        moved: Callable[[str], Mapping[str, str]] = lambda _: {},
    ) -> None:
        self._moved = moved
        self._wordings = wordings
        self._worksheets = {worksheet.id: worksheet for worksheet in worksheets}
        self._following = {before.id: after for before, after in pairwise(worksheets)}
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([templates, templates.parent]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {"sheet_address": sheet_address, "lean_folder": LEAN_FOLDER}

    def fill(self, page: str, **settings: object) -> str:
        """Put the parts of a page where its placeholders stand.

        Args:
            page: The page's HTML.
            settings: What templates ask for: `root`, the relative way from the page to the root of the site ("" or
                "../"); `address`, the page's full address, and `site_url`, the site's (both "" where the operator has
                not set one); `site_name`.

        Returns:
            The complete HTML.

        Raises:
            KeyError: A placeholder names an unknown worksheet.
            MisplacedPartError: A part would be published as raw text.
            jinja2.TemplateError: A template does not fit the model.
        """

        def part(match: re.Match[str]) -> str:
            return self._part(match[1], match[2].split(), **settings)

        filled = _PLACEHOLDER.sub(part, page)
        if _BEGINNING in filled:
            raise MisplacedPartError("a macro stands beside other words; give it a paragraph of its own")
        if "define_env.&lt;locals&gt;" in filled or "define_env.<locals>" in filled:
            raise MisplacedPartError("the name of a macro stands without its parentheses; add ()")
        return filled

    def searchable(self, page: str) -> str:
        """Put only what the search should find where the placeholders stand: each question once, no form."""

        def part(match: re.Match[str]) -> str:
            if match[1] != "worksheet":
                return ""
            return self._render("search.html", worksheet=self._worksheet(match[2].strip()))

        return _PLACEHOLDER.sub(part, page)

    def catalogue(self) -> str:
        """Every worksheet with its questions, as a script for `overrides/client/catalogue.js`."""
        worksheets = [
            {
                "id": worksheet.id,
                "short": worksheet.short,
                "questions": [
                    {"id": question.id, "number": question.number, "text": question.text}
                    for question in worksheet.questions
                ],
            }
            for worksheet in self._worksheets.values()
        ]
        return f"fachaustauschCatalogue({json.dumps(worksheets, ensure_ascii=False, separators=(',', ':'))})\n"

    def heading(self, worksheet: Worksheet) -> str:
        """The title of a worksheet's page; it stands above the page's own introduction."""
        return self._render("heading.html", worksheet=worksheet, heading_id=HEADING_ID)

    def parts(self, page: str) -> set[str]:
        """The names of the parts that a page has; the client brings them to life."""
        return {match[1] for match in _PLACEHOLDER.finditer(page)}

    def _part(self, name: str, arguments: list[str], **context: object) -> str:
        worksheets = list(self._worksheets.values())
        parts: dict[str, Callable[[], str]] = {
            "worksheet": lambda: self._sheet(
                "worksheet.html", self._worksheet(arguments[0]), folder=FOLDER, fields_apart=False, **context
            ),
            "cards": lambda: self._render("cards.html", worksheets=worksheets, **context),
            "checklist": lambda: self._render(
                "checklist.html", worksheets=worksheets, wordings=self._wordings, **context
            ),
            "embedding": lambda: self._render("embedding.html", worksheets=worksheets, **context),
            "links": lambda: self._render("links.html", worksheets=worksheets, **context),
            "offline": lambda: self._render("offline.html", **context),
            "handout": lambda: self._render(
                "handout.html", worksheets=[self._worksheet(argument) for argument in arguments], **context
            ),
        }
        return parts[name]()

    def lean(self, worksheet: Worksheet, **page: object) -> str:
        """A worksheet's lean page, whole.

        Args:
            worksheet: Which.
            page: What `overrides/lean.html` asks for besides the worksheet.
        """
        return self._sheet("lean.html", worksheet, folder=LEAN_FOLDER, fields_apart=True, **page)

    def _sheet(self, template: str, worksheet: Worksheet, *, folder: str, **context: object) -> str:
        return self._render(
            template,
            worksheet=worksheet,
            following=self._following.get(worksheet.id),
            wordings=self._wordings_of(worksheet.id),
            folder=folder,
            moved=self._moved(sheet_address(worksheet.id, folder)),
            **context,
        )

    def single(self, **context: object) -> str:
        """The whole guide in one file.

        Args:
            context: What `overrides/single.html` asks for.
        """
        return self._render("single.html", catalogue=self.catalogue(), **context)

    def redirect(self, target: str, site_name: str) -> str:
        """A page that leads on.

        Args:
            target: The relative way to the new address.
            site_name: For the window's title.
        """
        return self._render("redirect.html", target=target, site_name=site_name)

    def _wordings_of(self, worksheet_id: str) -> dict[str, object]:
        return {key: value for key, value in self._wordings.items() if key.startswith(f"{worksheet_id}.")}

    def _worksheet(self, worksheet_id: str) -> Worksheet:
        if worksheet_id not in self._worksheets:
            known = ", ".join(self._worksheets)
            raise KeyError(f'worksheet "{worksheet_id}" is unknown; the known ones are: {known}')
        return self._worksheets[worksheet_id]

    def _render(self, template: str, **context: object) -> str:
        return self._environment.get_template(template).render(context)
