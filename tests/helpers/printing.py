"""What comes out of the printer: PDFs of Chromium, read with pypdf."""

import io
import re
from typing import Any

from playwright.sync_api import Page
from pypdf import PdfReader

# In points.
A4 = (595, 842)


def pdf_of(page: Page) -> list[str]:
    """Print as Ctrl+P does, and give the text of each page, without line breaks."""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True)))
    for sheet in reader.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    return [plain(sheet.extract_text()) for sheet in reader.pages]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def pages_with(pages: list[str], text: str) -> list[int]:
    return [number for number, page in enumerate(pages) if plain(text) in page]


def cells_in_rows(page: Page) -> list[int]:
    """How many cells the rows of a tagged PDF's tables have, as a screen reader counts them."""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True)))
    found: list[int] = []

    def walk(node: Any) -> list[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            return [tag for child in node for tag in walk(child)]
        if not isinstance(node, dict):
            return []
        children = walk(node["/K"]) if "/K" in node else []
        if node.get("/S") == "/TR":
            found.append(sum(tag in ("/TD", "/TH") for tag in children))
        return [str(node["/S"])] if "/S" in node else children

    walk(reader.root_object["/StructTreeRoot"])
    return found
