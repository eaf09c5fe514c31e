"""Turns the model into HTML, with a Jinja environment of our own.

The macros plugin's environment escapes nothing and prints unknown names verbatim; ours escapes everything and
stops at an unknown name.  Templates decide nothing: what they ask for is an attribute of the model.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import jinja2

from macros.content.example import EXAMPLE, NO_EXAMPLE, Example
from macros.content.model import DataFile, Role, Worksheet
from macros.content.places import FOLDER, LEAN_FOLDER, sheet_address
from macros.content.schedule import lead_text
from macros.content.version import PROJECT, stated_version
from macros.site.catalogue import catalogue, counted, example_script
from macros.site.keeping import KeptTemplates
from macros.site.policy import OwnCode
from macros.site.search import Outline, Section

# How the place of a part begins, until it is filled.
BEGINNING = "[[part:"
_PLACEHOLDER = re.compile(r"<p>\[\[part:([a-z-]+)((?: [a-z0-9./-]+)*)\]\]</p>")


# The title of a worksheet's page. A question's id can hold no dot, so the two never meet.
HEADING_ID = "titel."


def placeholder(part: str, *arguments: str) -> str:
    """Mark the place of a part in Markdown; `Renderer.fill` finds it in the finished HTML."""
    return f"{BEGINNING}{' '.join((part, *arguments))}]]"


class MisplacedPartError(ValueError):
    """A part does not stand in a paragraph of its own, or a macro's name lacks its parentheses."""


class UnknownPartError(ValueError):
    """A page names a picture that does not exist, or quotes what the example does not say."""


@dataclass(frozen=True)
class Illustrations:
    """What pages show besides the worksheets.

    Attributes:
        example: The filled example that they quote.
        pictures: SVG by name.
    """

    example: Example
    pictures: Mapping[str, str]


NO_ILLUSTRATIONS = Illustrations(NO_EXAMPLE, MappingProxyType({}))


@dataclass(frozen=True)
class Earlier:
    """What questions were before, by "<worksheet>.<question>".

    Attributes:
        wordings: How they read.
        choices: What they no longer offer: texts by id.
    """

    wordings: Mapping[str, Mapping[str, object]]
    choices: Mapping[str, Mapping[str, str]]


NOTHING_EARLIER = Earlier(MappingProxyType({}), MappingProxyType({}))


