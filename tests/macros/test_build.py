"""A build with a fault: it stops, says what is wrong, and publishes nothing."""

from pathlib import Path

import pytest

from tests.conftest import build_site, change, copy_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def complaint(project: Path) -> str:
    """What a build says that fails and leaves no page behind."""
    site = project.parent / "site"
    result = build_site(site, project)
    assert result.returncode != 0
    assert list(site.rglob("*.html")) == []
    return result.stderr


def test_the_copy_builds_before_it_gets_a_fault(project: Path) -> None:
    site = project.parent / "site"
    result = build_site(site, project)
    assert result.returncode == 0, result.stderr
    assert "Was ist Ihnen bereits gelungen?" in (site / "arbeitsblaetter/ausgangslage.html").read_text("utf-8")


def test_all_faults_of_the_data_file_are_told_at_once(project: Path) -> None:
    number = '\n            number: "1.2"'
    change(project, "docs/worksheets.yml", f"          - id: themen{number}", f"          - {number.strip()}")
    change(project, "docs/worksheets.yml", "    short: Vorbereitung\n", "    short: no\n    farbe: rot\n")
    lines = (project / "docs" / "worksheets.yml").read_text("utf-8").split("\n")
    no_id = lines.index('          - number: "1.2"') + 1
    short = lines.index("    short: no") + 1
    trap = 'must be a text, but YAML takes no for a truth value; put it in quotes: "no"'
    fields = (
        "its fields are: id, title, short, purpose, sections, phase, begin, end, filled_in_by, tracked, repeats, "
        "named_by, side_by_side"
    )
    assert [line for line in complaint(project).splitlines() if line.startswith("docs/")] == [
        f'docs/worksheets.yml:{no_id}: question 2 of "ausgangslage" has no id; give it one that no question ever had',
        f'docs/worksheets.yml:{short}: short of worksheet "vorbereitung" {trap}',
        f'docs/worksheets.yml:{short + 1}: worksheet "vorbereitung" has no field "farbe"; {fields}',
    ]


def test_a_page_with_an_unknown_worksheet_is_told_the_known_ones(project: Path) -> None:
    change(project, "docs/index.md", "{{ ways() }}", '{{ worksheet("abreise") }}')
    stderr = complaint(project)
    ids = ("ausgangslage", "vorbereitung", "gastgeben", "vereinbarung", "beobachtung", "transferplan", "rueckblick")
    known = f"the known ones are: {', '.join(ids)}"
    assert f'\ndocs/index.md:22: worksheet "abreise" is unknown; {known}\n' in stderr
    assert "Traceback" not in stderr


def test_a_missing_data_file_is_told(project: Path) -> None:
    (project / "docs" / "worksheets.yml").unlink()
    remedy = "create it, or restore it from the version control"
    assert f"\ndocs/worksheets.yml:1: the file is missing; {remedy}\n" in complaint(project)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("{{ nonsense }}", "'nonsense' is undefined"),
        ("{{ nonsense() }}", "'nonsense' is undefined"),
        ('{{ particular("nonsense") }}', "nonsense"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ checklist(1) }}", "takes 0 positional arguments but 1 was given"),
    ],
    ids=["undefined variable", "unknown macro", "unknown particular", "macro that raises", "surplus argument"],
)
def test_a_page_that_cannot_be_rendered_is_never_published(project: Path, call: str, told: str) -> None:
    change(project, "docs/index.md", "{{ ways() }}", call)
    stderr = complaint(project)
    assert told in stderr
    assert "index.md" in stderr


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            "Liste: {{ checklist() }}",
            "docs/index.md: a macro stands beside other words; give it a paragraph of its own",
        ),
        ("{{ ways }}", "docs/index.md: the name of a macro stands without its parentheses; add ()"),
    ],
)
def test_a_macro_that_would_be_published_raw_stops_the_build(project: Path, call: str, told: str) -> None:
    change(project, "docs/index.md", "{{ ways() }}", call)
    assert told in complaint(project)


def test_a_worksheet_that_mkdocs_takes_for_metadata_is_missed(project: Path) -> None:
    page = project / "docs" / "arbeitsblaetter" / "ausgangslage.md"
    page.write_text('Bitte: {{ worksheet("ausgangslage") }}\n', encoding="utf-8")
    told = "docs/arbeitsblaetter/ausgangslage.md: the worksheet is missing; give its macro a paragraph of its own"
    assert told in complaint(project)
