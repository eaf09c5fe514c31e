"""One build: what it is told, and all that is read, checked and bundled before the first page is made."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from macros.content.addresses import (
    ADDRESSES,
    Remembered,
    address_faults,
    moved_questions,
    new_addresses,
    published,
    read_addresses,
)
from macros.content.braces import brace_faults
from macros.content.data_file import Content
from macros.content.example import load_example
from macros.content.faults import BuildError, ContentError, Fault, NothingBuiltError
from macros.content.lock import LOCK_FILE, Entry
from macros.content.model import Worksheet
from macros.content.pictures import load_pictures
from macros.content.places import DOWNLOADS, FOLDER
from macros.content.settings import setting_faults, unset_particulars
from macros.content.version import PROJECT, stated_version
from macros.content.wordings import (
    data_file_name,
    earlier_wordings,
    former_choices,
    load_remembered,
    new_wordings,
    pending,
    wording_faults,
)
from macros.site.bundling import BundleError, bundle, named_by_content
from macros.site.rendering import Earlier, Illustrations, Renderer
from macros.site.search import Findable
from macros.site.single import SinglePage

OVERRIDES = PROJECT / "overrides"

# So many questions or addresses are named in one message.
_NAMED = 5


@dataclass(frozen=True)
class Settings:
    """What a build is told.

    Attributes:
        file: Where mkdocs.yml lies.
        docs: The folder with pages and data file.
        name: The site's.
        description: The site's, where it has one.
        url: The address of the site, ending in a slash; "" where the operator has not set one.
        extra: `extra` from mkdocs.yml.
        names: What pages may name between braces: macros, and settings.
        is_preview: Whether the site is served while it is edited: then it tells what a build would stop at.
    """

    file: Path
    docs: Path
    name: str
    description: str | None
    url: str
    extra: Mapping[str, object]
    names: Mapping[str, object]
    is_preview: bool

    @property
    def unset(self) -> list[str]:
        """The operator's particulars that are not filled in yet."""
        return unset_particulars(self.extra)

    @property
    def is_published(self) -> bool:
        """Whether a release is made of the site."""
        return _is_wanted() and not self.is_preview

    @property
    def downloads(self) -> str:
        """The full address of what a release holds; "" where the site offers none."""
        return f"{self.url}{DOWNLOADS}/" if self.is_published and self.url else ""


@dataclass(frozen=True)
class Build:
    """What is known before the first page is made, and what pages leave behind.

    Attributes:
        settings: What the build was told.
        frame_sources: The origins whose pages may show ours in a frame.
        content: What the data file and the pages say.
        renderer: Renders the parts of pages.
        remembered: Every address that was ever published.
        assets: What esbuild made, by address below the site's root.
        faults: What was found wrong with finished pages.
        found: What the search finds, in the order of the pages.
        pages: What belongs into the guide in one file, by address.
        order: The addresses of all pages, as the navigation has them.
        urls: The addresses of all that is published, by path below the folder with the pages.
    """

    settings: Settings
    frame_sources: str
    content: Content
    renderer: Renderer
    remembered: Remembered
    assets: Mapping[str, bytes]
    faults: list[Fault] = field(default_factory=list)
    found: list[Findable] = field(default_factory=list)
    pages: dict[str, SinglePage] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    urls: dict[str, str] = field(default_factory=dict)

    @property
    def addresses(self) -> dict[str, str]:
        """The addresses of assets by plain name: "main.js" -> "assets/main-ABC123.js"."""
        plain = {address: Path(address).name for address in self.assets if not address.endswith(".map")}
        return {f"{name[: name.rindex('-')]}{Path(name).suffix}": address for address, name in plain.items()}

    def asset(self, name: str) -> str:
        """The text of an asset, such as "early.js"."""
        return self.assets[self.addresses[name]].decode("utf-8")

    @cached_property
    def worksheets(self) -> dict[str, Worksheet]:
        """The worksheets by their pages, such as "arbeitsblaetter/vorbereitung.md"."""
        return {f"{FOLDER}/{worksheet.id}.md": worksheet for worksheet in self.content.worksheets}

    def shown(self) -> dict[str, object]:
        """What the templates around every page ask for."""
        return {
            "version": stated_version(),
            "assets": self.addresses,
            "early": self.asset("early.js").strip(),
            "home_early": self.asset("home_early.js").strip(),
            "site_style": self.asset("site.css").strip(),
            "unset_particulars": self.settings.unset,
            "downloads": self.settings.downloads,
            "question_set": self.content.data.question_set,
            "frame_sources": self.frame_sources,
        }

    def keep(self, address: str, title: str, content: str, fields: Mapping[str, object]) -> None:
        """Keep a finished page for the guide in one file, unless its front matter says `only_online: true`."""
        if not fields.get("only_online"):
            self.pages[address] = SinglePage(address, title, content, bool(fields.get("legal")))

    def stop_at_faults(self) -> None:
        """Stop where something is wrong with finished pages.

        Raises:
            NothingBuiltError: With every fault.
        """
        stop_at(self.faults)


