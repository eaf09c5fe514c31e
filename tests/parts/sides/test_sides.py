"""Two sides of one exchange: who says which one she is on, what each sees, and both next to each other."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.kinds import answers
from tests.helpers.save_files import answer, apply, file_of, open_files, save, take_back, write_file
from tests.helpers.sheet import Sheet, from_menu, put_answer, visit_name
from tests.helpers.sides import ASKED, choose_side, compare

pytestmark = pytest.mark.both_pages


def saved_by(page: Page, server: str, folder: Path, side: str, goals: str) -> Path:
    """What one side saves: filled in, with its side, and called as both call the visit."""
    sheet = Sheet(page.context.browser.new_page(), server, "vereinbarung").open()  # type: ignore[union-attr]
    visit_name(sheet.page).fill("Musterfeld bei Neustadt")
    choose_side(sheet.page, side)
    sheet.text("ziele").fill(goals)
    sheet.expect_saved()
    sheet.expect_rest()
    path = save(sheet.page, folder / side)
    sheet.page.close()
    return path


def test_both_sides_say_which_one_they_are_and_stand_side_by_side(page: Page, server: str, tmp_path: Path) -> None:
    hosts = saved_by(page, server, tmp_path, "Gastgebende", "Zeigen, was gelingt")
    visitors = saved_by(page, server, tmp_path, "Gäste", "Sehen, was gelingt")
    sheet = Sheet(page, server, "vereinbarung").open()
    dialog = compare(page, hosts, visitors)
    heads = ["Frage", "Gäste: Musterfeld bei Neustadt", "Gastgebende: Musterfeld bei Neustadt"]
    expect(dialog.get_by_role("columnheader")).to_have_text(heads)
    cells = dialog.get_by_role("row").nth(1).get_by_role("cell")
    expect(cells).to_have_text(["Sehen, was gelingt", "Zeigen, was gelingt"])
    dialog.get_by_role("button", name="Schließen").click()
    expect(sheet.text("ziele")).to_have_value("")


def test_two_files_that_say_the_same_of_themselves_are_told_apart(page: Page, server: str, tmp_path: Path) -> None:
    files = [
        write_file(tmp_path / f"{name}.json", {"vereinbarung.ziele": answer(name)}, name="Musterfeld")
        for name in ("eins", "zwei")
    ]
    Sheet(page, server, "vereinbarung").open()
    heads = compare(page, *files).get_by_role("columnheader")
    expect(heads).to_have_text(["Frage", "Musterfeld (eins.json)", "Musterfeld (zwei.json)"])


def test_one_file_stands_beside_what_is_here(page: Page, server: str, tmp_path: Path) -> None:
    sheet = Sheet(page, server, "vereinbarung").open()
    visit_name(page).fill("Musterfeld")
    choose_side(page, "Gastgebende")
    sheet.text("ziele").fill("Zeigen")
    sheet.expect_saved()
    file = write_file(tmp_path / "gast.json", {"vereinbarung.ziele": answer("Sehen")}, name="Musterfeld")
    heads = compare(page, file).get_by_role("columnheader")
    expect(heads).to_have_text(["Frage", "Musterfeld", "Gastgebende: Musterfeld"])


def save_sheet(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Nur dieses Blatt sichern").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_the_file_of_one_sheet_holds_no_other_and_is_named_after_it(page: Page, server: str, tmp_path: Path) -> None:
    Sheet(page, server, "ausgangslage").open().write("anlass", "Bleibt im Haus")
    sheet = Sheet(page, server, "vereinbarung").open()
    visit_name(page).fill("Musterfeld")
    choose_side(page, "Gäste")
    put_answer(page, "vereinbarung.frueher", answer="Trotzdem da")
    put_answer(page, "vereinbarung.liste/a1", answer="Eine Zeile")
    sheet.open()
    sheet.text("ziele").fill("Sehen, was gelingt")
    path = save_sheet(page, tmp_path)
    content = json.loads(path.read_text("utf-8"))
    assert re.fullmatch(r"musterfeld-vereinbarung-\d{4}-\d\d-\d\d-gaeste\.json", path.name)
    assert list(content["answers"]) == ["vereinbarung.frueher", "vereinbarung.liste/a1", "vereinbarung.ziele"]
    assert content["visit"]["side"] == "visitors"
    assert "Bleibt im Haus" not in path.read_text("utf-8")
    section = page.locator("[data-part=compare]")
    expect(section.get_by_role("status")).to_contain_text("Sie enthält nur dieses Blatt.")


def test_the_file_of_one_sheet_is_no_backup(page: Page, server: str, tmp_path: Path) -> None:
    sheet = Sheet(page, server, "vereinbarung").open()
    sheet.text("ziele").fill("Sehen")
    sheet.expect_saved()
    save_sheet(page, tmp_path)
    expect(page.locator("[data-part=backup]")).to_have_text("Noch nicht als Datei gesichert")


def test_the_file_of_one_sheet_stands_beside_another_and_opens_like_any(
    page: Page, server: str, tmp_path: Path
) -> None:
    sheet = Sheet(page, server, "vereinbarung").open()
    choose_side(page, "Gäste")
    sheet.text("ziele").fill("Sehen")
    sheet.expect_saved()
    file = save_sheet(page, tmp_path)
    other = Sheet(page.context.browser.new_page(), server, "vereinbarung").open()  # type: ignore[union-attr]
    dialog = compare(other.page, file)
    expect(dialog.get_by_role("row").nth(1).get_by_role("cell").first).to_have_text("Sehen")
    dialog.get_by_role("button", name="Schließen").click()
    apply(open_files(other.page, file))
    expect(other.text("ziele")).to_have_value("Sehen")
    other.page.close()


def test_a_file_of_another_guide_is_named_when_it_is_compared(page: Page, server: str, tmp_path: Path) -> None:
    Sheet(page, server, "vereinbarung").open()
    ours = write_file(tmp_path / "unsere.json", {"vereinbarung.ziele": answer("Sehen")})
    other = file_of(tmp_path, "hosts", "Musterdorf", {"themen": "Lärm"})
    dialog = compare(page, ours, other)
    expect(dialog.get_by_text("hosts.json – Diese Datei gehört zu einem anderen Leitfaden.")).to_be_visible()
    expect(dialog.get_by_text("unsere.json –")).to_have_count(0)


def test_the_side_is_said_where_the_visit_is_named(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "vereinbarung").open()
    from_menu(page, "Besuch wechseln")
    item = page.get_by_role("dialog", name="Ihre Besuche").get_by_role("listitem")
    item.get_by_text("Bearbeiten").click()
    item.get_by_label(ASKED).select_option("Gastgebende")
    item.get_by_role("button", name="Speichern").click()
    expect(item).to_contain_text("Sie sind Gastgebende")
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name=ASKED).get_by_label("Gastgebende")).to_be_checked()
    assert json.loads(page.evaluate("localStorage['fachaustausch:1:first']"))["side"] == "hosts"
    sheet.open()
    expect(page.get_by_role("group", name=ASKED).get_by_label("Gastgebende")).to_be_checked()


def test_an_empty_visit_takes_the_side_of_its_file_and_gives_it_back(
    open_sheet: Callable[[str], Sheet], tmp_path: Path
) -> None:
    sheet = open_sheet("absprache")
    apply(open_files(sheet.page, file_of(tmp_path, "hosts", "Beispielstadt", {"themen": "Lärm"})))
    side = sheet.page.get_by_role("group", name=ASKED)
    expect(side.get_by_label("Gastgebende")).to_be_checked()
    expect(sheet.question("anzahl")).to_be_hidden()
    take_back(sheet.page)
    expect(side.get_by_label("alle Fragen zeigen")).to_be_checked()
    expect(sheet.question("anzahl")).to_be_visible()


@pytest.mark.parametrize("own", ["Meins", ""], ids=["answered", "empty"])
def test_a_file_of_the_other_side_becomes_a_visit_of_its_own_and_leads_to_comparing(
    page: Page, server: str, tmp_path: Path, own: str
) -> None:
    sheet = Sheet(page, server, "vereinbarung").open()
    visit_name(page).fill("Musterfeld bei Neustadt")
    choose_side(page, "Gäste")
    sheet.text("ziele").fill(own)
    sheet.expect_saved()
    theirs = {"vereinbarung.ziele": answer("Zeigen")}
    name = "Musterfeld bei Neustadt"
    dialog = open_files(page, write_file(tmp_path / "a.json", theirs, name=name, id="first", side="hosts"))
    expect(dialog.get_by_label("Als eigener neuer Besuch")).to_be_checked()
    expect(dialog.get_by_text("Diese Datei kommt von den Gastgebenden.")).to_contain_text(
        "„Dateien nebeneinander zeigen“ auf dem Blatt „Vereinbarung“"
    )
    dialog.get_by_role("button", name="Abbrechen").click()
    dialog = open_files(page, write_file(tmp_path / "b.json", theirs, name=name, id="first", side="visitors"))
    expect(dialog.get_by_text("Diese Datei kommt von")).to_have_count(0)


def test_the_hint_to_compare_names_the_sheet_of_whatever_guide(
    open_sheet: Callable[[str], Sheet], tmp_path: Path
) -> None:
    sheet = open_sheet("absprache")
    choose_side(sheet.page, "Gastgebende")
    dialog = open_files(sheet.page, file_of(tmp_path, "visitors", "Musterdorf", {"themen": "Licht"}))
    expect(dialog.get_by_text("Diese Datei kommt von den Gästen.")).to_contain_text("auf dem Blatt „Absprache“")


def test_only_two_answers_can_differ_and_a_missing_one_is_as_large(page: Page, server: str, tmp_path: Path) -> None:
    theirs = {"vereinbarung.ziele": answer("Zeigen"), "vereinbarung.gruppe": answer("Sechs")}
    hosts = write_file(tmp_path / "a.json", theirs, side="hosts")
    visitors = write_file(tmp_path / "b.json", {"vereinbarung.ziele": answer("Sehen")}, side="visitors")
    Sheet(page, server, "vereinbarung").open()
    dialog = compare(page, hosts, visitors)
    expect(dialog.get_by_role("row").filter(has_text="verschieden")).to_have_count(1)
    row = dialog.get_by_role("row").filter(has_text="Sechs")
    expect(row.get_by_role("cell").first).to_have_text("keine Antwort")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert size_of(row.get_by_text("keine Antwort")) == size_of(row.get_by_text("Sechs"))


def test_a_long_answer_leaves_the_other_side_its_room(page: Page, server: str, tmp_path: Path) -> None:
    short, long = (
        write_file(tmp_path / f"{side}.json", {"vereinbarung.ziele": answer(text)}, side=side)
        for side, text in (("visitors", "Kurz"), ("hosts", "Lang und breit " * 40))
    )
    Sheet(page, server, "vereinbarung").open()
    cells = compare(page, short, long).get_by_role("row").nth(1).get_by_role("cell")
    widths = cells.evaluate_all("(cells) => cells.map(({ offsetWidth }) => offsetWidth)")
    assert abs(widths[0] - widths[1]) <= 1


def size_of(text: Locator) -> str:
    return str(text.evaluate("(element) => getComputedStyle(element).fontSize"))


@pytest.mark.parametrize(("wide", "least"), [(1600, 1000), (320, 280)])
def test_the_comparison_takes_the_room_that_the_screen_has(
    page: Page, server: str, tmp_path: Path, wide: int, least: int
) -> None:
    page.set_viewport_size({"width": wide, "height": 800})
    Sheet(page, server, "vereinbarung").open()
    dialog = compare(page, write_file(tmp_path / "a.json", {"vereinbarung.ziele": answer("Wort" * 40)}))
    box = dialog.bounding_box()
    assert box
    assert least <= box["width"] <= 1120
    assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    expect(dialog.get_by_role("button", name="Schließen")).to_be_in_viewport(ratio=1)


# What is for the other side: „rueckblick“ has such questions with a status, Zuständig and Bis wann.


def test_a_question_of_the_other_side_stays_though_only_its_details_are_known(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "rueckblick").open()
    sheet.responsible("nutzen").fill("Amt 51")
    sheet.expect_saved()
    choose_side(page, "Gäste")
    expect(sheet.question("nutzen")).to_be_visible()
    sheet.open()
    expect(sheet.question("nutzen")).to_be_visible()


def test_a_question_of_the_other_side_does_not_vanish_while_it_is_emptied(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "rueckblick").open()
    sheet.text("nutzen").fill("x")
    sheet.expect_saved()
    choose_side(page, "Gäste")
    sheet.text("nutzen").press("End")
    sheet.text("nutzen").press("Backspace")
    expect(sheet.text("nutzen")).to_be_focused()
    sheet.text("nutzen").press_sequentially("y")
    expect(sheet.text("nutzen")).to_have_value("y")
    sheet.text("nutzen").press("Backspace")
    sheet.text("wirkung").focus()
    expect(sheet.question("nutzen")).to_be_hidden()


def test_a_link_shows_a_question_of_the_other_side(page: Page, server: str) -> None:
    sheet = Sheet(page, server, "rueckblick").open()
    choose_side(page, "Gäste")
    expect(sheet.question("nutzen")).to_be_hidden()
    page.goto(f"{sheet.address}#nutzen")
    expect(sheet.question("nutzen")).to_be_visible()
    expect(sheet.question("nutzen")).to_be_in_viewport()


def test_a_side_hides_the_questions_of_the_other_unless_they_hold_an_answer(
    open_sheet: Callable[[str], Sheet],
) -> None:
    sheet = open_sheet("absprache")
    sides = sheet.page.get_by_role("group", name=ASKED)
    sides.get_by_label("Gastgebende").check()
    expect(sheet.question("anzahl")).to_be_hidden()
    expect(sheet.question("raeume")).to_be_visible()
    expect(sheet.page.locator(".progress__text")).to_have_text("0 von 3 Fragen beantwortet")
    sides.get_by_label("alle Fragen zeigen").check()
    sheet.write("anzahl", "Zwölf")
    sides.get_by_label("Gastgebende").check()
    expect(sheet.question("anzahl")).to_be_visible()
    sheet.open()
    expect(sides.get_by_label("Gastgebende")).to_be_checked()


def test_two_files_stand_side_by_side_and_change_nothing(open_sheet: Callable[[str], Sheet], tmp_path: Path) -> None:
    sheet = open_sheet("absprache")
    files = [
        file_of(tmp_path, "visitors", "Musterdorf", {"themen": "Licht", "anzahl": "Zwölf"}),
        file_of(tmp_path, "hosts", "Beispielstadt", {"themen": "Lärm", "raeume": "<b>Alle</b>"}),
    ]
    dialog = compare(sheet.page, *files)
    heads = dialog.get_by_role("columnheader")
    expect(heads).to_have_text(["Frage", "Gäste: Musterdorf", "Gastgebende: Beispielstadt"])
    table = dialog.get_by_role("row")
    expect(table.nth(1).get_by_role("cell")).to_have_text(["Licht", "Lärm"])
    expect(table.nth(2).get_by_role("cell").last).to_have_text("<b>Alle</b>")
    dialog.get_by_role("button", name="Schließen").click()
    assert answers(sheet.page, "absprache") == {}


def test_the_checklist_leaves_out_what_is_for_the_other_side(
    open_sheet: Callable[[str], Sheet], foreign: str
) -> None:
    sheet = open_sheet("absprache")
    choose_side(sheet.page, "Gäste")
    sheet.write("themen", "Licht")
    sheet.page.goto(f"{foreign}checkliste.html")
    expect(sheet.page.locator("[data-question='absprache.anzahl']")).to_be_visible()
    expect(sheet.page.locator("[data-question='absprache.raeume']")).to_have_count(0)
