"""Says what a finished site lacks.  One that was built without our hooks shall not look like a good one.

`python -m macros.site.whole site/` asks it of a folder, with the addresses of `docs/addresses.txt`.
"""

import posixpath
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from macros.content.addresses import answers, read_addresses
from macros.content.faults import ContentError
from macros.content.places import LINKS, SINGLE, WORKER
from macros.site.handover import HANDOVER
from macros.site.policy import SIGN
from macros.site.rendering import BEGINNING

_EVERY_SITE_HAS = ("index.html", "404.html", LINKS, SINGLE, WORKER, "search/index.js")

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
    missing = [f"{name} is missing" for name in _EVERY_SITE_HAS if not (site / name).is_file()]
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    named = [fault for page in sorted(pages) for fault in _page_faults(site, page, pages[page])]
    return [*missing, *named, *_unanswered(site, pages, addresses)]


def _page_faults(site: Path, page: str, html: str) -> Iterator[str]:
    if SIGN not in html:
        yield f"{page} has no policy"
    if BEGINNING in html:
        yield f"{page} shows the place of a part instead of the part"
    for asset in sorted(set(_ASSET.findall(html))):
        if not (site / posixpath.dirname(page) / asset).is_file():
            yield f"{page} names {asset}, which is missing"


def _unanswered(site: Path, pages: Mapping[str, str], addresses: Mapping[str, str]) -> Iterator[str]:
    for address, end in addresses.items():
        page, _, anchor = end.partition("#")
        if not (site / address.partition("#")[0]).is_file() or not (site / page).is_file():
            yield f"nothing answers {address}"
        elif anchor and f'id="{anchor}"' not in pages[page]:
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
