"""Packs the built site into `dist/`: what an operator downloads and puts on a server."""

import hashlib
import sys
import zipfile
from pathlib import Path

# The oldest time that a ZIP can hold, so that two builds of the same content are the same file.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, target: Path) -> Path:
    """Write a ZIP of the site and a file with its SHA-256.

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
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    (target / "SHA256SUMS").write_text(f"{digest}  {archive.name}\n", encoding="utf-8")
    return archive


if __name__ == "__main__":
    try:
        print(f"Written: {pack(Path('site'), Path('dist'))}")
    except FileNotFoundError as error:
        sys.exit(str(error))