class Renderer:
    """Renders parts of pages.

    Args:
        templates: The folder with the templates.
        data: What the data file says.
        illustrations: What pages show besides.
        earlier: What questions were before.
        moved: The ways to the questions that have left a page, by their old ids; asked with the page's address.

    Attributes:
        own_code: The inline scripts and styles of all that was rendered.
    """

    def __init__(
        self,
        templates: Path,
        data: DataFile,
        illustrations: Illustrations = NO_ILLUSTRATIONS,
        *,
        earlier: Earlier = NOTHING_EARLIER,
        moved: Callable[[str], Mapping[str, str]] = lambda _: {},
    ) -> None:
        self._moved = moved
        self._data = data
        self._example = illustrations.example
        self._pictures = illustrations.pictures
        self._wordings = earlier.wordings
        self._former_choices = earlier.choices
        self._worksheets = {worksheet.id: worksheet for worksheet in data.worksheets}
        self._asked = data.asked
        self._following = _following(data)
        self._wordings_by_sheet = _by_sheet(earlier.wordings)
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([templates, templates.parent]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # A build has its own environment, and reads each template once.
            auto_reload=False,
            bytecode_cache=KeptTemplates(PROJECT),
        )
        self.own_code = OwnCode()
        self._environment.filters["own_code"] = self.own_code
        self._environment.globals |= {
            "sheet_address": sheet_address,
            "lean_folder": LEAN_FOLDER,
            "counted": counted,
            "question_of": self._asked.__getitem__,
            "sheet_of": self._worksheets.__getitem__,
            "choice_texts": self._choice_texts,
            "former_choices": lambda key: earlier.choices.get(key, {}),
            "hint": data.hint,
            "way_ids": [role.worksheets for role in data.roles],
            "lead_text": lead_text,
            "question_set": data.question_set,
            "version": stated_version(),
        }

    def fill(self, page: str, **settings: object) -> str:
        """Put the parts of a page where its placeholders stand.

        Args:
            page: The page's HTML.
            settings: What templates ask for: `root`, the relative way from the page to the root of the site ("" or
                "../"); `address`, the page's full address, and `site_url`, the site's (both "" where the operator has
                not set one); `site_name`; `downloads`, the full address of what a release holds (or "").

        Returns:
            The complete HTML.

        Raises:
            KeyError: A placeholder names an unknown worksheet.
            UnknownPartError: A page names a picture that does not exist, or quotes what the example does not say.
            MisplacedPartError: A part would be published as raw text.
            jinja2.TemplateError: A template does not fit the model.
        """

        def part(match: re.Match[str]) -> str:
            return self._part(match[1], match[2].split(), **settings)

        filled = _PLACEHOLDER.sub(part, page)
        if BEGINNING in filled:
            raise MisplacedPartError("a macro stands beside other words; give it a paragraph of its own")
        if "define_env.&lt;locals&gt;" in filled or "define_env.<locals>" in filled:
            raise MisplacedPartError("the name of a macro stands without its parentheses; add ()")
        return filled

    def outline(self, page: str) -> list[Section]:
        """What the search should find of a page: each section, and each question once, but no form."""
        outline = Outline()
        end = 0
        for match in _PLACEHOLDER.finditer(page):
            outline.feed(page[end : match.start()])
            if match[1] == "worksheet":
                outline.take(self._worksheet(match[2].strip()))
            end = match.end()
        outline.feed(page[end:])
        outline.close()
        return outline.sections

    def catalogue(self) -> str:
        """Every worksheet with its questions, as a script for `overrides/client/page/load_catalogue.js`."""
        return catalogue(self._worksheets.values(), self._former_choices)

    def example(self) -> str:
        """The filled example, as a script for `overrides/parts/example/filled_example.js`."""
        return example_script(self._example.text)

    def heading(self, worksheet: Worksheet) -> str:
        """The title of a worksheet's page; it stands above the page's own introduction."""
        return self._render("worksheet/heading.html", worksheet=worksheet, heading_id=HEADING_ID)

    def other_language(self, *, is_plain: bool, way: str) -> str:
        """A link to the same page in the other language.

        Args:
            is_plain: Whether the page that gets the link is the one in plain language.
            way: The relative way to the other one.
        """
        return self._render("plain/other_language.html", is_plain=is_plain, way=way)

    def parts(self, page: str) -> set[str]:
        """The names of the parts that a page has; the client brings them to life."""
        return {match[1] for match in _PLACEHOLDER.finditer(page)}

    def _part(self, name: str, arguments: list[str], **context: object) -> str:
        """A part is a folder with a template of its name; only these need more than every part is handed."""
        if name == "worksheet":
            worksheet = self._worksheet(arguments[0])
            return self._sheet("worksheet/worksheet.html", worksheet, folder=FOLDER, fields_apart=False, **context)
        if name == "picture":
            return self._picture(arguments[0])
        if name == "example":
            return self._render("example/example.html", **self._excerpt(arguments), **context)
        if name == "home":
            return self._home(arguments, **context)
        folder = name.replace("-", "_")
        return self._render(
            f"{folder}/{folder}.html",
            worksheets=list(self._worksheets.values()),
            named=[self._worksheet(argument) for argument in arguments],
            roles=self._roles(),
            wordings=self._wordings,
            **context,
        )

    def _home(self, timeline: Sequence[str], **context: object) -> str:
        """The visits of whoever has begun; where there is a timeline, its address leads there from each."""
        return self._render(
            "home/home.html",
            worksheets=list(self._worksheets.values()),
            timeline="".join(timeline),
            **context,
        )

    def _roles(self) -> list[tuple[Role, list[Worksheet]]]:
        return [(role, [self._worksheet(id_) for id_ in role.worksheets]) for role in self._data.roles]

    def _picture(self, name: str) -> str:
        if name not in self._pictures:
            known = ", ".join(self._pictures) or "none"
            raise UnknownPartError(f'picture "{name}" is unknown; the known ones are: {known}')
        return f'<figure class="picture">{self._pictures[name]}</figure>'

    def _excerpt(self, keys: Sequence[str]) -> dict[str, object]:
        """What a page quotes of the example; the button opens the worksheet of the first question."""
        if not self._example.text:
            raise UnknownPartError(f"there is no docs/{EXAMPLE} to quote; take the macro out, or make an example")
        missing = [key for key in keys if not self._example.answers.get(key)]
        if missing:
            listed = ", ".join(missing)
            raise UnknownPartError(
                f"docs/{EXAMPLE} has no answer to: {listed}; name another question, or answer it there"
            )
        quoted = [(self._asked[key], self._example.answers[key]) for key in keys]
        opens = quoted[0][0].worksheet.id if quoted else next(iter(self._worksheets))
        return {"name": self._example.name, "quoted": quoted, "opens": opens}

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
            following=self._following.get(worksheet.id, {}),
            wordings=self._wordings_by_sheet.get(worksheet.id, {}),
            folder=folder,
            moved=self._moved(sheet_address(worksheet.id, folder)),
            **context,
        )

    def single(self, **context: object) -> str:
        """The whole guide in one file.

        Args:
            context: What `overrides/single.html` asks for.
        """
        return self._render("single.html", catalogue=self.catalogue(), example=self.example(), **context)

    def redirect(self, old: str, target: str, site_name: str) -> str:
        """A page that leads on.

        Args:
            old: Its own address below the site's root.
            target: The relative way to the new address.
            site_name: For the window's title.
        """
        root = "../" * old.count("/")
        return self._render("redirect.html", root=root, target=target, site_name=site_name)

    def _choice_texts(self, key: str) -> dict[str, str]:
        """All that a question offers or ever offered, by id."""
        return {**self._former_choices.get(key, {}), **self._asked[key].question.choice_texts}

    def _worksheet(self, worksheet_id: str) -> Worksheet:
        if worksheet_id not in self._worksheets:
            known = ", ".join(self._worksheets)
            raise KeyError(f'worksheet "{worksheet_id}" is unknown; the known ones are: {known}')
        return self._worksheets[worksheet_id]

    def _render(self, template: str, **context: object) -> str:
        return self._environment.get_template(template).render(context)


def _following(data: DataFile) -> dict[str, dict[str, list[str]]]:
    """By id, the worksheets that come next, by id, each with the ways on which it does."""
    found: dict[str, dict[str, list[str]]] = {}
    for role in data.roles:
        for before, after in pairwise(role.worksheets):
            found.setdefault(before, {}).setdefault(after, []).append(role.title)
    on_ways = {id_ for role in data.roles for id_ in role.worksheets}
    for sheet, following in pairwise(data.worksheets):
        if sheet.id not in on_ways:
            found[sheet.id] = {following.id: [""]}
    return found


def _by_sheet(wordings: Mapping[str, object]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for key, value in wordings.items():
        found.setdefault(key.partition(".")[0], {})[key] = value
    return found
