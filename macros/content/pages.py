"""Checks that each worksheet has its page, and that pages name no worksheet that is unknown."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import jinja2
from jinja2 import nodes

from macros.content.faults import ContentError, Fault, quoted
from macros.content.front_matter import front_matter_faults
from macros.content.places import FOLDER
from macros.content.reading import DEEPEST, read_text

# What opens lists and quotations, where something follows: alone, it is a line across the page.
_MARKER = re.compile(r">|(?:[-+*]|\d+[.)])(?=\s)")
_LEAD = re.compile(rf"(?:\s|{_MARKER.pattern})+(?=\S)")
_FURTHEST = 400

# The macros that take worksheets' ids.
_NAMING = ("worksheet", "handout", "leads_to")


def page_faults(docs: Path, data_file: str, worksheet_lines: Mapping[str, int]) -> list[Fault]:
    """Find what does not fit between the pages and the data file.

    Args:
        docs: The folder with the pages.
        data_file: The data file's path, as faults name it.
        worksheet_lines: Every worksheet's id, with its line in the data file.  Without any, the data file has a
            fault of its own, and no page is blamed for naming worksheets that are unknown.

    Returns:
        The faults, in no particular order.
    """
    faults: list[Fault] = []
    settled: set[str] = set()  # Pages that show their worksheet, or have a fault that hides it.
    for page in sorted(path for path in docs.rglob("*.md") if not path.is_dir()):
        file = page.relative_to(docs.parent).as_posix()
        try:
            text = read_text(page, file)
            faults += [*front_matter_faults(text, file), *_depth_faults(text, file)]
            calls = [call for call in macro_calls(text, file) if call.macro in _NAMING]
        except ContentError as error:
            faults += error.faults
            settled.add(file)
            continue
        for line, macro, worksheet in calls:
            fault = None
            if worksheet is None or worksheet not in worksheet_lines:
                fault = _unknown(macro, worksheet, worksheet_lines)
            elif macro == "worksheet":
                fault = _misplaced(worksheet, file, _home(docs, worksheet), settled)
                settled.add(file)
            if fault:
                faults.append(Fault(file, line, fault))
    for worksheet, line in worksheet_lines.items():
        home = _home(docs, worksheet)
        if home not in settled:
            remedy = f'create {home} with {{{{ worksheet("{worksheet}") }}}} in it'
            faults.append(Fault(data_file, line, f'worksheet "{worksheet}" has no page; {remedy}'))
    return faults


def _depth_faults(text: str, file: str) -> list[Fault]:
    """Find lists and quotations that would exhaust the stack of what turns Markdown into HTML."""
    remedy = "take out surplus hyphens, or indent less"
    return [
        Fault(file, number, f"lists nest too deep here; {remedy}")
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip(" \t-*_")
        and (lead := _LEAD.match(line))
        and (len(_MARKER.findall(lead[0])) > DEEPEST or len(lead[0]) > _FURTHEST)
    ]


def _home(docs: Path, worksheet: str) -> str:
    return f"{docs.name}/{FOLDER}/{worksheet}.md"


def _unknown(macro: str, worksheet: str | None, known: Iterable[str]) -> str | None:
    listed = ", ".join(known)
    if not listed:
        return None
    if worksheet is None:
        return f"{macro}() needs the id of a worksheet, in quotes; the known ones are: {listed}"
    return f"worksheet {quoted(worksheet)} is unknown; the known ones are: {listed}"


def _misplaced(worksheet: str, file: str, home: str, settled: Container[str]) -> str | None:
    if file != home:
        return f'worksheet "{worksheet}" may stand in {home} alone, because links lead there; link to it instead'
    if file in settled:
        return f'worksheet "{worksheet}" stands on this page already; take this one out'
    return None


class MacroCall(NamedTuple):
    """A place where a page calls a macro; one for each argument.

    Attributes:
        line: Where in the page.
        macro: The macro's name.
        argument: What it is given; None where that is no plain text.
    """

    line: int
    macro: str
    argument: str | None


def macro_calls(text: str, file: str) -> list[MacroCall]:
    """Find every call of a macro.  Jinja's own parser finds them.

    Args:
        text: The whole page.
        file: How faults name it.

    Returns:
        The calls in order.

    Raises:
        ContentError: The page's braces cannot be read.
    """
    try:
        tree = jinja2.Environment(autoescape=True).parse(text)
        return list(_calls(tree))
    except jinja2.TemplateSyntaxError as error:
        fault = f"the braces on this page cannot be read ({error.message}); mend them"
        raise ContentError([Fault(file, error.lineno, fault)]) from None
    except (RecursionError, ValueError) as error:
        fault = f"the braces on this page cannot be read ({error}); write less between them"
        raise ContentError([Fault(file, 1, fault)]) from None


def _calls(tree: nodes.Template) -> Iterator[MacroCall]:
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            arguments: list[nodes.Node] = [*call.args, *(keyword.value for keyword in call.kwargs)]
            for argument in arguments or [call]:
                value = argument.value if isinstance(argument, nodes.Const) else None
                yield MacroCall(call.lineno, call.node.name, value if isinstance(value, str) else None)
