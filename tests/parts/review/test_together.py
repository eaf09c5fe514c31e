"""Several files become one new visit, put together as the person decides; where they differ, she is asked."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.axe import colour_violations, switch_colours, violations
from tests.helpers.save_files import answer, open_files, write_file
from tests.helpers.sheet import HOSTILE, LONG, Sheet, visit_name

pytestmark = pytest.mark.both_pages

WHERE = "Wohin sollen die Antworten?"
TOGETHER = "Zusammen als eigener neuer Besuch"
OPEN = "In den geöffneten Besuch"
VISIT = {"name": "Nachbarstadt", "date": "2027-03-12"}


def colleagues(folder: Path, **visit: str) -> list[Path]:
    """Three that filled in other questions of one visit, each in a browser of her own."""
    given = {"Weber": {"ziel": "Lernen"}, "Kaya": {"ideen": "Eine Börse"}, "Öz": {"kontakt": "Frau Öz"}}
    return [
        write_file(
            folder / f"{author.lower()}.json",
            {f"vorbereitung.{question}": answer(text) for question, text in answers.items()},
            author,
            **{**VISIT, **visit, "id": f"b-{number}"},
        )
        for number, (author, answers) in enumerate(given.items())
    ]


def one_file(folder: Path, author: str, text: str = "Lernen", **visit: str) -> Path:
    answers = {"vorbereitung.ziel": answer(text)}
    return write_file(folder / f"{author.lower()}.json", answers, author, **{**VISIT, **visit})


def begun(sheet: Sheet) -> Sheet:
    """Another visit, in which something stands."""
    visit_name(sheet.page).fill("Musterfeld")
    sheet.write("ziel", "Meins")
    return sheet


def stored(page: Page) -> dict[str, dict[str, Any]]:
    """All visits and answers, by key without what all keys begin with."""
    kept: dict[str, str] = page.evaluate("({ ...localStorage })")
    start = "fachaustausch:1:"
    return {key.removeprefix(start): json.loads(value) for key, value in kept.items() if key.startswith(start)}


def new_visit(page: Page) -> tuple[str, dict[str, Any], dict[str, dict[str, Any]]]:
    """The one that was made: its id, its record, and its answers by question."""
    kept = stored(page)
    (visit,) = [key for key in kept if ":" not in key and key != "first"]
    answers = {key.removeprefix(f"{visit}:"): value for key, value in kept.items() if key.startswith(f"{visit}:")}
    return visit, kept[visit], answers


def together(page: Page) -> Locator:
    """Choose that the files become a visit of their own; the review, which then is about that."""
    # Another dialog takes the place of this one at once: whether it is chosen is seen there.
    page.get_by_role("dialog").get_by_label(TOGETHER).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label(TOGETHER)).to_be_focused()
    expect(dialog.get_by_label(TOGETHER)).to_be_checked()
    return dialog


def begin(page: Page, dialog: Locator) -> None:
    with page.expect_navigation():
        dialog.get_by_role("button", name="Übernehmen").click()


def choices(dialog: Locator) -> list[bool]:
    radios = dialog.get_by_role("group", name=WHERE).get_by_role("radio")
    expect(radios.first).to_be_visible()
    return [radio.is_checked() for radio in radios.all()]


def test_three_colleagues_files_become_one_new_visit(sheet: Sheet, tmp_path: Path) -> None:
    page = begun(sheet).page
    before = stored(page)
    dialog = open_files(page, *colleagues(tmp_path))
    assert choices(dialog) == [False, False]
    said = "Die Dateien nennen den Besuch „Nachbarstadt“ (weber.json, kaya.json, öz.json)."
    expect(dialog.locator(".review__differs")).to_have_text([f"{said} Geöffnet ist „Musterfeld“."])
    dialog = together(page)
    expect(dialog.get_by_text("3 neu")).to_be_visible()
    expect(dialog.get_by_text("Meins")).to_have_count(0)
    expect(dialog.get_by_label("Name des neuen Besuchs")).to_have_value("Nachbarstadt")
    assert stored(page) == before, "nothing is begun before the person says so"
    begin(page, dialog)
    for question, text in (("ziel", "Lernen"), ("ideen", "Eine Börse"), ("kontakt", "Frau Öz")):
        expect(sheet.text(question)).to_have_value(text)
    expect(visit_name(page)).to_have_value("Nachbarstadt")
    expect(sheet.question("ideen").locator(".note")).to_contain_text("Übernommen aus: Kaya")
    _, record, answers = new_visit(page)
    assert record["date"] == "2027-03-12"
    assert "author" not in record, "none of the three is who put them together"
    assert sorted(answers) == ["vorbereitung.ideen", "vorbereitung.kontakt", "vorbereitung.ziel"]
    assert {key: value for key, value in stored(page).items() if key.startswith("first")} == before


def test_files_that_differ_are_decided_among_themselves_before_they_become_a_visit(
    sheet: Sheet, tmp_path: Path
) -> None:
    page = begun(sheet).page
    long = LONG[:5000]
    open_files(page, one_file(tmp_path, "Weber", HOSTILE), one_file(tmp_path, "Kaya", long))
    dialog = together(page)
    expect(dialog.get_by_text("1 noch zu entscheiden")).to_be_visible()
    expect(dialog.get_by_role("button", name="Meine behalten")).to_have_count(0)
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Bitte entscheiden Sie noch bei einer Frage.")
    assert [key for key in stored(page) if ":" not in key] == ["first"]
    dialog.get_by_label("Alle Fassungen untereinander, mit Namen").check()
    dialog.get_by_label("Name des neuen Besuchs").fill("نزهة <b>🧭</b>")
    begin(page, dialog)
    hostile = HOSTILE.replace("\u0000", "")
    _, record, answers = new_visit(page)
    assert record["name"] == "نزهة <b>🧭</b>"
    assert answers["vorbereitung.ziel"]["answer"].replace("\u0000", "") == f"Weber: {hostile}\n\nKaya: {long}"
    assert [part["name"] for part in answers["vorbereitung.ziel"]["sources"]] == ["Weber", "Kaya"]
    assert "Beute" not in page.title()


def test_what_is_not_taken_does_not_come_into_the_new_visit(sheet: Sheet, tmp_path: Path) -> None:
    page = begun(sheet).page
    open_files(page, *colleagues(tmp_path))
    dialog = together(page)
    dialog.get_by_role("checkbox").nth(1).uncheck()
    begin(page, dialog)
    expect(sheet.text("ziel")).to_have_value("Lernen")
    assert len(new_visit(page)[2]) == 2


def test_who_goes_back_to_the_open_visit_sees_it_held_against_its_answers(sheet: Sheet, tmp_path: Path) -> None:
    page = begun(sheet).page
    open_files(page, one_file(tmp_path, "Weber"), one_file(tmp_path, "Kaya"))
    dialog = together(page)
    expect(dialog.get_by_text("1 neu")).to_be_visible()
    dialog.get_by_label(OPEN).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("1 verschieden")).to_be_visible()
    expect(dialog.get_by_role("group", name="2.1 Was wollen Sie")).to_contain_text("Meins")
    dialog.get_by_role("button", name="Abbrechen").click()
    assert [key for key in stored(page) if ":" not in key] == ["first"]


def test_files_of_the_open_visit_are_proposed_for_it_and_a_new_one_is_offered(sheet: Sheet, tmp_path: Path) -> None:
    page = begun(sheet).page
    dialog = open_files(page, *colleagues(tmp_path, name="Musterfeld"))
    assert choices(dialog) == [True, False]


DIFFERENT = (
    ({"name": "Musterstadt"}, "Die Dateien nennen verschiedene Besuche: „Nachbarstadt“ (weber.json), „Musterstadt“"),
    ({"date": "2027-03-13"}, "Die Dateien nennen verschiedene Tage: 12.03.2027 (weber.json), 13.03.2027 (kaya"),
    ({"side": "hosts"}, "Die Dateien kommen nicht von derselben Seite: Gäste (weber.json), Gastgebende (kaya.json)."),
)


@pytest.mark.parametrize(("visit", "said"), DIFFERENT, ids=["name", "day", "side"])
@pytest.mark.parametrize("is_begun", [True, False], ids=["begun", "empty"])
def test_where_the_files_differ_nothing_is_chosen_and_the_difference_is_said(
    sheet: Sheet, tmp_path: Path, visit: dict[str, str], said: str, is_begun: bool
) -> None:
    page = begun(sheet).page if is_begun else sheet.page
    one = one_file(tmp_path, "Weber", side="visitors")
    dialog = open_files(page, one, one_file(tmp_path, "Kaya", **{"side": "visitors", **visit}))
    expect(dialog).to_contain_text(said)
    assert choices(dialog) == [False, False]
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_role("alert")).to_have_text("Bitte wählen Sie zuerst, wohin die Antworten gehören.")
    dialog = together(page)
    name = "" if "name" in visit else "Nachbarstadt"
    expect(dialog.get_by_label("Name des neuen Besuchs")).to_have_value(name)
    begin(page, dialog)
    _, record, _ = new_visit(page)
    assert [record.get(field, "") for field in ("name", "date", "side")] == [
        name,
        "" if "date" in visit else "2027-03-12",
        "" if "side" in visit else "visitors",
    ]


def test_where_names_differ_only_in_how_they_are_written_they_are_one(sheet: Sheet, tmp_path: Path) -> None:
    page = begun(sheet).page
    open_files(page, one_file(tmp_path, "Weber"), one_file(tmp_path, "Kaya", name="nachbarstadt "))
    dialog = together(page)
    expect(dialog.get_by_text("verschiedene Besuche")).to_have_count(0)
    expect(dialog.get_by_label("Name des neuen Besuchs")).to_have_value("Nachbarstadt")


def test_files_of_the_other_side_are_proposed_as_a_new_visit(page: Page, server: str, tmp_path: Path) -> None:
    sheet = Sheet(page, server, "vereinbarung").open()
    visit_name(page).fill("Nachbarstadt")
    page.get_by_role("group", name="Auf welcher Seite sind Sie?").get_by_label("Gäste").check()
    sheet.write("ziele", "Sehen")
    theirs = [one_file(tmp_path, author, side="hosts") for author in ("Weber", "Kaya")]
    dialog = open_files(page, *theirs)
    assert choices(dialog) == [False, True]
    dialog.get_by_role("button", name="Abbrechen").click()
    dialog = open_files(page, theirs[0], one_file(tmp_path, "Öz"))
    assert choices(dialog) == [False, False]
    expect(dialog).to_contain_text("Von der anderen Seite kommt etwas: Gastgebende (weber.json).")


def test_files_become_a_visit_by_keyboard_alone(sheet: Sheet, tmp_path: Path) -> None:
    page = begun(sheet).page
    dialog = open_files(page, *colleagues(tmp_path))
    dialog.get_by_label(OPEN).focus()
    page.keyboard.press("ArrowDown")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label(TOGETHER)).to_be_focused()
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("Name des neuen Besuchs")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Neuer Name")
    dialog.get_by_role("button", name="Übernehmen").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(visit_name(page)).to_have_value("Neuer Name")


def test_where_the_browser_has_no_room_nothing_is_begun(sheet: Sheet, tmp_path: Path) -> None:
    page = begun(sheet).page
    open_files(page, *colleagues(tmp_path))
    dialog = together(page)
    before = stored(page)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') } }")
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    expect(dialog).to_be_visible()
    assert stored(page) == before


def test_more_rows_than_a_visit_holds_are_told_before_it_begins(sheet: Sheet, tmp_path: Path) -> None:
    page = begun(sheet).page
    files = []
    for author in ("Weber", "Kaya"):
        given = {f"transferplan.massnahmen/{author.lower()}{row:03}": answer(f"{row}") for row in range(101)}
        files.append(write_file(tmp_path / f"{author}.json", given, author, **VISIT))
    open_files(page, *files)
    dialog = together(page)
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Öffnen Sie weniger Dateien auf einmal.")
    assert [key for key in stored(page) if ":" not in key] == ["first"]


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_every_screen_and_axe_finds_nothing(sheet: Sheet, tmp_path: Path, width: int) -> None:
    page = begun(sheet).page
    page.set_viewport_size({"width": width, "height": 800})
    long = "Verwaltungsgemeinschaft" * 8
    open_files(page, one_file(tmp_path, "Weber"), one_file(tmp_path, "Kaya", name=long))
    dialog = together(page)
    assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    assert violations(page) == []
    switch_colours(page, "dark")
    assert colour_violations(page) == []
