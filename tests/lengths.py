"""No file is longer than a person takes in: `python -m tests.lengths` names those that are."""

import sys
from pathlib import Path

from tests.conftest import PROJECT

# Lines; a test stands by itself, so more of them may stand in a file.
LIMITS = {"macros": 400, "overrides": 400, "tests": 600}
SUFFIXES = (".css", ".html", ".js", ".jinja", ".mjs", ".py")
LONGER = {"tests/mutants.py": "a list"}


def too_long(project: Path) -> list[str]:
    """Name every file that is too long."""
    return [
        f"{name} has {count} lines; part it, so that it has {limit} at most"
        for folder, limit in LIMITS.items()
        for path in sorted((project / folder).rglob("*"))
        if path.suffix in SUFFIXES and (name := path.relative_to(project).as_posix()) not in LONGER
        if (count := path.read_bytes().count(b"\n")) > limit
    ]


if __name__ == "__main__":
    sys.exit("\n".join(too_long(PROJECT)) or 0)
