"""The same words as a worksheet, in plainer dress: Markdown, and a bare HTML form."""

import html
from collections.abc import Sequence

from macros.content.model import Question, Worksheet

# One listener, no framework, nothing deferred: about the least that a page needs to keep an answer.
_SAVE = (
    "document.addEventListener('input', ({ target }) => {"
    " if (target.matches('textarea')) localStorage.setItem(target.id, target.value); });"
)
STATUS = (("open", "offen"), ("doing", "in Arbeit"), ("done", "erledigt"))


def markdown(worksheet: Worksheet) -> str:
    """The worksheet's words as Markdown, without fields."""
    parts = [f"# {worksheet.title}", worksheet.purpose]
    for section in worksheet.sections:
        parts.append(f"## {section.title}")
        for question in section.questions:
            parts.append(f"### {question.number} {question.text}")
            parts.append("\n".join(f"- {aspect}" for aspect in question.aspects))
    return "\n\n".join(part for part in parts if part) + "\n"


def checklist(worksheets: Sequence[Worksheet]) -> str:
    """Every question of every worksheet as a Markdown list, as our page for the meeting has them."""
    questions = [question for worksheet in worksheets for question in worksheet.questions]
    return "# Checkliste\n\n" + "".join(f"- {question.number} {question.text}\n" for question in questions)


def plain_page(worksheet: Worksheet) -> str:
    """A complete HTML page with the worksheet's fields and no style; it saves each key at once."""
    body = [f"<h1>{html.escape(worksheet.title)}</h1>", f"<p>{html.escape(worksheet.purpose)}</p>"]
    for section in worksheet.sections:
        body.append(f"<h2>{html.escape(section.title)}</h2>")
        body += [_question(question) for question in section.questions]
    title = html.escape(worksheet.short)
    return (
        '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        # Without an icon of its own, the browser would ask for /favicon.ico.
        f'<title>{title}</title>\n<link rel="icon" href="data:,">\n</head>\n'
        f"<body>\n{chr(10).join(body)}\n<script>{_SAVE}</script>\n</body>\n</html>\n"
    )


def _question(question: Question) -> str:
    aspects = "".join(f"<li>{html.escape(aspect)}</li>" for aspect in question.aspects)
    radios = " ".join(
        f'<label><input type="radio" name="{question.id}.status" value="{value}"> {label}</label>'
        for value, label in STATUS
    )
    return "\n".join(
        [
            f"<h3>{question.number}</h3>",
            f'<label for="{question.id}">{html.escape(question.text)}</label>',
            f"<ul>{aspects}</ul>" if aspects else "",
            f'<p><textarea id="{question.id}" rows="{question.lines}" cols="60"></textarea></p>',
            f"<fieldset><legend>Status</legend>{radios}</fieldset>",
            '<p><label>Zuständig <input type="text"></label> <label>Bis wann <input type="date"></label></p>',
        ]
    )
