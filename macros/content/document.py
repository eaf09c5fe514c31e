"""Reads a YAML file into plain values that know their lines, and reports every fault on the way.

YAML is composed into nodes first, because only nodes know their lines.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.content.faults import Fault, quoted
from macros.content.reading import DEEPEST, YAML_LOADER, read

Location = tuple[str | int, ...]

_Loader: Any = YAML_LOADER
_RESOLVER: Any = yaml.resolver.Resolver()
_YAML_TAG = "tag:yaml.org,2002:"

# What YAML may take for something else than a text.
MISREAD = {"bool": "a truth value", "int": "a number", "float": "a number", "timestamp": "a date"}

# How a data file begins, for those that do not.
BEGINNING = 'begin it with "worksheets:" and a list of worksheets'

# Stand for values that no field takes: the model objects to the first; the second has been reported already.
UNUSABLE = object()
REPORTED = object()


class Document:
    """One YAML file; collects faults on the way and stops only where nothing more can be read.

    Args:
        path: Where it lies.
        project: The folder that faults name it from.

    Attributes:
        file: How faults name it.
        faults: What is wrong with it.
        value: What it says; None where it cannot be read.
        nodes: The node of every location.
        lines: The line of every location.
        is_read: Whether it can be read.
    """

    def __init__(self, path: Path, project: Path) -> None:
        self.file = path.relative_to(project).as_posix()
        self.faults: list[Fault] = []
        self.value: Any = None
        self.nodes: dict[Location, yaml.Node] = {}
        self.lines: dict[Location, int] = {}
        self._blocks: set[int] = set()
        self._guessed_from = sys.maxsize
        text = self._text(path)
        root = None if text is None else self._compose(text)
        self.is_read = root is not None
        if root is not None:
            self.value = self._value(root, (), _line(root))

    def fault(self, line: int, text: str) -> None:
        """Report a fault.

        Args:
            line: From 1.
            text: What is wrong and how to mend it.
        """
        self.faults.append(Fault(self.file, line, text))

    # From bytes to nodes

    def _text(self, path: Path) -> str | None:
        reading = read(path, self.file)
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
        self.fault(number, "a tab indents this line; indent it with spaces")
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
                self.fault(line, f"{problem}; check indentation, colons and quotes")
            return None
        if root is not None and root.tag == f"{_YAML_TAG}null":
            root = None
        if root is None and not self.faults:
            self.fault(1, f"the file is empty; {BEGINNING}")
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
                self.fault(_line(event), f"*{event.anchor} repeats a whole list or mapping; write it out instead")
            if depth > DEEPEST:
                self.fault(_line(event), "lists nest too deep here; take out surplus brackets or hyphens")
                return False
        return True

    # From nodes to values

    def _value(self, node: yaml.Node, at: Location, line: int) -> Any:
        self.nodes[at] = node
        self.lines[at] = line
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, at)
        if id(node) in self._blocks:
            return REPORTED  # by _check_structure
        self._blocks.add(id(node))
        if not self._has_usual_tag(node):
            return REPORTED
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        return [self._value(item, (*at, index), _line(item)) for index, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, at: Location) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line, key = _line(key_node), key_node.value
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(line, "brackets or braces stand where a field's name belongs; put a text in quotes")
            elif key in result:
                earlier = self.lines[(*at, key)]
                self.fault(line, f"{quoted(key)} stands here again, after line {earlier}; keep one of the two")
            else:
                # A fault of a field is shown where its name stands; its value may begin a line later.
                result[key] = self._value(value_node, (*at, key), line)
        return result

    def _scalar(self, node: yaml.ScalarNode, at: Location) -> Any:
        if not self._has_usual_tag(node):
            return REPORTED
        tag = tag_of(node)
        if tag == "null":
            return None
        if tag == "bool":
            return construct(node)
        if at and at[-1] == "number":
            return node.value  # 2.10 is what the editor wrote; as a number it would be 2.1
        if tag == "int":
            return UNUSABLE if is_octal(node) else construct(node)
        return UNUSABLE if tag in MISREAD else node.value

    def _has_usual_tag(self, node: yaml.Node) -> bool:
        # Plain scalars have no style, and quoted ones are never resolved to anything but a text.
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        usual = _RESOLVER.resolve(type(node), node.value, (plain, True))
        if node.tag in (usual, f"{_YAML_TAG}str"):
            return True
        tag = node.tag.replace(_YAML_TAG, "!!")
        self.fault(_line(node), f"the tag {tag} has no meaning here; take it out")
        return False


def _lead(text: str) -> str:
    """What stands before the words of a line: spaces, tabs, hyphens of lists."""
    return text[: len(text) - len(text.lstrip(" \t-"))]


def shown(node: yaml.Node) -> str:
    """What the editor wrote: a text in quotes, a number or the like as it stands, a block by its kind."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return quoted(node.value) if tag_of(node) == "str" else quoted(node.value)[1:-1]


def tag_of(node: yaml.Node) -> str:
    """What YAML takes a node for, such as "str" or "int"."""
    return str(node.tag).removeprefix(_YAML_TAG)


def is_octal(node: yaml.Node) -> bool:
    """Whether YAML reads a number as no editor would: 010 as 8."""
    return tag_of(node) == "int" and re.fullmatch(r"[-+]?0[0-7_]{1,9}", node.value) is not None


def construct(node: yaml.Node) -> Any:
    """What YAML reads a scalar as."""
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except ValueError:  # Python reads no number with thousands of digits
        return UNUSABLE


def _line(place: yaml.Node | yaml.Event) -> int:
    mark: Any = place.start_mark
    return int(mark.line) + 1


def entries(owner: Any, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The mappings of a list, each with its index; whatever else stands there was reported already.

    Args:
        owner: What may have the list.
        name: The field with the list.
    """
    found = owner.get(name) if isinstance(owner, dict) else None
    for index, entry in enumerate(found if isinstance(found, list) else []):
        if isinstance(entry, dict):
            yield index, entry


def follow(value: Any, at: Location) -> Any:
    """What stands at a location."""
    for step in at:
        value = value[step]
    return value
