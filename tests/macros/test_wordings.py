"""No wording changes without a decision, and no id is used again."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from macros.faults import ContentError
from macros.loading import load_content
from macros.rendering import Renderer, placeholder
from macros.wordings import earlier_wordings, main, pending, read_lock, wording_faults
from tests.conftest import PROJECT, build_site, copy_project

FILE = "docs/worksheets.yml"
KEY = "anreise.strecke"
DATA = """\
worksheets:
  - id: anreise
    title: Wie kommen Sie hin?
    short: Anreise
    purpose: Damit alle rechtzeitig da sind.
    sections:
      - title: Der Weg
        questions:
          - id: strecke
            number: "1.1"
            text: Welche Strecke nehmen Sie?
          - id: kosten
            number: "1.2"
            text: Was kostet das?
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A worksheet whose questions are remembered."""
    folder = tmp_path / "docs"
    (folder / "arbeitsblaetter").mkdir(parents=True)
    (folder / "arbeitsblaetter" / "anreise.md").write_text('{{ worksheet("anreise") }}\n', "utf-8")
    (folder / "worksheets.yml").write_text(DATA, "utf-8")
    assert main([], folder) == 0
    return folder


def change(docs: Path, old: str, new: str) -> None:
    path = docs / "worksheets.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def remembered(docs: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((docs / "worksheets.lock.json").read_text("utf-8"))
    return content


def faults(docs: Path) -> list[str]:
    return [str(fault) for fault in wording_faults(load_content(docs), read_lock(docs), FILE)]


def test_what_is_remembered_holds_wording_number_and_revision(docs: Path) -> None:
    assert remembered(docs)[KEY] == {
        "number": "1.1",
        "revision": 1,
        "wordings": {"1": "Welche Strecke nehmen Sie?"},
    }
    assert faults(docs) == []
    assert pending(load_content(docs), read_lock(docs)) == []


def test_a_new_wording_needs_a_decision(docs: Path) -> None:
    change(docs, "Welche Strecke nehmen Sie?", "Wie reisen Sie an?")
    assert faults(docs) == [
        f'{FILE}:11: question "strecke" of worksheet "anreise" has a new wording; if it means the same, run: '
        f"make wording SAME={KEY}; if earlier answers may no longer fit, "
        'write "revision: 2" under it and run: make wording'
    ]


def test_other_spacing_is_no_new_wording(docs: Path) -> None:
    change(
        docs, "text: Welche Strecke nehmen Sie?", "text: >-\n              Welche Strecke\n              nehmen Sie?"
    )
    assert faults(docs) == []


def test_the_same_meaning_is_remembered_under_the_same_revision(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(docs, "Welche Strecke nehmen Sie?", "Welche Strecke wählen Sie?")
    assert main(["--same", KEY], docs) == 0
    assert f"Remembered in docs/worksheets.lock.json: {KEY}" in capsys.readouterr().out
    assert remembered(docs)[KEY]["wordings"] == {"1": "Welche Strecke wählen Sie?"}
    assert faults(docs) == []


def test_another_meaning_is_remembered_beside_the_earlier_wording(docs: Path) -> None:
    change(docs, "text: Welche Strecke nehmen Sie?", "text: Wie reisen Sie an?\n            revision: 2")
    assert faults(docs) == []
    assert pending(load_content(docs), read_lock(docs)) == [KEY]
    assert main([], docs) == 0
    assert remembered(docs)[KEY]["wordings"] == {"1": "Welche Strecke nehmen Sie?", "2": "Wie reisen Sie an?"}
    assert earlier_wordings(load_content(docs), read_lock(docs)) == {
        KEY: {"number": "1.1", "wordings": {"1": "Welche Strecke nehmen Sie?"}}
    }


def test_a_revision_never_goes_back(docs: Path) -> None:
    change(docs, "text: Welche Strecke nehmen Sie?", "text: Wie reisen Sie an?\n            revision: 3")
    main([], docs)
    change(docs, "revision: 3", "revision: 2")
    assert faults(docs) == [
        f'{FILE}:11: question "strecke" of worksheet "anreise" has revision 2, but 3 was published; '
        "write at least that"
    ]


def test_without_a_decision_nothing_is_remembered(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = remembered(docs)
    change(docs, "Welche Strecke nehmen Sie?", "Wie reisen Sie an?")
    change(docs, "Was kostet das?", "Wer zahlt?")
    assert main(["--same", KEY], docs) == 1
    assert 'question "kosten"' in capsys.readouterr().err
    assert remembered(docs) == before


def test_a_misspelt_key_is_told(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--same", "anreise.streke"], docs) == 1
    assert capsys.readouterr().err == (
        f'{FILE}: there is no question "anreise.streke"; name it as <worksheet>.<question>\n'
    )


def remove_costs(docs: Path) -> None:
    change(docs, '          - id: kosten\n            number: "1.2"\n            text: Was kostet das?\n', "")
    assert main([], docs) == 0


def test_a_question_that_is_gone_stays_remembered(docs: Path) -> None:
    remove_costs(docs)
    assert remembered(docs)["anreise.kosten"]["retired"] is True
    assert earlier_wordings(load_content(docs), read_lock(docs)) == {
        "anreise.kosten": {"number": "1.2", "wordings": {"1": "Was kostet das?"}, "retired": True}
    }
    assert main([], docs) == 0
    assert remembered(docs)["anreise.kosten"]["retired"] is True


def test_the_id_of_a_question_that_is_gone_is_never_used_again(docs: Path) -> None:
    remove_costs(docs)
    change(
        docs,
        "- id: strecke",
        '- id: kosten\n            number: "1.3"\n            text: Wer fährt?\n          - id: strecke',
    )
    assert faults(docs) == [
        f'{FILE}:11: the id "kosten" belongs to a question that was taken out; earlier answers would stand under the '
        "wrong question; give it an id that no question ever had"
    ]


def test_a_question_that_is_gone_may_come_back_as_it_was(docs: Path) -> None:
    remove_costs(docs)
    change(
        docs,
        "- id: strecke",
        '- id: kosten\n            number: "1.2"\n            text: Was kostet das?\n          - id: strecke',
    )
    assert faults(docs) == []
    assert main([], docs) == 0
    assert "retired" not in remembered(docs)["anreise.kosten"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', '{"anreise.strecke": {"number": "1"}}', '{"x": {}}'])
def test_a_damaged_lock_file_stops_the_build_with_a_remedy(docs: Path, text: str) -> None:
    (docs / "worksheets.lock.json").write_text(text, "utf-8")
    with pytest.raises(ContentError, match=r"^docs/worksheets\.lock\.json:1: .*restore it from the version control$"):
        read_lock(docs)


def test_a_project_without_a_lock_file_builds(docs: Path) -> None:
    (docs / "worksheets.lock.json").unlink()
    assert faults(docs) == []
    assert pending(load_content(docs), read_lock(docs)) == [KEY, "anreise.kosten"]


def test_the_page_holds_earlier_wordings_as_inert_text(docs: Path) -> None:
    change(docs, "Was kostet das?", "Was kostet </script><b>das</b>?")
    main(["--same", "anreise.kosten"], docs)
    remove_costs_text = (
        '          - id: kosten\n            number: "1.2"\n            text: Was kostet </script><b>das</b>?\n'
    )
    change(docs, remove_costs_text, "")
    content = load_content(docs)
    wordings = earlier_wordings(content, read_lock(docs))
    renderer = Renderer(PROJECT / "overrides" / "worksheet", content.worksheets, wordings)
    html = renderer.fill(f"<p>{placeholder('worksheet', 'anreise')}</p>", root="../", address="")
    found = re.search(r'<script type="application/json" data-part="wordings">(.*?)</script>', html)
    assert found
    assert "<" not in found[1]
    assert json.loads(found[1]) == wordings


def test_a_page_without_earlier_wordings_holds_nothing_of_them(docs: Path) -> None:
    content = load_content(docs)
    renderer = Renderer(PROJECT / "overrides" / "worksheet", content.worksheets)
    assert "wordings" not in renderer.fill(f"<p>{placeholder('worksheet', 'anreise')}</p>", root="../", address="")


def test_the_build_stops_at_a_wording_without_a_decision(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    data = project / "docs" / "worksheets.yml"
    data.write_text(data.read_text("utf-8").replace("Was ist Ihnen bereits gelungen?", "Was gelang?"), "utf-8")
    result = build_site(tmp_path / "site", project)
    assert result.returncode != 0
    assert "make wording SAME=ausgangslage.erfolge" in result.stderr
    assert not (tmp_path / "site" / "index.html").exists()


def test_our_own_questions_are_all_remembered() -> None:
    content = load_content(PROJECT / "docs")
    unknown = pending(content, read_lock(PROJECT / "docs"))
    assert unknown == [], "run make wording, and commit docs/worksheets.lock.json"
