"""Makes the lean pages: each worksheet alone, with all that it needs at its start in the page itself."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from macros.content.model import Worksheet
from macros.content.places import LEAN_FOLDER, sheet_address
from macros.site.bundling import LEAN_SCRIPTS
from macros.site.markup import compact
from macros.site.rendering import Renderer

# Tighter than on the other pages: no frame, no app; a worker only as a script may be.
POLICY: Mapping[str, str] = MappingProxyType(
    {"worker-src": "", "manifest-src": "", "frame-src": "", "connect-src": ""}
)

# Entries of the bundle that stand in each lean page, and nowhere else.
INLINED = ("lean.css", "lean_more.css", "lean_early.js", *LEAN_SCRIPTS)

_ROOT = "../"


def lean_pages(
    renderer: Renderer,
    worksheets: Sequence[Worksheet],
    assets: Mapping[str, bytes],
    addresses: Mapping[str, str],
    **settings: object,
) -> Iterator[tuple[str, str]]:
    """Render every worksheet's lean page.  One after the other: many sheets are much to keep in mind.

    Args:
        renderer: Ours.
        worksheets: All of them, in order.
        assets: What esbuild made, by address.
        addresses: The addresses of assets by plain name, such as "lean.js".
        settings: What else `overrides/lean.html` asks for: `site_name`, `site_url` (or ""), `ask_after_months`.

    Yields:
        The address of each below the site's root, and its page.

    Raises:
        jinja2.TemplateError: A template does not fit the model.
    """
    inlined = {name: assets[addresses[name]].decode("utf-8").strip() for name in INLINED}
    style, more_style = inlined["lean.css"], inlined["lean_more.css"]
    site_url = str(settings["site_url"])
    for worksheet in worksheets:
        address, full = sheet_address(worksheet.id, LEAN_FOLDER), sheet_address(worksheet.id)
        page = renderer.lean(
            worksheet,
            root=_ROOT,
            address=site_url and site_url + address,
            full=full,
            full_address=site_url + full if site_url else _ROOT + full,
            assets=addresses,
            style=style if worksheet.is_plain else style + more_style,
            early=inlined["lean_early.js"],
            script=inlined[_script_of(worksheet)],
            **settings,
        )
        yield address, compact(page)


def _script_of(worksheet: Worksheet) -> str:
    if worksheet.is_plain:
        return "lean.js"
    if not worksheet.has_instances:
        return "lean_sided.js"
    return "lean_more.js" if worksheet.asks_side else "lean_repeating.js"
