"""Checks what no single field of the data file can know: that ids are unique, that references lead somewhere."""

import re
from collections.abc import Iterator
from typing import Any, TypeGuard

from macros.content.document import Document, Location, entries, follow
from macros.content.faults import quoted
from macros.content.model import KEY_PATTERN, LEAD_TIME_PATTERN, lead_days
from macros.content.naming import is_id, name_of


class Checks:
    """Reports in a document what does not fit together.

    Args:
        document: The data file.

    Attributes:
        worksheet_lines: The line of every worksheet, by its id.
        question_lines: The line where each question stands, by "<worksheet>.<question>".
    """

    def __init__(self, document: Document) -> None:
        self._document, self._value, self._lines = document, document.value, document.lines
        self.worksheet_lines: dict[str, int] = {}
        self.question_lines: dict[str, int] = {}

    def check(self) -> None:
        """Report every fault, and note where worksheets and questions stand."""
        self._note_worksheets()
        self._check_ids()
        self._check_kinds()
        self._check_sheets()
        self._check_roles()

    def _note_worksheets(self) -> None:
        for index, worksheet in entries(self._value, "worksheets"):
            given = worksheet.get("id", "")
            if is_id(given):
                self.worksheet_lines.setdefault(given, self._lines["worksheets", index, "id"])

    def _check_ids(self) -> None:
        seen_worksheets: dict[str, int] = {}
        for w, worksheet in entries(self._value, "worksheets"):
            self._unique(seen_worksheets, worksheet, ("worksheets", w, "id"), "a worksheet")
            seen_questions: dict[str, int] = {}
            seen_numbers: dict[str, int] = {}
            for s, section in entries(worksheet, "sections"):
                for q, question in entries(section, "questions"):
                    at = ("worksheets", w, "sections", s, "questions", q)
                    self._unique(seen_questions, question, (*at, "id"), "a question of this worksheet")
                    key = f"{worksheet.get('id')}.{question.get('id')}"
                    self.question_lines[key] = self._lines.get((*at, "text"), self._lines[at])
                    self._unique(seen_numbers, question, (*at, "number"), "a question of this worksheet")

    def _unique(self, seen: dict[str, int], owner: dict[str, Any], at: Location, what: str) -> None:
        name = str(at[-1])
        given = owner.get(name)
        if not isinstance(given, str):
            return
        line = self._lines[at]
        if given in seen:
            remedy = "renumber one of them"
            if name == "id":
                remedy = f"give this one an id that no {what.split()[1]} ever had"
            text = f"{name} {quoted(given)} belongs to {what} already, in line {seen[given]}; {remedy}"
            self._document.fault(line, text)
        seen.setdefault(given, line)

    def _check_kinds(self) -> None:
        for at, question in self._questions():
            seen: dict[str, int] = {}
            for c, choice in entries(question, "choices"):
                self._unique(seen, choice, (*at, "choices", c, "id"), "a choice of this question")
            for kind, field in (("choice", "choices"), ("rows", "row")):
                if question.get("kind") == kind and not question.get(field):
                    text = f'is of kind {kind}, but has no {field}; add "{field}:" to it'
                    self._fault(at, text, "kind")
                if field in question and question.get("kind") != kind:
                    text = f'has {field}, but is not of kind {kind}; add "kind: {kind}" or take {field} out'
                    self._fault(at, text, field)
            self._check_references(at, question)

    def _check_references(self, at: Location, question: dict[str, Any]) -> None:
        references = question.get("refers_to")
        own = f"{follow(self._value, at[:2]).get('id')}.{question.get('id')}"
        for r, key in enumerate(references if isinstance(references, list) else []):
            if key == own:
                text = "is this question itself; take it out"
            elif isinstance(key, str) and re.fullmatch(KEY_PATTERN, key) and key not in self.question_lines:
                text = f"is {quoted(key)}, which no worksheet has; write <worksheet>.<question>"
            else:
                continue
            self._fault((*at, "refers_to", r), text)

    def _check_sheets(self) -> None:
        for w, sheet in entries(self._value, "worksheets"):
            at: Location = ("worksheets", w)
            sections = entries(sheet, "sections")
            questions = [question for _, section in sections for _, question in entries(section, "questions")]
            named_by, times = sheet.get("named_by"), [sheet.get("begin"), sheet.get("end")]
            if (named_by is None) != (sheet.get("repeats") is None):
                self._sheet_fault(at, "has only one of repeats and named_by; give it both or none")
            elif isinstance(named_by, str) and named_by not in ["", *(question.get("id") for question in questions)]:
                text = f"is named by {quoted(named_by)}, which it does not have; name one of its questions"
                self._sheet_fault(at, text)
            if sheet.get("repeats") and any(question.get("kind") == "rows" for question in questions):
                self._sheet_fault(at, "repeats, so none of its questions may be of kind rows; use kind text")
            if sheet.get("repeats") and sheet.get("side_by_side") is True:
                self._sheet_fault(at, "repeats, so it cannot be compared side by side; take side_by_side out")
            if (times[0] is None) != (times[1] is None):
                self._sheet_fault(at, "has only one of begin and end; give it both or none")
                continue
            given = [lead_days(time) for time in times if _is_lead_time(time)]
            if given != sorted(given):
                self._sheet_fault(at, "ends before it begins; exchange begin and end")

    def _sheet_fault(self, at: Location, text: str) -> None:
        self._fault(at, text, *(["id"] if (*at, "id") in self._lines else []))

    def _check_roles(self) -> None:
        seen: dict[str, int] = {}
        for r, role in entries(self._value, "roles"):
            at: Location = ("roles", r)
            self._unique(seen, role, (*at, "id"), "a role")
            ids = role.get("worksheets")
            for w, sheet in enumerate(ids if isinstance(ids, list) else []):
                if isinstance(sheet, str) and sheet not in self.worksheet_lines:
                    text = f"names worksheet {quoted(sheet)}, which is unknown; name one of the file"
                    self._fault(at, text, "worksheets", w)

    def _fault(self, owner: Location, text: str, *below: str | int) -> None:
        """Report what is wrong with something, in the line of what stands in it at `below`."""
        self._document.fault(self._lines[*owner, *below], f"{name_of(owner, self._value)} {text}")

    def _questions(self) -> Iterator[tuple[Location, dict[str, Any]]]:
        for w, worksheet in entries(self._value, "worksheets"):
            for s, section in entries(worksheet, "sections"):
                for q, question in entries(section, "questions"):
                    yield ("worksheets", w, "sections", s, "questions", q), question


def _is_lead_time(given: Any) -> TypeGuard[str]:
    return isinstance(given, str) and re.fullmatch(LEAD_TIME_PATTERN, given) is not None
