"""Measures how long a build takes as the number of worksheets grows, beside plain MkDocs with the same words."""

import re
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import yaml

from macros.content.data_file import load_worksheets
from macros.content.model import Question, Section, Worksheet
from tests.bench import words
from tests.bench.candidates import CACHE, DATA, PROJECT, NotMeasuredError, build, fresh
from tests.bench.visiting import rotated

QUESTIONS = 10

# What a guide with other worksheets cannot show: our example, our pictures, and the sheet that a page leads to.
_OWN_PARTS = re.compile(r"^{{ (?:example|picture|leads_to)\(.*$", re.MULTILINE)

# INHERIT takes all settings of ours.  One page in the navigation, in both projects: else every page would hold a
# link to every other, and the navigation would be measured instead of the pages.
_OURS = """\
INHERIT: {config}
nav: [index.md]
strict: false
validation: {{nav: {{omitted_files: ignore}}}}
"""
_PLAIN = """\
site_name: Leitfaden Fachaustausch
nav: [index.md]
use_directory_urls: false
"""


@dataclass(frozen=True)
class Build:
    """How long one site takes.

    Attributes:
        worksheets: How many of ten questions each.
        ours: Seconds with our macros and theme.
        plain: Seconds with plain MkDocs.
    """

    worksheets: int
    ours: float
    plain: float


def builds(sizes: Sequence[tuple[int, int]]) -> list[Build]:
    """Build sites of several sizes.

    Args:
        sizes: The number of worksheets, and how often to build, in turns; the median counts.

    Returns:
        A result per size.

    Raises:
        NotMeasuredError: A project does not build, or not to what it should.
    """
    folder = fresh(CACHE / "builds")
    try:
        return [_measure(folder, count, repetitions) for count, repetitions in sizes]
    finally:
        shutil.rmtree(folder)


def _measure(folder: Path, count: int, repetitions: int) -> Build:
    worksheets = _worksheets(count)
    projects = {"ours": fresh(folder / f"ours-{count}"), "plain": fresh(folder / f"plain-{count}")}
    _write_ours(projects["ours"], worksheets)
    _write_plain(projects["plain"], worksheets)
    times: dict[str, list[float]] = {name: [] for name in projects}
    for repetition in range(repetitions):
        for name, project in rotated(list(projects.items()), repetition):
            times[name].append(timed_build(project))
    _check(projects["ours"] / "site", count)
    return Build(count, ours=median(times["ours"]), plain=median(times["plain"]))


def timed_build(project: Path) -> float:
    """Build a project into its own folder `site`, which is emptied before.

    Args:
        project: The folder with its mkdocs.yml.

    Returns:
        Seconds.

    Raises:
        NotMeasuredError: It does not build.
    """
    site = project / "site"
    shutil.rmtree(site, ignore_errors=True)
    start = time.perf_counter()
    build(project, site)
    return time.perf_counter() - start


def _check(site: Path, count: int) -> None:
    """A build that leaves something out would look fast."""
    pages = sorted((site / "arbeitsblaetter").glob("*.html"))
    fields = {page.read_text(encoding="utf-8").count("<textarea") for page in pages}
    if len(pages) != count or fields != {QUESTIONS}:
        raise NotMeasuredError(f"{site}: {len(pages)} worksheets with {fields} fields, not {count} with {QUESTIONS}")


def _worksheets(count: int) -> tuple[Worksheet, ...]:
    """Worksheets with the words of ours, each a little different by its numbers."""
    originals = load_worksheets(DATA)
    # Plain questions alone: any other would not fit a plain page, and a reference needs what it refers to.
    questions = [
        question
        for original in originals
        if not original.repeats
        for question in original.questions
        if question.kind == "text" and not question.refers_to
    ]
    return tuple(_worksheet(number, originals[number % len(originals)], questions) for number in range(1, count + 1))


def _worksheet(number: int, original: Worksheet, questions: Sequence[Question]) -> Worksheet:
    chosen = [
        questions[(number + position) % len(questions)].model_copy(
            update={"id": f"q{position}", "number": f"{number}.{position}"}
        )
        for position in range(1, QUESTIONS + 1)
    ]
    half = QUESTIONS // 2
    first, second = (section.title for section in original.sections[:2])
    return Worksheet(
        id=f"w{number}",
        title=f"{original.title} ({number})",
        short=f"{original.short} {number}",
        purpose=original.purpose,
        sections=(
            Section(title=first, questions=tuple(chosen[:half])),
            Section(title=second, questions=tuple(chosen[half:])),
        ),
    )


def _write_ours(project: Path, worksheets: Sequence[Worksheet]) -> None:
    for name in ("macros", "overrides", "node_modules", "pyproject.toml"):
        (project / name).symlink_to(PROJECT / name)
    (project / "mkdocs.yml").write_text(_OURS.format(config=PROJECT / "mkdocs.yml"), encoding="utf-8")
    docs = _copy_pages(project)
    sheets = fresh(docs / "arbeitsblaetter")
    for worksheet in worksheets:
        (sheets / f"{worksheet.id}.md").write_text(f'{{{{ worksheet("{worksheet.id}") }}}}\n', encoding="utf-8")
    data = {"worksheets": [worksheet.model_dump(mode="json", exclude_defaults=True) for worksheet in worksheets]}
    (docs / DATA.name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def _write_plain(project: Path, worksheets: Sequence[Worksheet]) -> None:
    (project / "mkdocs.yml").write_text(_PLAIN, encoding="utf-8")
    docs = _copy_pages(project)
    sheets = fresh(docs / "arbeitsblaetter")
    for worksheet in worksheets:
        (sheets / f"{worksheet.id}.md").write_text(words.markdown(worksheet), encoding="utf-8")
    # Ours lists every worksheet on the first page, and every question on one more.
    cards = "".join(f"- [{sheet.title}](arbeitsblaetter/{sheet.id}.md): {sheet.purpose}\n" for sheet in worksheets)
    (docs / "index.md").write_text(f"# Start\n\n{cards}", encoding="utf-8")
    (docs / "checkliste.md").write_text(words.checklist(worksheets), encoding="utf-8")


def write_plain_site(project: Path, worksheets: Sequence[Worksheet]) -> None:
    """Write a project of plain MkDocs with today's Markdown, and with our worksheets' words.

    Args:
        project: An empty folder.
        worksheets: Ours.
    """
    (project / "mkdocs.yml").write_text("site_name: Leitfaden Fachaustausch\nuse_directory_urls: false\n", "utf-8")
    for page in (PROJECT / "docs").rglob("*.md"):
        target = project / "docs" / page.relative_to(PROJECT / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.read_text(encoding="utf-8"), encoding="utf-8")
    for worksheet in worksheets:
        page = project / "docs" / "arbeitsblaetter" / f"{worksheet.id}.md"
        page.write_text(words.markdown(worksheet), encoding="utf-8")


def _copy_pages(project: Path) -> Path:
    """Copy our pages besides the worksheets; where they name ours, they name the generated ones instead."""
    docs = project / "docs"
    ids = {worksheet.id: f"w{number}" for number, worksheet in enumerate(load_worksheets(DATA), start=1)}
    names = re.compile(rf"\b({'|'.join(ids)})\b")
    for page in (PROJECT / "docs").rglob("*.md"):
        if page.stem in ids:
            continue
        target = docs / page.relative_to(PROJECT / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = _OWN_PARTS.sub("", page.read_text(encoding="utf-8"))
        text = names.sub(lambda match: ids[match[1]], text)
        target.write_text(text, encoding="utf-8")
    return docs
