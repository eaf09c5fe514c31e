"""What the lock files pin, joined with what the installed packages say about themselves."""

import base64
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from cyclonedx.spdx import fixup_id, is_expression
from packageurl import PackageURL

from macros.content.faults import ContentError, Fault
from macros.content.reading import read_json, read_text

# A package in requirements.txt, with its hashes and the packages that asked for it.
_PIN = re.compile(r"^([\w.-]+)==(\S+)(.*(?:\n +.*)*)", re.MULTILINE)
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_LOCK_FILE = "package-lock.json"
_NO_TEXT = (".svg", ".js")

# How licences are called where no SPDX id is given: in classifiers, old metadata and licence files.
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "CC BY 4.0": "CC-BY-4.0",
    "CC0 1.0 Universal": "CC0-1.0",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "MIT License": "MIT",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


class PackageError(Exception):
    """Packages that cannot be delivered, or that nobody knows; the message names each with place and remedy."""


@dataclass(frozen=True)
class Package:
    """Something that other people made.

    Attributes:
        name: As its registry knows it.
        version: Empty where nothing names it.
        purl: The package URL, which tells it from every other package.
        licence: An SPDX id or expression; empty where nothing is known.
        address: Where people read about it.
        place: Where it lies, for messages.
        texts: The files with its licence.
        readme: The file that may name the licence instead.
        requires: The package URLs of what it brings along.
        download: Where its registry offers it.
        hashes: Of the files offered there: the algorithm and hexadecimal digits.
        is_optional: Whether it is pinned for other machines than this one.
    """

    name: str
    version: str
    purl: str
    licence: str
    address: str
    place: str
    texts: tuple[Path, ...] = ()
    readme: Path | None = None
    requires: frozenset[str] = frozenset()
    download: str = ""
    hashes: tuple[tuple[str, str], ...] = ()
    is_optional: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.version}".rstrip()


