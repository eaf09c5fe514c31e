"""Makes what a browser needs to keep the whole site for use without a network: service worker and app manifest.

Sources: https://www.w3.org/TR/service-workers/ and https://www.w3.org/TR/appmanifest/.
"""

import base64
import hashlib
import json
from pathlib import Path

from macros.content.places import WORKER

MANIFEST = "app.webmanifest"

# What pages are made of; not what only machines read.
_KEPT = frozenset({".html", ".css", ".js", ".svg", ".png", ".webmanifest"})

# It is for addresses that nothing is kept for.
_NOT_KEPT = frozenset({"404.html", WORKER})


def worker(site: Path, script: str) -> str:
    """The service worker, with the list of all files that it keeps.

    Args:
        site: The finished site: whatever changes afterwards no longer fits its hash.
        script: What esbuild made of `overrides/parts/offline/worker.js`.

    Returns:
        The script for the root of the site.
    """
    files = [
        {"url": path.relative_to(site).as_posix(), "integrity": f"sha256-{_digest(path)}"}
        for path in sorted(site.rglob("*"))
        if path.suffix in _KEPT and path.name not in _NOT_KEPT
    ]
    listed = json.dumps(files, separators=(",", ":"))
    return f"self.fachaustauschFiles={listed};\n{script}"


def manifest(name: str, description: str) -> str:
    """The manifest of the app that the site can be installed as.

    Args:
        name: The site's.
        description: The site's.
    """
    content = {
        "name": name,
        "short_name": name.rsplit(maxsplit=1)[-1],
        "description": description,
        "lang": "de",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fdfcfa",
        "theme_color": "#fdfcfa",
        "icons": [
            {"src": "assets/logo.svg", "type": "image/svg+xml", "sizes": "any"},
            *(
                {
                    "src": f"assets/app/icon-{size}.png",
                    "type": "image/png",
                    "sizes": f"{size}x{size}",
                    "purpose": purpose,
                }
                for size in (192, 512)
                for purpose in ("any", "maskable")
            ),
        ],
    }
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n"


def _digest(path: Path) -> str:
    return base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode("ascii")
