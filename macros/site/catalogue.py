"""What the client needs to know of questions and example beyond the page that it stands in: plain data."""

import json
from collections.abc import Iterable, Mapping

from macros.content.model import Worksheet


def catalogue(worksheets: Iterable[Worksheet], former_choices: Mapping[str, Mapping[str, str]]) -> str:
    """Every worksheet with its questions, as a script.

    Args:
        worksheets: All of them, in order.
        former_choices: What questions no longer offer, by "<worksheet>.<question>": texts by id.
    """
    found = [_catalogued(worksheet, former_choices) for worksheet in worksheets]
    return _call("fachaustauschCatalogue", json.dumps(found, ensure_ascii=False, separators=(",", ":")))


def example_script(text: str) -> str:
    """The filled example, as a script.

    Args:
        text: The save file; "" where there is none.
    """
    return _call("fachaustauschExample", text.strip() or "null")


def counted(worksheet: Worksheet) -> list[dict[str, object]]:
    """What the client needs to know of each question to say how far a worksheet is, and whether it is late."""
    return [
        {
            "key": f"{worksheet.id}.{question.id}",
            "asksWho": question.asks_who,
            "audience": question.audience,
            "isTracked": worksheet.tracks(question),
            "isMany": worksheet.has_many(question),
        }
        for question in worksheet.questions
    ]


def _call(function: str, data: str) -> str:
    """A script that hands over JSON.  It may stand in a page, too, where a "<" could end it."""
    escaped = data.replace("<", "\\u003c")
    return f"{function}({escaped})\n"


def _catalogued(worksheet: Worksheet, former_choices: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    return {
        "id": worksheet.id,
        "title": worksheet.title,
        "short": worksheet.short,
        "purpose": worksheet.purpose,
        "begin": worksheet.begin or "",
        "end": worksheet.end or "",
        "repeats": worksheet.repeats or "",
        "namedBy": worksheet.named_by or "",
        "sideBySide": worksheet.side_by_side,
        "sections": [
            {
                "title": section.title,
                "questions": [
                    {
                        "id": question.id,
                        "number": question.number,
                        "text": question.text,
                        "aspects": question.aspects,
                        "kind": question.kind,
                        "row": question.row or "",
                        "choices": [choice.model_dump() for choice in question.choices],
                        "formerChoices": [
                            {"id": id_, "text": text}
                            for id_, text in former_choices.get(f"{worksheet.id}.{question.id}", {}).items()
                        ],
                        "audience": question.audience,
                        "refersTo": question.refers_to,
                        "isTracked": worksheet.tracks(question),
                        "asksWho": question.asks_who,
                        "lines": question.lines,
                    }
                    for question in section.questions
                ],
            }
            for section in worksheet.sections
        ],
    }
