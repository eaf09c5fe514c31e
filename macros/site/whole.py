"""Says what a finished site lacks.  One that was built without our hooks shall not look like a good one.

`python -m macros.site.whole site/` asks it of a folder, with the addresses of `docs/addresses.txt`.
"""

import posixpath
import re
import sys
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from macros.content.addresses import answers, read_addresses
from macros.content.faults import ContentError
from macros.content.places import LINKS, SINGLE, WORKER
from macros.site.handover import HANDOVER
from macros.site.policy import SIGN
from macros.site.rendering import BEGINNING
from macros.site.search import ADDRESS as SEARCH

_EVERY_SITE_HAS = ("index.html", "404.html", LINKS, SINGLE, WORKER, SEARCH)

# Scripts and styles of ours, wherever a page names them, such as in `data-desk`.
_ASSET = re.compile(r'="((?:\.{1,2}/)*assets/[^"]+\.(?:js|css))"')


def site_faults(site: Path, addresses: Mapping[str, str]) -> list[str]:
    """Find what a finished site lacks.

    Args:
        site: The folder.
        addresses: Every address that has to be answered, with the one where it ends: often itself.

    Returns:
        Sentences for a person; none where the site is whole.
    """
    if (site / HANDOVER).exists():
        return [f"{HANDOVER} is still there: the site is not finished"]
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    missing = [f"{name} is missing" for name in _EVERY_SITE_HAS if name not in files]
    anchors = _anchors(addresses.values())
    named: list[str] = []
    lacking: set[str] = set()
    # One page after the other: together they would need more memory than the whole build.
    for page in sorted(file for file in files if file.endswith(".html")):
        html = (site / page).read_text(encoding="utf-8")
        named += _page_faults(files, page, html)
        lacking |= {f"{page}#{anchor}" for anchor in anchors.get(page, ()) if f'id="{anchor}"' not in html}
    return [*missing, *named, *_unanswered(files, lacking, addresses)]


def _anchors(ends: Iterable[str]) -> dict[str, set[str]]:
    """What links lead to within each page."""
    found: dict[str, set[str]] = {}
    for page, _, anchor in (end.partition("#") for end in ends):
        found.setdefault(page, set()).update({anchor} - {""})
    return found


def _page_faults(files: Container[str], page: str, html: str) -> Iterator[str]:
    if SIGN not in html:
        yield f"{page} has no policy"
    if BEGINNING in html:
        yield f"{page} shows the place of a part instead of the part"
    for asset in sorted(set(_ASSET.findall(html))):
        if posixpath.normpath(posixpath.join(posixpath.dirname(page), asset)) not in files:
            yield f"{page} names {asset}, which is missing"


def _unanswered(files: Container[str], lacking: Container[str], addresses: Mapping[str, str]) -> Iterator[str]:
    for address, end in addresses.items():
        page, _, anchor = end.partition("#")
        if address.partition("#")[0] not in files or page not in files:
            yield f"nothing answers {address}"
        elif end in lacking:
            yield f"nothing answers {address}: {page} has no {anchor}"


def main(arguments: Sequence[str], docs: Path = Path("docs")) -> int:
    """Check a folder.

    Args:
        arguments: The folder.
        docs: The folder with the list of addresses.

    Returns:
        0, or 1 where it is not whole; the output says what it lacks.
    """
    try:
        faults = site_faults(Path(*arguments), answers(read_addresses(docs)))
    except ContentError as error:
        faults = list(map(str, error.faults))
    if faults:
        print("\n".join(["The site is not whole; build it with make build:", *faults]), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
