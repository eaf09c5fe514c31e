"""How the site is served: the headers, how long what may be kept, and the types.  Nothing here knows a server."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

_YEAR = 365 * 24 * 60 * 60

# A name that the build made from the content, as `macros/site/bundling.py` does.
# Such a file never changes.  The servers' three kinds of regular expressions all understand this one.
HASHED = r"/assets/([^/]+/)*[^/]+[.-][0-9A-Fa-f]{8}([.]min)?[.](js|css)"
KEEP = f"public, max-age={_YEAR}, immutable"

# Everything else is asked for anew, which costs an empty answer where it has not changed: pages name the assets of
# their own release, and a service worker's script that is kept would keep everything else.
ASK = "no-cache"

NOT_FOUND = "404.html"

# The list of links, and its schema: public, and made for programs of other sites.
SHARED = r"/links([.]schema)?[.]json"

_UTF_8 = "; charset=utf-8"

# By suffix.  With `nosniff`, a browser takes a script or a style only by the right type.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "html": f"text/html{_UTF_8}",
        "css": f"text/css{_UTF_8}",
        "js": f"text/javascript{_UTF_8}",
        "json": f"application/json{_UTF_8}",
        "txt": f"text/plain{_UTF_8}",
        "sha256": f"text/plain{_UTF_8}",
        "conf": f"text/plain{_UTF_8}",
        "xml": f"application/xml{_UTF_8}",
        "svg": f"image/svg+xml{_UTF_8}",
        "webmanifest": f"application/manifest+json{_UTF_8}",
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "webp": "image/webp",
        "gif": "image/gif",
        "ico": "image/x-icon",
        "woff2": "font/woff2",
        "pdf": "application/pdf",
        "zip": "application/zip",
        "gz": "application/gzip",
    }
)

# What is worth compressing: images and archives are compressed already.
TEXTS = tuple(suffix for suffix, kind in TYPES.items() if kind.endswith(_UTF_8))

# No page uses any of these.  Browsers complain about names that they do not know, so only settled ones stand here.
_UNUSED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)


@dataclass(frozen=True)
class Header:
    """A header of every answer.

    Attributes:
        name: Such as "Referrer-Policy".
        value: All of it; "" where only what is SHARED has it.
        shared: What stands there for what is SHARED; "" where that is the same.
        secure: Whether it is for HTTPS alone: browsers ignore or mark it as a fault elsewhere.
    """

    name: str
    value: str
    shared: str = ""
    secure: bool = False


def headers(frame_ancestors: Sequence[str]) -> list[Header]:
    """The headers of every answer, errors too.

    Args:
        frame_ancestors: Sources for CSP's directive of that name.

    Returns:
        The headers; how long an answer may be kept is not among them.
    """
    foreign = len(frame_ancestors) > 1
    return [
        # Each page has a stricter policy in itself, and a browser obeys both.  What stands here is what a page cannot
        # say, and what holds for files that are no pages, too.
        Header(
            "Content-Security-Policy",
            f"frame-ancestors {' '.join(frame_ancestors)}; base-uri 'none'; form-action 'none'; object-src 'none'",
        ),
        Header("X-Content-Type-Options", "nosniff"),
        Header("Referrer-Policy", "no-referrer"),
        Header("Permissions-Policy", _permissions()),
        # A frame with `sandbox` belongs to no origin: where others may show the site, theirs would lose its styles.
        *([] if foreign else [Header("Cross-Origin-Resource-Policy", "same-origin", shared="cross-origin")]),
        Header("Access-Control-Allow-Origin", "", shared="*"),
        Header("Cross-Origin-Opener-Policy", "same-origin", secure=True),
        # Without includeSubDomains: other services of the municipality are not ours to decide about.
        Header("Strict-Transport-Security", f"max-age={_YEAR}", secure=True),
    ]


def _permissions() -> str:
    """The page copies links to itself; nothing reads the clipboard."""
    return ", ".join([*(f"{feature}=()" for feature in _UNUSED), "clipboard-read=()", "clipboard-write=(self)"])
