"""What follows from what the data file says."""

from typing import Any

from macros.content.model import Worksheet


def sheet(question: dict[str, Any], **fields: Any) -> Worksheet:
    asked = {"id": "frage", "number": "1.1", "text": "Frage?", **question}
    sections = [{"title": "Teil", "questions": [asked]}]
    return Worksheet.model_validate(
        {"id": "blatt", "title": "Blatt", "short": "Blatt", "purpose": "Zweck", "sections": sections, **fields}
    )


def test_rows_have_a_status_on_a_sheet_whose_questions_have_none() -> None:
    rows = sheet({"kind": "rows", "row": "Vorhaben"}, tracked=False)
    assert rows.tracks(rows.questions[0])
    text = sheet({}, tracked=False)
    assert not text.tracks(text.questions[0])


def test_a_sheet_asks_for_the_side_where_it_is_compared_or_differs_by_it() -> None:
    assert sheet({}, side_by_side=True).asks_side
    assert sheet({"audience": "hosts"}).asks_side
    assert not sheet({}).asks_side
