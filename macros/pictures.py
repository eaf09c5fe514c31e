"""Reads the guide's pictures: SVG that stands in the page itself, so that it takes the page's colours."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

from macros.faults import ContentError, Fault

FOLDER = "bilder"

_SVG = "{http://www.w3.org/2000/svg}"
# Our policy forbids them, and so they would do nothing.
_FORBIDDEN = re.compile(r"style|href|on\w+|.*\}href")


def load_pictures(docs: Path) -> Mapping[str, str]:
    """Read every picture and check that it can be read aloud.

    Args:
        docs: The folder with `bilder/`; a guide may do without.

    Returns:
        SVG by name, such as "kreislauf".

    Raises:
        ContentError: With every fault of every picture.
    """
    paths = sorted((docs / FOLDER).glob("*.svg"))
    faults = [
        Fault(f"{docs.name}/{FOLDER}/{path.name}", 1, text) for path in paths if (text := _fault(path.read_bytes()))
    ]
    if faults:
        raise ContentError(faults)
    return {path.stem: path.read_text(encoding="utf-8").strip() for path in paths}


def _fault(content: bytes) -> str | None:
    try:
        root = ET.fromstring(content)  # noqa: S314 - the pictures are our own, and Python's parser loads nothing
    except ET.ParseError as error:
        return f"this is no SVG ({error}); mend it"
    named = {element.get("id") for tag in ("title", "desc") for element in root.findall(_SVG + tag) if element.text}
    if root.get("role") != "img" or len(named) != 2 or set((root.get("aria-labelledby") or "").split()) != named:
        remedy = 'give it role="img", a <title> and a <desc> with ids, and name both in aria-labelledby'
        return f"nobody can hear this picture; {remedy}"
    for element in root.iter():
        for attribute in element.attrib:
            if _FORBIDDEN.fullmatch(attribute):
                return f'attribute "{attribute}" is not allowed in a picture; use a class of picture.css'
        if element.tag in (f"{_SVG}script", f"{_SVG}style"):
            return f"<{element.tag.removeprefix(_SVG)}> is not allowed in a picture; use a class of picture.css"
    return None
