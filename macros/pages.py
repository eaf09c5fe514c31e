"""Checks that each worksheet has its page, and that each page names a known worksheet."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import jinja2
from jinja2 import nodes

from macros.faults import ContentError, Fault, quoted

FOLDER = "arbeitsblaetter"

# The macros that take worksheets' ids.
_NAMING = ("worksheet", "handout")


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
    placed: set[str] = set()
    known = ", ".join(worksheet_lines)
    for page in sorted(path for path in docs.rglob("*.md") if path.is_file()):
        file = page.relative_to(docs.parent).as_posix()
        try:
            calls = list(_calls(page, file))
        except ContentError as error:
            faults += error.faults
            continue
        for line, macro, worksheet in calls:
            if not worksheet_lines:
                continue
            if worksheet is None:
                text = f"{macro}() needs the id of a worksheet in quotes; the known ones are: {known}"
            elif worksheet not in worksheet_lines:
                text = f"worksheet {quoted(worksheet)} is unknown; the known ones are: {known}"
            elif macro != "worksheet":
                continue
            elif page != docs / FOLDER / f"{worksheet}.md":
                home = _home(docs, worksheet)
                text = (
                    f'worksheet "{worksheet}" may stand in {home} alone, because links lead there; link to it instead'
                )
            elif worksheet in placed:
                text = f'worksheet "{worksheet}" stands on this page already; take this one out'
            else:
                placed.add(worksheet)
                continue
            faults.append(Fault(file, line, text))
    for worksheet, line in worksheet_lines.items():
        if worksheet not in placed:
            remedy = f'create {_home(docs, worksheet)} with {{{{ worksheet("{worksheet}") }}}} in it'
            faults.append(Fault(data_file, line, f'worksheet "{worksheet}" has no page; {remedy}'))
    return faults


def _home(docs: Path, worksheet: str) -> str:
    return f"{docs.name}/{FOLDER}/{worksheet}.md"


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
        raise ContentError(
            [Fault(file, line, "this line is no UTF-8; save the page with the encoding UTF-8")]
        ) from None
    except (RecursionError, ValueError) as error:
        text = f"the braces on this page cannot be read ({error}); write less between them"
        raise ContentError([Fault(file, 1, text)]) from None
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in _NAMING:
            arguments = [*call.args, *(keyword.value for keyword in call.kwargs)]
            for argument in arguments or [None]:
                plain = isinstance(argument, nodes.Const) and isinstance(argument.value, str)
                yield call.lineno, call.node.name, argument.value if plain else None
