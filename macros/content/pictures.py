"""Reads the guide's pictures: SVG that stands in the page itself, so that it takes the page's colours."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

from macros.content.drawings import drawing_faults
from macros.content.faults import ContentError, Fault
from macros.content.reading import read

FOLDER = "bilder"

_SVG = "{http://www.w3.org/2000/svg}"

# HTML ends them elsewhere than XML does: what is a comment in the file could be an element of the page.
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_DECLARATION = re.compile(r"\A\s*<\?xml\b.*?\?>")


def load_pictures(docs: Path) -> Mapping[str, str]:
    """Read every picture and check that it can be read aloud, and that it is nothing but a picture.

    Args:
        docs: The folder with `bilder/`; a guide may do without.

    Returns:
        SVG by name, such as "kreislauf".

    Raises:
        ContentError: With every fault of every picture.
    """
    faults: list[Fault] = []
    pictures = {}
    for path in sorted((docs / FOLDER).glob("*.svg")):
        file = f"{docs.name}/{FOLDER}/{path.name}"
        reading = read(path, file)
        text = reading.text or ""
        found = reading.faults or drawing_faults(text, file, is_inlined=True) or _unheard(text, file)
        faults += found
        pictures[path.stem] = _COMMENT.sub("", _DECLARATION.sub("", text)).strip()
    if faults:
        raise ContentError(faults)
    return pictures


def _unheard(text: str, file: str) -> list[Fault]:
    root = ET.fromstring(text)  # noqa: S314 - the drawing was checked, and declares no entities
    named = {element.get("id") for tag in ("title", "desc") for element in root.findall(_SVG + tag) if element.text}
    if root.get("role") == "img" and len(named) == 2 and set((root.get("aria-labelledby") or "").split()) == named:
        return []
    remedy = 'give it role="img", a <title> and a <desc> with ids, and name both in aria-labelledby'
    return [Fault(file, 1, f"nobody can hear this picture; {remedy}")]
