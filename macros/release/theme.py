"""What the Material theme brings into the browser: itself, the npm packages in its bundles, and icons.

The theme names neither versions nor licences of those packages.  So they are installed for their own sake, and the
source maps of its bundles tell whether what is installed is what the theme carries.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from glob import escape
from pathlib import Path

from packageurl import PackageURL

from macros.release.packages import Part, PartsError, files_in, licence_files, spdx
from macros.site.theme import TEMPLATES, THEME, theme_templates

_PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)")

# The theme has its icons in folders, without any metadata.
_ICON_SETS = {
    "fontawesome": ("Font Awesome Free", "https://fontawesome.com"),
    "material": ("Material Design Icons", "https://pictogrammers.com/library/mdi/"),
    "octicons": ("Octicons", "https://primer.style/octicons/"),
    "simple": ("Simple Icons", "https://simpleicons.org"),
}

# What an icon draws, in an SVG file, in a page, or in a stylesheet's data address.
_DRAWING = re.compile(r"""\bd=(["'])(.+?)\1""")
_DRAWN_IN = (".html", ".css", ".js", ".svg")


def theme_parts(site: Path, project: Path, npm: Mapping[str, Part], python: Iterable[Part]) -> list[Part]:
    """Find what the theme brings into the browser.

    Args:
        site: The built site.
        project: The folder with `node_modules/`.
        npm: Packages by their place in `package-lock.json`.
        python: The packages of `requirements.txt`.

    Returns:
        The theme, which requires the others, then these.

    Raises:
        PartsError: The theme carries something that is not what the lock file names.
    """
    theme = next(part for part in python if part.name == THEME)
    templates = theme_templates()
    brought = [*_packages(templates, site, project, npm), *_icons(templates, site, theme)]
    return [replace(theme, requires=theme.requires.union(part.purl for part in brought)), *brought]


def _packages(templates: Path, site: Path, project: Path, npm: Mapping[str, Part]) -> list[Part]:
    faults: dict[str, str] = {}
    places: set[str] = set()
    for asset, source, content in _modules(templates, site):
        name = _PACKAGE.findall(source)[-1]
        place = f"node_modules/{name}"
        module = f"node_modules/{source.rpartition('node_modules/')[2]}"
        if place not in npm:
            faults.setdefault(name, f"{THEME} carries {name} in {asset}, but package-lock.json does not know it")
        elif content is not None and not _has(project / module, content):
            faults.setdefault(name, f"{module} is not what {THEME} carries in {asset}")
        places.add(place)
    if faults:
        remedy = "name in package.json the version that the theme was built with, then run make lock"
        raise PartsError("\n".join(f"{fault}; {remedy}" for _, fault in sorted(faults.items())))
    return [npm[place] for place in sorted(places)]


def _has(module: Path, content: str) -> bool:
    return module.is_file() and module.read_text(encoding="utf-8").splitlines() == content.splitlines()


def _modules(templates: Path, site: Path) -> Iterator[tuple[str, str, str | None]]:
    """Each module of a package: the asset that carries it, its path, and its text where the source map has it."""
    for asset in _published(templates, site):
        account = asset.with_name(f"{asset.name}.map")
        if not account.is_file():
            raise PartsError(
                f"{asset} has no source map, so nobody knows what {THEME} carries in it; "
                "take another version of the theme, or find another source in macros/release/theme.py"
            )
        told = json.loads(account.read_text(encoding="utf-8"))
        contents = told.get("sourcesContent") or [None] * len(told["sources"])
        for source, content in zip(told["sources"], contents, strict=True):
            if "node_modules/" in source:
                yield asset.name, source, content


def _published(templates: Path, site: Path) -> list[Path]:
    """The theme's scripts and stylesheets that are in the site, where the latter come in one."""
    assets = sorted(path for path in templates.glob("assets/**/*") if path.suffix in (".js", ".css"))
    return [asset for asset in assets if any(_copies(asset, site / asset.parent.relative_to(templates)))]


def _copies(asset: Path, folder: Path) -> Iterable[Path]:
    return folder.glob("theme-*.css" if asset.suffix == ".css" else escape(asset.name))


def _icons(templates: Path, site: Path, theme: Part) -> list[Part]:
    """The icon sets of which the site shows an icon."""
    pages = (path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in _DRAWN_IN)
    shown = {drawing for page in pages for drawing in _drawings(page)}
    folders = sorted(path for path in (templates / ".icons").iterdir() if path.is_dir())
    found = ((folder, _first_shown(folder, shown)) for folder in folders)
    return [_icon_set(folder, icon, theme) for folder, icon in found if icon]


def _drawings(text: str) -> list[str]:
    return [drawing for _, drawing in _DRAWING.findall(text)]


def _first_shown(folder: Path, shown: set[str]) -> str | None:
    icons = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.svg")))
    return next((icon for icon in icons if shown.intersection(_drawings(icon))), None)


def _icon_set(folder: Path, icon: str, theme: Part) -> Part:
    name, address = _ICON_SETS.get(folder.name, (f"{folder.name} icons", theme.address))
    texts = licence_files(files_in(folder))
    version = re.search(r"<!--.*?(\d+\.\d+\.\d+)", icon)
    place = f"{TEMPLATES}/.icons/{folder.name}"
    return Part(
        name=name,
        version=version[1] if version else "",
        purl=PackageURL("pypi", None, theme.name, theme.version, subpath=place).to_string(),
        licence=_icon_licence(texts),
        address=address,
        place=place,
        texts=texts,
    )


def _icon_licence(texts: Sequence[Path]) -> str:
    """A licence file begins with the licence's name, or says which of several is for the icons."""
    text = "".join(path.read_text(encoding="utf-8") for path in texts)
    named = re.search(r"^# Icons: (.+?)(?: License)? \(", text, re.MULTILINE)
    return spdx(named[1] if named else text.partition("\n")[0].strip())
