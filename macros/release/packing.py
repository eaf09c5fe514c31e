"""Packs the built site into `dist/`: what an operator downloads, and what an IT department checks."""

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from macros.content.places import DOWNLOADS, SINGLE
from macros.hosting import Hosting, compress, server_files, site_files
from macros.release.inventory import write_inventory

# The oldest time that a ZIP can hold, the length of the steps that it counts in, and how many make a year.
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_STEP = timedelta(seconds=2)
_STEPS = timedelta(days=365) // _STEP

_SUMS = "SHA256SUMS"
_SITE_SUMS = "site.sha256"
_LICENCES = "licences.txt"
_SERVER = "server"


def release(site: Path, target: Path, hosting: Hosting) -> list[Path]:
    """Write the site as a ZIP and as one file, its bills of materials, licences, servers' settings, and checksums.

    There are checksums of what is written, and of every file of the site.

    The licences go along with the site, too: most of them ask for that.  So do the settings of Apache and IIS and the
    compressed files.

    Args:
        site: The built site.
        target: The folder to write to; replaced as a whole, and left as it was if anything fails.
        hosting: What the operator chose.

    Returns:
        What was written.

    Raises:
        FileNotFoundError: There is no built site.
        PackageError: A part of the site may not be given away as it is; the message says why.
        BundleError: esbuild is not installed, or a source has a fault.
        HostingError: A server's settings cannot hold what the operator chose.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as temporary:
        new = Path(temporary) / target.name
        write_inventory(new, site)
        shutil.copyfile(new / _LICENCES, site / _LICENCES)
        settings = site_files(hosting, [path.relative_to(site).as_posix() for path in _files(site)])
        _write(site, settings)
        # What is compressed may differ with the version of zlib; an operator edits a server's settings.
        _write_sums(new / _SITE_SUMS, site, without=[*compress(site), *(site / name for name in settings)])
        pack(site, new)
        shutil.copyfile(site / SINGLE, new / SINGLE)
        _write(new / _SERVER, server_files(hosting))
        _write_sums(new / _SUMS, new)
        if target.is_dir():
            shutil.rmtree(target)
        new.rename(target)
    return _files(target)


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for name, content in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def offer(target: Path, site: Path) -> None:
    """Put what a release holds below the site, too, where its pages link to it.

    Last: neither the ZIP nor the copy for use without a network shall hold it.

    Args:
        target: The folder that `release` has written.
        site: The site that is published.
    """
    shutil.copytree(target, site / DOWNLOADS)


def _write_sums(target: Path, folder: Path, without: Collection[Path] = ()) -> None:
    """Write what `sha256sum --check` reads within the folder."""
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in _files(folder)
        if path not in without
    ]
    target.write_text("".join(sums), encoding="utf-8")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def pack(site: Path, target: Path) -> Path:
    """Write a ZIP of the site.

    Args:
        site: The built site.
        target: The folder to write to; made if it is missing.

    Returns:
        The ZIP.

    Raises:
        FileNotFoundError: There is no built site.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} holds no built site; run make release")
    target.mkdir(parents=True, exist_ok=True)
    archive = target / "fachaustausch-site.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in _files(site):
            content = path.read_bytes()
            entry = zipfile.ZipInfo(path.relative_to(site).as_posix(), _time_of(content))
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return archive


def _time_of(content: bytes) -> tuple[int, int, int, int, int, int]:
    """A time in 1980 that changes with the content alone.

    Two builds of the same content are the same file that way.  And servers know a new file by its time and its size:
    a page that names another script by its hash keeps its size, so with the time of the old page, browsers would be
    told that the old one is still right.
    """
    time = _EPOCH + int.from_bytes(hashlib.sha256(content).digest(), "big") % _STEPS * _STEP
    return (time.year, time.month, time.day, time.hour, time.minute, time.second)
