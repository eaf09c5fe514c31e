"""Changes finished HTML, but never what stands in its scripts and styles."""

import re
from collections.abc import Callable

_VERBATIM = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)>)", re.DOTALL)
_BETWEEN_TAGS = re.compile(r">\s+<")


def outside_code(page: str, change: Callable[[str], str]) -> str:
    """Change the markup of a page.

    Args:
        page: HTML.
        change: What to make of each piece of markup.
    """
    # Every other piece is a script or a style.
    pieces = _VERBATIM.split(page)
    return "".join(piece if index % 2 else change(piece) for index, piece in enumerate(pieces))


def compact(page: str) -> str:
    """Leave out the white space between lines of a page, where it is not shown."""
    return outside_code(page, lambda piece: _BETWEEN_TAGS.sub("> <", piece)).strip()
