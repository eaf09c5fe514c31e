"""What is new in this version, for its tag: `make notes`."""

import re
import sys
from pathlib import Path

from macros.content.version import PROJECT, stated_version

CHANGELOG = "CHANGELOG.md"


def release_notes(project: Path = PROJECT) -> str:
    """The part of the changelog about the version that pyproject.toml names.

    Args:
        project: The folder with both files.

    Returns:
        Markdown, with the version as its first line.

    Raises:
        LookupError: The changelog does not know the version; the message says what to do.
    """
    version = stated_version(project)
    text = (project / CHANGELOG).read_text(encoding="utf-8")
    found = re.search(rf"^## ({re.escape(version)} .*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if not found:
        raise LookupError(
            f"{CHANGELOG}: nothing is said of version {version}, which pyproject.toml names; "
            f'write "## {version} – <day>" and what is new'
        )
    return f"Leitfaden Fachaustausch {found[1].strip()}\n"


def main() -> int:
    """Print the notes."""
    try:
        print(release_notes(), end="")
    except LookupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
