"""Reads every file that an editor or operator writes: text from bytes, JSON and YAML from text.

Whatever is wrong with a file as such is told here, in the same words for all of them, with file, line and remedy.
"""

import codecs
import json
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.content.faults import ContentError, Fault, quoted

# The parser in C is about ten times as fast; not every platform's wheel brings it.
YAML_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Of a file that is no text at all, every line has a fault.
_NAMED = 20

# What YAML allows in a file, without those that an editor does not show, or shows as an end of the line, or that
# show the rest of the line in another order than it is read.
_INVISIBLE = re.compile(
    "[^\t\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

# Far below what would exhaust Python's stack.
DEEPEST = 20

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]', re.DOTALL)


@dataclass(frozen=True)
class Reading:
    """A file, read as far as it can be.

    Attributes:
        text: What stands in it, with what is unreadable replaced: faults further down belong to the same report.
            None where there is nothing to read.
        faults: Every line that cannot be read as it stands.
    """

    text: str | None
    faults: list[Fault] = field(default_factory=list)


def is_absent(path: Path) -> bool:
    """Whether nothing at all has that name: no folder, no link to nowhere, nothing that may not be read."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def read(path: Path, file: str) -> Reading:
    """Read a text in UTF-8, with or without a mark in front, with the ends of lines of any system.

    Args:
        path: Where it lies.
        file: How faults name it.

    Returns:
        The text and its faults.
    """
    faults = unreadable(path, file)
    if faults:
        return Reading(None, faults)
    content = path.read_bytes()
    if content.startswith(_UTF_16):
        return Reading(None, [Fault(file, 1, "the file is UTF-16; save it with the encoding UTF-8")])
    lines = content.removeprefix(codecs.BOM_UTF8).splitlines()
    ending = "\n" if content.endswith((b"\n", b"\r")) else ""
    text = "\n".join(_readable(line, Fault(file, number, ""), faults) for number, line in enumerate(lines, start=1))
    return Reading(text + ending, faults[:_NAMED])


def unreadable(path: Path, file: str) -> list[Fault]:
    """Find why a file cannot be read at all.

    Args:
        path: Where it lies.
        file: How faults name it.

    Returns:
        One fault, or none.
    """
    try:
        mode = path.stat().st_mode
        reason = "" if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "it is no ordinary file"  # A pipe would wait.
        if not reason:
            path.open("rb").close()
    except FileNotFoundError:
        if path.is_symlink():
            return [Fault(file, 1, "the link leads to no file; put the file itself in its place")]
        return [Fault(file, 1, "the file is missing; create it, or restore it from the version control")]
    except OSError as error:
        reason = str(error.strerror)
    text = f"the file cannot be read ({reason}); put a readable file in its place"
    return [Fault(file, 1, text)] if reason else []


def _readable(line: bytes, place: Fault, faults: list[Fault]) -> str:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1} of this line"
        faults.append(_at(place, f"{where} is no UTF-8; save the file with the encoding UTF-8"))
        text = line.decode("utf-8", errors="replace")
    for character in dict.fromkeys(_INVISIBLE.findall(text)):
        faults.append(_at(place, f"an invisible character (U+{ord(character):04X}) stands here; take it out"))
    return _INVISIBLE.sub(" ", text)


def _at(place: Fault, text: str) -> Fault:
    return Fault(place.file, place.line, text)


def read_text(path: Path, file: str) -> str:
    """Do what `read` does, but stop at a fault.

    Args:
        path: Where it lies.
        file: How faults name it.

    Returns:
        The text; its lines end in a line feed.

    Raises:
        ContentError: With every fault.
    """
    reading = read(path, file)
    if reading.faults or reading.text is None:
        raise ContentError(reading.faults)
    return reading.text


def read_json(path: Path, file: str, remedy: str) -> tuple[Any, str]:
    """Read JSON in which every name stands once.

    Args:
        path: Where it lies.
        file: How faults name it.
        remedy: What to do with a file that is no JSON.

    Returns:
        What it says, and its text.

    Raises:
        ContentError: With every fault of the file as such.
    """
    text = read_text(path, file)
    check_json(text, file, remedy)
    try:
        return json.loads(text, parse_constant=_no_number), text
    except json.JSONDecodeError as error:
        problem, line = error.msg, error.lineno
    except ValueError as error:  # A number of thousands of digits, or none that JSON knows.
        problem, line = str(error), 1
    raise ContentError([Fault(file, line, f"this is no JSON ({problem}); {remedy}")]) from None


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def check_json(text: str, file: str, remedy: str) -> None:
    """Check what JSON's parsers let pass or fail at: names that stand twice, surrogates, control characters, depth.

    Args:
        text: What may be JSON.
        file: How faults name it.
        remedy: What to do where it nests too deep.

    Raises:
        ContentError: With every such fault.
    """
    faults: list[Fault] = []
    names: list[dict[str, int] | None] = []  # Of each object that is open; None for a list.
    for token, following, line in _json_tokens(text):
        if token == "{":  # noqa: S105 - no password, a brace
            names.append({})
        elif token == "[":  # noqa: S105
            names.append(None)
        elif token in ("}", "]"):
            names[-1:] = []
        elif token.startswith('"'):
            faults += _string_faults(token, file, line)
            if following == ":" and names and (known := names[-1]) is not None:
                faults += _name_faults(token, known, file, line)
        if len(names) > DEEPEST:
            faults.append(Fault(file, line, f"this is no JSON that we know (it nests too deep here); {remedy}"))
            break
    if faults:
        raise ContentError(faults[:_NAMED])


def _json_tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Each token, what follows on it, and its line."""
    tokens = list(_JSON_TOKEN.finditer(text))
    line, position = 1, 0
    for index, token in enumerate(tokens):
        line += text.count("\n", position, token.start())
        position = token.start()
        yield token[0], tokens[index + 1][0] if index + 1 < len(tokens) else "", line


