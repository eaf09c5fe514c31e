"""Where each worksheet has its pages; checks that they are there, and name no worksheet that is unknown."""

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

import jinja2
from jinja2 import nodes

from macros.faults import ContentError, Fault, quoted

FOLDER = "arbeitsblaetter"

# The same worksheets without the theme (`macros/lean.py`).
LEAN_FOLDER = "bogen"

# The macros that take worksheets' ids.
_NAMING = ("worksheet", "handout", "leads_to")


def sheet_address(worksheet_id: str, folder: str = FOLDER) -> str:
    """The address of a worksheet's page below the site's root; it is permanent.

    Args:
        worksheet_id: The worksheet's.
        folder: FOLDER, or LEAN_FOLDER for its lean view.
    """
    return f"{folder}/{worksheet_id}.html"


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
    for page in sorted(path for path in docs.rglob("*.md") if path.is_file()):
        file = page.relative_to(docs.parent).as_posix()
        try:
            calls = list(_calls(page, file))
        except ContentError as error:
            faults += error.faults
            settled.add(file)
            continue
        for line, macro, worksheet in calls:
            text = None
            if worksheet is None or worksheet not in worksheet_lines:
                text = _unknown(macro, worksheet, worksheet_lines)
            elif macro == "worksheet":
                text = _misplaced(worksheet, file, _home(docs, worksheet), settled)
                settled.add(file)
            if text:
                faults.append(Fault(file, line, text))
    for worksheet, line in worksheet_lines.items():
        home = _home(docs, worksheet)
        if home not in settled:
            remedy = f'create {home} with {{{{ worksheet("{worksheet}") }}}} in it'
            faults.append(Fault(data_file, line, f'worksheet "{worksheet}" has no page; {remedy}'))
    return faults


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


def _calls(page: Path, file: str) -> Iterator[tuple[int, str, str | None]]:
    """Every place where a page names a worksheet: line, macro, and the id, unless it is no plain text.

    Jinja's own parser finds the calls.
    """
    content = page.read_bytes()
    try:
        tree = jinja2.Environment(autoescape=True).parse(content.decode("utf-8"))
    except jinja2.TemplateSyntaxError as error:
        text = f"the braces on this page cannot be read ({error.message}); mend them"
        raise ContentError([Fault(file, error.lineno, text)]) from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        text = "this line is no UTF-8; save the page with the encoding UTF-8"
        raise ContentError([Fault(file, line, text)]) from None
    except (RecursionError, ValueError) as error:
        text = f"the braces on this page cannot be read ({error}); write less between them"
        raise ContentError([Fault(file, 1, text)]) from None
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in _NAMING:
            arguments: list[nodes.Node] = [*call.args, *(keyword.value for keyword in call.kwargs)]
            for argument in arguments or [call]:
                value = argument.value if isinstance(argument, nodes.Const) else None
                yield call.lineno, call.node.name, value if isinstance(value, str) else None
