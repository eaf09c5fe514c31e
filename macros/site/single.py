"""Puts the whole guide into one file that works by double click, from a share or a USB stick.

Every page becomes a section.  Ids are unique in a file, so those of a page get its address before them, and links to
other pages become links within the file: "vorbereitung.html#ziel" -> "#arbeitsblaetter/vorbereitung.html/ziel".
"""

import base64
import mimetypes
import posixpath
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from macros.content.places import FOLDER, LEAN_FOLDER
from macros.site.markup import outside_code
from macros.site.rendering import Renderer

# Tighter than anywhere else: there is no other file to load.
POLICY: Mapping[str, str] = MappingProxyType(
    {
        "script-src": "'none'",
        "style-src": "'none'",
        "img-src": "data:",
        "worker-src": "",
        "manifest-src": "",
        "frame-src": "",
        "connect-src": "",
    }
)

# Entries of the bundle that stand in the file itself.
INLINED = ("single.css", "single.js", "early.js")

_LINK = re.compile(r'(?<=\s)href="([^"]*)"')
# An id of a field holds a dot and begins with its worksheet's id: it is unique already.
_ID = re.compile(r'(?<=\s)(id|for|aria-labelledby|aria-describedby)="([^". ]+)"')
_IMAGE = re.compile(r'(<img\b[^>]*\ssrc="|<link rel="icon" href=")([^":]+)(")')

_ICON = "assets/logo.svg"


@dataclass(frozen=True)
class SinglePage:
    """One page of the guide.

    Attributes:
        address: Below the site's root, such as "ueber/impressum.html".
        title: What navigation calls it.
        content: Its HTML, without what stands around every page.
        legal: Whether it belongs at the foot.
    """

    address: str
    title: str
    content: str
    legal: bool


def single_file(
    renderer: Renderer,
    pages: Sequence[SinglePage],
    assets: Mapping[str, bytes],
    addresses: Mapping[str, str],
    **settings: object,
) -> str:
    """Render the guide in one file.

    Args:
        renderer: Ours.
        pages: All that belong into it, in order.
        assets: What esbuild made, by address.
        addresses: The addresses of assets by plain name, such as "single.js".
        settings: What else `overrides/single.html` asks for: `site_name`, `site_url` (or ""), `ask_after_months`.

    Returns:
        The whole file, with images by their addresses below the site's root.

    Raises:
        jinja2.TemplateError: A template does not fit the model.
    """
    style, script, early = (assets[addresses[name]].decode("utf-8").strip() for name in INLINED)
    included = {page.address for page in pages}
    return renderer.single(
        pages=[_embedded(page, included, str(settings["site_url"])) for page in pages],
        style=style,
        script=script,
        early=early,
        icon=_ICON,
        **settings,
    )


def _embedded(page: SinglePage, included: Collection[str], site_url: str) -> SinglePage:
    folder = posixpath.dirname(page.address)

    def link(match: re.Match[str]) -> str:
        way, _, anchor = match[1].partition("#")
        if re.match(r"[a-z]+:", way):
            return match[0]
        target = posixpath.normpath(posixpath.join(folder, way)) if way else page.address
        if target.startswith(f"{LEAN_FOLDER}/"):  # In this file both views are the same.
            target = FOLDER + target.removeprefix(LEAN_FOLDER)
        if target in included:
            return f'href="#{target}{f"/{anchor}" if anchor else ""}"'
        return f'href="{site_url}{target}{f"#{anchor}" if anchor else ""}"' if site_url else ""

    def image(match: re.Match[str]) -> str:
        return f"{match[1]}{posixpath.normpath(posixpath.join(folder, match[2]))}{match[3]}"

    content = _LINK.sub(link, page.content)
    content = _ID.sub(lambda match: f'{match[1]}="{page.address}/{match[2]}"', content)
    return replace(page, content=_IMAGE.sub(image, content))


def with_images(single: str, site: Path) -> str:
    """Put the images of the site into the guide in one file.

    Args:
        single: What `single_file` rendered.
        site: The built site.

    Raises:
        FileNotFoundError: A page shows an image that is not in the site.
    """

    def image(match: re.Match[str]) -> str:
        return f"{match[1]}{_data_address(site / match[2])}{match[3]}"

    return outside_code(single, lambda markup: _IMAGE.sub(image, markup))


def _data_address(path: Path) -> str:
    kind, _ = mimetypes.guess_type(path.name)
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"
