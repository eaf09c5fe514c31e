"""Reads the data file into the model, and reports every fault at once with file, line and remedy."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.content.checks import Checks
from macros.content.document import Document
from macros.content.explaining import validate
from macros.content.faults import ContentError, Fault
from macros.content.model import DataFile, Worksheet
from macros.content.pages import page_faults


@dataclass(frozen=True)
class Content:
    """What the data file says.

    Attributes:
        data: The whole of it.
        question_lines: The line where each question stands, by "<worksheet>.<question>".
    """

    data: DataFile
    question_lines: Mapping[str, int]

    @property
    def worksheets(self) -> tuple[Worksheet, ...]:
        """All worksheets, in the order of the file."""
        return self.data.worksheets


def load_content(docs: Path) -> Content:
    """Read the data file and check that pages and worksheets belong together.

    Args:
        docs: The folder with `worksheets.yml` and the pages.

    Returns:
        Every worksheet, and where each question stands.

    Raises:
        ContentError: With every fault of the data file and of the pages.
    """
    content, faults = check_content(docs)
    if faults or content is None:
        raise ContentError(faults)
    return content


def check_content(docs: Path) -> tuple[Content | None, list[Fault]]:
    """Do what `load_content` does, but hand the faults over, so that others join them in one report.

    Args:
        docs: The folder with `worksheets.yml` and the pages.

    Returns:
        The content, or None where the data file has faults; and every fault of the data file and of the pages.
    """
    document = Document(docs / "worksheets.yml", docs.parent)
    data, checks = _read(document)
    faults = [*document.faults, *page_faults(docs, document.file, checks.worksheet_lines)]
    return (None if data is None else Content(data, checks.question_lines)), faults


def load_worksheets(path: Path) -> tuple[Worksheet, ...]:
    """Read one data file, without looking at pages.

    Args:
        path: The YAML file.

    Returns:
        Every worksheet, in the order of the file.

    Raises:
        ContentError: With every fault of the file.
    """
    document = Document(path, path.parent)
    data, _ = _read(document)
    if data is None:
        raise ContentError(document.faults)
    return data.worksheets


def _read(document: Document) -> tuple[DataFile | None, Checks]:
    data = validate(document) if document.is_read else None
    checks = Checks(document)
    checks.check()
    return (None if document.faults else data), checks


def schema() -> str:
    """The JSON Schema of the data file (draft 2020-12), for completion and checks in an editor."""
    content = {"$schema": "https://json-schema.org/draft/2020-12/schema", **DataFile.model_json_schema()}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
