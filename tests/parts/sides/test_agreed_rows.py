"""Both sides settle a question with rows row by row: what corresponds stands together, the rest is taken or left."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.axe import colour_violations, switch_colours, violations
from tests.helpers.kinds import rows
from tests.helpers.printing import pdf_of
from tests.helpers.save_files import FOREIGN, answer, open_files, write_file
from tests.helpers.sheet import HOSTILE, LONG, PREFIX, Sheet, put_answer, visit_name
from tests.helpers.sides import choose_side, compare, hold
from tests.helpers.versions import expect_versions

pytestmark = pytest.mark.both_pages

SHEET, TASKS = "absprache", "absprache.aufgaben"
NAME = "Bücherei Neustadt"
Rows = dict[str, dict[str, Any]]

# One row of the same id, one of the same text, and one of each side's own.
OURS: Rows = {
    "m1": answer("Technik vorbereiten", responsible="Hausmeisterei", due="2027-05-14"),
    "n1": answer("Namensschilder drucken"),
    "n2": answer("Fahrkarten kaufen", responsible="Wir"),
}
THEIRS: Rows = {
    "m1": answer("Technik vorbereiten", responsible="Hausmeisterei", due="2027-05-13"),
    "z1": answer("Namensschilder drucken"),
    "z2": answer("Fotos freigeben", responsible="Pressestelle"),
}


def fill(sheet: Sheet, side: str, given: Rows) -> Sheet:
    """What one side has written into its rows; opened anew."""
    visit_name(sheet.page).fill(NAME)
    choose_side(sheet.page, side)
    sheet.expect_saved()
    for row, fields in given.items():
        put_answer(sheet.page, f"{TASKS}/{row}", **fields)
    return sheet.open()


def hosts_file(folder: Path, given: Rows = THEIRS) -> Path:
    answers = {f"{TASKS}/{row}": fields for row, fields in given.items()}
    return write_file(folder / "gastgebende.json", answers, "Amt 51", NAME, FOREIGN, side="hosts")


def settle(dialog: Locator, number: int, choice: str) -> Locator:
    group = dialog.get_by_role("group", name=f"Was gilt bei 2.4, Aufgabe {number}?")
    group.get_by_label(choice, exact=True).check()
    return group


def stored(page: Page) -> Rows:
    """All that is kept of rows, by their ids: those that were left out, too."""
    kept: dict[str, str] = page.evaluate("({ ...localStorage })")
    start = f"{PREFIX}{TASKS}/"
    return {key.removeprefix(start): json.loads(value) for key, value in kept.items() if key.startswith(start)}


def texts_in(page: Page) -> list[str]:
    return sorted(row["answer"] for row in stored(page).values() if row["answer"])


@pytest.fixture
def guests(open_sheet: Callable[[str], Sheet]) -> Sheet:
    return fill(open_sheet(SHEET), "Gäste", OURS)


def test_rows_of_one_id_or_one_text_stand_together_and_those_of_one_side_alone(guests: Sheet, tmp_path: Path) -> None:
    dialog = compare(guests.page, hosts_file(tmp_path))
    table = dialog.get_by_role("row").filter(has_text="2.4")
    expect(table).to_have_count(4)
    expect(table.get_by_role("rowheader")).to_contain_text(["Aufgabe 1", "Aufgabe 3", "Aufgabe 4", "Aufgabe 2"])
    states = ["verschieden", "steht nur auf einer Seite", "steht nur auf einer Seite", "gleich"]
    expect(table.locator(".sides__state")).to_have_text(states)
    cells = table.get_by_role("cell")
    expect(cells.nth(0)).to_contain_text("bis 14.05.2027")
    expect(cells.nth(1)).to_contain_text("bis 13.05.2027")
    expect(cells.nth(2)).to_contain_text("Fahrkarten kaufen")
    expect(cells.nth(3)).to_have_text("steht hier nicht")
    expect(cells.nth(5)).to_contain_text("Fotos freigeben")
    expect(dialog.get_by_text("3 noch zu klären")).to_be_visible()
    # Each says for itself what it is about, though it is written once.
    expect(table.nth(1).get_by_role("rowheader")).to_contain_text("Wer übernimmt was?")


def test_one_file_brings_both_sides_to_the_same_rows(guests: Sheet, foreign: str, tmp_path: Path) -> None:
    page = guests.page
    dialog = compare(page, hosts_file(tmp_path))
    dialog.get_by_label("Ihr Name oder Amt").fill("Leitung")
    joint = settle(dialog, 1, "gemeinsam formulieren")
    text = joint.get_by_label("Gemeinsamer Text zu 2.4, Aufgabe 1")
    expect(text).to_be_focused()
    expect(text).to_have_value("Technik vorbereiten")
    expect(joint.get_by_label("Zuständig")).to_have_value("Hausmeisterei")
    expect(joint.get_by_label("Bis wann")).to_have_value("")
    text.fill("Technik aufbauen")
    joint.get_by_label("Bis wann").fill("2027-05-12")
    settle(dialog, 3, "weglassen")
    settle(dialog, 4, "aufnehmen")
    expect(dialog.get_by_text("Nichts mehr zu klären")).to_be_visible()
    file = hold(page, dialog, tmp_path)
    expect(page.get_by_text("4 Punkte sind vereinbart.")).to_be_visible()
    expect(rows(guests)).to_have_count(3)
    agreed = ["Fotos freigeben", "Namensschilder drucken", "Technik aufbauen"]
    assert texts_in(page) == agreed
    photos = stored(page)["z2"]
    assert photos["responsible"] == "Pressestelle", "who does it comes with a row that is new here"
    for row in rows(guests).all():
        expect(row.locator(".note--agreed")).to_contain_text("Gäste (Leitung), Gastgebende (Amt 51)")

    new = page.context.browser.new_page()  # type: ignore[union-attr]
    hosts = fill(Sheet(new, foreign, SHEET).open(), "Gastgebende", THEIRS)
    dialog = open_files(hosts.page, file)
    told = dialog.locator(".sides__state--announced")
    # What only the guests had, and have left out, is nothing to the hosts.
    expect(told).to_have_count(3)
    expect(told.first).to_contain_text("vereinbart laut Gäste am")
    expect(dialog.get_by_text("Fahrkarten")).to_have_count(0)
    dialog.get_by_role("button", name="Vereinbarung übernehmen").click()
    expect(dialog).to_have_count(0)
    assert texts_in(hosts.page) == agreed
    assert stored(hosts.page)["m1"]["agreed"] == stored(page)["m1"]["agreed"]
    assert stored(hosts.page)["m1"]["due"] == "2027-05-12"
    dialog = compare(hosts.page, file)
    expect(dialog.get_by_role("row").filter(has_text="2.4").locator(".sides__state--agreed")).to_have_count(3)
    new.close()


def test_a_row_that_both_left_out_leaves_the_other_side_too(guests: Sheet, foreign: str, tmp_path: Path) -> None:
    dialog = compare(guests.page, hosts_file(tmp_path))
    settle(dialog, 4, "weglassen")
    file = hold(guests.page, dialog, tmp_path)
    new = guests.page.context.browser.new_page()  # type: ignore[union-attr]
    hosts = fill(Sheet(new, foreign, SHEET).open(), "Gastgebende", THEIRS)
    dialog = open_files(hosts.page, file)
    row = dialog.get_by_role("row").filter(has_text="Fotos freigeben")
    expect(row.get_by_role("cell").first).to_have_text("weggelassen")
    expect(row.get_by_role("radio", name="weglassen")).to_be_checked()
    dialog.get_by_role("button", name="Vereinbarung übernehmen").click()
    expect(dialog).to_have_count(0)
    assert texts_in(hosts.page) == ["Namensschilder drucken", "Technik vorbereiten"]
    expect_versions(hosts.page, "Fotos freigeben")
    hosts.open()
    hosts.page.get_by_role("button", name="Gelöschtes zurückholen (Aufgabe)").click()
    hosts.page.get_by_role("dialog").get_by_role("button", name="Zurückholen").click()
    expect(rows(hosts)).to_have_count(3)
    new.close()


def test_where_all_rows_were_left_out_the_next_one_begins_afresh(
    open_sheet: Callable[[str], Sheet], tmp_path: Path
) -> None:
    sheet = fill(open_sheet(SHEET), "Gäste", {"n1": answer("Fahrkarten kaufen")})
    dialog = compare(sheet.page, hosts_file(tmp_path, {"n1": answer("Fahrkarten holen")}))
    settle(dialog, 1, "weglassen")
    hold(sheet.page, dialog, tmp_path)
    expect(rows(sheet)).to_have_count(1)
    expect(rows(sheet).locator("textarea")).to_have_value("")
    expect(rows(sheet).locator(".note")).to_have_count(0)
    sheet.open()
    rows(sheet).locator("textarea").fill("Etwas Neues")
    sheet.expect_saved()
    expect(rows(sheet).locator(".note")).to_have_count(0)
    assert texts_in(sheet.page) == ["Etwas Neues"]


def test_a_row_that_was_left_out_and_stands_there_again_is_marked(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet(SHEET)
    agreed = {"answer": "", "responsible": "", "due": "", "at": "2027-03-12T10:00:00.000Z", "by": []}
    put_answer(sheet.page, f"{TASKS}/a1", answer="Doch noch", agreed=agreed)
    sheet.open()
    note = rows(sheet).locator(".note--changed")
    expect(note).to_have_text("Seit der Vereinbarung vom 12.03.2027 geändert. Vereinbart war, dies wegzulassen.")


@pytest.mark.parametrize("field", ["textarea", "[data-field=responsible]", "[data-field=due]"])
def test_a_later_change_of_a_row_is_marked_on_the_sheet_and_between_both(
    guests: Sheet, tmp_path: Path, field: str
) -> None:
    page = guests.page
    dialog = compare(page, hosts_file(tmp_path))
    settle(dialog, 1, "Gastgebende")
    file = hold(page, dialog, tmp_path)
    row = rows(guests).first
    expect(row.locator("[data-field=due]")).to_have_value("2027-05-13")
    expect(row.locator(".note--agreed")).to_be_visible()
    row.locator(field).fill("2027-06-01")
    changed = row.locator(".note--changed")
    before = "Vereinbart war: „Technik vorbereiten · zuständig: Hausmeisterei · bis 13.05.2027“"
    expect(changed).to_contain_text(before)
    guests.expect_saved()
    guests.open()
    expect(changed).to_be_visible()
    dialog = compare(page, file)
    expect(dialog.locator(".sides__state").first).to_have_text("seit der Vereinbarung geändert")


def test_every_row_says_what_was_agreed_whenever_it_comes_onto_the_page(
    open_sheet: Callable[[str], Sheet], tmp_path: Path
) -> None:
    many = {f"m{number:03}": answer(f"Aufgabe {number}") for number in range(150)}
    sheet = fill(open_sheet(SHEET), "Gäste", many)
    hold(sheet.page, compare(sheet.page, hosts_file(tmp_path, many)), tmp_path)
    expect(sheet.page.locator(".note--agreed")).to_have_count(150)
    sheet.open()
    expect(sheet.page.locator(".note--agreed")).to_have_count(150)


def test_agreed_rows_are_taken_back_as_a_whole(guests: Sheet, tmp_path: Path) -> None:
    page = guests.page
    before = stored(page)
    dialog = compare(page, hosts_file(tmp_path))
    settle(dialog, 1, "Gastgebende")
    settle(dialog, 3, "weglassen")
    settle(dialog, 4, "aufnehmen")
    hold(page, dialog, tmp_path)
    expect(rows(guests)).to_have_count(3)
    page.get_by_role("button", name="Vereinbarung rückgängig machen").click()
    expect(page.get_by_text("Alles ist wieder wie vorher.")).to_be_visible()
    expect(page.locator(".note--agreed")).to_have_count(0)
    fields = ("answer", "responsible", "due", "status")
    after = stored(page)
    assert {row: [after[row][field] for field in fields] for row in after} == {
        row: [before[row][field] for field in fields] for row in before
    }
    assert not any("agreed" in row for row in after.values())
    expect(rows(guests).locator("textarea")).to_have_count(3)


def test_hostile_and_long_rows_stay_texts_until_they_are_agreed_on(guests: Sheet, tmp_path: Path) -> None:
    page, hostile = guests.page, HOSTILE.replace("\u0000", "")
    theirs = {"m1": answer(hostile, responsible=hostile), "z1": answer(LONG[:5000]), "z2": answer("شجرة")}
    dialog = compare(page, hosts_file(tmp_path, theirs))
    for number, choice in ((1, "Gastgebende"), (4, "aufnehmen"), (5, "aufnehmen")):
        settle(dialog, number, choice)
    hold(page, dialog, tmp_path)
    kept = stored(page)
    assert [kept["m1"]["answer"], kept["m1"]["responsible"]] == [hostile, hostile]
    assert [kept["z1"]["answer"], kept["z2"]["answer"]] == [LONG[:5000], "شجرة"]
    rows(guests).first.locator("textarea").fill("Anders")
    expect(rows(guests).first.locator(".note--changed")).to_contain_text("document.title='Beute'")
    assert "Beute" not in page.title()


def test_rows_are_settled_by_keyboard_alone(guests: Sheet, tmp_path: Path) -> None:
    page = guests.page
    dialog = compare(page, hosts_file(tmp_path))
    dialog.get_by_label("Ihr Name oder Amt").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # The first row: what the guests say.
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")  # From the first choice to the last: left out.
    expect(dialog.get_by_role("group", name="Aufgabe 3?").get_by_label("weglassen")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(dialog.get_by_text("Nichts mehr zu klären")).to_be_visible()
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Vereinbarung festhalten")).to_be_focused()
    with page.expect_download():
        page.keyboard.press("Enter")
    assert texts_in(page) == ["Fotos freigeben", "Namensschilder drucken", "Technik vorbereiten"]


def test_a_date_that_is_none_is_told_before_anything_is_held(guests: Sheet, tmp_path: Path) -> None:
    page = guests.page
    before = stored(page)
    dialog = compare(page, hosts_file(tmp_path))
    due = settle(dialog, 1, "gemeinsam formulieren").get_by_label("Bis wann")
    due.focus()
    page.keyboard.type("0512")
    dialog.get_by_role("button", name="Vereinbarung festhalten").click()
    expect(due).to_be_focused()
    expect(due).to_have_attribute("aria-invalid", "true")
    assert stored(page) == before


def test_rows_beyond_what_a_visit_holds_are_refused_as_a_whole(
    open_sheet: Callable[[str], Sheet], tmp_path: Path
) -> None:
    ours = {f"a{number:03}": answer(f"Unser {number}") for number in range(199)}
    sheet = fill(open_sheet(SHEET), "Gäste", ours)
    dialog = compare(sheet.page, hosts_file(tmp_path, {"z1": answer("Eins"), "z2": answer("Zwei")}))
    settle(dialog, 200, "aufnehmen")
    settle(dialog, 201, "aufnehmen")
    dialog.get_by_role("button", name="Vereinbarung festhalten").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Ein Besuch fasst höchstens 200 Zeilen zu einer Frage")
    assert len(stored(sheet.page)) == 199


def test_the_page_to_sign_lists_the_rows_that_hold(guests: Sheet, tmp_path: Path) -> None:
    page = guests.page
    page.evaluate("() => { window.print = () => {} }")
    dialog = compare(page, hosts_file(tmp_path))
    settle(dialog, 1, "Gastgebende")
    settle(dialog, 3, "weglassen")
    settle(dialog, 4, "aufnehmen")
    dialog.get_by_role("button", name="Blatt zum Unterschreiben").click()
    sheet = page.get_by_role("dialog", name="Absprache").last
    expect(sheet.get_by_role("listitem")).to_have_text(
        [
            "Technik vorbereiten · zuständig: Hausmeisterei · bis 13.05.2027",
            "Namensschilder drucken",
            "Fotos freigeben · zuständig: Pressestelle",
        ]
    )
    page.emulate_media(media="print")
    (paper,) = pdf_of(page)
    for text in ("Technik vorbereiten", "bis 13.05.2027", "Fotos freigeben", "Ort, Datum, Unterschrift"):
        assert text in paper
    assert "Fahrkarten" not in paper


def test_the_overview_says_of_each_row_what_was_agreed(open_sheet: Callable[[str], Sheet]) -> None:
    sheet = open_sheet("folgen")
    agreed = {
        "at": "2027-03-12T10:00:00.000Z",
        "by": [{"side": "hosts", "name": "Amt 51"}],
        "responsible": "",
        "due": "",
    }
    put_answer(sheet.page, f"{TASKS}/a1", answer="Fotos freigeben", agreed={"answer": "Fotos freigeben", **agreed})
    put_answer(sheet.page, f"{TASKS}/a2", answer="Anders", agreed={"answer": "Fahrkarten kaufen", **agreed})
    put_answer(sheet.page, f"{TASKS}/a3", answer="", agreed={"answer": "", **agreed})
    sheet.open()
    sheet.expect_rest()
    sheet.page.get_by_role("button", name="Überblick").click()
    quote = sheet.page.get_by_role("dialog").locator(".quote", has_text="2.4")
    parts = quote.locator(".quote__answers > *")
    expect(parts).to_have_text(
        [
            "Fotos freigeben",
            "Vereinbart am 12.03.2027: Gastgebende (Amt 51)",
            "Anders",
            "seit der Vereinbarung geändert",
        ]
    )


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_what_has_the_focus_lies_below_nothing(guests: Sheet, tmp_path: Path, width: int) -> None:
    page = guests.page
    page.set_viewport_size({"width": width, "height": 640})
    dialog = compare(page, hosts_file(tmp_path))
    bar = dialog.locator(".dialog__actions")
    dialog.get_by_label("Ihr Name oder Amt").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_have_attribute("type", "radio")
        below, box = bar.bounding_box(), focused.bounding_box()
        assert below
        assert box
        assert box["y"] + box["height"] <= below["y"]


@pytest.mark.parametrize("width", [320, 1280])
def test_settling_rows_fits_every_screen_and_axe_finds_nothing(guests: Sheet, tmp_path: Path, width: int) -> None:
    page = guests.page
    page.set_viewport_size({"width": width, "height": 800})
    dialog = compare(page, hosts_file(tmp_path, {**THEIRS, "z3": answer("Wort" * 60, responsible="Amt" * 40)}))
    joint = settle(dialog, 1, "gemeinsam formulieren")
    assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    for label in ("Zuständig", "Bis wann"):
        box = joint.get_by_label(label).bounding_box()
        assert box
        assert box["height"] >= 44
    assert violations(page) == []
    switch_colours(page, "dark")
    assert colour_violations(page) == []
