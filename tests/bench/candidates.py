"""What is compared: our worksheet, full and lean, a plain page with the same fields, and SurveyJS with the same."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from macros.content.data_file import load_worksheets
from macros.content.places import LEAN_FOLDER, sheet_address
from macros.site.bundling import BundleError
from tests.bench import words
from tests.bench.survey import write_survey

PROJECT = Path(__file__).parent.parent.parent
CACHE = PROJECT / ".cache" / "bench"
DATA = PROJECT / "docs" / "worksheets.yml"

_WORKSHEET = "vorbereitung"


class NotMeasuredError(Exception):
    """Something could not be measured; the message says what, and why."""


@dataclass(frozen=True)
class Candidate:
    """One page to measure.

    Attributes:
        name: Short name, in tables and in the result file.
        address: Its address below the server's root.
    """

    name: str
    address: str


OURS = Candidate("ours", f"ours/arbeitsblaetter/{_WORKSHEET}.html")
LEAN = Candidate("lean", f"ours/bogen/{_WORKSHEET}.html")
PLAIN = Candidate("plain", f"plain/{_WORKSHEET}.html")
SURVEY = Candidate("survey", f"survey/{_WORKSHEET}.html")
CANDIDATES = (OURS, LEAN, PLAIN, SURVEY)


def build_command(site: Path) -> list[str | Path]:
    """What builds a MkDocs project, in its folder."""
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "--site-dir", site]


def build(project: Path, site: Path) -> None:
    """Build a MkDocs project.

    Args:
        project: The folder with its mkdocs.yml.
        site: Where the pages go.

    Raises:
        NotMeasuredError: MkDocs failed; the message is its own.
    """
    result = subprocess.run(build_command(site), cwd=project, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise NotMeasuredError(f"{project} does not build:\n{result.stderr}{result.stdout}")


def fresh(folder: Path) -> Path:
    """Empty a folder, or create it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def prepare() -> dict[str, Path]:
    """Build every candidate.

    Returns:
        The folders to serve, by candidate.

    Raises:
        NotMeasuredError: One of them does not build.
    """
    roots = {candidate.name: fresh(CACHE / "pages" / candidate.name) for candidate in (OURS, PLAIN, SURVEY)}
    build(PROJECT, roots[OURS.name])
    worksheet = next(worksheet for worksheet in load_worksheets(DATA) if worksheet.id == _WORKSHEET)
    (roots[PLAIN.name] / f"{_WORKSHEET}.html").write_text(words.plain_page(worksheet), encoding="utf-8")
    try:
        write_survey(PROJECT, worksheet, roots[SURVEY.name])
    except BundleError as error:
        raise NotMeasuredError(str(error)) from None
    return roots


def lean_pages() -> dict[str, str]:
    """The addresses of all lean pages below the server's root, by worksheet."""
    return {worksheet.id: f"ours/{sheet_address(worksheet.id, LEAN_FOLDER)}" for worksheet in load_worksheets(DATA)}
