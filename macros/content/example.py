"""Reads the filled example, a save file like any other: pages quote it, and a person may load it to try a sheet."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from macros.content.faults import ContentError, Fault, quoted
from macros.content.model import Asked, DataFile, Question
from macros.content.reading import is_absent, read_json

EXAMPLE = "beispiel.json"

_INSTANCE = re.compile(r"[a-z0-9-]{1,40}")


@dataclass(frozen=True)
class Entry:
    """One answer of the example.

    Attributes:
        text: What was written.
        choice: What was chosen, in words; "" where nothing was.
        status: In words; "" where none is set.
        responsible: Who; "" where nobody is named.
        due: DD.MM.YYYY, or "".
    """

    text: str
    choice: str
    status: str
    responsible: str
    due: str

    @property
    def details(self) -> str:
        """What stands beside the text, in one line."""
        parts = (
            self.status,
            f"zuständig: {self.responsible}" if self.responsible else "",
            f"bis {self.due}" if self.due else "",
        )
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class Example:
    """A filled guide that is plainly invented.

    Attributes:
        name: What the visit is called.
        answers: What was answered to each question, by "<worksheet>.<question>"; several where it is answered several
            times, in order.
        text: The save file itself.
    """

    name: str
    answers: Mapping[str, tuple[Entry, ...]]
    text: str


NO_EXAMPLE = Example("", MappingProxyType({}), "")


def load_example(docs: Path, data: DataFile) -> Example:
    """Read the example and check that it fits the data file.  The client checks the format itself.

    Args:
        docs: The folder with `beispiel.json`; a guide may do without.
        data: What the data file says.

    Raises:
        ContentError: With every fault of the example.
    """
    path = docs / EXAMPLE
    file = f"{docs.name}/{EXAMPLE}"
    if is_absent(path):
        return NO_EXAMPLE
    content, text = read_json(path, file, "mend it, or save the example again from a worksheet")
    try:
        visit, answers = content["visit"], content["answers"]
        given = sorted(answers.items())
        name = visit["name"]
    except (KeyError, TypeError, AttributeError):
        remedy = "this is no save file; save the example again from a worksheet"
        raise ContentError([Fault(file, 1, remedy)]) from None
    asked = data.asked
    if not isinstance(name, str):
        remedy = "the visit's name is no text; put it in quotes"
        raise ContentError([Fault(file, _line_of(text, "name"), remedy)])
    faults = [
        Fault(file, _line_of(text, key), fault) for key, answer in given if (fault := _fault(key, answer, asked))
    ]
    if content.get("questionSet") != data.question_set:
        remedy = f"questionSet is {quoted(str(content.get('questionSet')))}; write {quoted(data.question_set)}"
        faults.append(Fault(file, _line_of(text, "questionSet"), remedy))
    if faults:
        raise ContentError(faults)
    found: dict[str, tuple[Entry, ...]] = {}
    for key, answer in given:
        question_key = key.partition("/")[0]
        entry = _entry(answer, asked[question_key].question)
        found[question_key] = (*found.get(question_key, ()), entry)
    return Example(name, found, text)


def _line_of(text: str, key: str) -> int:
    place = text.find(json.dumps(key))
    return text.count("\n", 0, max(place, 0)) + 1


_TEXTS = ("answer", "status", "responsible", "due", "choice")


def _fault(key: str, answer: Any, asked: Mapping[str, Asked]) -> str | None:
    question_key, slash, instance = key.partition("/")
    if question_key not in asked:
        return f"answers question {quoted(key)}, which is unknown; take it out, or mend its key"
    worksheet, question = asked[question_key]
    has_many = worksheet.has_many(question)
    if has_many != bool(slash):
        times, remedy = ("several times", f"{question_key}/1") if has_many else ("once", question_key)
        return f"question {quoted(key)} is answered {times}; write {quoted(remedy)}"
    if slash and not _INSTANCE.fullmatch(instance):
        remedy = f'write up to 40 lowercase letters, digits and hyphens, such as "{question_key}/1"'
        return f"what stands behind the slash of {quoted(key)} names no entry; {remedy}"
    return _answer_fault(key, answer, question)


def _answer_fault(key: str, answer: Any, question: Question) -> str | None:
    if not isinstance(answer, dict):
        return f"answer {quoted(key)} is no object; save the example again from a worksheet"
    if wrong := [field for field in _TEXTS if not isinstance(answer.get(field) or "", str)]:
        return f"{wrong[0]} of answer {quoted(key)} is no text; put it in quotes"
    choice = answer.get("choice", "")
    if choice and choice not in question.choice_texts:
        listed = ", ".join(question.choice_texts) or "none"
        return f"answer {quoted(key)} chooses {quoted(str(choice))}; the question offers: {listed}"
    return None


_STATUSES = {"open": "offen", "doing": "in Arbeit", "done": "erledigt"}


def _entry(answer: Mapping[str, Any], question: Question) -> Entry:
    return Entry(
        text=answer.get("answer") or "",
        choice=question.choice_texts.get(answer.get("choice") or "", ""),
        status=_STATUSES.get(answer.get("status") or "", ""),
        responsible=answer.get("responsible") or "",
        due=".".join(reversed((answer.get("due") or "").split("-"))),
    )
