"""No wording changes without a decision, and no id is used again."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from macros.content.data_file import load_content
from macros.content.faults import ContentError
from macros.content.lock import read_lock
from macros.content.wordings import (
    earlier_wordings,
    former_choices,
    load_remembered,
    main,
    pending,
    wording_faults,
)
from macros.site.rendering import Earlier, Renderer, placeholder
from tests.conftest import PROJECT, build_site, copy_project

FILE = "docs/worksheets.yml"
LOCK = "docs/worksheets.lock.json"
RESTORE = "restore it from the version control"
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
    assert capsys.readouterr().out.endswith(
        f"Remembered in {LOCK}:\n  {KEY}: new wording of revision 1, which means the same\n"
    )
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


def test_a_question_that_reads_as_before_has_nothing_to_decide_on(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = remembered(docs)
    assert main(["--same", KEY], docs) == 1
    assert capsys.readouterr().err == f"{FILE}:11: {KEY} has no new wording to decide on; take it out of SAME\n"
    assert remembered(docs) == before


def test_a_misspelt_key_is_told_beside_the_wording_that_waits(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(docs, "Welche Strecke nehmen Sie?", "Welche Strecke wählen Sie?")
    waiting = faults(docs)
    assert main(["--same", "anreise.streke"], docs) == 1
    assert capsys.readouterr().err.splitlines() == [
        *waiting,
        f'{FILE}: there is no question "anreise.streke"; name it as <worksheet>.<question>',
    ]


def test_a_decision_holds_for_its_question_alone_even_on_a_shared_line(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = (
        '[{id: strecke, number: "1.1", text: Welcher Weg?}, {id: kosten, number: "1.2", text: Welcher Preis?}]'
    )
    head = DATA[: DATA.index("\n          - id: strecke")]
    (docs / "worksheets.yml").write_text(f"{head} {questions}\n", "utf-8")
    assert main(["--same", KEY], docs) == 1
    assert 'question "kosten"' in capsys.readouterr().err
    assert remembered(docs)["anreise.kosten"]["wordings"] == {"1": "Was kostet das?"}


def test_the_command_refuses_while_the_data_file_has_faults(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = remembered(docs)
    change(docs, "    short: Anreise\n", "")
    assert main([], docs) == 1
    assert capsys.readouterr().err == f'{FILE}:2: worksheet "anreise" has no short; add "short:" to it\n'
    assert remembered(docs) == before


@pytest.mark.parametrize("decision", [[], ["--same", KEY]], ids=["without SAME", "with SAME"])
def test_the_command_refuses_a_lower_revision(
    docs: Path, capsys: pytest.CaptureFixture[str], decision: list[str]
) -> None:
    change(docs, "text: Welche Strecke nehmen Sie?", "text: Wie reisen Sie an?\n            revision: 2")
    main([], docs)
    before = remembered(docs)
    change(docs, "\n            revision: 2", "")
    assert main(decision, docs) == 1
    assert capsys.readouterr().err == (
        f'{FILE}:11: question "strecke" of worksheet "anreise" has revision 1, but 2 was published; '
        "write at least that\n"
    )
    assert remembered(docs) == before


def test_the_command_says_what_it_remembers(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(docs, "text: Welche Strecke nehmen Sie?", "text: Wie reisen Sie an?\n            revision: 2")
    change(docs, "id: kosten", "id: preis")
    capsys.readouterr()
    assert main([], docs) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Remembered in {LOCK}:",
        f"  {KEY}: revision 2; earlier wordings stay remembered",
        "  anreise.preis: new",
        "  anreise.kosten: taken out; its wordings stay remembered",
    ]
    assert list(remembered(docs)) == [KEY, "anreise.preis", "anreise.kosten"]
    change(docs, "id: preis", "id: kosten")
    change(docs, '"1.1"', '"1.3"')
    assert main([], docs) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        f"  {KEY}: number 1.3 instead of 1.1",
        "  anreise.kosten: back again",
        "  anreise.preis: taken out; its wordings stay remembered",
    ]
    assert main([], docs) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["  nothing new"]


CHOICES = """\
            kind: choice
            choices:
              - {id: bahn, text: mit der Bahn}
              - {id: bus, text: mit dem Bus}
