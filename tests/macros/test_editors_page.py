"""The editors' page in German, followed word by word: its blocks are what this test puts into the files."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.content.data_file import load_worksheets
from tests.conftest import FOREIGN, PROJECT, build_site, change, copy_project

PAGE = PROJECT / "docs" / "ueber" / "redaktion.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def section(title: str) -> str:
    return PAGE.read_text("utf-8").split(f"## {title}\n")[1].split("\n## ")[0]


def blocks(title: str) -> list[str]:
    """The blocks of a section, as an editor pastes them: without the list's indent."""
    found = re.findall(r"^( *)```\w*\n(.*?)^ *```$", section(title), flags=re.DOTALL | re.MULTILINE)
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
    assert "ausgangslage.netzwerke" in run(project, "macros.content.wordings", "--same")
    run(project, "macros.content.addresses")
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
    run(project, "macros.content.wordings", "--same")
    run(project, "macros.content.addresses")
    site = built(project)
    for folder in ("arbeitsblaetter", "bogen"):
        assert "Worüber sprechen Sie danach?" in (site / folder / "nachgespraech.html").read_text("utf-8")
    assert "Was wollen Sie noch einmal ansprechen?" in (site / "checkliste.html").read_text("utf-8")


def test_a_changed_question_stops_the_build_until_it_is_decided_as_the_page_says(project: Path) -> None:
    change(project, "docs/worksheets.yml", "Was ist Ihnen bereits gelungen?", "Was gelingt Ihnen gut?")
    stopped = build_site(project.parent / "site", project)
    assert stopped.returncode != 0
    assert "ausgangslage.erfolge" in stopped.stderr
    run(project, "macros.content.wordings", "--same", "ausgangslage.erfolge")
    assert "Was gelingt Ihnen gut?" in (built(project) / "arbeitsblaetter/ausgangslage.html").read_text("utf-8")


def test_a_question_goes_as_the_page_says(project: Path) -> None:
    data = project / "docs" / "worksheets.yml"
    text = data.read_text("utf-8")
    start = text.index("          - id: erfolge\n")
    data.write_text(text[:start] + text[text.index("          - id: unterstuetzung\n") :], encoding="utf-8")
    shutil.copy(PROJECT / "docs" / "addresses.txt", project / "docs")
    assert "ausgangslage.erfolge" in run(project, "macros.content.wordings", "--same")
    stopped = build_site(project.parent / "site", project)
    assert stopped.returncode != 0
    for folder in ("arbeitsblaetter", "bogen"):
        line = f"{folder}/ausgangslage.html#erfolge"
        assert line in stopped.stderr
        change(project, "docs/addresses.txt", f"{line}\n", f"{line} -> {folder}/ausgangslage.html#bedarf\n")
    example = project / "docs" / "beispiel.json"
    stopped = build_site(project.parent / "site", project)
    assert 'docs/beispiel.json:39: answers question "ausgangslage.erfolge"' in stopped.stderr
    answers = json.loads(example.read_text("utf-8"))
    del answers["answers"]["ausgangslage.erfolge"]
    example.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
    assert 'id="erfolge"' in (built(project) / "arbeitsblaetter/ausgangslage.html").read_text("utf-8")


def test_a_guide_of_ones_own_is_made_as_the_page_says(project: Path) -> None:
    steps = re.findall(r"^\d\. (.+)$", section("Einen eigenen Leitfaden machen"), flags=re.MULTILINE)
    docs = project / "docs"
    shutil.copy(FOREIGN / "docs" / "worksheets.yml", docs)
    for path in paths_in(steps[2]):
        (project / path).unlink(missing_ok=True)
    for path in paths_in(steps[3]):
        shutil.rmtree(project / path)
    worksheets = [worksheet.id for worksheet in load_worksheets(docs / "worksheets.yml")]
    (docs / "arbeitsblaetter").mkdir()
    for worksheet in worksheets:
        page = blocks("Ein Arbeitsblatt hinzufügen")[1].replace("nachgespraech", worksheet)
        (docs / "arbeitsblaetter" / f"{worksheet}.md").write_text(page, encoding="utf-8")
    index, handout, help_page = paths_in(steps[4], suffix=".md")[:3]
    (project / index).write_text("# Start\n\n{{ ways() }}\n", encoding="utf-8")
    (project / handout).write_text('# Handzettel\n\n{{ handout("fragen") }}\n', encoding="utf-8")
    change(project, help_page, "plain: ../einfach/anleitung.md\n", "")
    text = (project / help_page).read_text("utf-8")
    # The page goes through what it says of our worksheets; the build names such links.
    named = build_site(project.parent / "site", project)
    assert "vereinbarung.md" in named.stderr
    (project / help_page).write_text(
        re.sub(r"\]\(\.\./(arbeitsblaetter|leitfaden)/.*?\)", "]", text), encoding="utf-8"
    )
    settings = (project / "mkdocs.yml").read_text("utf-8")
    pages = "".join(f"  - arbeitsblaetter/{worksheet}.md\n" for worksheet in worksheets)
    about = "".join(
        f"  - {page.relative_to(docs).as_posix()}\n"
        for page in sorted(docs.rglob("*.md"))
        if page.parent.name != "arbeitsblaetter"
    )
    nav = re.compile(r"^nav:\n.*?\n\n", re.DOTALL | re.MULTILINE)
    settings = nav.sub(lambda _: f"nav:\n{about}{pages}\n", settings)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    run(project, "macros.content.wordings", "--same")
    run(project, "macros.content.addresses")
    assert "Was wollen Sie nach dem Besuch können?" in (built(project) / "checkliste.html").read_text("utf-8")


def paths_in(step: str, suffix: str = "") -> list[str]:
    """The files and folders that a step names."""
    return [path for path in re.findall(r"`(docs/[^`]+)`", step) if path.endswith(suffix)]
