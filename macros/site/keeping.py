"""Keeps what npm's programs made, so that a build runs them again only after a change of what that was made of.

It lies where such programs keep such things, in `node_modules/.cache/`, and may be deleted at any time.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

_FOLDER = Path("node_modules", ".cache", "fachaustausch")

# npm writes here what it installed, each package with its version and its sum: the tools, and what they bundle.
_INSTALLED = Path("node_modules", ".package-lock.json")

# So many stay, those that were used last: a preview makes one at each change.
_MANY = 64


def kept(project: Path, made_of: Iterable[bytes], make: Callable[[], Mapping[str, bytes]]) -> dict[str, bytes]:
    """Make something, or take what was made before of the same.

    Args:
        project: The folder with `node_modules/`.
        made_of: All that the result depends on, but for what npm installed.
        make: Makes it.

    Returns:
        What was made: contents by name.
    """
    installed = project / _INSTALLED
    if not installed.is_file():  # Nobody knows which tools these are.
        return dict(make())
    entry = project / _FOLDER / _digest_of([installed.read_bytes(), *made_of])
    found = _read(entry)
    if found is None:
        found = dict(make())
        with suppress(OSError):  # Whoever may not write there waits for the tools at each build.
            _write(entry, found)
            _forget_oldest(entry.parent)
    return found


def _digest_of(parts: Iterable[bytes]) -> str:
    """The parts' own digests in a row: of the parts themselves, two rows could be the same bytes."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _read(entry: Path) -> dict[str, bytes] | None:
    """What was kept; None where there is nothing, or it is damaged."""
    try:
        digest, _, content = entry.read_bytes().partition(b"\n")
        os.utime(entry)
    except OSError:
        return None
    if digest != hashlib.sha256(content).hexdigest().encode("ascii"):
        return None
    listed, _, rest = content.partition(b"\n")
    found = {}
    for name, size in json.loads(listed).items():
        found[name], rest = rest[:size], rest[size:]
    return found


def _write(entry: Path, made: Mapping[str, bytes]) -> None:
    listed = json.dumps({name: len(content) for name, content in made.items()}).encode("ascii")
    content = b"\n".join([listed, b"".join(made.values())])
    entry.parent.mkdir(parents=True, exist_ok=True)
    # Another build may do the same now: it must find a whole file or none.
    half = entry.with_suffix(f".{os.getpid()}")
    half.write_bytes(b"\n".join([hashlib.sha256(content).hexdigest().encode("ascii"), content]))
    half.replace(entry)


def _forget_oldest(folder: Path) -> None:
    files = {file: file.stat().st_mtime for file in folder.iterdir()}
    for file in sorted(files, key=files.__getitem__)[:-_MANY]:
        file.unlink(missing_ok=True)
