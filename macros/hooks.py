"""What happens while MkDocs builds.  This module and `macros/__init__.py` are the only ones that know MkDocs."""

import json
import logging
import os
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros import define_env
from macros.content.addresses import (
    ADDRESSES,
    Remembered,
    address_faults,
    moved_pages,
    moved_questions,
    new_addresses,
    published,
    read_addresses,
)
from macros.content.braces import brace_faults
from macros.content.data_file import Content
from macros.content.example import load_example
from macros.content.faults import ContentError, Fault
from macros.content.model import Worksheet
from macros.content.pictures import load_pictures
from macros.content.places import DOWNLOADS, FOLDER, LEAN_FOLDER, SINGLE, WORKER
from macros.content.reading import read
from macros.content.settings import setting_faults
from macros.content.wordings import (
    LOCK_FILE,
    Entry,
    data_file,
    earlier_wordings,
    former_choices,
    load_remembered,
    new_wordings,
    pending,
    wording_faults,
)
from macros.hosting import Hosting, HostingError, hosting
from macros.release.packages import PartsError
from macros.release.packing import offer, release
from macros.site.bundling import BundleError, bundle, named_by_content
from macros.site.inspection import file_faults, page_faults
from macros.site.lean import INLINED as LEAN_INLINED
from macros.site.lean import POLICY as LEAN_POLICY
from macros.site.lean import compact, lean_pages
from macros.site.links import link_files
from macros.site.offline import MANIFEST, manifest, worker
from macros.site.policy import PolicyError, protect
from macros.site.rendering import HEADING_ID, Earlier, Illustrations, MisplacedPartError, Renderer, UnknownPartError
from macros.site.single import INLINED as SINGLE_INLINED
from macros.site.single import POLICY as SINGLE_POLICY
from macros.site.single import SinglePage, single_file
from macros.site.theme import theme_assets
from macros.site.trimming import names_in, trim

log = logging.getLogger("mkdocs.plugins.fachaustausch")

_PROJECT = Path(__file__).parent.parent
_OVERRIDES = _PROJECT / "overrides"

# Sources of ours, and the parts of the theme's own search: ours runs from file:// too and loads on demand.
_UNPUBLISHED = (
    "client/",
    "parts/",
    "styles/",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
)

# So many questions or addresses are named in one message.
_NAMED = 5

# Becomes part of the service worker.
_WORKER = "worker.js"

# Parts with a script of their own; the others share overview.js.
_CLIENTS = {"worksheet": "main.js", "embedding": "embedding.js", "offline": "offline.js"}

# What an operator's particular begins with until it is filled in.
_UNSET = "BITTE EINTRAGEN"


class _Build:
    """What one build hands from event to event."""

    serving = False
    python_at_start: Mapping[Path, float]
    hosting: Hosting
    assets: dict[str, bytes]
    worksheets: Mapping[str, Worksheet]
    renderer: Renderer
    remembered: Remembered
    names: set[str]
    faults: list[Fault]
    pages: dict[str, SinglePage]
    order: list[str]


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Note how MkDocs was called, and the state of the Python code that now runs."""
    _Build.serving = command == "serve"
    _Build.python_at_start = _python_times()


@event_priority(-100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content, bundle scripts and styles, and stop with every fault at once."""
    _warn_of_changed_python()
    docs = Path(config.docs_dir)
    _stop_at(_setting_faults(config))
    unset = [name for name, value in config.extra["operator"].items() if value.startswith(_UNSET)]
    if unset and os.environ.get("PUBLISH"):
        missing = "\n".join(f"mkdocs.yml: extra.operator.{name} is not filled in yet" for name in unset)
        raise PluginError(f"Nothing was published. Please complete:\n{missing}")
    try:
        # A preview's address is MkDocs' own, and no server is set up for it.
        _Build.hosting = hosting("" if _Build.serving else config.site_url or "", config.extra)
        # A preview shows a new wording, and says what to decide before it can be published; a build stops.
        content, lock = load_remembered(docs, may_change=lambda _: _Build.serving)
        _stop_at(brace_faults(docs, _names_in_braces(config)))
        _Build.assets = bundle(_OVERRIDES, development=_Build.serving)
        _Build.remembered = _checked_addresses(docs, content)
        illustrations = Illustrations(load_example(docs, content.data), load_pictures(docs))
    except (ContentError, BundleError, HostingError) as error:
        raise PluginError(f"Nothing was built. Please mend:\n{error}") from None
    _tell_wordings(docs, content, lock)
    _Build.worksheets = {f"{FOLDER}/{worksheet.id}.md": worksheet for worksheet in content.worksheets}
    _Build.names = set()
    _Build.pages = {}
    _Build.faults = []
    _Build.renderer = Renderer(
        _OVERRIDES / "parts",
        content.data,
        illustrations,
        earlier=Earlier(earlier_wordings(content, lock), former_choices(content, lock)),
        moved=partial(moved_questions, _Build.remembered),
    )
    _Build.assets |= named_by_content("catalogue.js", _Build.renderer.catalogue().encode("utf-8"))
    _Build.assets |= named_by_content("example.js", _Build.renderer.example().encode("utf-8"))
    config.extra["assets"] = _entry_addresses(_Build.assets)
    config.extra["early"] = _Build.assets[config.extra["assets"]["early.js"]].decode("utf-8").strip()
    config.extra["theme_styles"] = theme_assets("stylesheets")
    (config.extra["theme_script"],) = theme_assets("javascripts")
    config.extra["unset_particulars"] = unset
    config.extra["downloads"] = f"{config.site_url}{DOWNLOADS}/" if _is_published() and config.site_url else ""
    config.extra["question_set"] = content.data.question_set
    config.extra["frame_sources"] = " ".join(_Build.hosting.frame_ancestors)
    return config