"""


@pytest.fixture
def choosing(docs: Path) -> Path:
    """What `docs` has, with choices under the first question."""
    change(docs, "text: Welche Strecke nehmen Sie?\n", f"text: Welche Strecke nehmen Sie?\n{CHOICES}")
    assert main([], docs) == 0
    return docs


BUS = "              - {id: bus, text: mit dem Bus}\n"


def test_choices_are_remembered(choosing: Path) -> None:
    assert remembered(choosing)[KEY]["choices"] == {"bahn": "mit der Bahn", "bus": "mit dem Bus"}
    assert faults(choosing) == []


def test_a_new_wording_of_a_choice_needs_a_decision(choosing: Path) -> None:
    change(choosing, "mit dem Bus", "mit dem Reisebus")
    assert faults(choosing) == [
        f'{FILE}:11: question "strecke" of worksheet "anreise" has a new wording of its choice "bus"; if it means '
        f"the same, run: make wording SAME={KEY}; if earlier answers may no longer fit, "
        'write "revision: 2" under it and run: make wording'
    ]
    assert main(["--same", KEY], choosing) == 0
    assert remembered(choosing)[KEY]["choices"]["bus"] == "mit dem Reisebus"
    assert faults(choosing) == []


def test_a_new_choice_needs_no_decision(choosing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(choosing, BUS, f"{BUS}              - {{id: rad, text: mit dem Rad}}\n")
    assert faults(choosing) == []
    assert main([], choosing) == 0
    assert f"{KEY}: choices bahn, bus, rad; earlier ones stay remembered" in capsys.readouterr().out


def test_a_choice_that_is_gone_keeps_its_text(choosing: Path) -> None:
    change(choosing, BUS, "")
    assert faults(choosing) == []
    gone = {KEY: {"bus": "mit dem Bus"}}
    assert former_choices(load_content(choosing), read_lock(choosing)) == gone
    for _ in range(2):
        assert main([], choosing) == 0
        assert remembered(choosing)[KEY]["former_choices"] == gone[KEY]
    assert former_choices(load_content(choosing), read_lock(choosing)) == gone


def test_the_id_of_a_choice_that_is_gone_is_never_used_again(choosing: Path) -> None:
    change(choosing, BUS, "")
    assert main([], choosing) == 0
    change(choosing, "text: mit der Bahn}\n", f"text: mit der Bahn}}\n{BUS}")
    assert faults(choosing) == [], "it may come back as it was"
    change(choosing, "mit dem Bus", "mit dem Busch")
    for _ in range(2):
        assert main(["--same", KEY], choosing) == 1
        (fault,) = faults(choosing)
        assert fault == (
            f'{FILE}:11: the id "bus" belongs to a choice of question "strecke" of worksheet "anreise" that was '
            "taken out; earlier answers would say something else; give it an id that no choice of this question "
            "ever had"
        )
        if "revision" not in (choosing / "worksheets.yml").read_text("utf-8"):
            change(choosing, "text: Welche Strecke nehmen Sie?", "text: Wie reisen Sie an?\n            revision: 2")


def test_a_choice_that_is_gone_reaches_form_checklist_quotation_and_catalogue(choosing: Path) -> None:
    change(choosing, BUS, "")
    change(choosing, "text: Was kostet das?", f"text: Was kostet das?\n            refers_to: [{KEY}]")
    content = load_content(choosing)
    renderer = Renderer(
        PROJECT / "overrides" / "parts",
        content.data,
        earlier=Earlier({}, former_choices(content, read_lock(choosing))),
    )
    page = renderer.fill(f"<p>{placeholder('worksheet', 'anreise')}</p>", root="", address="", site_url="")
    assert """data-former='{"bus": "mit dem Bus"}'""" in page
    everything = """data-choices='{"bahn": "mit der Bahn", "bus": "mit dem Bus"}'"""
    assert everything in page
    assert everything in renderer.fill(f"<p>{placeholder('checklist')}</p>", root="", address="", site_url="")
    assert '"formerChoices":[{"id":"bus","text":"mit dem Bus"}]' in renderer.catalogue()


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


ENTRY = """\
{
  "anreise.strecke": {
    "number": "1.1",
    "revision": 1,
    "wordings": {
      "1": "Welche \\"number\\"?"
    }
  }
}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (ENTRY, "", "1: JSON cannot read on from here (EOF while parsing a value)"),
        (ENTRY, "[]", "1: the file is damaged (Input should be an object)"),
        ("anreise.strecke", "strecke", '2: "strecke" is damaged (String should match pattern'),
        ('    "number": "1.1",\n', "", '2: "anreise.strecke" has no field "number"'),
        ('"revision": 1', "<<<<<<< HEAD", "4: JSON cannot read on from here (key must be a string)"),
        (
            '"revision": 1',
            '"revision": "1"',
            '4: "anreise.strecke.revision" is damaged (Input should be a valid integer)',
        ),
        (
            '"revision": 1',
            '"revision": 2',
            '2: "anreise.strecke" is damaged (the last wording is not that of revision 2)',
        ),
        ('"revision": 1', '"farbe": 1, "revision": 1', '4: "anreise.strecke" knows no field "farbe"'),
        ('"1": ', '"eins": ', '6: "anreise.strecke.wordings.eins" is damaged (String should match pattern'),
    ],
    ids=[
        "empty file",
        "list",
        "key without a worksheet",
        "missing field",
        "merge conflict",
        "text for a number",
        "revision without a wording",
        "unknown field",
        "revision in words",
    ],
)
def test_a_damaged_lock_file_is_told_with_line_and_remedy(docs: Path, old: str, new: str, told: str) -> None:
    assert old in ENTRY
    (docs / "worksheets.lock.json").write_bytes(ENTRY.replace(old, new).encode("utf-8", "surrogateescape"))
    with pytest.raises(ContentError) as caught:
        read_lock(docs)
    (fault,) = caught.value.faults
    assert str(fault).startswith(f"{LOCK}:{told}")
    assert str(fault).endswith(f"); {RESTORE}" if "(" in told else f"; {RESTORE}")


