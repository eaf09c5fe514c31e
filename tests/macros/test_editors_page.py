"""The editors' page in German, followed word by word: its blocks are what this test puts into the files."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT, build_site, change, copy_project

PAGE = PROJECT / "docs" / "ueber" / "redaktion.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def blocks(section: str) -> list[str]:
    """The blocks of a section, as an editor pastes them: without the list's indent."""
    text = PAGE.read_text("utf-8")
    part = text.split(f"## {section}\n")[1].split("\n## ")[0]
    found = re.findall(r"^( *)```\w*\n(.*?)^ *```$", part, flags=re.DOTALL | re.MULTILINE)
    assert found
    pasted = [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]
    return [re.sub(r"{% (end)?raw %}", "", block) for block in pasted]


def run(project: Path, *module: str) -> str:
    """What `make wording` and `make addresses` run."""
    result = subprocess.run([sys.executable, "-m", *module], cwd=project, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def built(project: Path) -> Path:
    site = project.parent / "site"
    result = build_site(site, project)
    assert result.returncode == 0, result.stderr
    return site


def test_a_question_is_added_as_the_page_says(project: Path) -> None:
    (block,) = blocks("Eine Frage hinzufügen")
    change(project, "docs/worksheets.yml", "  - id: vorbereitung\n", f"{block}\n  - id: vorbereitung\n")
    assert "ausgangslage.netzwerke" in run(project, "macros.wordings", "--same")
    run(project, "macros.addresses")
    page = (built(project) / "arbeitsblaetter" / "ausgangslage.html").read_text("utf-8")
    assert 'id="netzwerke"' in page
    assert "Mit welchen Netzwerken arbeiten Sie zusammen?" in page


def test_a_worksheet_is_added_as_the_page_says(project: Path) -> None:
    data, page, nav = blocks("Ein Arbeitsblatt hinzufügen")
    with (project / "docs" / "worksheets.yml").open("a", encoding="utf-8") as file:
        file.write(data)
    (project / "docs" / "arbeitsblaetter" / "nachgespraech.md").write_text(page, encoding="utf-8")
    above = "      - arbeitsblaetter/rueckblick.md\n"
    change(project, "mkdocs.yml", above, above + nav)
    run(project, "macros.wordings", "--same")
    run(project, "macros.addresses")
    site = built(project)
    for folder in ("arbeitsblaetter", "bogen"):
        assert "Worüber sprechen Sie danach?" in (site / folder / "nachgespraech.html").read_text("utf-8")
    assert "Was wollen Sie noch einmal ansprechen?" in (site / "checkliste.html").read_text("utf-8")


def test_a_changed_question_stops_the_build_until_it_is_decided_as_the_page_says(project: Path) -> None:
    change(project, "docs/worksheets.yml", "Was ist Ihnen bereits gelungen?", "Was gelingt Ihnen gut?")
    stopped = build_site(project.parent / "site", project)
    assert stopped.returncode != 0
    assert "ausgangslage.erfolge" in stopped.stderr
    run(project, "macros.wordings", "--same", "ausgangslage.erfolge")
    assert "Was gelingt Ihnen gut?" in (built(project) / "arbeitsblaetter/ausgangslage.html").read_text("utf-8")