def _stop_at(faults: Sequence[Fault]) -> None:
    if faults:
        raise PluginError(f"Nothing was built. Please mend:\n{ContentError(faults)}")


def _setting_faults(config: MkDocsConfig) -> list[Fault]:
    return setting_faults(Path(config.config_file_path), config.site_name, config.site_description, config.extra)


def _names_in_braces(config: MkDocsConfig) -> dict[str, object]:
    """What pages may name between braces: our macros, and settings that are no more than a word or a number."""
    found: dict[str, object] = {name: value for name, value in config.extra.items() if isinstance(value, str | int)}
    define_env(SimpleNamespace(conf=config, macro=lambda macro: found.setdefault(macro.__name__, macro)))
    return found


def _checked_addresses(docs: Path, content: Content) -> Remembered:
    """A preview says which addresses would be lost; a build stops."""
    remembered = read_addresses(docs)
    now = published(docs, content.worksheets)
    faults = address_faults(remembered, now, docs)
    if faults and not _Build.serving:
        raise ContentError(faults)
    for fault in faults:
        log.info("Before this can be published: %s", fault)
    new = new_addresses(remembered, now)
    if remembered.lines and new:
        named = _some(new, "address", "addresses")
        log.info("%s/%s does not know yet: %s; run make addresses", docs.name, ADDRESSES, named)
    return remembered


def _tell_wordings(docs: Path, content: Content, lock: Mapping[str, Entry]) -> None:
    for fault in wording_faults(content, lock, data_file(docs)):
        log.info("Before this can be published: %s", fault)
    undecided = new_wordings(content, lock)
    unknown = [key for key in pending(content, lock) if key not in undecided]
    if unknown:
        named = _some(unknown, "question", "questions")
        log.info("%s/%s does not know yet: %s; run make wording", docs.name, LOCK_FILE, named)


