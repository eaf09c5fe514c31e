"""What comes out of the printer: PDFs of Chromium, read with pypdf."""

import io
import re

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
