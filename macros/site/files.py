"""What is published beside the pages."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.content.addresses import answers, moved_pages
from macros.content.places import LEAN_FOLDER, SINGLE, sheet_address
from macros.site.build import OVERRIDES, Build, stop_at
from macros.site.finish import finish
from macros.site.handover import Handover, write_handover
from macros.site.inspection import file_faults
from macros.site.lean import INLINED as LEAN_INLINED
from macros.site.lean import lean_pages
from macros.site.links import link_files
from macros.site.markup import compact
from macros.site.offline import MANIFEST, manifest
from macros.site.search import ADDRESS as SEARCH
from macros.site.search import index
from macros.site.single import INLINED as SINGLE_INLINED
from macros.site.single import single_file

# Sources of ours.
_UNPUBLISHED = ("client/", "entries/", "parts/", "styles/")

# Becomes part of the service worker.
_WORKER = "worker.js"


def reaches_browsers(path: str) -> bool:
    """Whether browsers get a file as it is.

    Args:
        path: Its path in the folder that it comes from.
    """
    return not path.startswith(_UNPUBLISHED) and not path.endswith(".map")


def check_given(build: Build, files: Iterable[Path]) -> None:
    """Stop at what may not be published as it is: an editor's files below docs/, and drawings in the place of ours.

    Args:
        build: The build.
        files: All that would be published and is no page.

    Raises:
        NothingBuiltError: With every fault.
    """
    docs = build.settings.docs
    theirs = [file for file in files if file.is_relative_to(docs) or _is_drawing_of_ours(file)]
    stop_at([fault for file in theirs for fault in file_faults(file, file.relative_to(docs.parent).as_posix())])


def _is_drawing_of_ours(file: Path) -> bool:
    return file.suffix == ".svg" and file.is_relative_to(OVERRIDES)


def generated_files(build: Build) -> dict[str, bytes | str]:
    """Make what is published beside the pages.

    Args:
        build: The build.

    Returns:
        Contents by address below the site's root.
    """
    settings, addresses = build.settings, build.addresses
    worksheets = build.content.worksheets
    elsewhere = {addresses[name] for name in (*LEAN_INLINED, *SINGLE_INLINED, _WORKER)}
    moved = moved_pages(build.remembered).items()
    return {
        **{address: content for address, content in build.assets.items() if address not in elsewhere},
        **link_files(worksheets, settings.url),
        # So that pages may link to them; they are made last, one after the other, and the guide once all pages are.
        **{sheet_address(worksheet.id, LEAN_FOLDER): "" for worksheet in worksheets},
        SINGLE: "",
        MANIFEST: manifest(settings.name, settings.description or ""),
        **{old: build.renderer.redirect(old, target, settings.name) for old, target in moved},
    }


def complete(build: Build, site: Path) -> None:
    """Hand over what is not in the folder yet, and finish it.

    Args:
        build: The build; all of its pages are written.
        site: The folder.

    Raises:
        BuildError: The site cannot be finished, or is not whole.
    """
    for address, page in _lean(build):
        (site / address).write_text(page, encoding="utf-8")
    (site / SINGLE).write_text(_single(build), encoding="utf-8")
    (site / SEARCH).parent.mkdir()
    (site / SEARCH).write_text(index(build.found), encoding="utf-8")
    handover = Handover(
        is_preview=build.settings.is_preview,
        own_code=frozenset(build.renderer.own_code.texts),
        worker=build.asset(_WORKER),
        addresses=answers(build.remembered),
    )
    write_handover(site, handover)
    finish(site)


def _lean(build: Build) -> Iterator[tuple[str, str]]:
    return lean_pages(
        build.renderer,
        build.content.worksheets,
        build.assets,
        build.addresses,
        site_name=build.settings.name,
        site_url=build.settings.url,
        ask_after_months=build.settings.extra["ask_after_months"],
        frame_sources=build.frame_sources,
    )


def _single(build: Build) -> str:
    """The guide in one file; its images are named by their addresses."""
    single = single_file(
        build.renderer,
        [build.pages[address] for address in build.order if address in build.pages],
        build.assets,
        build.addresses,
        site_name=build.settings.name,
        site_url=build.settings.url,
        ask_after_months=build.settings.extra["ask_after_months"],
    )
    return compact(single)
