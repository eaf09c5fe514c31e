"""Reads the data file into the model, and reports every fault at once with file, line and remedy.

YAML is composed into nodes first, because only nodes know their lines.  The values that the nodes stand for
go through the model, and what the model objects to is told in words that lead to the place and the remedy.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard, cast

import yaml
from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.content.faults import ContentError, Fault, quoted
from macros.content.model import ID_PATTERN, KEY_PATTERN, LEAD_TIME_PATTERN, DataFile, Worksheet, lead_days
from macros.content.pages import page_faults
from macros.content.reading import DEEPEST, YAML_LOADER, read

Location = tuple[str | int, ...]

_Loader: Any = YAML_LOADER
_RESOLVER: Any = yaml.resolver.Resolver()
_YAML_TAG = "tag:yaml.org,2002:"
_PLURALS = {
    "worksheets": "worksheet",
    "sections": "section",
    "questions": "question",
    "aspects": "aspect",
    "choices": "choice",
    "refers_to": "reference",
    "roles": "role",
}
_EXPECTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a mapping with named fields",
    "model_attributes_type": "a mapping with named fields",
}
_MISREAD = {"bool": "a truth value", "int": "a number", "float": "a number", "timestamp": "a date"}
_BEGINNING = 'begin it with "worksheets:" and a list of worksheets'

# Stand for values that no field takes: the model objects to the first; the second has been reported already.
_UNUSABLE = object()
_REPORTED = object()


@dataclass(frozen=True)
class Content:
    """What the data file says.

    Attributes:
        data: The whole of it.
        question_lines: The line where each question stands, by "<worksheet>.<question>".
    """

    data: DataFile
    question_lines: Mapping[str, int]

    @property
    def worksheets(self) -> tuple[Worksheet, ...]:
        """All worksheets, in the order of the file."""
        return self.data.worksheets


def load_content(docs: Path) -> Content:
    """Read the data file and check that pages and worksheets belong together.

    Args:
        docs: The folder with `worksheets.yml` and the pages.

    Returns:
        Every worksheet, and where each question stands.

    Raises:
        ContentError: With every fault of the data file and of the pages.
    """
    content, faults = check_content(docs)
    if faults or content is None:
        raise ContentError(faults)
    return content


def check_content(docs: Path) -> tuple[Content | None, list[Fault]]:
    """Do what `load_content` does, but hand the faults over, so that others join them in one report.

    Args:
        docs: The folder with `worksheets.yml` and the pages.

    Returns:
        The content, or None where the data file has faults; and every fault of the data file and of the pages.
    """
    reader = _Reader(docs / "worksheets.yml", docs.parent)
    data = reader.read()
    faults = [*reader.faults, *page_faults(docs, reader.file, reader.worksheet_lines)]
    return (None if data is None else Content(data, reader.question_lines)), faults


def load_worksheets(path: Path) -> tuple[Worksheet, ...]:
    """Read one data file, without looking at pages.

    Args:
        path: The YAML file.

    Returns:
        Every worksheet, in the order of the file.

    Raises:
        ContentError: With every fault of the file.
    """
    reader = _Reader(path, path.parent)
    data = reader.read()
    if data is None:
        raise ContentError(reader.faults)
    return data.worksheets


def schema() -> str:
    """The JSON Schema of the data file (draft 2020-12), for completion and checks in an editor."""
    content = {"$schema": "https://json-schema.org/draft/2020-12/schema", **DataFile.model_json_schema()}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


class _Reader:
    """Reads one data file; collects faults on the way and stops only where nothing more can be read."""

    def __init__(self, path: Path, project: Path) -> None:
        self.path = path
        self.file = path.relative_to(project).as_posix()
        self.faults: list[Fault] = []
        self.worksheet_lines: dict[str, int] = {}
        self.question_lines: dict[str, int] = {}
        self._nodes: dict[Location, yaml.Node] = {}
        self._lines: dict[Location, int] = {}
        self._blocks: set[int] = set()
        self._guessed_from = sys.maxsize

    def read(self) -> DataFile | None:
        text = self._text()
        root = None if text is None else self._compose(text)
        if root is None:
            return None
        value = self._value(root, (), _line(root))
        data = self._validate(value)
        self._note_worksheets(value)
        self._check_ids(value)
        self._check_kinds(value)
        self._check_sheets(value)
        self._check_roles(value)
        return None if self.faults else data

    def _fault(self, line: int, text: str) -> None:
        self.faults.append(Fault(self.file, line, text))

    # From bytes to nodes

    def _text(self) -> str | None:
        reading = read(self.path, self.file)
        self.faults += reading.faults
        if reading.text is None:
            return None
        indented = [""]
        for number, line in enumerate(reading.text.splitlines(), start=1):
            indented.append(self._indented(line, number, above=indented[-1]))
        return "\n".join(indented[1:])

    def _indented(self, text: str, number: int, above: str) -> str:
        """Report a tab that indents a line, and replace it: faults further down belong to the same report."""
        lead = _lead(text)
        if "\t" not in lead:
            return text
        self._fault(number, "a tab indents this line; indent it with spaces")
        # Most likely it belongs where the line above begins.  What is no YAML from here on may be a wrong guess.
        self._guessed_from = min(self._guessed_from, number)
        guess = lead.expandtabs(2) if "-" in lead else " " * len(_lead(above))
        return guess + text[len(lead) :]

    def _compose(self, text: str) -> yaml.Node | None:
        try:
            root = yaml.compose(text, Loader=_Loader) if self._check_structure(text) else None
        except yaml.MarkedYAMLError as error:
            # An open quote shows at the end of the file, but is to be closed where it was opened.
            is_open = error.problem is not None and "unexpected end" in error.problem
            mark = error.context_mark if is_open else error.problem_mark
            # libyaml places some faults behind the last line.
            line = min(mark.line, text.count("\n")) + 1 if mark else 1
            if line < self._guessed_from:
                problem = f"YAML cannot read on from here ({error.problem})"
                self._fault(line, f"{problem}; check indentation, colons and quotes")
            return None
        if root is not None and root.tag == f"{_YAML_TAG}null":
            root = None
        if root is None and not self.faults:
            self._fault(1, f"the file is empty; {_BEGINNING}")
        return root

    def _check_structure(self, text: str) -> bool:
        """Report aliases of whole blocks, and say whether the nodes can be composed without exhausting the stack."""
        depth = 0
        blocks: set[str] = set()
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                blocks.add(event.anchor or "")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.AliasEvent) and event.anchor in blocks:
                self._fault(_line(event), f"*{event.anchor} repeats a whole list or mapping; write it out instead")
            if depth > DEEPEST:
                self._fault(_line(event), "lists nest too deep here; take out surplus brackets or hyphens")
                return False
        return True

    # From nodes to values

    def _value(self, node: yaml.Node, at: Location, line: int) -> Any:
        self._nodes[at] = node
        self._lines[at] = line
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, at)
        if id(node) in self._blocks:
            return _REPORTED  # by _check_structure
        self._blocks.add(id(node))
        if not self._has_usual_tag(node):
            return _REPORTED
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        return [self._value(item, (*at, index), _line(item)) for index, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, at: Location) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line, key = _line(key_node), key_node.value
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(line, "brackets or braces stand where a field's name belongs; put a text in quotes")
            elif key in result:
                earlier = self._lines[(*at, key)]
                self._fault(line, f"{quoted(key)} stands here again, after line {earlier}; keep one of the two")
            else:
                # A fault of a field is shown where its name stands; its value may begin a line later.
                result[key] = self._value(value_node, (*at, key), line)
        return result

    def _scalar(self, node: yaml.ScalarNode, at: Location) -> Any:
        if not self._has_usual_tag(node):
            return _REPORTED
        tag = _tag(node)
        if tag == "null":
            return None
        if tag == "bool":
            return _construct(node)
        if at and at[-1] == "number":
            return node.value  # 2.10 is what the editor wrote; as a number it would be 2.1
        if tag == "int":
            return _UNUSABLE if _is_octal(node) else _construct(node)
        return _UNUSABLE if tag in _MISREAD else node.value

    def _has_usual_tag(self, node: yaml.Node) -> bool:
        # Plain scalars have no style, and quoted ones are never resolved to anything but a text.
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        usual = _RESOLVER.resolve(type(node), node.value, (plain, True))
        if node.tag in (usual, f"{_YAML_TAG}str"):
            return True
        tag = node.tag.replace(_YAML_TAG, "!!")
        self._fault(_line(node), f"the tag {tag} has no meaning here; take it out")
        return False

    # From values to the model

    def _validate(self, value: Any) -> DataFile | None:
        try:
            return DataFile.model_validate(value)
        except ValidationError as errors:
            for error in errors.errors(include_url=False):
                self._explain(error, value)
            return None

    def _explain(self, error: ErrorDetails, value: Any) -> None:
        at, kind, given = error["loc"], error["type"], error["input"]
        owner, name = at[:-1], at[-1] if at else ""
        # A list whose only entries have faults counts as too short; those faults are explained one by one.
        if given is _REPORTED or (kind == "too_short" and given):
            return
        if kind == "missing":
            self._fault(self._lines[owner], _missing(self._name(owner, value), str(name)))
        elif kind == "extra_forbidden":
            known = ", ".join(_fields_at(owner))
            text = f"{self._name(owner, value)} has no field {quoted(str(name))}; its fields are: {known}"
            self._fault(self._lines[at], text)
        else:
            self._fault(self._lines[at], f"{self._name(at, value)} {self._wrong(error)}")

    def _wrong(self, error: ErrorDetails) -> str:
        at, kind, given = error["loc"], error["type"], error["input"]
        shown = _shown(self._nodes[at])
        if kind in _EXPECTED:
            return _empty(at, _EXPECTED[kind]) if given is None else self._wrong_type(at, _EXPECTED[kind])
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
            return f"is {shown}; {wanted.format_map(error['ctx'])}"
        return f"is not valid ({error['msg']}); change it"

    def _wrong_type(self, at: Location, expected: str) -> str:
        node = self._nodes[at]
        shown, misread = _shown(node), _MISREAD.get(_tag(node))
        if expected == "a text" and misread:
            return f"must be a text, but YAML takes {shown} for {misread}; put it in quotes: {quoted(node.value)}"
        if expected == "a whole number" and _is_octal(node):
            return f"is {shown}, which YAML reads as {_construct(node)}; write it without the zero"
        return f"must be {expected}, not {shown}; {'change it' if at else _BEGINNING}"

    # Checks across questions

    def _note_worksheets(self, value: Any) -> None:
        for index, worksheet in _entries(value, "worksheets"):
            given = worksheet.get("id", "")
            if _is_id(given):
                self.worksheet_lines.setdefault(given, self._lines["worksheets", index, "id"])

    def _check_ids(self, value: Any) -> None:
        seen_worksheets: dict[str, int] = {}
        for w, worksheet in _entries(value, "worksheets"):
            self._unique(seen_worksheets, worksheet, ("worksheets", w, "id"), "a worksheet")
            seen_questions: dict[str, int] = {}
            seen_numbers: dict[str, int] = {}
            for s, section in _entries(worksheet, "sections"):
                for q, question in _entries(section, "questions"):
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
            self._fault(line, f"{name} {quoted(given)} belongs to {what} already, in line {seen[given]}; {remedy}")
        seen.setdefault(given, line)

    def _check_kinds(self, value: Any) -> None:
        for at, question in self._questions(value):
            seen: dict[str, int] = {}
            for c, choice in _entries(question, "choices"):
                self._unique(seen, choice, (*at, "choices", c, "id"), "a choice of this question")
            for kind, field in (("choice", "choices"), ("rows", "row")):
                if question.get("kind") == kind and not question.get(field):
                    text = f'is of kind {kind}, but has no {field}; add "{field}:" to it'
                    self._fault(self._lines[*at, "kind"], f"{self._name(at, value)} {text}")
                if field in question and question.get("kind") != kind:
                    text = f'has {field}, but is not of kind {kind}; add "kind: {kind}" or take {field} out'
                    self._fault(self._lines[*at, field], f"{self._name(at, value)} {text}")
            self._check_references(value, at, question)

    def _check_references(self, value: Any, at: Location, question: dict[str, Any]) -> None:
        references = question.get("refers_to")
        own = f"{_follow(value, at[:2]).get('id')}.{question.get('id')}"
        for r, key in enumerate(references if isinstance(references, list) else []):
            if key == own:
                text = "is this question itself; take it out"
            elif isinstance(key, str) and re.fullmatch(KEY_PATTERN, key) and key not in self.question_lines:
                text = f"is {quoted(key)}, which no worksheet has; write <worksheet>.<question>"
            else:
                continue
            self._fault(self._lines[*at, "refers_to", r], f"{self._name((*at, 'refers_to', r), value)} {text}")

    def _check_sheets(self, value: Any) -> None:
        for w, sheet in _entries(value, "worksheets"):
            at: Location = ("worksheets", w)
            questions = [question for place, question in self._questions(value) if place[:2] == at]
            named_by, times = sheet.get("named_by"), [sheet.get("begin"), sheet.get("end")]
            if (named_by is None) != (sheet.get("repeats") is None):
                self._sheet_fault(value, at, "has only one of repeats and named_by; give it both or none")
            elif named_by and not any(question.get("id") == named_by for question in questions):
                self._sheet_fault(
                    value, at, f"is named by {quoted(named_by)}, which it does not have; name one of its questions"
                )
            if sheet.get("repeats") and any(question.get("kind") == "rows" for question in questions):
                self._sheet_fault(value, at, "repeats, so none of its questions may be of kind rows; use kind text")
            if sheet.get("repeats") and sheet.get("side_by_side") is True:
                self._sheet_fault(value, at, "repeats, so it cannot be compared side by side; take side_by_side out")
            if (times[0] is None) != (times[1] is None):
                self._sheet_fault(value, at, "has only one of begin and end; give it both or none")
                continue
            given = [lead_days(time) for time in times if _is_lead_time(time)]
            if given != sorted(given):
                self._sheet_fault(value, at, "ends before it begins; exchange begin and end")

    def _sheet_fault(self, value: Any, at: Location, text: str) -> None:
        self._fault(self._lines.get((*at, "id"), self._lines[at]), f"{self._name(at, value)} {text}")

    def _check_roles(self, value: Any) -> None:
        seen: dict[str, int] = {}
        for r, role in _entries(value, "roles"):
            at: Location = ("roles", r)
            self._unique(seen, role, (*at, "id"), "a role")
            ids = role.get("worksheets")
            for w, sheet in enumerate(ids if isinstance(ids, list) else []):
                if isinstance(sheet, str) and sheet not in self.worksheet_lines:
                    text = f"names worksheet {quoted(sheet)}, which is unknown; name one of the file"
                    self._fault(self._lines[*at, "worksheets", w], f"{self._name(at, value)} {text}")

    def _questions(self, value: Any) -> Iterator[tuple[Location, dict[str, Any]]]:
        for w, worksheet in _entries(value, "worksheets"):
            for s, section in _entries(worksheet, "sections"):
                for q, question in _entries(section, "questions"):
                    yield ("worksheets", w, "sections", s, "questions", q), question

    # Names

    def _name(self, at: Location, value: Any) -> str:
        """Say in words what a location is: 'text of question "ziel" of "vorbereitung"'."""
        if not at:
            return "the file"
        if isinstance(at[-1], str):
            return at[-1] if len(at) == 1 else f"{at[-1]} of {self._name(at[:-1], value)}"
        entry = _follow(value, at)
        kind = _PLURALS[str(at[-2])]
        known = entry.get("id") if isinstance(entry, dict) else None
        label = f'"{known}"' if _is_id(known) else ""
        if kind == "worksheet":
            return f"worksheet {label or at[-1] + 1}"
        if kind == "section":
            return f"section {at[-1] + 1} of {_sheet(self._name(at[:2], value))}"
        if kind == "question":
            return f"question {label or _position(value, at)} of {_sheet(self._name(at[:2], value))}"
        part = f"{kind} {at[-1] + 1}"
        return part if kind == "role" else f"{part} of {self._name(at[:-2], value)}"


def _lead(text: str) -> str:
    """What stands before the words of a line: spaces, tabs, hyphens of lists."""
    return text[: len(text) - len(text.lstrip(" \t-"))]


def _is_lead_time(given: Any) -> TypeGuard[str]:
    return isinstance(given, str) and re.fullmatch(LEAD_TIME_PATTERN, given) is not None


def _is_id(given: Any) -> bool:
    return isinstance(given, str) and re.fullmatch(ID_PATTERN, given) is not None


def _sheet(name: str) -> str:
    """Shorten 'worksheet "ziel"' to '"ziel"', but leave 'worksheet 2', which has no id to go by."""
    return name.removeprefix("worksheet ") if '"' in name else name


def _missing(owner: str, name: str) -> str:
    if name == "id":
        remedy = f"give it one that no {owner.split(maxsplit=1)[0]} ever had"
    elif name == "worksheets":
        remedy = _BEGINNING
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


def _shown(node: yaml.Node) -> str:
    """What the editor wrote: a text in quotes, a number or the like as it stands, a block by its kind."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return quoted(node.value) if _tag(node) == "str" else quoted(node.value)[1:-1]


