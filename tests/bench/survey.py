"""A worksheet as SurveyJS shows it: what a form library makes of the same fields."""

import html
import json
from pathlib import Path
from typing import Any

from macros.content.model import Question, Worksheet
from macros.site.bundling import run_tool
from tests.bench.words import STATUS

_SOURCE = "tests/bench/survey.mjs"


def write_survey(project: Path, worksheet: Worksheet, site: Path) -> None:
    """Write a page with one script and one style beside it, and with the questions in it.

    Args:
        project: The folder with `node_modules/`.
        worksheet: Whose questions it asks.
        site: The folder for the page.

    Raises:
        macros.site.bundling.BundleError: SurveyJS or esbuild is not installed.
    """
    arguments = ("--bundle", "--minify", "--format=iife", "--log-level=warning", f"--outfile={site / 'survey.js'}")
    run_tool(project, "esbuild", _SOURCE, *arguments, cwd=project)
    (site / f"{worksheet.id}.html").write_text(_page(worksheet), encoding="utf-8")


def _page(worksheet: Worksheet) -> str:
    definition = json.dumps(_definition(worksheet), ensure_ascii=False).replace("<", "\\u003c")
    return (
        '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<title>{html.escape(worksheet.short)}</title>\n<link rel="icon" href="data:,">\n'
        '<link rel="stylesheet" href="survey.css">\n<script defer src="survey.js"></script>\n</head>\n'
        f'<body>\n<div id="survey"></div>\n<script type="application/json" id="definition">{definition}</script>\n'
        "</body>\n</html>\n"
    )


def _definition(worksheet: Worksheet) -> dict[str, Any]:
    return {
        "title": worksheet.title,
        "description": worksheet.purpose,
        "showQuestionNumbers": False,
        # Else it would save when a field is left, and not at each key.
        "textUpdateMode": "onTyping",
        "elements": [
            {
                "type": "panel",
                "name": f"section{number}",
                "title": section.title,
                "elements": [element for question in section.questions for element in _elements(question)],
            }
            for number, section in enumerate(worksheet.sections)
        ],
    }


def _elements(question: Question) -> list[dict[str, Any]]:
    return [
        {
            "type": "comment",
            "name": question.id,
            "title": f"{question.number} {question.text}",
            "description": "; ".join(question.aspects),
            "rows": question.lines,
        },
        {
            "type": "radiogroup",
            "name": f"{question.id}.status",
            "title": "Status",
            "choices": [{"value": value, "text": label} for value, label in STATUS],
        },
        {"type": "text", "name": f"{question.id}.responsible", "title": "Zuständig"},
        {"type": "text", "name": f"{question.id}.due", "title": "Bis wann", "inputType": "date"},
    ]
