"""Keeps what takes long to make, so that a build makes it again only after a change of what it was made of.

It lies where npm's programs keep such things, in `node_modules/.cache/`, and may be deleted at any time.  What was
damaged there is made anew.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

_FOLDER = Path("node_modules", ".cache", "fachaustausch")

# npm writes here what it installed, each package with its version and its sum: the tools, and what they bundle.
_INSTALLED = Path("node_modules", ".package-lock.json")

# So many stay, those that were used last: a preview makes one at each change.
_MANY = 64
_MANY_TEMPLATES = 512


def kept(project: Path, made_of: Iterable[bytes], make: Callable[[], Mapping[str, bytes]]) -> dict[str, bytes]:
    """Let npm's programs make something, or take what they made before of the same.

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
    keeper = Keeper(project / _FOLDER, _MANY)
    parts = [installed.read_bytes(), *made_of]
    found = keeper.find(parts)
    if found is None:
        found = dict(make())
        keeper.keep(parts, found)
    return found


class Keeper:
    """Keeps contents in a folder, by the digest of what they were made of.

    Args:
        folder: The folder; made when the first are kept.
        many: How many stay, those that were used last.
    """

    def __init__(self, folder: Path, many: int) -> None:
        self._folder = folder
        self._many = many

    def find(self, made_of: Iterable[bytes]) -> dict[str, bytes] | None:
        """What was kept of the same; None where there is nothing, or it is damaged."""
        return _read(self._folder / _digest_of(made_of))

    def keep(self, made_of: Iterable[bytes], made: Mapping[str, bytes]) -> None:
        """Keep what was made.  Whoever may not write there makes it each time."""
        with suppress(OSError):
            _write(self._folder / _digest_of(made_of), made)
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        files = {file: file.stat().st_mtime for file in self._folder.iterdir() if file.is_file()}
        for file in sorted(files, key=files.__getitem__)[: -self._many]:
            file.unlink(missing_ok=True)


class KeptTemplates(jinja2.BytecodeCache):
    """Jinja's own way to compile a template only once.

    Jinja looks whether a template has changed; what else its code depends on, it leaves to us.

    Args:
        project: The folder with `node_modules/`.
    """

    def __init__(self, project: Path) -> None:
        self._keeper = Keeper(project / _FOLDER / "templates", _MANY_TEMPLATES)
        self._versions = f"{sys.version} {version('jinja2')}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of the same template in the same surroundings, where it was kept."""
        for code in (self._keeper.find(self._surroundings(bucket)) or {}).values():
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._keeper.keep(self._surroundings(bucket), {"code": bucket.bytecode_to_string()})

    def _surroundings(self, bucket: Bucket) -> list[bytes]:
        """What a template's code is made of: its name and text, and what Jinja is told and knows."""
        jinja = bucket.environment
        told = (jinja.autoescape, jinja.trim_blocks, jinja.lstrip_blocks, jinja.keep_trailing_newline)
        known = (sorted(jinja.filters), sorted(jinja.tests), sorted(jinja.extensions))
        return [str(part).encode("utf-8") for part in (self._versions, bucket.key, bucket.checksum, told, known)]


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
