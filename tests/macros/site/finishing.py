"""A tiny site as a generator leaves it: for tests that finish it without MkDocs."""

from collections.abc import Mapping
from pathlib import Path

from macros.content.places import LEAN_FOLDER, LINKS, SINGLE
from macros.site.handover import Handover, write_handover

_HEAD = '<!doctype html><html lang="de"><head><meta charset="utf-8">{}</head>'
_LOADING = '<script src="{root}assets/page-1.js"></script>'
SCRIPT = "run()"

FILES: Mapping[str, str] = {
    "index.html": _HEAD.format(_LOADING.format(root="./")) + '<p id="ziel">x</p><script>run()</script>',
    "tief/seite.html": _HEAD.format(_LOADING.format(root="../")) + "<p>y</p>",
    "404.html": _HEAD.format("") + "<p>nichts</p>",
    f"{LEAN_FOLDER}/blatt.html": _HEAD.format("") + "<p>z</p>",
    "search/index.js": "fachaustauschSearch([])\n",
    "assets/page-1.js": "start()",
    "assets/logo.svg": "<svg/>",
    LINKS: "{}",
    SINGLE: _HEAD.format('<link rel="icon" href="assets/logo.svg">'),
    "sitemap.xml.gz": "",
}

HANDOVER = Handover(
    is_preview=False,
    own_code=frozenset({SCRIPT}),
    worker="work();\n",
    addresses={"index.html#ziel": "index.html#ziel", "tief/seite.html": "tief/seite.html"},
)


def write_site(site: Path, handover: Handover | None = HANDOVER) -> Path:
    """Write the tiny site, and what is handed over with it.

    Args:
        site: The folder; made.
        handover: What to hand over, if anything.
    """
    for name, content in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, "utf-8")
    if handover:
        write_handover(site, handover)
    return site
