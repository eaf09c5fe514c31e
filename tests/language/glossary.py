"""Whether a page of the guide links a term to the glossary where it first uses it."""

import re
from collections.abc import Iterable

from tests.language.pages import Reading, page

ADDRESS = "leitfaden/glossar.html"


def terms(source: str) -> dict[str, str]:
    """The terms of the glossary's Markdown: word by id, from headings such as "### Ämterrunde { #aemterrunde }"."""
    return {
        match[2]: match[1].strip() for match in re.finditer(r"^### (.+?) \{ #([a-z0-9-]+) \}$", source, re.MULTILINE)
    }


def unlinked(reading: Reading, known: dict[str, str]) -> dict[str, str]:
    """The terms that a page uses before it links them, or without; each with the text that does."""
    return {term: text for id_, term in known.items() if (text := _text_before_link(reading, id_, term))}


def _text_before_link(reading: Reading, id_: str, term: str) -> str:
    word = re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])")
    for block in reading.blocks:
        if not block.is_content or block.is_quoted or block.is_heading:
            continue
        for run in block.runs:
            if run.link.endswith(f"glossar.html#{id_}"):
                return ""
            if not run.link and word.search(run.text):
                return block.text
    return ""


def pages_of_the_guide(addresses: Iterable[str]) -> list[str]:
    """All but the glossary itself."""
    return [address for address in addresses if address.startswith("leitfaden/") and address != ADDRESS]


def check(address: str, known: dict[str, str]) -> dict[str, str]:
    """What `unlinked` says of a built page."""
    return unlinked(page(address), known)