def _string_faults(token: str, file: str, line: int) -> list[Fault]:
    written = _decoded(token)
    if any("\ud800" <= character <= "\udfff" for character in written):
        return [Fault(file, line, "half of a character (\\ud800 to \\udfff) stands here; write the text anew")]
    return [
        Fault(file, line, f"an invisible character ({name}) stands here; take it out") for name in invisible(written)
    ]


def _name_faults(token: str, known: dict[str, int], file: str, line: int) -> list[Fault]:
    name = _decoded(token)
    if name == "__proto__":  # In a script it would be no name, but what an object is made of.
        return [Fault(file, line, '"__proto__" is no name for a field; take it out')]
    if name in known:
        return [Fault(file, line, f"{quoted(name)} stands here again, after line {known[name]}; keep one of the two")]
    known[name] = line
    return []


def _decoded(token: str) -> str:
    try:
        return str(json.loads(token))
    except ValueError:
        return token  # The parser says what is wrong with it.


def invisible(text: str) -> list[str]:
    """The characters of a text that nobody sees, as "U+202E"; an end of a line is none of them."""
    found = dict.fromkeys(_INVISIBLE.findall(re.sub(r"[\n\r]", "", text)))
    return [f"U+{ord(character):04X}" for character in found]


def compose_yaml(
    text: str, file: str, *, first_line: int = 1, loader: Any = YAML_LOADER
) -> tuple[yaml.Node | None, list[Fault]]:
    """Read YAML into nodes, and find what its parsers let pass or fail at: names that stand twice, and depth.

    Args:
        text: What may be YAML.
        file: How faults name it.
        first_line: Where the text begins in its file.
        loader: The one that whoever reads the text takes: they differ in what they object to.

    Returns:
        The node that stands for all of it, or None where there is none; and the faults.
    """
    try:
        depth = 0
        event: Any
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                line = event.start_mark.line + first_line
                return None, [Fault(file, line, "lists nest too deep here; take out surplus brackets or hyphens")]
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, text.count("\n")) if mark else 0
        problem = f"YAML cannot read on from here ({error.problem}); check indentation, colons and quotes"
        return None, [Fault(file, line + first_line, problem)]
    return root, list(_repeated(root, file, first_line)) if root else []


def line_of(node: yaml.Node) -> int:
    """Where a node begins in its text, from 1."""
    return node.start_mark.line + 1 if node.start_mark else 1


def _repeated(root: yaml.Node, file: str, first_line: int) -> Iterator[Fault]:
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen or isinstance(node, yaml.ScalarNode):
            continue
        seen.add(id(node))
        if not isinstance(node, yaml.MappingNode):
            waiting += node.value
            continue
        names: dict[str, int] = {}
        for name, value in node.value:
            line = line_of(name) + first_line - 1
            waiting.append(value)
            if not isinstance(name, yaml.ScalarNode):
                text = "brackets or braces stand where a field's name belongs; put a text in quotes"
                yield Fault(file, line, text)
            elif name.value in names:
                earlier = f"after line {names[name.value]}"
                yield Fault(file, line, f"{quoted(name.value)} stands here again, {earlier}; keep one of the two")
            else:
                names[name.value] = line
