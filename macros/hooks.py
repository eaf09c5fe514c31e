"""Hands over between MkDocs and the build.  Only this module and `macros/__init__.py` know MkDocs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros import names_in_braces
from macros.content.faults import BuildError
from macros.content.version import PROJECT
from macros.release.publishing import begin, publish
from macros.site.build import Run, Settings
from macros.site.files import check_given, complete, generated_files, reaches_browsers
from macros.site.keeping import KeptTemplates
from macros.site.page import Source, compose, fields_of, mark_as_html

log = logging.getLogger("mkdocs.plugins.fachaustausch")

_run = Run()


@contextmanager
def _told() -> Iterator[None]:
    """A fault is told as MkDocs tells its own, without a traceback."""
    try:
        yield
    except BuildError as error:
        raise PluginError(str(error)) from None


def on_startup(command: str, **_: object) -> None:
    """Note how MkDocs was called, and the state of the Python code that now runs."""
    _run.start(is_preview=command == "serve")


@event_priority(-100)
@_told()
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content, bundle scripts and styles, and stop with every fault at once."""
    _run.tell_changed_python(log.error)
    file, docs = Path(config.config_file_path), Path(config.docs_dir)
    name, url, names = config.site_name, config.site_url or "", names_in_braces(config)
    settings = Settings(file, docs, name, config.site_description, url, config.extra, names, _run.is_preview)
    _run.build = begin(settings, log.info)
    config.extra.update(_run.build.shown())
    return config


@_told()
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish what is made of our sources instead of these."""
    _run.build.urls.update({file.src_uri: file.url for file in files})
    given = [file for file in files if not file.is_documentation_page() and file.inclusion != InclusionLevel.EXCLUDED]
    check_given(_run.build, [Path(str(file.abs_src_path)) for file in given])
    for file in [file for file in files if not reaches_browsers(file.src_uri)]:
        files.remove(file)
    for address, content in generated_files(_run.build).items():
        files.append(File.generated(config, address, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Take the title of a worksheet's page from the data file."""
    page.meta = {**fields_of(_run.build, page.file.src_uri), **page.meta}


@_told()
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put the parts of a page in their places."""
    if "title" not in page.meta:  # MkDocs takes it from HTML; everything that shows it takes it for text.
        page.title = unescape(page.title or "")
    path, file, title = page.file.src_uri, Path(str(page.file.abs_src_path)), str(page.meta.get("title", page.title))
    made = compose(_run.build, Source(path, file, html, page.url, page.canonical_url or "", title, page.meta))
    page.meta.update(made.fields)
    if made.contents:
        first, *others = [AnchorLink(entry.title, entry.id, entry.level) for entry in made.contents]
        first.children = others
        page.toc = TableOfContents([first])
    if page.present_anchor_ids is not None:
        page.present_anchor_ids |= made.ids
    return made.html


@_told()
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001
    """Stop with every fault of the finished content, and let templates escape what they show, as MkDocs does not."""
    _run.build.stop_at_faults()
    env.autoescape = True
    env.filters["own_code"] = _run.build.renderer.own_code
    env.bytecode_cache = KeptTemplates(PROJECT)
    return env


@event_priority(-100)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:  # noqa: ARG001
    """Mark the finished content as HTML, and keep it for the guide in one file."""
    page.content = Markup(page.content)  # noqa: S704 - our renderer's
    mark_as_html(page.toc)
    _run.build.order[:] = [other.url for other in nav.pages]
    _run.build.keep(page.url, str(page.title), page.content, page.meta)
    return context


@_told()
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site, and release what is complete."""
    complete(_run.build, Path(config.site_dir))
    publish(_run.build, Path(config.site_dir), log.info)
