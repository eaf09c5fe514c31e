"""The memory of how every question reads: `docs/worksheets.lock.json`.

By "<worksheet>.<question>", it holds number and revision of each, its wording in every revision, the choices that it
offers and those that it offered, and whether it is gone.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StrictBool,
    StrictInt,
    StrictStr,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from macros.content.faults import ContentError, Fault, quoted
from macros.content.model import ID_PATTERN
from macros.content.reading import check_json, is_absent, read_text

LOCK_FILE = "worksheets.lock.json"

_KEY_PATTERN = rf"{ID_PATTERN[:-1]}\.{ID_PATTERN[1:]}"
_REVISION_PATTERN = r"^[1-9][0-9]*$"
_Choices = dict[Annotated[str, Field(pattern=ID_PATTERN)], StrictStr]

_RESTORE = "restore it from the version control"


class Entry(BaseModel):
    """What is remembered of one question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: StrictStr
    revision: Annotated[StrictInt, Field(ge=1)]
    wordings: Annotated[
        dict[Annotated[str, Field(pattern=_REVISION_PATTERN)], StrictStr],
        Field(description="The question's text, by revision"),
    ]
    choices: Annotated[_Choices, Field(description="What people choose from: texts by id")] = {}
    former_choices: Annotated[_Choices, Field(description="What they could choose: texts by id")] = {}
    retired: StrictBool = False

    @model_validator(mode="after")
    def _ends_with_its_revision(self) -> "Entry":
        if max(map(int, self.wordings), default=0) != self.revision:
            raise ValueError(f"the last wording is not that of revision {self.revision}")
        return self


class _Lock(RootModel[dict[Annotated[str, Field(pattern=_KEY_PATTERN)], Entry]]):
    pass


def read_lock(docs: Path) -> dict[str, Entry]:
    """Read what is remembered.

    Args:
        docs: The folder with the lock file.

    Returns:
        Entries by "<worksheet>.<question>"; none where there is no lock file yet.

    Raises:
        ContentError: The file is damaged; with every fault of it.
    """
    file = f"{docs.name}/{LOCK_FILE}"
    if is_absent(docs / LOCK_FILE):
        return {}
    written = read_text(docs / LOCK_FILE, file)
    check_json(written, file, _RESTORE)
    try:
        return _Lock.model_validate_json(written).root
    except ValidationError as errors:
        raise ContentError([_damage(error, file, written) for error in errors.errors(include_url=False)]) from None


def write_lock(docs: Path, entries: Mapping[str, Entry]) -> None:
    """Write what is to be remembered.

    Args:
        docs: The folder with the lock file.
        entries: By "<worksheet>.<question>".
    """
    text = _Lock(dict(entries)).model_dump_json(indent=2, exclude_defaults=True)
    (docs / LOCK_FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _damage(error: ErrorDetails, file: str, text: str) -> Fault:
    steps = [str(step) for step in error["loc"] if step != "[key]"]
    owner, name = quoted(".".join(steps[:-1])), quoted(steps[-1] if steps else "")
    if error["type"] == "json_invalid":
        problem = str(error["ctx"]["error"])
        place = re.search(r" at line (\d+) column \d+$", problem)
        line = max(int(place[1]), 1) if place else 1
        reason = problem[: place.start()] if place else problem
        return Fault(file, line, f"JSON cannot read on from here ({reason}); {_RESTORE}")
    if error["type"] == "missing":
        return Fault(file, _line_of(steps[:-1], text), f"{owner} has no field {name}; {_RESTORE}")
    if error["type"] == "extra_forbidden":
        return Fault(file, _line_of(steps, text), f"{owner} knows no field {name}; {_RESTORE}")
    problem = error["msg"].removeprefix("Value error, ")
    place_name = quoted(".".join(steps)) if steps else "the file"
    return Fault(file, _line_of(steps, text), f"{place_name} is damaged ({problem}); {_RESTORE}")


def _line_of(steps: Sequence[str], text: str) -> int:
    """Each name stands somewhere behind that of its owner; quotes inside texts are escaped, and never match."""
    position = 0
    for step in steps:
        position = max(text.find(json.dumps(step, ensure_ascii=False), position), position)
    return text.count("\n", 0, position) + 1
