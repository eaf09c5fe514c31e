"""Writes the licences of what reaches the browser, and refuses what may not be delivered."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from macros.content.version import stated_version
from macros.release.packages import Part, PartsError

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


def licences(parts: Iterable[Part]) -> str:
    """List parts for a person, with the full text of each licence.

    Args:
        parts: What reaches the browser.

    Returns:
        German text.

    Raises:
        PartsError: A part has no licence text, or a licence that nobody allowed; with every such part.
    """
    parts = tuple(parts)
    texts = {part.purl: _text(part, parts) for part in parts}
    faults = [fault for part in parts if (fault := _objection(part, texts[part.purl]))]
    if faults:
        raise PartsError("\n".join(faults))
    head = _HEAD.format(version=stated_version())
    index = [f"- {part}: {part.licence}" for part in parts]
    return "\n".join([head, *index, "", *(_chapter(part, texts[part.purl]) for part in parts)])


def _chapter(part: Part, text: str) -> str:
    return f"{_RULE}\n{part}\nLizenz: {part.licence}\nAdresse: {part.address}\n{_RULE}\n\n{text}\n"


def _objection(part: Part, text: str) -> str | None:
    named = set(re.findall(r"[\w.+-]+", part.licence)) - {"AND", "OR"}
    if not named or not named <= _ALLOWED:
        return (
            f"{part} ({part.place}) reaches the browser under {part.licence or 'an unknown licence'}; "
            "put something else in its place, or, if that licence may be delivered, "
            "allow it in macros/release/licences.py"
        )
    if not text:
        return (
            f"{part} ({part.place}) reaches the browser without a licence text; "
            "take a version that brings one, or put something else in its place"
        )
    return None


def _text(part: Part, parts: Sequence[Part]) -> str:
    """The text that a part brings; otherwise its notice, and the same licence's text from what it came in."""
    if part.texts:
        return _read(part.texts)
    notice = _README_NOTICE.search(_read([part.readme])) if part.readme else None
    carrier = next((other for other in _carriers(part, parts) if other.texts and other.licence == part.licence), None)
    if not notice or not carrier:
        return ""
    return (
        f"{notice[1].strip()}\n\n"
        f"{part.name} bringt keine eigene Lizenzdatei mit. "
        f"Es ist in {carrier.name} enthalten, das unter derselben Lizenz steht:\n\n"
        f"{_read(carrier.texts)}"
    )


def _carriers(part: Part, parts: Sequence[Part]) -> list[Part]:
    """What brings a part along, the nearest first."""
    carriers = [part]
    for current in carriers:
        carriers += [other for other in parts if current.purl in other.requires and other not in carriers]
    return carriers[1:]


def _read(files: Iterable[Path]) -> str:
    return "\n\n".join(file.read_text(encoding="utf-8").strip() for file in files)
