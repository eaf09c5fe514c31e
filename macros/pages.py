"""Checks that each worksheet has its page, and that each page names a known worksheet."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import jinja2
from jinja2 import nodes

from macros.faults import ContentError, Fault

FOLDER = "arbeitsblaetter"


def page_faults(docs: Path, data_file: str, worksheet_lines: Mapping[str, int]) -> list[Fault]:
    """Find what does not fit between the pages and the data file.

    Args:
        docs: The folder with the pages.
        data_file: The data file's path, as faults name it.
        worksheet_lines: Every worksheet's id, with its line in the data file.

    Returns:
        The faults, in no particular order.
    """
    faults: list[Fault] = []
    placed: set[str] = set()
    for page in sorted(docs.rglob("*.md")):
        file = page.relative_to(docs.parent).as_posix()
        try:
            calls = list(_worksheet_calls(page, file))
        except ContentError as error:
            faults += error.faults
            continue
        for line, worksheet in calls:
            if worksheet not in worksheet_lines:
                known = ", ".join(worksheet_lines)
                faults.append(Fault(file, line, f'worksheet "{worksheet}" is unknown; the known ones are: {known}'))
            elif page != _home(docs, worksheet):
                home = _home(docs, worksheet).relative_to(docs.parent).as_posix()
                remedy = f"may stand in {home} alone, because links lead there; link to it instead"
                faults.append(Fault(file, line, f'worksheet "{worksheet}" {remedy}'))
            placed.add(worksheet)
    for worksheet, line in worksheet_lines.items():
        if worksheet not in placed:
            home = _home(docs, worksheet).relative_to(docs.parent).as_posix()
            remedy = f'create {home} with {{{{ worksheet("{worksheet}") }}}} in it'
            faults.append(Fault(data_file, line, f'worksheet "{worksheet}" has no page; {remedy}'))
    return faults


def _home(docs: Path, worksheet: str) -> Path:
    return docs / FOLDER / f"{worksheet}.md"


def _worksheet_calls(page: Path, file: str) -> Iterator[tuple[int, str]]:
    """Every worksheet that a page names, with its line; Jinja's own parser finds the calls."""
    try:
        tree = jinja2.Environment(autoescape=True).parse(page.read_text(encoding="utf-8"))
    except jinja2.TemplateSyntaxError as error:
        text = f"the braces on this page cannot be read ({error.message}); mend them"
        raise ContentError([Fault(file, error.lineno, text)]) from None
    except UnicodeDecodeError:
        raise ContentError([Fault(file, 1, "the page is no UTF-8; save it with the encoding UTF-8")]) from None
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "worksheet":
            for argument in call.args[:1]:
                if isinstance(argument, nodes.Const):
                    yield call.lineno, str(argument.value)
