"""Which version this is: pyproject.toml says it once, and everything else asks here."""

import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent


def stated_version(project: Path = PROJECT) -> str:
    """The version, after https://semver.org; CONTRIBUTING.md says what may change in which kind.

    Args:
        project: The folder with `pyproject.toml`.

    Raises:
        OSError: The file cannot be read.
        KeyError: It names no version.
        tomllib.TOMLDecodeError: It is damaged.
    """
    stated = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    return str(stated["project"]["version"])
