"""The list of links that a content management system can read: every worksheet and question with its address.

Its format is in `links.schema.json`, which is published beside it.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from macros.content.model import Worksheet
from macros.content.places import LEAN_FOLDER, LINKS, sheet_address

SCHEMA = "links.schema.json"


def link_files(worksheets: Sequence[Worksheet], site_url: str) -> dict[str, str]:
    """Make the list, and its schema.

    Args:
        worksheets: All of them, in order.
        site_url: The address of the site, ending in a slash; "" where the operator has not set one, and addresses are
            then relative to the list.

    Returns:
        Contents by address below the site's root.
    """
    content = {
        "$schema": SCHEMA,
        "fileType": "fachaustausch-links",
        "formatVersion": 1,
        "language": "de",
        "worksheets": [_entry(worksheet, site_url) for worksheet in worksheets],
    }
    schema = (Path(__file__).parent / SCHEMA).read_text(encoding="utf-8")
    return {LINKS: f"{json.dumps(content, ensure_ascii=False, indent=2)}\n", SCHEMA: schema}


def _entry(worksheet: Worksheet, site_url: str) -> dict[str, object]:
    full = site_url + sheet_address(worksheet.id)
    slim = site_url + sheet_address(worksheet.id, LEAN_FOLDER)
    return {
        "id": worksheet.id,
        "title": worksheet.title,
        "short": worksheet.short,
        "text": worksheet.purpose,
        "address": full,
        "lean": slim,
        "sections": [
            {
                "title": section.title,
                "address": f"{full}#{section.questions[0].id}",
                "lean": f"{slim}#{section.questions[0].id}",
            }
            for section in worksheet.sections
        ],
        "questions": [
            {
                "id": question.id,
                "title": f"{worksheet.short} {question.number}",
                "text": question.text,
                "address": f"{full}#{question.id}",
                "lean": f"{slim}#{question.id}",
            }
            for question in worksheet.questions
        ],
    }