def npm_packages(project: Path) -> dict[str, Package]:
    """Every package that npm may install to build the site: what only tests or checks it, no operator runs.

    Args:
        project: The folder with `package-lock.json` and `node_modules/`.

    Returns:
        Packages by their place in the lock file, such as "node_modules/minisearch".

    Raises:
        ContentError: The lock file is damaged.
    """
    lock, _ = read_json(project / _LOCK_FILE, _LOCK_FILE, "run make lock")
    try:
        entries = {place: entry for place, entry in lock["packages"].items() if place and not entry.get("dev")}
        purls = {place: _npm_purl(place, entry) for place, entry in entries.items()}
        return {place: _npm_package(project, place, entry, purls) for place, entry in entries.items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ContentError([Fault(_LOCK_FILE, 1, "this is no lock file of npm; run make lock")]) from None


def _npm_name(place: str, entry: Mapping[str, Any]) -> str:
    return str(entry.get("name") or place.rpartition("node_modules/")[2])


def _npm_purl(place: str, entry: Mapping[str, Any]) -> str:
    scope, _, name = _npm_name(place, entry).rpartition("/")
    return PackageURL("npm", scope or None, name, entry["version"]).to_string()


def _npm_package(project: Path, place: str, entry: Mapping[str, Any], purls: Mapping[str, str]) -> Package:
    name, version = _npm_name(place, entry), entry["version"]
    wanted = {**entry.get("dependencies", {}), **entry.get("optionalDependencies", {})}
    files = files_in(project / place)
    return Package(
        name=name,
        version=version,
        purl=purls[place],
        licence=spdx(entry.get("license", "")),
        address=f"https://www.npmjs.com/package/{name}/v/{version}",
        place=place,
        texts=licence_files(files),
        readme=next((file for file in files if file.name.lower() == "readme.md"), None),
        requires=frozenset(purls[found] for other in wanted if (found := _resolved(other, place, purls))),
        download=f"https://registry.npmjs.org/{name}/-/{name.rpartition('/')[2]}-{version}.tgz",
        hashes=tuple(_integrity(each) for each in entry.get("integrity", "").split()),
        is_optional=entry.get("optional", False),
    )


def _resolved(name: str, place: str, places: Iterable[str]) -> str | None:
    """Where Node finds a package: in the folder of the one that asks, or in the next one above that has it."""
    parents = place.split("/node_modules/")
    folders = ["/node_modules/".join(parents[:depth]) for depth in range(len(parents), 0, -1)]
    candidates = [*(f"{folder}/node_modules/{name}" for folder in folders), f"node_modules/{name}"]
    return next((candidate for candidate in candidates if candidate in places), None)


def _integrity(value: str) -> tuple[str, str]:
    algorithm, _, digest = value.partition("-")
    return algorithm, base64.b64decode(digest).hex()


def python_packages(project: Path) -> list[Package]:
    """Every package that pip may install to build the site.

    Args:
        project: The folder with `requirements.txt`.

    Returns:
        Packages in the order of that file; one name may be there in two versions, for two versions of Python.

    Raises:
        ContentError: The file is damaged.
    """
    pins = _PIN.findall(read_text(project / "requirements.txt", "requirements.txt"))
    requires: dict[str, set[str]] = {name: set() for name, _, _ in pins}
    for name, version, rest in pins:
        for asking in re.findall(r"# +(?:via )?([\w.-]+)", rest):
            requires.get(asking, set()).add(_python_purl(name, version))
    return [_python_package(name, version, rest, requires[name]) for name, version, rest in pins]


def _python_purl(name: str, version: str) -> str:
    return PackageURL("pypi", None, name, version).to_string()


def _python_package(name: str, version: str, rest: str, requires: Iterable[str]) -> Package:
    installed = _installed(name, version)
    texts = licence_files(_metadata_files(installed)) if installed else ()
    return Package(
        name=name,
        version=version,
        purl=_python_purl(name, version),
        licence=_python_licence(installed, texts) if installed else "",
        address=f"https://pypi.org/project/{name}/{version}/",
        place="requirements.txt",
        texts=texts,
        requires=frozenset(requires),
        download=f"https://pypi.org/simple/{name}/",
        hashes=tuple(re.findall(r"--hash=(\w+):(\w+)", rest)),
        is_optional=installed is None,
    )


def _installed(name: str, version: str) -> Distribution | None:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    return found if found.version == version else None


def _metadata_files(installed: Distribution) -> list[Path]:
    files = [file for file in installed.files or () if file.parts[0].endswith(".dist-info")]
    return sorted(Path(str(installed.locate_file(file))) for file in files)


def _python_licence(installed: Distribution, texts: Sequence[Path]) -> str:
    told = installed.metadata
    stated = [*told.get_all("License-Expression", []), *told.get_all("License", [])]
    named = sorted(name for name in told.get_all("Classifier", []) if name.startswith("License ::"))
    kinds = [name.rpartition(" :: ")[2] for name in named]
    found = next(filter(None, map(spdx, stated)), "")
    if not found and "BSD License" in kinds:
        return _bsd(texts)
    return found or " AND ".join(filter(None, map(spdx, kinds)))


def _bsd(texts: Sequence[Path]) -> str:
    """The classifier does not say which BSD licence; the third clause does."""
    words = " ".join(text.read_text(encoding="utf-8") for text in texts)
    if "Redistribution and use" not in words:
        return ""
    return "BSD-3-Clause" if "Neither the name" in words else "BSD-2-Clause"


def spdx(told: str) -> str:
    """Bring a licence's name into the form that SPDX gives it.

    Args:
        told: What a package says.

    Returns:
        An SPDX id or expression; empty where the name is not known.
    """
    return _SPDX.get(told) or fixup_id(told) or (told if told and is_expression(told) else "")


def files_in(folder: Path) -> list[Path]:
    """The files right in a folder, in the order of their names; none where there is no folder."""
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def licence_files(files: Iterable[Path]) -> tuple[Path, ...]:
    """Those of some files that hold a licence, or a notice that it wants to be passed on."""
    return tuple(file for file in files if _LICENCE_FILE.match(file.name) and file.suffix not in _NO_TEXT)
