"""Puts the data file into the model, and tells what the model objects to in words that lead to the remedy."""

from collections.abc import Mapping
from typing import Any, cast

import yaml
from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.content.document import (
    BEGINNING,
    MISREAD,
    REPORTED,
    Document,
    Location,
    construct,
    is_octal,
    shown,
    tag_of,
)
from macros.content.faults import quoted
from macros.content.model import DataFile
from macros.content.naming import name_of

_EXPECTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a mapping with named fields",
    "model_attributes_type": "a mapping with named fields",
}


def validate(document: Document) -> DataFile | None:
    """Put what a document says into the model.

    Args:
        document: The data file; gets every fault that the model finds.

    Returns:
        None where the model finds one.
    """
    try:
        return DataFile.model_validate(document.value)
    except ValidationError as errors:
        for error in errors.errors(include_url=False):
            _explain(document, error)
        return None


def _explain(document: Document, error: ErrorDetails) -> None:
    at, kind, given = error["loc"], error["type"], error["input"]
    owner, name = at[:-1], at[-1] if at else ""
    # A list whose only entries have faults counts as too short; those faults are explained one by one.
    if given is REPORTED or (kind == "too_short" and given):
        return
    if kind == "missing":
        document.fault(document.lines[owner], _missing(name_of(owner, document.value), str(name)))
    elif kind == "extra_forbidden":
        known = ", ".join(_fields_at(owner))
        text = f"{name_of(owner, document.value)} has no field {quoted(str(name))}; its fields are: {known}"
        document.fault(document.lines[at], text)
    else:
        document.fault(document.lines[at], f"{name_of(at, document.value)} {_wrong(document, error)}")


def _wrong(document: Document, error: ErrorDetails) -> str:
    at, kind, given = error["loc"], error["type"], error["input"]
    written = shown(document.nodes[at])
    if kind in _EXPECTED:
        expected = _EXPECTED[kind]
        return _empty(at, expected) if given is None else _wrong_type(document.nodes[at], expected, is_whole=not at)
    if kind == "too_short":
        return "is an empty list; give it at least one entry"
    if kind == "string_pattern_mismatch":
        return _pattern_remedy(next(str(step) for step in reversed(at) if isinstance(step, str)), given)
    wanted = {
        "literal_error": "give it one of these: {expected}",
        "greater_than_equal": "give it at least {ge}",
        "less_than_equal": "give it at most {le}",
    }.get(kind)
    if wanted:
        return f"is {written}; {wanted.format_map(error['ctx'])}"
    return f"is not valid ({error['msg']}); change it"


def _wrong_type(node: yaml.Node, expected: str, *, is_whole: bool) -> str:
    given, misread = shown(node), MISREAD.get(tag_of(node))
    if expected == "a text" and misread:
        return f"must be a text, but YAML takes {given} for {misread}; put it in quotes: {quoted(node.value)}"
    if expected == "a whole number" and is_octal(node):
        return f"is {given}, which YAML reads as {construct(node)}; write it without the zero"
    return f"must be {expected}, not {given}; {BEGINNING if is_whole else 'change it'}"


def _missing(owner: str, name: str) -> str:
    if name == "id":
        remedy = f"give it one that no {owner.split(maxsplit=1)[0]} ever had"
    elif name == "worksheets":
        remedy = BEGINNING
    else:
        remedy = f'add "{name}:" to it'
    return f"{owner} has no {name}; {remedy}"


def _empty(at: Location, expected: str) -> str:
    name = at[-1]
    needed = isinstance(name, str) and _fields_at(at[:-1])[name].is_required()
    return f"is empty; give it {expected}{'' if needed else ' or take the line out'}"


def _pattern_remedy(name: str, given: str) -> str:
    if name in ("id", "worksheets", "named_by", "question_set"):
        rule = "lowercase letters without umlauts, digits and hyphens, beginning with a letter"
        return f"is {quoted(given)}; write {rule}"
    if name == "refers_to":
        return f"is {quoted(given)}; name a question as <worksheet>.<question>"
    if name in ("begin", "end"):
        return f'is {quoted(given)}; write such as "6 months before", "2 weeks after" or "on the day"'
    if name == "number":
        return f"is {quoted(given)}; write whole numbers with dots between them, such as 2.10"
    if not given.strip():
        return "is empty; write a text"
    return "holds a control character; write the text anew without it"


def _fields_at(at: Location) -> Mapping[str, FieldInfo]:
    model: Any = DataFile
    for step in at:
        if isinstance(step, str):
            model = model.model_fields[step].annotation.__args__[0]
    return cast(Mapping[str, FieldInfo], model.model_fields)
