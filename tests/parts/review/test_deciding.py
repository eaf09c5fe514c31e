"""What a person decides in the review: under whose names, and neither status nor day of others unseen."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.helpers.save_files import answer, apply, open_files, write_file
from tests.helpers.sheet import Sheet

pytestmark = pytest.mark.both_pages

ZIEL = "2.1 Was wollen Sie"


def test_files_without_a_name_get_one_in_the_review_and_no_files_name_enters_anything(
    sheet: Sheet, tmp_path: Path
) -> None:
    sheet.write("ziel", "Meins")
    one = write_file(tmp_path / "entwurf-final.json", {"vorbereitung.ziel": answer("Schulen sehen")})
    two = write_file(
        tmp_path / "kopie(2).json",
        {"vorbereitung.ziel": answer("Vereine treffen"), "vorbereitung.ideen": answer("Börse")},
    )
    dialog = open_files(sheet.page, one, two)
    first, second = (dialog.get_by_label(f"Name oder Amt zu „{path.name}“") for path in (one, two))
    expect(first).to_have_value("Person 2")
    expect(second).to_have_value("Person 3")
    expect(dialog.get_by_role("group", name=ZIEL)).to_contain_text("Person 3 (19.11.2026)")
    second.fill("Jugendamt <b>")
    second.blur()
    expect(dialog.get_by_role("group", name=ZIEL)).to_contain_text("Jugendamt <b> (19.11.2026)")
    dialog.get_by_label("Ihr Name oder Amt").fill("Hauptamt")
    dialog.get_by_role("button", name="Alle untereinander").click()
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value(
        "Hauptamt: Meins\n\nPerson 2: Schulen sehen\n\nJugendamt <b>: Vereine treffen"
    )
    assert [part["name"] for part in sheet.stored("ziel")["sources"]] == ["Hauptamt", "Person 2", "Jugendamt <b>"]
    assert [part["name"] for part in sheet.stored("ideen")["sources"]] == ["Jugendamt <b>"]
    everything = json.dumps(sheet.page.evaluate("({ ...localStorage })")) + sheet.page.locator("main").inner_text()
    assert "entwurf-final" not in everything
    assert "kopie(2)" not in everything
    # She is asked once.
    dialog = open_files(sheet.page, one)
    expect(dialog.get_by_label("Ihr Name oder Amt")).to_have_count(0)


def test_the_proposed_text_follows_the_names_until_somebody_writes_into_it(sheet: Sheet, tmp_path: Path) -> None:
    one = write_file(tmp_path / "1.json", {"vorbereitung.ziel": answer("Schulen sehen")}, author="Schulamt")
    two = write_file(tmp_path / "2.json", {"vorbereitung.ziel": answer("Vereine treffen")})
    dialog = open_files(sheet.page, one, two)
    dialog.get_by_label("Neuen Text schreiben").check()
    text = dialog.get_by_label("Neuer Text", exact=True)
    expect(text).to_have_value("Schulamt: Schulen sehen\n\nPerson 2: Vereine treffen")
    for name, proposed in (("Kaya", "Schulamt: Schulen sehen\n\nKaya: Vereine treffen"), ("Weber", "Beides")):
        if name == "Weber":
            text.fill("Beides")
        dialog.get_by_label("Name oder Amt zu „2.json“").fill(name)
        dialog.get_by_label("Name oder Amt zu „2.json“").blur()
        expect(text).to_have_value(proposed)


def test_mine_stays_only_where_i_have_an_answer_and_what_is_undecided_is_counted(
    sheet: Sheet, tmp_path: Path
) -> None:
    sheet.write("ziel", "Meins")
    files = [
        write_file(
            tmp_path / f"{name}.json",
            {f"vorbereitung.{question}": answer(f"{question} {name}") for question in ("ziel", "ideen", "kontakt")},
            author=name,
        )
        for name in ("Weber", "Kaya")
    ]
    dialog = open_files(sheet.page, *files)
    left = dialog.locator(".review__open")
    expect(left).to_have_text("3 noch zu entscheiden")
    dialog.get_by_role("button", name="Meine behalten").click()
    expect(left).to_have_text("2 noch zu entscheiden")
    where = dialog.get_by_role("group", name="Wohin sollen die Antworten?").get_by_role("radio", checked=True)
    assert dialog.get_by_role("radio", checked=True).count() == where.count() + 1
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Bitte entscheiden Sie noch bei 2 Fragen")
    dialog.get_by_role("button", name="Alle untereinander").click()
    expect(left).to_have_text("Alles entschieden")
    dialog.get_by_role("button", name="Abbrechen").click()
    sheet.text("ziel").fill("")
    sheet.expect_stored("ziel", "")
    dialog = open_files(sheet.page, *files)
    expect(dialog.get_by_role("button", name="Alle untereinander")).to_be_visible()
    expect(dialog.get_by_role("button", name="Meine behalten")).to_have_count(0)


def test_a_status_and_a_day_of_others_are_decided_like_texts(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Gleich")
    sheet.status("ziel", "in Arbeit").check()
    sheet.due("ziel").fill("2027-05-14")
    sheet.expect_saved()
    theirs = {"vorbereitung.ziel": answer("Gleich", status="done", due="2027-03-12")}
    dialog = open_files(sheet.page, write_file(tmp_path / "a.json", theirs, author="Weber"))
    question = dialog.get_by_role("group", name=ZIEL)
    expect(question.get_by_text("Gleich", exact=True)).to_have_count(1)
    status, due = (question.get_by_role("group", name=name) for name in ("Status", "Bis wann"))
    expect(status.get_by_role("radio", name="in Arbeit, wie bisher hier")).not_to_be_checked()
    status.get_by_label("erledigt laut Weber").check()
    expect(dialog.locator(".review__open")).to_have_text("1 noch zu entscheiden")
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(due.get_by_role("radio").first).to_be_focused()
    due.get_by_label("bis 14.05.2027, wie bisher hier").check()
    apply(dialog)
    expect(sheet.status("ziel", "erledigt")).to_be_checked()
    expect(sheet.due("ziel")).to_have_value("2027-05-14")


def test_what_goes_with_a_text_is_chosen_in_sight_and_contradicting_texts_are_never_done(
    sheet: Sheet, tmp_path: Path
) -> None:
    sheet.write("ziel", "Meins")
    theirs = {"vorbereitung.ziel": answer("Anders", status="done")}
    path = write_file(tmp_path / "a.json", theirs, author="Weber")
    dialog = open_files(sheet.page, path)
    question = dialog.get_by_role("group", name=ZIEL)
    done = question.get_by_label("erledigt laut Weber")
    question.get_by_role("radio", name="Anders").check()
    expect(done).to_be_checked()
    dialog.get_by_role("button", name="Alle untereinander").click()
    expect(done).not_to_be_checked()
    expect(done).to_be_disabled()
    expect(question).to_contain_text("Solange sich die Texte widersprechen, gilt die Frage nicht als erledigt.")
    expect(dialog.locator(".review__open")).to_have_text("Alles entschieden")
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value("Bisher hier: Meins\n\nWeber: Anders")
    expect(sheet.status("ziel", "erledigt")).not_to_be_checked()


def test_what_comes_new_says_who_calls_it_done(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Gleich")
    theirs = {"vorbereitung.ziel": answer("Gleich", status="done", due="2027-03-12")}
    dialog = open_files(sheet.page, write_file(tmp_path / "a.json", theirs))
    said = dialog.locator(".review__added .variant__said")
    expect(said).to_have_text(["erledigt laut Person 2", "bis 12.03.2027 laut Person 2"])
    dialog.get_by_label("Name oder Amt zu „a.json“").fill("Weber")
    dialog.get_by_label("Name oder Amt zu „a.json“").blur()
    expect(said.first).to_have_text("erledigt laut Weber")
