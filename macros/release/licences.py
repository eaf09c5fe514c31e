"""Writes the licences of what reaches the browser, and refuses what may not be delivered."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from macros.content.version import stated_version
from macros.release.packages import Package, PackageError

# Licences that allow delivery as long as their text and the names of the authors come along.
_ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC-BY-4.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "OFL-1.1",
    "W3C",
}

_README_NOTICE = re.compile(r"^#+ *licen[cs]e.*?\n(.+?)(?=^#|\Z)", re.IGNORECASE | re.MULTILINE | re.DOTALL)

_HEAD = """\
Lizenzen aller Bestandteile, die in den Browser gelangen
========================================================

Der Leitfaden Fachaustausch {version} liefert die folgenden Bestandteile Dritter selbst aus.
"""
_RULE = "-" * 80


def licences(packages: Iterable[Package]) -> str:
    """List packages for a person, with the full text of each licence.

    Args:
        packages: What reaches the browser.

    Returns:
        German text.

    Raises:
        PackageError: A package has no licence text, or a licence that nobody allowed; with every such package.
    """
    packages = tuple(packages)
    texts = {package.purl: _text(package, packages) for package in packages}
    faults = [fault for package in packages if (fault := _objection(package, texts[package.purl]))]
    if faults:
        raise PackageError("\n".join(faults))
    head = _HEAD.format(version=stated_version())
    index = [f"- {package}: {package.licence}" for package in packages]
    return "\n".join([head, *index, "", *(_chapter(package, texts[package.purl]) for package in packages)])


def _chapter(package: Package, text: str) -> str:
    return f"{_RULE}\n{package}\nLizenz: {package.licence}\nAdresse: {package.address}\n{_RULE}\n\n{text}\n"


def _objection(package: Package, text: str) -> str | None:
    named = set(re.findall(r"[\w.+-]+", package.licence)) - {"AND", "OR"}
    if not named or not named <= _ALLOWED:
        return (
            f"{package} ({package.place}) reaches the browser under {package.licence or 'an unknown licence'}; "
            "put something else in its place, or, if that licence may be delivered, "
            "allow it in macros/release/licences.py"
        )
    if not text:
        return (
            f"{package} ({package.place}) reaches the browser without a licence text; "
            "take a version that brings one, or put something else in its place"
        )
    return None


def _text(package: Package, packages: Sequence[Package]) -> str:
    """The text that a package brings; otherwise its notice, and the same licence's text from what it came in."""
    if package.texts:
        return _read(package.texts)
    notice = _README_NOTICE.search(_read([package.readme])) if package.readme else None
    carriers = _carriers(package, packages)
    carrier = next((each for each in carriers if each.texts and each.licence == package.licence), None)
    if not notice or not carrier:
        return ""
    return (
        f"{notice[1].strip()}\n\n"
        f"{package.name} bringt keine eigene Lizenzdatei mit. "
        f"Es ist in {carrier.name} enthalten, das unter derselben Lizenz steht:\n\n"
        f"{_read(carrier.texts)}"
    )


def _carriers(package: Package, packages: Sequence[Package]) -> list[Package]:
    """What brings a package along, the nearest first."""
    carriers = [package]
    for current in carriers:
        carriers += [other for other in packages if current.purl in other.requires and other not in carriers]
    return carriers[1:]


def _read(files: Iterable[Path]) -> str:
    return "\n\n".join(file.read_text(encoding="utf-8").strip() for file in files)