def _some(names: Sequence[str], one: str, many: str) -> str:
    """Name the first ones: a new project has all of them to remember."""
    named = ", ".join([*names[:_NAMED], *(["…"] if len(names) > _NAMED else [])])
    return f"{named} ({len(names)} {one if len(names) == 1 else many})"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish the bundles instead of their sources, and nothing that a browser runs outside of our policy."""
    _stop_at([fault for file in files for fault in _file_faults(file, config)])
    for file in list(files):
        if file.src_uri.startswith(_UNPUBLISHED) or file.src_uri.endswith(".map"):
            files.remove(file)
    elsewhere = {config.extra["assets"][name] for name in (*LEAN_INLINED, *SINGLE_INLINED, _WORKER)}
    assets = {address: content for address, content in _Build.assets.items() if address not in elsewhere}
    worksheets = list(_Build.worksheets.values())
    links = link_files(worksheets, config.site_url or "")
    generated: dict[str, bytes | str] = {**assets, **_lean_pages(config), **links}
    generated[SINGLE] = ""  # So that pages may link to it; it can be made once all pages are.
    generated[MANIFEST] = manifest(config.site_name, config.site_description or "")
    for old, target in moved_pages(_Build.remembered).items():
        generated[old] = _Build.renderer.redirect(old, target, config.site_name)
    for address, content in generated.items():
        files.append(File.generated(config, address, content=content))
    return files


def _file_faults(file: File, config: MkDocsConfig) -> list[Fault]:
    """What is wrong with a file that an editor publishes: all below docs/, and drawings in the place of ours."""
    is_content = file.src_dir == config.docs_dir
    is_drawing = file.src_uri.endswith(".svg") and file.src_dir == str(_OVERRIDES)
    if file.is_documentation_page() or file.inclusion is InclusionLevel.EXCLUDED or not (is_content or is_drawing):
        return []
    path = Path(str(file.abs_src_path))
    return list(file_faults(path, path.relative_to(Path(config.docs_dir).parent).as_posix()))


def _lean_pages(config: MkDocsConfig) -> dict[str, str]:
    return lean_pages(
        _Build.renderer,
        list(_Build.worksheets.values()),
        _Build.assets,
        config.extra["assets"],
        site_name=config.site_name,
        site_url=config.site_url or "",
        ask_after_months=config.extra["ask_after_months"],
        frame_sources=config.extra["frame_sources"],
    )


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Take the title of a worksheet's page from the data file, so that navigation and window show it."""
    worksheet = _Build.worksheets.get(page.file.src_uri)
    if worksheet:
        page.meta.setdefault("title", worksheet.short)
        page.meta.setdefault("description", f"Arbeitsblatt: {worksheet.title}")


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Render the parts of a page, but first show the search only what it should find."""
    parts = _Build.renderer.parts(html)
    worksheet = _Build.worksheets.get(page.file.src_uri)
    # MkDocs takes a first line like "Bitte: {{ worksheet(…) }}" for metadata, and the form would be missing.
    if worksheet and not parts:
        raise PluginError(
            f"docs/{page.file.src_uri}: the worksheet is missing; give its macro a paragraph of its own"
        )
    if parts:
        page.meta["client"] = next((_CLIENTS[part] for part in parts if part in _CLIENTS), "overview.js")
    if worksheet and not worksheet.is_plain:
        page.meta["client"] = "main_more.js"
    if worksheet:
        html = f"{_Build.renderer.heading(worksheet)}{html}"
        page.toc = TableOfContents([_contents(worksheet)])
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= {question.id for question in worksheet.questions}
    if "title" not in page.meta:  # MkDocs takes it from HTML; everything that shows it takes it for text.
        page.title = unescape(page.title or "")
    root = "../" * page.url.count("/")
    _Build.faults += _page_faults(html, page)
    try:
        page.meta["finished"] = _Build.renderer.fill(
            _with_other_language(html, page, files),
            root=root,
            address=page.canonical_url or "",
            site_url=config.site_url or "",
            site_name=config.site_name,
            downloads=config.extra["downloads"],
        )
    except (MisplacedPartError, UnknownPartError) as error:
        raise PluginError(f"docs/{page.file.src_uri}: {error}") from None
    return _Build.renderer.searchable(html)


def _page_faults(html: str, page: Page) -> list[Fault]:
    file = f"docs/{page.file.src_uri}"
    source = read(Path(str(page.file.abs_src_path)), file).text or ""
    return page_faults(html, source, file)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001
    """Stop with every fault of the finished content, and let the theme escape what it shows, as MkDocs does not."""
    _stop_at(_Build.faults)
    env.autoescape = True
    env.filters["own_code"] = _Build.renderer.own_code
    return env


def _with_other_language(html: str, page: Page, files: Files) -> str:
    """Put a link to the same page in plain or in ordinary language below the title, where the page names one."""
    for field in ("plain", "ordinary"):
        if field not in page.meta:
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), str(page.meta[field])))
        other = files.get_file_from_path(path)
        if other is None:
            raise PluginError(f"docs/{page.file.src_uri}: {field} names {path}, which does not exist; name a page")
        link = _Build.renderer.other_language(is_plain=field == "ordinary", way=other.url_relative_to(page.file))
        return html.replace("</h1>", f"</h1>{link}", 1)
    return html


@event_priority(-100)
def on_page_context(
    context: dict[str, Any],
    page: Page,
    config: MkDocsConfig,  # noqa: ARG001
    nav: Navigation,
) -> dict[str, Any]:
    """Put the finished content in place; the search plugin has read the plain questions by now."""
    page.content = Markup(page.meta.pop("finished", page.content))  # noqa: S704 - our renderer's
    _mark_as_html(page.toc)
    _Build.order = [other.url for other in nav.pages]
    if not page.meta.get("only_online"):
        legal = bool(page.meta.get("legal"))
        _Build.pages[page.url] = SinglePage(page.url, str(page.title), page.content or "", legal)
    # The theme leaves the page at the keys n and p if there is a next or previous one (against WCAG 2.1.4).
    page.previous_page = page.next_page = None
    return context


def _mark_as_html(entries: Iterable[AnchorLink]) -> None:
    """MkDocs takes the titles in a table of contents from HTML."""
    for entry in entries:
        entry.title = Markup(entry.title)  # noqa: S704 - as inspected with its heading
        _mark_as_html(entry.children)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:  # noqa: ARG001
    """Note which names of the theme's stylesheets are used."""
    if not _Build.serving:
        _Build.names |= names_in(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index as a script, finish each page, say what is missing, and release what is complete."""
    site = Path(config.site_dir)
    _write_search(site / "search")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # It holds the time of the build, and its server compresses.
    (site / SINGLE).write_text(_single_file(config, site), encoding="utf-8")
    if not _Build.serving:  # The preview's own script for reloading fits no policy.
        _finish_pages(site, _trim_theme(site))
        # Last: it holds the hash of every file.  A preview changes too often to be kept.
        script = _Build.assets[config.extra["assets"][_WORKER]]
        (site / WORKER).write_text(worker(site, script), encoding="utf-8")
    if config.extra["unset_particulars"]:
        log.info("Not for publishing yet: complete extra.operator in mkdocs.yml (%s)", _names(config))
    if _is_published():
        _release(site, is_offered=bool(config.extra["downloads"]))


def _is_published() -> bool:
    return bool(os.environ.get("PUBLISH")) and not _Build.serving


def _release(site: Path, *, is_offered: bool) -> None:
    try:
        written = release(site, _PROJECT / "dist", _Build.hosting)
        if is_offered:
            offer(_PROJECT / "dist", site)
    except (BundleError, ContentError, HostingError, OSError, PartsError) as error:
        raise PluginError(f"The site was built, but not released: {error}") from None
    log.info("Written:\n%s", "\n".join(f"  {path.relative_to(_PROJECT)}" for path in written))


def _single_file(config: MkDocsConfig, site: Path) -> str:
    page = single_file(
        _Build.renderer,
        [_Build.pages[address] for address in _Build.order if address in _Build.pages],
        _Build.assets,
        config.extra["assets"],
        site,
        site_name=config.site_name,
        site_url=config.site_url or "",
        ask_after_months=config.extra["ask_after_months"],
    )
    return compact(page)


def _write_search(folder: Path) -> None:
    """A script, because file:// can load one where it cannot fetch."""
    index = json.loads((folder / "search_index.json").read_text(encoding="utf-8"))
    entries = json.dumps(index["docs"], ensure_ascii=False, separators=(",", ":"))
    (folder / "index.js").write_text(f"fachaustauschSearch({entries})\n", encoding="utf-8")
    (folder / "search_index.json").unlink()


def _trim_theme(site: Path) -> dict[str, str]:
    assets = site / "assets"
    scripts = [*assets.glob("*.js"), *(assets / "javascripts").glob("*.js")]
    names = _Build.names.union(*(names_in(script.read_text(encoding="utf-8")) for script in scripts))
    try:
        return trim(sorted((assets / "stylesheets").glob("*.css")), names, _PROJECT)
    except BundleError as error:
        raise PluginError(f"The theme's styles could not be trimmed: {error}") from None


def _finish_pages(site: Path, renamed: Mapping[str, str]) -> None:
    """Name the trimmed styles, and then, when nothing changes any more, write each page's policy."""
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        for old, new in renamed.items():
            html = html.replace(f"/stylesheets/{old}", f"/stylesheets/{new}")
        try:
            page.write_text(protect(html, _Build.renderer.own_code.texts, _policy_of(page)), encoding="utf-8")
        except PolicyError as error:
            raise PluginError(f"{page.relative_to(site)} cannot be published: {error}") from None


def _policy_of(page: Path) -> Mapping[str, str]:
    if page.name == SINGLE:
        return SINGLE_POLICY
    return LEAN_POLICY if page.parent.name == LEAN_FOLDER else {}


def _names(config: MkDocsConfig) -> str:
    return ", ".join(config.extra["unset_particulars"])


def _contents(worksheet: Worksheet) -> AnchorLink:
    """The table of contents: each section leads to its first question, whose address is permanent."""
    contents = AnchorLink(escape(worksheet.title), HEADING_ID, 1)
    contents.children = [
        AnchorLink(escape(section.title), section.questions[0].id, 2) for section in worksheet.sections
    ]
    return contents


def _entry_addresses(assets: Mapping[str, bytes]) -> dict[str, str]:
    """Addresses by plain name: "main.js" -> "assets/main-ABC123.js"."""
    plain = {address: Path(address).name for address in assets if not address.endswith(".map")}
    return {f"{name[: name.rindex('-')]}{Path(name).suffix}": address for address, name in plain.items()}


def _python_times() -> dict[Path, float]:
    return {path: path.stat().st_mtime for path in Path(__file__).parent.rglob("*.py")}


def _warn_of_changed_python() -> None:
    """Python that was loaded stays loaded: say so, instead of showing an old result as if it were new."""
    changed = [path.name for path, time in _python_times().items() if _Build.python_at_start.get(path) != time]
    if _Build.serving and changed:
        log.error("Python code changed (%s): stop this server and start it again to see it", ", ".join(changed))
