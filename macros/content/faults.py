"""What is wrong with the content, told so that an editor can mend it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST = 60


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that an editor has to mend.

    Attributes:
        file: Path as the editor knows it, relative to the project.
        line: Line in that file, from 1.
        text: What is wrong and how to mend it.
    """

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class ContentError(Exception):
    """The content cannot be published; carries every fault that was found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class BuildError(Exception):
    """A build stops; the message says why, and what to do."""


class NothingBuiltError(BuildError):
    """A build stops before it writes anything, because of what it read.

    Args:
        faults: What to mend, a line each.
    """

    def __init__(self, faults: str) -> None:
        super().__init__(f"Nothing was built. Please mend:\n{faults}")


def quoted(given: str) -> str:
    """What an editor wrote, for the middle of a message: in quotes, on one line, the beginning of a long text."""
    shown = given if len(given) <= _LONGEST else f"{given[: _LONGEST - 1]}…"
    return json.dumps(shown, ensure_ascii=False)
