"""Where answers from files go: into the visit that they are of, as far as names, days and ids tell."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.save_files import answer, apply, open_files, take_back, write_file
from tests.helpers.sheet import Sheet

pytestmark = pytest.mark.both_pages

THEIRS = {"vorbereitung.ziel": answer("Anders")}
ASKS = "Bitte wählen Sie zuerst, wohin die Antworten gehören."


def put_visit(page: Page, visit: str, **record: str) -> None:
    """Store a visit's record behind the page's back."""
    stored = {"changedAt": "2026-11-19T10:00:00.000Z", **record}
    page.evaluate("([id, text]) => { localStorage[`fachaustausch:1:${id}`] = text }", [visit, json.dumps(stored)])


def stored_in(page: Page, visit: str) -> dict[str, Any]:
    text = page.evaluate("(id) => localStorage[`fachaustausch:1:${id}:vorbereitung.ziel`] ?? '{}'", visit)
    value: dict[str, Any] = json.loads(text)
    return value


def named(sheet: Sheet, **record: str) -> None:
    """Open the visit b0 under this name, with an answer."""
    # From where no script follows a visit that another one has turned to.
    sheet.page.goto(f"{sheet.address.split(sheet.folder, maxsplit=1)[0]}links.json")
    put_visit(sheet.page, "b0", **record)
    sheet.page.evaluate("() => { localStorage['fachaustausch:visit'] = 'b0' }")
    sheet.open()
    sheet.text("ziel").fill("Meins")
    sheet.expect_saved()


@pytest.mark.parametrize("visit", ["first", "b0", "b1"], ids=["their first", "one of the same id", "another"])
def test_where_names_differ_nothing_is_chosen_and_the_difference_is_said(
    sheet: Sheet, tmp_path: Path, visit: str
) -> None:
    named(sheet, name="Musterfeld")
    dialog = open_files(sheet.page, write_file(tmp_path / "a.json", THEIRS, name="Nachbarstadt", id=visit))
    expect(dialog).to_contain_text("„a.json“ ist vom Besuch „Nachbarstadt“. Geöffnet ist „Musterfeld“.")
    where = dialog.get_by_role("group", name="Wohin sollen die Antworten?").get_by_role("radio")
    assert [radio.is_checked() for radio in where.all()] == [False, False]
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_role("alert")).to_have_text(ASKS)
    expect(where.first).to_be_focused()
    assert stored_in(sheet.page, "b0")["answer"] == "Meins"


def test_where_days_differ_nothing_is_chosen_and_the_difference_is_said(sheet: Sheet, tmp_path: Path) -> None:
    named(sheet, name="Musterfeld", date="2027-05-14")
    path = write_file(tmp_path / "a.json", THEIRS, name="Musterfeld", date="2027-03-12")
    dialog = open_files(sheet.page, path)
    expect(dialog).to_contain_text("„a.json“ nennt als Tag des Besuchs den 12.03.2027. Hier steht der 14.05.2027.")
    expect(dialog.get_by_label("In den geöffneten Besuch")).not_to_be_checked()


@pytest.mark.parametrize(("name", "visit"), [("musterfeld ", "b1"), ("", "b0"), ("", "b1")])
def test_what_agrees_is_proposed_for_the_visit_that_is_open(
    sheet: Sheet, tmp_path: Path, name: str, visit: str
) -> None:
    named(sheet, name="Musterfeld", date="2027-05-14")
    dialog = open_files(sheet.page, write_file(tmp_path / "a.json", THEIRS, name=name, id=visit))
    expect(dialog.get_by_label("In den geöffneten Besuch")).to_be_checked()


def test_a_named_file_is_not_taken_for_a_visit_without_a_name_that_holds_answers(
    sheet: Sheet, tmp_path: Path
) -> None:
    sheet.write("ziel", "Meins")
    dialog = open_files(sheet.page, write_file(tmp_path / "a.json", THEIRS, name="Nachbarstadt"))
    expect(dialog).to_contain_text("Der geöffnete Besuch hat noch keinen Namen.")
    expect(dialog.get_by_label("In den geöffneten Besuch")).not_to_be_checked()


def test_several_files_are_asked_about_where_one_of_them_is_of_another_visit(sheet: Sheet, tmp_path: Path) -> None:
    named(sheet, name="Musterfeld")
    one = write_file(tmp_path / "a.json", THEIRS, author="Weber", name="Musterfeld")
    two = write_file(tmp_path / "b.json", {"vorbereitung.ideen": answer("Neu")}, author="Kaya", name="Nachbarstadt")
    dialog = open_files(sheet.page, one, two)
    said = "Die Dateien nennen verschiedene Besuche: „Musterfeld“ (a.json), „Nachbarstadt“ (b.json)."
    expect(dialog).to_contain_text(f"{said} Geöffnet ist „Musterfeld“.")
    expect(dialog.get_by_label("In den geöffneten Besuch")).not_to_be_checked()
    dialog.get_by_role("button", name="Abbrechen").click()
    dialog = open_files(sheet.page, one)
    expect(dialog.get_by_label("In den geöffneten Besuch")).to_be_checked()


def test_a_file_is_proposed_for_the_visit_of_this_browser_that_it_is_of(sheet: Sheet, tmp_path: Path) -> None:
    named(sheet, name="Musterfeld")
    put_visit(sheet.page, "b7", name="Nachbarstadt", date="2027-03-12")
    sheet.page.evaluate(
        "(text) => { localStorage['fachaustausch:1:b7:vorbereitung.ziel'] = text }", json.dumps(answer("Dort"))
    )
    sheet.open()
    path = write_file(tmp_path / "a.json", THEIRS, author="Weber", name="Nachbarstadt", date="2027-03-12")
    dialog = open_files(sheet.page, path)
    there = dialog.get_by_label("In den Besuch „Nachbarstadt“ am 12.03.2027")
    expect(there).to_be_checked()
    expect(dialog.get_by_role("group", name="2.1 Was wollen Sie")).to_contain_text("Dort")
    dialog.get_by_label("In den geöffneten Besuch").click()
    dialog = sheet.page.get_by_role("dialog")
    expect(dialog.get_by_role("group", name="2.1 Was wollen Sie")).to_contain_text("Meins")
    expect(dialog.get_by_label("In den geöffneten Besuch")).to_be_focused()
    dialog.get_by_label("In den Besuch „Nachbarstadt“").click()
    dialog = sheet.page.get_by_role("dialog")
    dialog.get_by_role("group", name="2.1 Was wollen Sie").get_by_label("Anders").check()
    apply(dialog)
    expect(
        sheet.page.get_by_role("status").filter(has_text="in den Besuch „Nachbarstadt“ übernommen.")
    ).to_be_visible()
    assert stored_in(sheet.page, "b7")["answer"] == "Anders"
    expect(sheet.text("ziel")).to_have_value("Meins")
    take_back(sheet.page)
    assert stored_in(sheet.page, "b7")["answer"] == "Dort"
