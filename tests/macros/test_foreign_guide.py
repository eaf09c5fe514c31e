"""Another organisation makes its own guide: another data file, other pages, and nothing of ours shows through."""

import re
from pathlib import Path

import pytest

from macros.content.places import SINGLE
from tests.conftest import PROJECT, build_site, change, copy_foreign_project, foreign_site

# What our guide is about. None of it may stand in what others take over.
TOPIC = re.compile(r"geflüchtet|flüchtling|integration|kommune|steuergruppe|jugendamt|ankommen", re.IGNORECASE)


@pytest.mark.parametrize("folder", ["macros", "overrides/client", "overrides/parts", "overrides/partials"])
def test_macros_templates_and_client_know_nothing_of_our_topic(folder: str) -> None:
    sources = [path for path in (PROJECT / folder).rglob("*") if path.suffix in {".py", ".js", ".html", ".json"}]
    assert sources
    found = {path.name: TOPIC.findall(path.read_text("utf-8")) for path in sources}
    assert {name: words for name, words in found.items() if words} == {}


def test_a_guide_on_another_topic_is_whole() -> None:
    site = foreign_site()
    for page in ("index.html", "checkliste.html", "arbeitsblaetter/rundgang.html", "bogen/folgen.html"):
        assert (site / page).is_file()
    start = (site / "index.html").read_text("utf-8")
    assert "Wir bekommen Besuch" in start
    assert "Büchereien auf Besuch" in start
    # The guide in one file holds the pages about the site, too, which every organisation writes for itself.
    taken_over = [site / SINGLE, *(site / "ueber").iterdir()]
    pages = set(site.rglob("*.html")).difference(taken_over)
    found = {path.relative_to(site).as_posix(): TOPIC.findall(path.read_text("utf-8")) for path in pages}
    assert {name: words for name, words in found.items() if words} == {}


def test_a_guide_without_roles_and_example_shows_its_worksheets(tmp_path: Path) -> None:
    project = copy_foreign_project(tmp_path / "project")
    data = project / "docs" / "worksheets.yml"
    text = data.read_text("utf-8")
    data.write_text(re.sub(r"roles:\n.*?(?=worksheets:\n  - id)", "", text, flags=re.DOTALL), encoding="utf-8")
    (project / "docs" / "beispiel.json").unlink()
    (project / "docs" / "index.md").write_text("# Start\n\n{{ ways() }}\n", encoding="utf-8")
    site = tmp_path / "site"
    result = build_site(site, project)
    assert result.returncode == 0, result.stderr
    assert (site / "index.html").read_text("utf-8").count('class="card"') == 4


def test_a_page_that_quotes_a_missing_example_is_told(tmp_path: Path) -> None:
    project = copy_foreign_project(tmp_path / "project")
    (project / "docs" / "beispiel.json").unlink()
    result = build_site(tmp_path / "site", project)
    assert result.returncode != 0
    assert "docs/index.md: there is no docs/beispiel.json to quote" in result.stderr


def test_a_page_that_quotes_an_unanswered_question_is_told(tmp_path: Path) -> None:
    project = copy_foreign_project(tmp_path / "project")
    change(project, "docs/index.md", '"fragen.ziel"', '"fragen.leitung"')
    result = build_site(tmp_path / "site", project)
    assert result.returncode != 0
    assert "docs/index.md: docs/beispiel.json has no answer to: fragen.leitung" in result.stderr
