"""What is wrong with the content, told so that an editor can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


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
