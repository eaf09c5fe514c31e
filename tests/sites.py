"""Builds a site once for all that look at it, and again only after a change of what it is made of."""

import datetime
import fcntl
import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class UnbuiltSiteError(Exception):
    """A site does not build; the message is what MkDocs said."""


def build_once(site: Path, sources: Sequence[Path], build: Callable[[], subprocess.CompletedProcess[str]]) -> None:
    """Build a site, unless it stands there already, made of the same.  Who comes meanwhile waits.

    Args:
        site: Where it is to lie.
        sources: Every file and folder that it is made of.
        build: Builds it there.

    Raises:
        UnbuiltSiteError: It does not build.
    """
    site.parent.mkdir(exist_ok=True)
    made_of = site.with_suffix(".made-of")
    with _alone(site.with_suffix(".lock")):
        now = _fingerprint(sources)
        if site.is_dir() and made_of.is_file() and made_of.read_text(encoding="ascii") == now:
            return
        made_of.unlink(missing_ok=True)
        result = build()
        if result.returncode != 0:
            raise UnbuiltSiteError(f"{site.name} does not build:\n{result.stderr}")
        made_of.write_text(now, encoding="ascii")


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _fingerprint(sources: Sequence[Path]) -> str:
    """What the files are called and hold, on which day, and with which Python."""
    found = hashlib.sha256(f"{datetime.date.today()} {sys.version}".encode())
    for source in sources:
        for file in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(f"{file}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\0".encode())
    return found.hexdigest()
