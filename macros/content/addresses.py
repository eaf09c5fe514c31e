"""Remembers every address that was ever published: intranets link to them, so none may end in nothing.

`docs/addresses.txt` lists them, one a line.  A page or question that moved has `old -> new` on its line, and the
build makes the redirect.
"""

import posixpath
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from macros.content.data_file import load_worksheets
from macros.content.faults import ContentError, Fault, quoted
from macros.content.model import Worksheet
from macros.content.places import FOLDER, LEAN_FOLDER, LINKS, SINGLE, sheet_address
from macros.content.reading import is_absent, read_text

ADDRESSES = "addresses.txt"

# Of HTML alone: what else has an address is part of a page.
_ADDRESS = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*\.(?:html|json)(?:#[a-z][a-z0-9-]*)?")
_ARROW = " -> "

_HEAD = """\
# Every address that was ever published. `make addresses` adds new ones.
# What moved leads on: old/page.html#question -> new/page.html#question
"""


@dataclass(frozen=True)
class Remembered:
    """What `docs/addresses.txt` says.

    Attributes:
        lines: The line of every address.
        redirects: Where those lead that have moved.
    """

    lines: Mapping[str, int]
    redirects: Mapping[str, str]


NOTHING = Remembered(MappingProxyType({}), MappingProxyType({}))


def published(docs: Path, worksheets: Sequence[Worksheet]) -> list[str]:
    """Every address that links may lead to: pages, both views of each question, links.json, the guide in one file.

    Args:
        docs: The folder with the pages.
        worksheets: All of them.

    Returns:
        The addresses below the site's root, in order.
    """
    found = {path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md") if path.is_file()}
    for folder in (FOLDER, LEAN_FOLDER):
        for worksheet in worksheets:
            page = sheet_address(worksheet.id, folder)
            found |= {page, *(f"{page}#{question.id}" for question in worksheet.questions)}
    return sorted({*found, LINKS, SINGLE})


def read_addresses(docs: Path) -> Remembered:
    """Read `docs/addresses.txt`.

    Args:
        docs: The folder with the file.

    Returns:
        What it says; nothing where there is none, as in a new project.

    Raises:
        ContentError: With every line that cannot be read.
    """
    file = _file(docs)
    if is_absent(docs / ADDRESSES):
        return NOTHING
    lines: dict[str, int] = {}
    redirects: dict[str, str] = {}
    faults: list[Fault] = []
    for number, line in enumerate(read_text(docs / ADDRESSES, file).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        old, arrow, new = line.strip().partition(_ARROW)
        for address in (old, new) if arrow else (old,):
            if not _ADDRESS.fullmatch(address):
                faults.append(
                    Fault(file, number, f"{quoted(address)} is no address; write folder/page.html#question")
                )
        if arrow and not old.partition("#")[0].endswith(".html"):
            faults.append(Fault(file, number, f"{old} is no page and cannot lead on; publish it where it was"))
        if old in lines:
            faults.append(Fault(file, number, f"{old} stands in line {lines[old]} already; take one of them out"))
        lines[old] = number
        if arrow:
            redirects[old] = new
    if faults:
        raise ContentError(faults)
    return Remembered(lines, redirects)


def address_faults(remembered: Remembered, now: Iterable[str], docs: Path) -> list[Fault]:
    """Find addresses that would end in nothing.

    Args:
        remembered: What was published.
        now: What would be published.
        docs: The folder with the file.

    Returns:
        The faults, in the order of the file.
    """
    faults = []
    now = frozenset(now)
    for address, line in remembered.lines.items():
        target = _target(address, remembered)
        if target is None and address not in now:
            text = f"{address} would be gone; bring it back, or lead it on with {address}{_ARROW}the new address"
            faults.append(Fault(_file(docs), line, text))
        elif target is not None and address in now:
            faults.append(Fault(_file(docs), line, f"{address} is there; take the redirect out"))
        elif target is not None and target not in now:
            faults.append(Fault(_file(docs), line, f"{address} leads to {target}, which is not there; correct it"))
    return faults


def _target(address: str, remembered: Remembered) -> str | None:
    """Where a link to an address ends; None where it leads nowhere else."""
    target, seen = None, {address}
    following = _next(address, remembered)
    while following is not None:
        target = following
        following = None if target in seen else _next(target, remembered)
        seen.add(target)
    return target


def _next(address: str, remembered: Remembered) -> str | None:
    page, _, anchor = address.partition("#")
    whole = remembered.redirects.get(page)
    if not anchor or whole is None:
        return remembered.redirects.get(address)
    return whole if "#" in whole else f"{whole}#{anchor}"  # As `overrides/redirect.html` leads on.


def answers(remembered: Remembered) -> dict[str, str]:
    """Where a link to each address ends, by address: where that has moved to, or there."""
    return {address: _target(address, remembered) or address for address in remembered.lines}


def new_addresses(remembered: Remembered, now: Sequence[str]) -> list[str]:
    """What would be published and is not remembered yet, in order."""
    return [address for address in now if address not in remembered.lines]


def moved_pages(remembered: Remembered) -> dict[str, str]:
    """The way from each page that moved to its new address, relative to the old one."""
    return {old: _way(old, new) for old, new in remembered.redirects.items() if "#" not in old}


def moved_questions(remembered: Remembered, page: str) -> dict[str, str]:
    """The way from each question that has left a page to its new address, by the question's old id."""
    return {
        old.removeprefix(f"{page}#"): _way(page, new)
        for old, new in remembered.redirects.items()
        if old.startswith(f"{page}#")
    }


def _way(old: str, new: str) -> str:
    return posixpath.relpath(new, posixpath.dirname(old) or ".")


def _file(docs: Path) -> str:
    return f"{docs.name}/{ADDRESSES}"


def main(docs: Path = Path("docs")) -> int:
    """Add new addresses to the list: `make addresses`.

    Args:
        docs: The folder with pages and data file.

    Returns:
        0, or 1 where the list or the data file has a fault; the output says which.
    """
    try:
        remembered = read_addresses(docs)
        now = published(docs, load_worksheets(docs / "worksheets.yml"))
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    new = new_addresses(remembered, now)
    entries = sorted([*(_entry(address, remembered) for address in remembered.lines), *new])
    (docs / ADDRESSES).write_text(_HEAD + "".join(f"{entry}\n" for entry in entries), encoding="utf-8", newline="\n")
    print("\n".join([f"Remembered in {_file(docs)}:", *(f"  {address}" for address in new or ["nothing new"])]))
    return 0


def _entry(address: str, remembered: Remembered) -> str:
    target = remembered.redirects.get(address)
    return address if target is None else f"{address}{_ARROW}{target}"


if __name__ == "__main__":
    sys.exit(main())