def test_every_fault_of_a_lock_file_is_told(docs: Path) -> None:
    (docs / "worksheets.lock.json").write_text('{"a.b": {"number": "1"},\n"c.d": {}}', "utf-8")
    with pytest.raises(ContentError) as caught:
        read_lock(docs)
    assert [fault.line for fault in caught.value.faults] == [1, 1, 2, 2, 2]


def test_a_folder_in_the_place_of_the_lock_file_is_told(docs: Path) -> None:
    (docs / "worksheets.lock.json").unlink()
    (docs / "worksheets.lock.json").mkdir()
    with pytest.raises(ContentError, match=r"^docs/worksheets\.lock\.json:1: .*; put a readable file in its place$"):
        read_lock(docs)


def test_a_lock_file_with_a_byte_order_mark_is_fine(docs: Path) -> None:
    before = read_lock(docs)
    (docs / "worksheets.lock.json").write_text(json.dumps(remembered(docs)), "utf-8-sig")
    assert read_lock(docs) == before


def test_faults_of_pages_and_wordings_come_in_one_report(docs: Path) -> None:
    change(docs, "Was kostet das?", "Wer zahlt?")
    (docs / "index.md").write_text('{{ worksheet("abreise") }}\n', "utf-8")
    with pytest.raises(ContentError) as caught:
        load_remembered(docs)
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [("docs/index.md", 1), (FILE, 14)]


def test_faults_of_data_file_and_lock_file_come_in_one_report(docs: Path) -> None:
    change(docs, "    short: Anreise\n", "")
    (docs / "worksheets.lock.json").write_text("{", "utf-8")
    with pytest.raises(ContentError) as caught:
        load_remembered(docs)
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [(LOCK, 1), (FILE, 2)]


