"""Says in words where something stands in the data file."""

import re
from typing import Any

from macros.content.document import Location, entries, follow
from macros.content.model import ID_PATTERN

_PLURALS = {
    "worksheets": "worksheet",
    "sections": "section",
    "questions": "question",
    "aspects": "aspect",
    "choices": "choice",
    "refers_to": "reference",
    "roles": "role",
}


def name_of(at: Location, value: Any) -> str:
    """Say in words what a location is: 'text of question "ziel" of "vorbereitung"'."""
    if not at:
        return "the file"
    if isinstance(at[-1], str):
        return at[-1] if len(at) == 1 else f"{at[-1]} of {name_of(at[:-1], value)}"
    entry = follow(value, at)
    kind = _PLURALS[str(at[-2])]
    known = entry.get("id") if isinstance(entry, dict) else None
    label = f'"{known}"' if is_id(known) else ""
    if kind == "worksheet":
        return f"worksheet {label or at[-1] + 1}"
    if kind == "section":
        return f"section {at[-1] + 1} of {_sheet(name_of(at[:2], value))}"
    if kind == "question":
        return f"question {label or _position(value, at)} of {_sheet(name_of(at[:2], value))}"
    part = f"{kind} {at[-1] + 1}"
    return part if kind == "role" else f"{part} of {name_of(at[:-2], value)}"


def is_id(given: Any) -> bool:
    """Whether something is the id of a worksheet, a question or the like."""
    return isinstance(given, str) and re.fullmatch(ID_PATTERN, given) is not None


def _sheet(name: str) -> str:
    """Shorten 'worksheet "ziel"' to '"ziel"', but leave 'worksheet 2', which has no id to go by."""
    return name.removeprefix("worksheet ") if '"' in name else name


def _position(value: Any, at: Location) -> int:
    """Which question of its worksheet this is, counted through all sections from 1."""
    _, _worksheet, _, section, _, question = at
    earlier = follow(value, at[:3])[: int(section)]
    return sum(len(list(entries(other, "questions"))) for other in earlier) + int(question) + 1
