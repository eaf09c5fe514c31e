"""links.json, which content management systems read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from jsonschema import Draft202012Validator

from macros.content.data_file import load_worksheets
from macros.site.links import link_files
from tests.conftest import PROJECT, SITE

WORKSHEETS = load_worksheets(PROJECT / "docs" / "worksheets.yml")


@pytest.fixture
def published() -> Any:
    return json.loads((SITE / "links.json").read_text(encoding="utf-8"))


def addresses(entry: Any) -> Iterator[str]:
    """Every address anywhere in the list."""
    if isinstance(entry, dict):
        yield from (value for name, value in entry.items() if name in ("address", "lean"))
    for child in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        yield from addresses(child)


def test_it_lists_every_worksheet_and_question_in_order_with_title_and_text(published: Any) -> None:
    assert [(sheet["title"], sheet["text"]) for sheet in published["worksheets"]] == [
        (worksheet.title, worksheet.purpose) for worksheet in WORKSHEETS
    ]
    for sheet, worksheet in zip(published["worksheets"], WORKSHEETS, strict=True):
        assert [(entry["id"], entry["text"]) for entry in sheet["questions"]] == [
            (question.id, question.text) for question in worksheet.questions
        ]
        assert all(entry["title"] for entry in sheet["questions"])
        assert [entry["title"] for entry in sheet["sections"]] == [section.title for section in worksheet.sections]


def test_every_address_leads_to_its_place(published: Any) -> None:
    found = list(addresses(published))
    assert len(found) == 2 * len(WORKSHEETS) + sum(
        2 * len(worksheet.questions) + 2 * len(worksheet.sections) for worksheet in WORKSHEETS
    )
    for address in found:
        page, anchor = urldefrag(address)
        html = (SITE / page).read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in html, address


def test_with_the_address_of_the_site_the_links_are_whole(published: Any) -> None:
    site = "https://leitfaden.example/stadt/"
    whole = json.loads(link_files(WORKSHEETS, site)["links.json"])
    assert list(addresses(whole)) == [urljoin(site, address) for address in addresses(published)]


def test_it_fits_the_schema_that_is_published_beside_it(published: Any) -> None:
    schema = json.loads((SITE / Path(published["$schema"])).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(published)) == []
    assert list(validator.iter_errors(json.loads(link_files(WORKSHEETS, "https://a.example/")["links.json"]))) == []
    del published["worksheets"][0]["questions"][0]["address"]
    assert list(validator.iter_errors(published))
