"""Packs the built site into `dist/`: what an operator downloads, and what an IT department checks."""

import hashlib
import sys
import zipfile
from pathlib import Path

from macros.bundling import BundleError
from macros.packages import PartsError
from macros.parts import write_parts

# The oldest time that a ZIP can hold, so that two builds of the same content are the same file.
_EPOCH = (1980, 1, 1, 0, 0, 0)

_SUMS = "SHA256SUMS"
_LICENCES = "licences.txt"


def release(site: Path, target: Path) -> list[Path]:
    """Write the site as a ZIP, its bills of materials and licences, and a file with the SHA-256 of each.

    The licences go along with the site, too: most of them ask for that.

    Args:
        site: The built site.
        target: The folder to write to; what it held before is deleted.

    Returns:
        What was written.

    Raises:
        FileNotFoundError: There is no built site.
        PartsError: A part of the site may not be given away as it is; the message says why.
        BundleError: esbuild is not installed, or a source has a fault.
    """
    if target.is_dir():
        for old in target.iterdir():
            old.unlink()
    write_parts(target, site)
    (site / _LICENCES).write_bytes((target / _LICENCES).read_bytes())
    pack(site, target)
    files = sorted(target.iterdir())
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (target / _SUMS).write_text("".join(sums), encoding="utf-8")
    return [*files, target / _SUMS]


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
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(site).as_posix(), _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())
    return archive


if __name__ == "__main__":
    try:
        print("Written:", *release(Path("site"), Path("dist")), sep="\n  ")
    except (BundleError, FileNotFoundError, PartsError) as error:
        sys.exit(str(error))
