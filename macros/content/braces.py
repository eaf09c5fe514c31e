"""Tries what stands between the braces of pages, before MkDocs does: its plugin answers a fault with a traceback.

Only our macros are known here, and no way leads from them to Python's own objects.
"""

from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from macros.content.faults import Fault
from macros.content.reading import read


def brace_faults(docs: Path, names: Mapping[str, object]) -> list[Fault]:
    """Find the pages whose braces do not work.

    Args:
        docs: The folder with the pages.
        names: What may be named between braces: macros, and settings.

    Returns:
        The first fault of each page; those of files that cannot be read, and of syntax, are told elsewhere.
    """
    environment = SandboxedEnvironment(undefined=jinja2.StrictUndefined)
    environment.globals = dict(names)
    found = []
    for page in sorted(path for path in docs.rglob("*.md") if path.is_file()):
        file = page.relative_to(docs.parent).as_posix()
        fault = _fault(environment, read(page, file).text or "", file)
        if fault:
            found.append(fault)
    return found


def _fault(environment: jinja2.Environment, text: str, file: str) -> Fault | None:
    try:
        environment.from_string(text).render()
    except jinja2.TemplateAssertionError as error:  # A filter or a test that does not exist.
        return _told(file, error.lineno, error, environment)
    except jinja2.TemplateSyntaxError:
        return None
    except Exception as error:
        lines = [frame.lineno or 1 for frame in extract_tb(error.__traceback__) if frame.filename == "<template>"]
        return _told(file, lines[-1] if lines else 1, error, environment)
    return None


def _told(file: str, line: int, error: Exception, environment: jinja2.Environment) -> Fault:
    # A KeyError's text is the repr of its argument.
    given = error.args[0] if isinstance(error, LookupError) and error.args else error
    problem = " ".join(str(given).split()) or type(error).__name__
    known = ", ".join(name for name, value in environment.globals.items() if callable(value))
    return Fault(file, line, f"what stands between the braces does not work ({problem}); the macros are: {known}")
