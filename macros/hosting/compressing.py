"""Compresses texts once, at the build, better than a server has time for at every request."""

import gzip
from pathlib import Path

from macros.hosting.rules import TEXTS


def compress(site: Path) -> list[Path]:
    """Write a compressed file beside every text.

    Small ones, too, where it saves nothing: if only some had one, then a release that is unpacked over an older one
    could leave the compressed file of a text that has changed, and servers would prefer it.

    Args:
        site: The built site.

    Returns:
        The compressed files; the same texts give the same bytes.
    """
    return [_compressed(text) for text in sorted(site.rglob("*")) if text.suffix[1:] in TEXTS and text.is_file()]


def _compressed(text: Path) -> Path:
    target = text.with_name(f"{text.name}.gz")
    target.write_bytes(gzip.compress(text.read_bytes(), compresslevel=9, mtime=0))
    return target
