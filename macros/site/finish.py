"""Finishes a site once its pages are written: named steps over a folder, whoever wrote it.

The hooks call it, and so does `python -m macros.site.finish site/`, for a generator that writes the same pages and
the same `handover.json`.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from macros.content.faults import BuildError
from macros.content.places import LEAN_FOLDER, SINGLE, WORKER
from macros.site.handover import HANDOVER, Handover, read_handover
from macros.site.lean import POLICY as LEAN_POLICY
from macros.site.offline import worker
from macros.site.policy import PolicyError, protect
from macros.site.single import POLICY as SINGLE_POLICY
from macros.site.single import with_images
from macros.site.whole import site_faults


def finish(site: Path) -> None:
    """Take every step, and check that the site is whole.

    Args:
        site: The folder that a generator wrote, with its hand-over.

    Raises:
        BuildError: There is no hand-over, a step failed, or the site is not whole; the message says which.
    """
    handover = read_handover(site)
    for step in _PREVIEW if handover.is_preview else STEPS:
        step(site, handover)
    (site / HANDOVER).unlink()
    if not handover.is_preview and (faults := site_faults(site, handover.addresses)):
        raise BuildError("The site was built, but is not whole:\n" + "\n".join(faults))


def drop_compressed_sitemap(site: Path, _: Handover) -> None:
    """Take out what holds the time of the build, and what its server compresses."""
    (site / "sitemap.xml.gz").unlink(missing_ok=True)


def write_single(site: Path, _: Handover) -> None:
    """Put the images of the site into the guide in one file, which names them by their addresses."""
    single = site / SINGLE
    single.write_text(with_images(single.read_text(encoding="utf-8"), site), encoding="utf-8")


def protect_pages(site: Path, handover: Handover) -> None:
    """Write each page's policy, when nothing in it changes any more."""
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        try:
            page.write_text(protect(html, handover.own_code, _policy_of(page)), encoding="utf-8")
        except PolicyError as error:
            raise BuildError(f"{page.relative_to(site)} cannot be published: {error}") from None


def _policy_of(page: Path) -> Mapping[str, str]:
    if page.name == SINGLE:
        return SINGLE_POLICY
    return LEAN_POLICY if page.parent.name == LEAN_FOLDER else {}


def write_worker(site: Path, handover: Handover) -> None:
    """Write the service worker.  Last, because it holds the hash of every file."""
    (site / WORKER).write_text(worker(site, handover.worker), encoding="utf-8")


# A preview goes without the others: its own script for reloading fits no policy, and it changes too often to be kept.
_PREVIEW: Sequence[Callable[[Path, Handover], None]] = (drop_compressed_sitemap, write_single)
STEPS = (*_PREVIEW, protect_pages, write_worker)


def main(arguments: Sequence[str]) -> int:
    """Finish a folder.

    Args:
        arguments: The folder.

    Returns:
        0, or 1 where something is wrong with it; the output says what.
    """
    try:
        finish(Path(*arguments))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
