"""The JSON Schema, with which an editor checks the data file while it is written."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.content.data_file import schema
from tests.conftest import PROJECT

STORED = PROJECT / "macros" / "content" / "worksheets.schema.json"
DATA_FILE = PROJECT / "docs" / "worksheets.yml"


@pytest.fixture
def document() -> Any:
    return yaml.safe_load(DATA_FILE.read_text(encoding="utf-8"))


@pytest.fixture
def question(document: Any) -> Any:
    """A question of `document`, to change it in place."""
    return document["worksheets"][1]["sections"][0]["questions"][2]


def complaints(document: Any) -> list[str]:
    validator = Draft202012Validator(json.loads(STORED.read_text(encoding="utf-8")))
    return [error.json_path for error in validator.iter_errors(document)]


def test_the_stored_schema_is_the_one_of_the_model() -> None:
    assert STORED.read_text(encoding="utf-8") == schema(), "the model has changed; run make schema"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(STORED.read_text(encoding="utf-8")))


def test_the_data_file_names_the_schema() -> None:
    first = DATA_FILE.read_text(encoding="utf-8").splitlines()[0]
    address = first.removeprefix("# yaml-language-server: $schema=")
    assert (DATA_FILE.parent / address).resolve() == STORED.resolve()


def test_the_published_data_file_fits(document: Any) -> None:
    assert complaints(document) == []


def test_a_number_without_quotes_fits(question: Any, document: Any) -> None:
    question["number"] = yaml.safe_load("2.3")
    assert complaints(document) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Ziel"),
        ("id", "größe"),
        ("id", False),
        ("number", "1.b"),
        ("number", None),
        ("text", ""),
        ("text", "  "),
        ("text", "Wer\x07?"),
        ("text", 2026),
        ("aspects", "Bahn"),
        ("aspects", [""]),
        ("lines", 0),
        ("lines", 41),
        ("lines", "5"),
        ("asks_who", "ja"),
        ("revision", 0),
        ("revision", None),
    ],
)
def test_a_wrong_value_does_not_fit(question: Any, document: Any, field: str, value: Any) -> None:
    question[field] = value
    (place,) = complaints(document)
    assert place.startswith(f"$.worksheets[1].sections[0].questions[2].{field}")


@pytest.mark.parametrize("field", ["id", "number", "text"])
def test_a_missing_field_does_not_fit(question: Any, document: Any, field: str) -> None:
    del question[field]
    assert complaints(document) == ["$.worksheets[1].sections[0].questions[2]"]


def test_an_unknown_field_does_not_fit(question: Any, document: Any) -> None:
    question["farbe"] = "rot"
    assert complaints(document) == ["$.worksheets[1].sections[0].questions[2]"]


@pytest.mark.parametrize("document", [None, [], {}, {"worksheets": []}, {"worksheets": None}])
def test_a_document_without_worksheets_does_not_fit(document: Any) -> None:
    assert len(complaints(document)) == 1
