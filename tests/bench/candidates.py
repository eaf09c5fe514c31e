"""What is compared: our worksheet, a plain page with the same fields, a bare Material page with the same words.

And the lean page, as it is, with style and script in it, against the same one with both in files of their own.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from macros.content.data_file import load_worksheets
from tests.bench import words

PROJECT = Path(__file__).parent.parent.parent
CACHE = PROJECT / ".cache" / "bench"
DATA = PROJECT / "docs" / "worksheets.yml"

_WORKSHEET = "vorbereitung"
_MATERIAL = """\
site_name: Leitfaden Fachaustausch
theme: {name: material, language: de, font: false}
plugins: [search]
use_directory_urls: false
"""


class NotMeasuredError(Exception):
    """Something could not be measured; the message says what, and why."""


@dataclass(frozen=True)
class Candidate:
    """One page to measure.

    Attributes:
        name: Short name, in tables and in the result file.
        address: Its address below the server's root.
        has_fields: Whether something can be typed and saved.
    """

    name: str
    address: str
    has_fields: bool


OURS = Candidate("ours", f"ours/arbeitsblaetter/{_WORKSHEET}.html", has_fields=True)
PLAIN = Candidate("plain", f"plain/{_WORKSHEET}.html", has_fields=True)
MATERIAL = Candidate("material", f"material/{_WORKSHEET}.html", has_fields=False)
CANDIDATES = (OURS, PLAIN, MATERIAL)
LEAN = Candidate("lean", f"ours/bogen/{_WORKSHEET}.html", has_fields=True)
LINKED = Candidate("linked", f"ours/bogen/{_WORKSHEET}-linked.html", has_fields=True)
# All that is loaded; typing and searching are compared on the first three alone.
LOADED = (*CANDIDATES, LEAN, LINKED)

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT = re.compile(r"<script( data-desk=[^>]*)>(.*?)</script>", re.DOTALL)


def build(project: Path, site: Path) -> None:
    """Build a MkDocs project.

    Args:
        project: The folder with its mkdocs.yml.
        site: Where the pages go.

    Raises:
        NotMeasuredError: MkDocs failed; the message is its own.
    """
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "--site-dir", site],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
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
    roots = {candidate.name: fresh(CACHE / "pages" / candidate.name) for candidate in CANDIDATES}
    build(PROJECT, roots[OURS.name])
    _link_out(roots[OURS.name] / "bogen")
    worksheets = load_worksheets(DATA)
    worksheet = next(worksheet for worksheet in worksheets if worksheet.id == _WORKSHEET)
    (roots[PLAIN.name] / f"{_WORKSHEET}.html").write_text(words.plain_page(worksheet), encoding="utf-8")
    project = fresh(CACHE / "material")
    (project / "mkdocs.yml").write_text(_MATERIAL, encoding="utf-8")
    docs = fresh(project / "docs")
    for page in (PROJECT / "docs").rglob("*.md"):
        target = docs / page.relative_to(PROJECT / "docs")
        if page.stem not in {worksheet.id for worksheet in worksheets}:
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(page, target)
    for worksheet in worksheets:
        (docs / f"{worksheet.id}.md").write_text(words.markdown(worksheet), encoding="utf-8")
    build(project, roots[MATERIAL.name])
    return roots


def _link_out(folder: Path) -> None:
    """Make the same lean page with style and script beside it."""
    page = (folder / f"{_WORKSHEET}.html").read_text(encoding="utf-8")
    style, script = _STYLE.search(page), _SCRIPT.search(page)
    if not (style and script):
        raise NotMeasuredError("the lean page holds no style or no script; mend tests/bench/candidates.py")
    (folder / "linked.css").write_text(style[1], encoding="utf-8")
    (folder / "linked.js").write_text(script[2], encoding="utf-8")
    page = page.replace(style[0], '<link rel="stylesheet" href="linked.css">')
    linked = f'<script defer src="linked.js"{script[1]}></script>'
    page = page.replace(script[0], "").replace("</head>", f"{linked}</head>")
    (folder / f"{_WORKSHEET}-linked.html").write_text(page, encoding="utf-8")