def test_a_preview_lets_a_new_wording_pass_but_no_id_of_a_question_that_is_gone(docs: Path) -> None:
    change(docs, "Welche Strecke nehmen Sie?", "Wie reisen Sie an?")
    content, _ = load_remembered(docs, may_change=lambda _: True)
    assert content.worksheets[0].questions[0].text == "Wie reisen Sie an?"
    main(["--same", KEY], docs)
    change(docs, "id: kosten", "id: preis")
    main([], docs)
    change(docs, "id: preis", "id: kosten")
    change(docs, "Was kostet das?", "Wer zahlt?")
    with pytest.raises(ContentError, match='the id "kosten" belongs to a question that was taken out'):
        load_remembered(docs, may_change=lambda _: True)


def test_a_preview_lets_no_lower_revision_pass(docs: Path) -> None:
    change(docs, "text: Welche Strecke nehmen Sie?", "text: Wie reisen Sie an?\n            revision: 2")
    main([], docs)
    change(docs, "\n            revision: 2", "")
    with pytest.raises(ContentError, match="has revision 1, but 2 was published"):
        load_remembered(docs, may_change=lambda _: True)


def test_earlier_wordings_go_with_the_number_that_a_question_has_now(docs: Path) -> None:
    change(docs, "text: Welche Strecke nehmen Sie?", "text: Wie reisen Sie an?\n            revision: 2")
    change(docs, '"1.1"', '"1.7"')
    assert earlier_wordings(load_content(docs), read_lock(docs))[KEY]["number"] == "1.7"


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
    renderer = Renderer(PROJECT / "overrides" / "parts", content.data, earlier=Earlier(wordings, {}))
    html = renderer.fill(f"<p>{placeholder('worksheet', 'anreise')}</p>", root="../", address="")
    found = re.search(r'<script type="application/json" data-part="wordings">(.*?)</script>', html)
    assert found
    assert "<" not in found[1]
    assert json.loads(found[1]) == wordings


def test_the_checklist_holds_all_earlier_wordings_and_a_worksheet_its_own(docs: Path) -> None:
    data = load_content(docs).data
    wordings = {"anreise.alt": {"number": "1.3"}, "anreise-alt.weg": {"number": "9.1"}}
    renderer = Renderer(PROJECT / "overrides" / "parts", data, earlier=Earlier(wordings, {}))
    pages = [
        renderer.fill(f"<p>{part}</p>", root="", address="")
        for part in (placeholder("checklist"), placeholder("worksheet", "anreise"))
    ]
    held = [
        re.findall(r'<script type="application/json" data-part="wordings">(.*?)</script>', page) for page in pages
    ]
    assert [[json.loads(text) for text in texts] for texts in held] == [
        [wordings],
        [{"anreise.alt": {"number": "1.3"}}],
    ]


def test_a_page_without_earlier_wordings_holds_nothing_of_them(docs: Path) -> None:
    content = load_content(docs)
    renderer = Renderer(PROJECT / "overrides" / "parts", content.data)
    assert "wordings" not in renderer.fill(f"<p>{placeholder('worksheet', 'anreise')}</p>", root="../", address="")


def test_the_build_stops_at_a_wording_without_a_decision(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    data = project / "docs" / "worksheets.yml"
    data.write_text(data.read_text("utf-8").replace("Was ist Ihnen bereits gelungen?", "Was gelang?"), "utf-8")
    result = build_site(tmp_path / "site", project)
    assert result.returncode != 0
    assert "make wording SAME=ausgangslage.erfolge" in result.stderr
    assert not (tmp_path / "site" / "index.html").exists()


def test_a_build_without_a_lock_file_names_five_questions_to_remember(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "docs" / "worksheets.lock.json").unlink()
    result = build_site(tmp_path / "site", project)
    assert result.returncode == 0, result.stderr
    count = len(load_content(PROJECT / "docs").question_lines)
    five = ", ".join(f"ausgangslage.{name}" for name in ("anlass", "themen", "baustellen", "bedarf", "erfolge"))
    assert f"{LOCK} does not know yet: {five}, … ({count} questions); run make wording\n" in result.stderr


def test_our_own_questions_are_all_remembered() -> None:
    content = load_content(PROJECT / "docs")
    unknown = pending(content, read_lock(PROJECT / "docs"))
    assert unknown == [], "run make wording, and commit docs/worksheets.lock.json"
