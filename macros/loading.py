"""Reads the data file into the model, and reports every fault at once with file, line and remedy.

YAML is composed into nodes first, because only nodes know their lines.  The values that the nodes stand for
go through the model, and what the model objects to is told in words that lead to the place and the remedy.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.faults import ContentError, Fault
from macros.model import DataFile, Worksheet
from macros.pages import page_faults

Location = tuple[str | int, ...]

# The parser in C is about ten times as fast; not every platform's wheel brings it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YAML_TAG = "tag:yaml.org,2002:"
_PLURALS = {"worksheets": "worksheet", "sections": "section", "questions": "question", "aspects": "aspect"}
_EXPECTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a mapping with named fields",
    "model_attributes_type": "a mapping with named fields",
}
_MISREAD = {"bool": "a truth value", "int": "a number", "float": "a number", "timestamp": "a date"}


def load_content(docs: Path) -> tuple[Worksheet, ...]:
    """Read the data file and check that pages and worksheets belong together.

    Args:
        docs: The folder with `worksheets.yml` and the pages.

    Returns:
        Every worksheet, in the order of the file.

    Raises:
        ContentError: With every fault of the data file and of the pages.
    """
    reader = _Reader(docs / "worksheets.yml", docs.parent)
    worksheets = reader.read()
    faults = [*reader.faults, *page_faults(docs, reader.file, reader.worksheet_lines)]
    if faults or worksheets is None:
        raise ContentError(faults)
    return worksheets


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
    worksheets = reader.read()
    if worksheets is None:
        raise ContentError(reader.faults)
    return worksheets


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
        self._nodes: dict[Location, yaml.Node] = {}

    def read(self) -> tuple[Worksheet, ...] | None:
        root = self._compose(self._text())
        if root is None:
            return None
        value = self._value(root, (), ())
        worksheets = self._validate(value)
        self._note_worksheets(value)
        self._check_ids(value)
        return None if self.faults else worksheets

    def _fault(self, line: int, text: str) -> None:
        self.faults.append(Fault(self.file, line, text))

    # From bytes to nodes

    def _text(self) -> str:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            self._fault(1, "the file is missing; create it, or restore it from the version control")
            return ""
        lines = data.split(b"\n")
        for number, line in enumerate(lines, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                self._fault(
                    number,
                    f"byte {error.start + 1} of this line is no UTF-8; save the file with the encoding UTF-8",
                )
            if b"\t" in line[: len(line) - len(line.lstrip())]:
                self._fault(number, "a tab indents this line; YAML needs spaces")
        # Go on with a readable copy, so that the faults further down are reported in the same go.
        readable = (re.sub(rb"^[ \t]+", lambda m: m[0].replace(b"\t", b"  "), line) for line in lines)
        return b"\n".join(readable).decode("utf-8-sig", errors="replace")

    def _compose(self, text: str) -> yaml.Node | None:
        if self.faults and not text:
            return None
        try:
            root = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._fault(
                mark.line + 1 if mark else 1,
                f"YAML cannot read on from here ({error.problem}); check indentation, colons and quotes",
            )
            return None
        except yaml.YAMLError as error:
            self._fault(1, f"YAML cannot read the file ({error}); remove characters that do not belong in text")
            return None
        if root is None:
            self._fault(1, 'the file is empty; begin it with "worksheets:" and a list of worksheets')
        return root

    # From nodes to values

    def _value(self, node: yaml.Node, at: Location, above: tuple[yaml.Node, ...]) -> Any:
        self._nodes[at] = node
        if any(node is other for other in above):
            self._fault(_line(node), "this alias contains itself; write the text out instead")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at, (*above, node))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*at, index), (*above, node)) for index, item in enumerate(node.value)]
        return self._scalar(node, at)

    def _mapping(self, node: yaml.MappingNode, at: Location, above: tuple[yaml.Node, ...]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in lines:
                self._fault(_line(key_node), f"{key} stands here again, after line {lines[key]}; keep one of the two")
                continue
            lines[key] = _line(key_node)
            result[key] = self._value(value_node, (*at, key), above)
            # A fault of a field is shown where its name stands; its text may begin a line later.
            if isinstance(value_node, yaml.ScalarNode):
                self._nodes[(*at, key, "name")] = key_node
        return result

    def _scalar(self, node: yaml.Node, at: Location) -> Any:
        tag = node.tag.removeprefix(_YAML_TAG)
        plain = getattr(node, "style", None) is None
        if at and at[-1] == "number" and tag in ("int", "float") and plain:
            return node.value  # 2.10 is what the editor wrote; as a number it would be 2.1
        if tag == "int" and re.match(r"[-+]?0[0-9_]", node.value):
            self._fault(_line(node), f"YAML reads {node.value} as {_construct(node)}; write it without the zero")
            return int(_construct(node))
        if tag == "str" or tag not in {*_MISREAD, "null"}:
            return node.value
        try:
            return _construct(node)
        except ValueError:
            self._fault(_line(node), f"YAML takes {node.value} for {_MISREAD[tag]}; put it in quotes")
            return node.value

    # From values to the model

    def _validate(self, value: Any) -> tuple[Worksheet, ...] | None:
        try:
            return DataFile.model_validate(value).worksheets
        except ValidationError as errors:
            for error in errors.errors(include_url=False):
                self._explain(error, value)
            return None

    def _explain(self, error: ErrorDetails, value: Any) -> None:
        at = error["loc"]
        kind = error["type"]
        owner, name = at[:-1], at[-1] if at else ""
        if kind == "missing":
            self._fault(self._line_of(owner), _missing(self._name(owner, value), str(name)))
        elif kind == "extra_forbidden":
            known = ", ".join(_fields_at(owner))
            self._fault(self._line_of(at), f"{self._name(owner, value)} has no field {name}; its fields are: {known}")
        else:
            self._fault(self._line_of(at), f"{self._name(at, value)} {self._wrong(error)}")

    def _wrong(self, error: ErrorDetails) -> str:
        kind, given = error["type"], error["input"]
        if kind in _EXPECTED:
            return self._wrong_type(error["loc"], _EXPECTED[kind], given)
        if kind == "too_short":
            return "is an empty list; give it at least one entry"
        if kind == "string_pattern_mismatch":
            return _pattern_remedy(str(error["loc"][-1]), str(given))
        if kind == "greater_than_equal":
            return f"is {given}; give it at least {error['ctx']['ge']}"
        if kind == "less_than_equal":
            return f"is {given}; give it at most {error['ctx']['le']}"
        return f"is not valid ({error['msg']}); change it"

    def _wrong_type(self, at: Location, expected: str, given: Any) -> str:
        node = self._nodes.get(at)
        misread = _MISREAD.get(node.tag.removeprefix(_YAML_TAG)) if node is not None else None
        if given is None:
            return f"is empty; give it {expected} or take the line out"
        if expected == "a text" and misread and node is not None:
            return f'must be a text, but YAML takes {node.value} for {misread}; put it in quotes: "{node.value}"'
        return f"must be {expected}, not {_shown(given)}; change it"

    # Checks across questions

    def _note_worksheets(self, value: Any) -> None:
        for index, worksheet in _entries(value, "worksheets"):
            if isinstance(worksheet.get("id"), str):
                self.worksheet_lines.setdefault(worksheet["id"], self._line_of(("worksheets", index, "id")))

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
                    self._unique(seen_numbers, question, (*at, "number"), "a question of this worksheet")

    def _unique(self, seen: dict[str, int], owner: dict[str, Any], at: Location, what: str) -> None:
        name = str(at[-1])
        given = owner.get(name)
        if not isinstance(given, str):
            return
        line = self._line_of(at)
        if given in seen:
            remedy = "give this one an id that no question ever had" if name == "id" else "renumber one of them"
            if what == "a worksheet":
                remedy = "give this one an id that no worksheet ever had"
            self._fault(line, f'{name} "{given}" belongs to {what} already, in line {seen[given]}; {remedy}')
        seen.setdefault(given, line)

    # Places and names

    def _line_of(self, at: Location) -> int:
        while at and at not in self._nodes:
            at = at[:-1]
        return _line(self._nodes.get((*at, "name"), self._nodes[at]))

    def _name(self, at: Location, value: Any) -> str:
        """Say in words what a location is: 'text of question "ziel" of "vorbereitung"'."""
        if not at:
            return "the file"
        if isinstance(at[-1], str):
            return at[-1] if len(at) == 1 else f"{at[-1]} of {self._name(at[:-1], value)}"
        entry = _follow(value, at)
        kind = _PLURALS[str(at[-2])]
        label = f'"{entry["id"]}"' if isinstance(entry, dict) and isinstance(entry.get("id"), str) else ""
        if kind == "worksheet":
            return f"worksheet {label or at[-1] + 1}"
        if kind == "section":
            return f"section {at[-1] + 1} of {_sheet(self._name(at[:2], value))}"
        if kind == "question":
            return f"question {label or _position(value, at)} of {_sheet(self._name(at[:2], value))}"
        return f"{kind} {at[-1] + 1} of {self._name(at[:-2], value)}"


def _sheet(name: str) -> str:
    """Shorten 'worksheet "ziel"' to '"ziel"', but leave 'worksheet 2', which has no id to go by."""
    return name.removeprefix("worksheet ") if '"' in name else name


def _missing(owner: str, name: str) -> str:
    if name == "id":
        remedy = f"give it one that no {owner.split(maxsplit=1)[0]} ever had"
    elif name == "worksheets":
        remedy = "begin it with them"
    else:
        remedy = f'add "{name}:" to it'
    return f"{owner} has no {name}; {remedy}"


def _pattern_remedy(name: str, given: str) -> str:
    if not given.strip():
        return "is empty; write a text"
    if name == "id":
        return f'is "{given}"; write lowercase letters without umlauts, digits and hyphens, beginning with a letter'
    if name == "number":
        return f'is "{given}"; write whole numbers with dots between them, such as 2.10'
    return "holds a control character; write the text anew without it"


def _shown(given: Any) -> str:
    if isinstance(given, dict):
        return "a mapping"
    if isinstance(given, list):
        return "a list"
    if isinstance(given, bool):
        return str(given).lower()
    return f'"{given}"' if isinstance(given, str) else str(given)


def _construct(node: yaml.Node) -> Any:
    return yaml.constructor.SafeConstructor().construct_object(node, deep=True)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _entries(owner: Any, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = owner.get(name) if isinstance(owner, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, dict):
            yield index, entry


def _follow(value: Any, at: Location) -> Any:
    for step in at:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _position(value: Any, at: Location) -> int:
    """Which question of its worksheet this is, counted through all sections from 1."""
    _, _worksheet, _, section, _, question = at
    earlier = _follow(value, at[:3])[: int(section)]
    return sum(len(list(_entries(other, "questions"))) for other in earlier) + int(question) + 1


def _fields_at(at: Location) -> Iterable[str]:
    model: Any = DataFile
    for step in at:
        if isinstance(step, str):
            model = model.model_fields[step].annotation.__args__[0]
    return cast(Iterable[str], model.model_fields)
