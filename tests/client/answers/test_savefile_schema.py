"""The JSON Schema of the save file, for those who write or read save files with a program of their own."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import PROJECT

STORED = PROJECT / "overrides" / "client" / "answers" / "savefile.schema.json"
VERSION_1 = PROJECT / "tests" / "client" / "answers" / "version-1.json"
QUESTION = "vorbereitung.ziel"


@pytest.fixture
def document() -> Any:
    return json.loads(VERSION_1.read_text(encoding="utf-8"))


@pytest.fixture
def answer(document: Any) -> Any:
    """An answer of `document`, to change it in place."""
    return document["answers"][QUESTION]


def complaints(document: Any) -> list[str]:
    validator = Draft202012Validator(json.loads(STORED.read_text(encoding="utf-8")))
    return [error.json_path for error in validator.iter_errors(document)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(STORED.read_text(encoding="utf-8")))


def test_the_code_names_the_schema() -> None:
    assert f"`{STORED.name}`" in (STORED.parent / "save_file_writing.js").read_text(encoding="utf-8")


def test_what_version_1_wrote_fits(document: Any) -> None:
    assert complaints(document) == []


def test_a_visit_without_answers_fits(document: Any) -> None:
    document["answers"] = {}
    document["visit"] = {"id": "first", "name": ""}
    assert complaints(document) == []


def test_fields_of_a_later_version_fit(document: Any, answer: Any) -> None:
    document["later"] = document["visit"]["later"] = answer["later"] = {"rows": [1]}
    assert complaints(document) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("answer", "<script>alert(1)</script>\0"),
        ("status", None),
        ("due", ""),
        ("due", "20277-03-12"),
        ("changedAt", ""),
        ("changedAt", "2027-03-12T10:00:00Z"),
        ("revision", 0),
        ("notApplicable", False),
        ("sources", []),
        ("sources", [{"name": ""}]),
        ("agreed", {"answer": "", "at": "2027-03-12T10:00:00.000Z", "by": [{"side": "hosts", "name": ""}]}),
    ],
)
def test_a_right_value_fits(answer: Any, document: Any, field: str, value: Any) -> None:
    answer[field] = value
    assert complaints(document) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("answer", None),
        ("answer", 7),
        ("status", "erledigt"),
        ("status", ""),
        ("responsible", ["a"]),
        ("due", "12.03.2027"),
        ("due", "2027-13-01"),
        ("due", None),
        ("changedAt", "gestern"),
        ("changedAt", "2027-03-12T10:00:00+01:00"),
        ("revision", -1),
        ("revision", 1.5),
        ("revision", "1"),
        ("revision", 1_000_000),
        ("notApplicable", "ja"),
        ("sources", {}),
    ],
)
def test_a_wrong_value_in_an_answer_does_not_fit(answer: Any, document: Any, field: str, value: Any) -> None:
    answer[field] = value
    (place,) = complaints(document)
    assert place == f"$.answers['{QUESTION}'].{field}"


@pytest.mark.parametrize("agreed", [{}, {"answer": 1}, {"at": "gestern"}, {"by": [{}]}, {"choice": None}])
def test_a_wrong_agreement_does_not_fit(answer: Any, document: Any, agreed: dict[str, Any]) -> None:
    right = {"answer": "", "at": "2027-03-12T10:00:00.000Z", "by": []}
    answer["agreed"] = {**right, **agreed} if agreed else {}
    assert all(place.startswith(f"$.answers['{QUESTION}'].agreed") for place in complaints(document))
    assert complaints(document)


@pytest.mark.parametrize("part", [None, "Schulamt", {}, {"name": 1}, {"name": "a", "status": "x"}])
def test_a_wrong_source_does_not_fit(answer: Any, document: Any, part: Any) -> None:
    answer["sources"] = [part]
    (place,) = complaints(document)
    assert place.startswith(f"$.answers['{QUESTION}'].sources[0]")


@pytest.mark.parametrize("field", ["fileType", "formatVersion", "questionSet", "savedAt", "visit", "answers"])
def test_no_part_of_the_file_may_be_missing(document: Any, field: str) -> None:
    del document[field]
    assert complaints(document) == ["$"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("fileType", "fachaustausch"),
        ("formatVersion", 0),
        ("formatVersion", 2),
        ("formatVersion", "1"),
        ("questionSet", None),
        ("savedAt", ""),
        ("savedAt", "2027-03-12"),
        ("visit", []),
        ("answers", []),
        ("answers", {"ziel": {}}),
        ("answers", {"vorbereitung.ziel/": {}}),
        ("answers", {"vorbereitung.ziel/1/2": {}}),
        ("answers", {"Vorbereitung.Ziel": {}}),
    ],
)
def test_a_wrong_value_does_not_fit(document: Any, field: str, value: Any) -> None:
    document[field] = value
    (place,) = complaints(document)
    assert place == f"$.{field}"


@pytest.mark.parametrize(
    ("field", "value"),
    [("id", ""), ("id", "B1"), ("id", "b:1"), ("id", "b" * 61), ("name", 1), ("date", "bald"), ("archived", "ja")],
)
def test_a_wrong_value_in_the_visit_does_not_fit(document: Any, field: str, value: Any) -> None:
    document["visit"][field] = value
    (place,) = complaints(document)
    assert place == f"$.visit.{field}"


VERSION = {"keptAt": "2027-03-12T10:00:00.000Z", "why": "writing", "answer": {"answer": "Damals"}}


def test_earlier_versions_fit_and_so_do_fields_and_reasons_of_a_later_version(document: Any) -> None:
    document["versions"] = {QUESTION: [VERSION, {**VERSION, "why": "mail", "later": 1}], "transferplan.a/b1": []}
    assert complaints(document) == []


@pytest.mark.parametrize(
    "versions",
    [
        [],
        {"ziel": [VERSION]},
        {QUESTION: VERSION},
        {QUESTION: [VERSION] * 31},
        {QUESTION: [{**VERSION, "keptAt": "gestern"}]},
        {QUESTION: [{**VERSION, "why": None}]},
        {QUESTION: [{**VERSION, "answer": {"answer": 7}}]},
        {QUESTION: [{"answer": {}}]},
    ],
)
def test_what_is_no_list_of_earlier_versions_does_not_fit(document: Any, versions: Any) -> None:
    document["versions"] = versions
    assert complaints(document)
    assert all(place.startswith("$.versions") for place in complaints(document))