class Run:
    """How the generator was called, and the build that runs.  A preview builds many times.

    Attributes:
        is_preview: Whether the site is served while it is edited.
        build: The latest.
    """

    build: Build

    def __init__(self) -> None:
        self.is_preview = False
        self._python: dict[Path, float] = {}

    def start(self, *, is_preview: bool) -> None:
        """Note how the generator was called, and the state of the Python code that now runs."""
        self.is_preview = is_preview
        self._python = _python_times()
        # Python would look for rubbish in all that was imported, again and again: an eighth of a build.
        gc.freeze()

    def tell_changed_python(self, tell: Callable[[str], None]) -> None:
        """Say what changed while a preview runs: Python that was loaded stays loaded, and shows an old result as new.

        Args:
            tell: Says it to a person.
        """
        now = _python_times().items() if self.is_preview else ()
        if changed := [path.name for path, time in now if self._python.get(path) != time]:
            tell(f"Python code changed ({', '.join(changed)}): stop this server and start it again to see it")


def _python_times() -> dict[Path, float]:
    return {path: path.stat().st_mtime for path in (PROJECT / "macros").rglob("*.py")}


def _is_wanted() -> bool:
    """Whether the site is to be published, and has to be complete: `make release` says so."""
    return bool(os.environ.get("PUBLISH"))


def check_settings(settings: Settings) -> None:
    """Stop at settings that no site can be made with.

    Args:
        settings: What the build is told.

    Raises:
        NothingBuiltError: With every fault of mkdocs.yml.
        BuildError: The site is to be published, and particulars of the operator are missing.
    """
    stop_at(setting_faults(settings.file, settings.name, settings.description, settings.extra))
    if settings.unset and _is_wanted():
        missing = "\n".join(f"mkdocs.yml: extra.operator.{name} is not filled in yet" for name in settings.unset)
        raise BuildError(f"Nothing was published. Please complete:\n{missing}")


def prepare(settings: Settings, frame_ancestors: Sequence[str], tell: Callable[[str], None]) -> Build:
    """Read and check the content, and bundle scripts and styles.

    Args:
        settings: What the build is told; checked already.
        frame_ancestors: The origins whose pages may show ours in a frame.
        tell: Says to a person what will have to be done before the site is published.

    Returns:
        What pages are made with.

    Raises:
        NothingBuiltError: With every fault that was found.
    """
    docs, is_preview = settings.docs, settings.is_preview
    try:
        # A preview shows a new wording, and says what to decide before it can be published; a build stops.
        content, lock = load_remembered(docs, may_change=lambda _: is_preview)
        stop_at(brace_faults(docs, settings.names))
        assets = bundle(OVERRIDES, development=is_preview)
        remembered = read_addresses(docs)
        lost = address_faults(remembered, published(docs, content.worksheets), docs)
        if not is_preview:
            stop_at(lost)
        illustrations = Illustrations(load_example(docs, content.data), load_pictures(docs))
    except (ContentError, BundleError) as error:
        raise NothingBuiltError(str(error)) from None
    for notice in [*_told(lost), *_new_addresses(remembered, content, docs), *_new_wordings(docs, content, lock)]:
        tell(notice)
    renderer = Renderer(
        OVERRIDES / "parts",
        content.data,
        illustrations,
        earlier=Earlier(earlier_wordings(content, lock), former_choices(content, lock)),
        moved=partial(moved_questions, remembered),
    )
    assets |= named_by_content("catalogue.js", renderer.catalogue().encode("utf-8"))
    assets |= named_by_content("example.js", renderer.example().encode("utf-8"))
    return Build(settings, " ".join(frame_ancestors), content, renderer, remembered, assets)


def stop_at(faults: Sequence[Fault]) -> None:
    """Stop where something is wrong.

    Args:
        faults: What was found.

    Raises:
        NothingBuiltError: With every fault.
    """
    if faults:
        raise NothingBuiltError(str(ContentError(faults)))


def _told(faults: Sequence[Fault]) -> Iterator[str]:
    return (f"Before this can be published: {fault}" for fault in faults)


def _new_addresses(remembered: Remembered, content: Content, docs: Path) -> Iterator[str]:
    new = new_addresses(remembered, published(docs, content.worksheets))
    if remembered.lines and new:
        yield f"{docs.name}/{ADDRESSES} does not know yet: {_some(new, 'address', 'addresses')}; run make addresses"


def _new_wordings(docs: Path, content: Content, lock: Mapping[str, Entry]) -> Iterator[str]:
    yield from _told(wording_faults(content, lock, data_file_name(docs)))
    undecided = new_wordings(content, lock)
    unknown = [key for key in pending(content, lock) if key not in undecided]
    if unknown:
        named = _some(unknown, "question", "questions")
        yield f"{docs.name}/{LOCK_FILE} does not know yet: {named}; run make wording"


def _some(names: Sequence[str], one: str, many: str) -> str:
    """Name the first ones: a new project has all of them to remember."""
    named = ", ".join([*names[:_NAMED], *(["…"] if len(names) > _NAMED else [])])
    return f"{named} ({len(names)} {one if len(names) == 1 else many})"