def _tag(node: yaml.Node) -> str:
    return str(node.tag).removeprefix(_YAML_TAG)


def _is_octal(node: yaml.Node) -> bool:
    return _tag(node) == "int" and re.fullmatch(r"[-+]?0[0-7_]{1,9}", node.value) is not None


def _construct(node: yaml.Node) -> Any:
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except ValueError:  # Python reads no number with thousands of digits
        return _UNUSABLE


def _line(place: yaml.Node | yaml.Event) -> int:
    mark: Any = place.start_mark
    return int(mark.line) + 1


def _entries(owner: Any, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = owner.get(name) if isinstance(owner, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, dict):
            yield index, entry


def _follow(value: Any, at: Location) -> Any:
    for step in at:
        value = value[step]
    return value


def _position(value: Any, at: Location) -> int:
    """Which question of its worksheet this is, counted through all sections from 1."""
    _, _worksheet, _, section, _, question = at
    earlier = _follow(value, at[:3])[: int(section)]
    return sum(len(list(_entries(other, "questions"))) for other in earlier) + int(question) + 1


def _fields_at(at: Location) -> Mapping[str, FieldInfo]:
    model: Any = DataFile
    for step in at:
        if isinstance(step, str):
            model = model.model_fields[step].annotation.__args__[0]
    return cast(Mapping[str, FieldInfo], model.model_fields)
