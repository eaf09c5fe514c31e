"""Earlier versions in a save file: only if asked for, and back with their times, whatever else the file holds."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.axe import violations
from tests.helpers.keeping import choose
from tests.helpers.save_files import (
    PICKER,
    answer,
    apply,
    confirm,
    open_files,
    save,
    take_back,
    write_file,
    written,
)
from tests.helpers.sheet import HOSTILE, LONG, PREFIX, Sheet, delete, from_menu, in_menu, put_answer
from tests.helpers.versions import (
    BUTTON,
    LONG_AGO,
    expect_keeping_versions,
    expect_versions,
    open_versions,
    sheet_with_a_version,
    versions,
)
from tests.helpers.waiting import eventually

pytestmark = pytest.mark.both_pages

SAVE = "Mit früheren Fassungen sichern"
KEPT_AT = "2026-11-02T09:30:00.000Z"


@pytest.fixture
def sheet(page: Page, server: str) -> Sheet:
    """With an answer that has an earlier version."""
    sheet = sheet_with_a_version(page, server)
    expect(sheet.button(BUTTON, "ziel")).to_be_visible()
    return sheet


def ask(page: Page) -> Locator:
    from_menu(page, SAVE)
    dialog = page.get_by_role("dialog", name=SAVE)
    expect(dialog).to_be_visible()
    return dialog


def save_with_versions(page: Page, folder: Path) -> Path:
    dialog = ask(page)
    with page.expect_download() as download:
        dialog.get_by_role("button", name=SAVE).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    confirm(page)
    return path


def version(text: str, kept_at: str = KEPT_AT, why: str = "writing") -> dict[str, Any]:
    return {"keptAt": kept_at, "why": why, "answer": answer(text, changedAt="2026-11-01T08:00:00.000Z")}


def file_with(folder: Path, given: Any, answers: dict[str, Any] | None = None, **visit: str) -> Path:
    """A save file that somebody gave such versions."""
    path = write_file(folder / "mit.json", answers or {"vorbereitung.ziel": answer("Jetzt")}, **visit)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "versions": given}), "utf-8")
    return path


def expect_kept(page: Page, *expected: tuple[str, str]) -> None:
    """Wait until these texts are kept, each with the time at which it was."""
    eventually(
        page,
        lambda: sorted((each["keptAt"], each["answer"]["answer"]) for each in versions(page)),
        lambda now: now == sorted((kept_at, text) for text, kept_at in expected),
    )


def open_as_new(page: Page, file: Path) -> None:
    dialog = open_files(page, file)
    dialog.get_by_label("Als eigener neuer Besuch").check()
    with page.expect_navigation():
        dialog.get_by_role("button", name="Übernehmen").click()
    expect(page.locator("[data-part=badge]")).not_to_have_attribute("data-state", "starting")


def test_a_file_has_no_versions_unless_somebody_asks_for_them(sheet: Sheet, tmp_path: Path) -> None:
    content = json.loads(save(sheet.page, tmp_path).read_text("utf-8"))
    assert "versions" not in content
    assert "Lernen" not in json.dumps(content)


def test_a_file_with_versions_stays_apart_from_the_one_that_takes_the_next_copy(page: Page, server: str) -> None:
    page.add_init_script(PICKER)
    sheet_with_a_version(page, server)
    for number in (1, 3):
        page.get_by_role("button", name="Als Datei sichern").click()
        expect(page.get_by_text("Gesichert in „wahl-1.json“.")).to_be_visible()
        ask(page).get_by_role("button", name=SAVE).click()
        expect(page.get_by_text(f"Gesichert in „wahl-{number // 2 + 2}.json“.")).to_be_visible()
    assert ["versions" in content for content in written(page).values()] == [False, True, True]


def test_whoever_asks_reads_first_what_it_means_and_may_leave_it(sheet: Sheet) -> None:
    dialog = ask(sheet.page)
    expect(dialog).to_contain_text("eine frühere Fassung")
    expect(dialog).to_contain_text("Wer die Datei bekommt, kann alles lesen.")
    dialog.get_by_role("button", name="Abbrechen").click()
    expect(dialog).to_have_count(0)
    expect(sheet.page.get_by_role("button", name="Datei", exact=True)).to_be_focused()
    expect(sheet.page.get_by_text("Kommt die Datei")).to_have_count(0)


def test_nothing_is_offered_where_there_are_no_versions(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    put_answer(page, "vorbereitung.ziel", answer="Lernen", changedAt=LONG_AGO)
    sheet.open()
    expect_keeping_versions(sheet)
    expect(in_menu(page, "Aus Datei öffnen")).to_be_visible()
    expect(page.get_by_role("button", name=SAVE)).to_have_count(0)


def test_versions_that_were_asked_for_come_back_with_their_times_after_all_was_deleted(
    sheet: Sheet, tmp_path: Path
) -> None:
    page = sheet.page
    (kept,) = versions(page)
    file = save_with_versions(page, tmp_path)
    assert file.name.endswith("-mit-fassungen.json")
    content = json.loads(file.read_text("utf-8"))
    assert [each["keptAt"] for each in content["versions"]["vorbereitung.ziel"]] == [kept["keptAt"]]
    delete(page, "Alles löschen")
    expect_versions(page)
    sheet.open()
    dialog = open_files(page, file)
    expect(dialog).to_contain_text("In der Datei steht auch eine frühere Fassung einer Antwort.")
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value("Anders")
    expect_kept(page, ("Lernen", kept["keptAt"]))
    item = open_versions(sheet, "ziel").get_by_role("listitem")
    expect(item).to_have_count(1)
    expect(item).to_contain_text("01.11.2026 um")


def test_a_new_visit_lists_the_versions_of_its_file(sheet: Sheet, tmp_path: Path) -> None:
    page = sheet.page
    file = file_with(tmp_path, {"vorbereitung.ziel": [version("Damals", why="import"), version("Später", LONG_AGO)]})
    open_as_new(page, file)
    expect(sheet.text("ziel")).to_have_value("Jetzt")
    items = open_versions(sheet, "ziel").get_by_role("listitem")
    expect(items).to_have_count(2)
    expect(items.first).to_contain_text("bevor eine Datei übernommen wurde")
    assert {each["visit"] for each in versions(page)} != {"first"}


def test_a_row_that_was_deleted_comes_back_from_the_file(page: Page, server: str, tmp_path: Path) -> None:
    Sheet(page, server, "transferplan").open()
    file = file_with(
        tmp_path,
        {"transferplan.massnahmen/a1": [version("Sprachcafé")]},
        {"transferplan.massnahmen/b2": answer("Patenschaften")},
    )
    apply(open_files(page, file))
    expect_versions(page, "Sprachcafé")
    page.get_by_role("button", name="Gelöschtes zurückholen").first.click()
    dialog = page.get_by_role("dialog", name="Gelöschtes zurückholen")
    expect(dialog).to_contain_text("Sprachcafé")


def test_beside_own_versions_those_of_the_own_file_take_only_free_places(sheet: Sheet, tmp_path: Path) -> None:
    page = sheet.page
    own = versions(page)[0]["keptAt"]
    me = {"name": "Musterfeld", "author": "Amt"}
    page.evaluate("(me) => localStorage.setItem('fachaustausch:1:first', JSON.stringify(me))", me)
    sheet.open()
    many = [version(f"Fassung {number}", f"2026-10-{number:02}T08:00:00.000Z") for number in range(1, 31)]
    answers = {"vorbereitung.ziel": answer("Anders")}
    apply(open_files(page, file_with(tmp_path, {"vorbereitung.ziel": many}, answers, **me, id="first")))
    told = page.get_by_role("status").filter(has_text="Ihre Antworten sind, wie sie waren.")
    expect(told).to_contain_text("29 frühere Fassungen sind dazugekommen.")
    expect(told).to_contain_text("Eine frühere Fassung kann dieser Browser nicht aufbewahren.")
    assert len(versions(page)) == 30
    assert own in [each["keptAt"] for each in versions(page)]
    expect(open_versions(sheet, "ziel").get_by_role("listitem")).to_have_count(30)
    page.keyboard.press("Escape")
    take_back(page)
    expect_versions(page, "Lernen")
    expect(sheet.text("ziel")).to_have_value("Anders")


def test_what_a_file_brings_again_is_here_already(page: Page, server: str, tmp_path: Path) -> None:
    sheet = Sheet(page, server).open()
    file = file_with(
        tmp_path, {"vorbereitung.ziel": [version("Damals")]}, name="Musterfeld", author="Amt", id="first"
    )
    apply(open_files(page, file))
    expect_versions(page, "Damals")
    sheet.open()
    apply(open_files(page, file))
    expect(page.get_by_text("Alle früheren Fassungen aus der Datei standen schon hier.")).to_be_visible()
    expect_versions(page, "Damals")


def test_what_a_colleague_has_struck_out_stays_with_her(sheet: Sheet, tmp_path: Path) -> None:
    page = sheet.page
    file = file_with(
        tmp_path,
        {"vorbereitung.ideen": [version("Gestrichen")]},
        {"vorbereitung.ideen": answer("Idee")},
        author="Schulamt",
    )
    dialog = open_files(page, file)
    expect(dialog).to_contain_text("Übernommen wird das nur, wenn Sie die Datei als eigenen neuen Besuch öffnen.")
    dialog.get_by_label(re.compile("In den geöffneten Besuch")).click()
    apply(dialog)
    expect(sheet.text("ideen")).to_have_value("Idee")
    expect_versions(page, "Lernen")


def test_a_hostile_file_loses_nothing_and_is_told_what_was_left_out(sheet: Sheet, tmp_path: Path) -> None:
    page = sheet.page
    hostile = HOSTILE.replace("\u0000", "")
    file = file_with(
        tmp_path,
        {
            "vorbereitung.ziel": [
                version("zu viel", f"2026-09-01T{hour:02}:{minute:02}:00.000Z")
                for hour in range(24)
                for minute in range(60)
            ]
            + [version(hostile), version(LONG, "2026-11-03T08:00:00.000Z")]
            + [version("Zukunft", "9998-01-01T00:00:00.000Z"), {**version("x"), "answer": 7}, None, "Text"],
            "toString": [version("x")],
            "vorbereitung.ideen": {"length": 10_000},
            "vorbereitung.kontakt": [version(f"Fassung {number}") for number in range(10_000)],
        },
    )
    dialog = open_files(page, file)
    expect(dialog).to_contain_text("In der Datei stehen auch 56 frühere Fassungen von Antworten.")
    expect(dialog).to_contain_text("11392 weitere sind beschädigt oder überzählig und bleiben weg.")
    dialog.get_by_label("Als eigener neuer Besuch").check()
    with page.expect_navigation():
        dialog.get_by_role("button", name="Übernehmen").click()
    expect_keeping_versions(sheet)
    dialog = open_versions(sheet, "ziel")
    expect(dialog.get_by_role("listitem")).to_have_count(26)
    expect(dialog).to_contain_text("<script>document.title='Beute'</script>")
    expect(page).not_to_have_title("Beute")
    assert "Lernen" in [each["answer"]["answer"] for each in versions(page) if each["visit"] == "first"]


@pytest.mark.parametrize("name", ["__proto__", "constructor"])
def test_a_file_that_names_a_prototype_changes_nothing_and_is_refused(
    sheet: Sheet, tmp_path: Path, name: str
) -> None:
    page = sheet.page
    file = file_with(tmp_path, {name: [version("x")]})
    dialog = open_files(page, file)
    expect(dialog).to_contain_text("Die Datei enthält etwas, das nicht aus diesem Leitfaden stammt")
    expect(dialog).to_contain_text("Es hat sich nichts geändert.")
    expect_versions(page, "Lernen")


def test_with_the_visit_go_the_versions_that_came_with_it(page: Page, server: str, tmp_path: Path) -> None:
    sheet = Sheet(page, server).open()
    apply(open_files(page, file_with(tmp_path, {"vorbereitung.ziel": [version("Damals")]})))
    expect_versions(page, "Damals")
    expect(sheet.button(BUTTON, "ziel")).to_be_visible()
    delete(page, "Alles löschen")
    expect_versions(page)


def test_a_file_that_would_be_too_large_to_open_holds_no_versions_and_that_is_said(sheet: Sheet) -> None:
    page = sheet.page
    # Of these letters, a file needs six for each.
    page.evaluate(
        """([key, changedAt]) => new Promise((resolve) => {
          localStorage.setItem(key, JSON.stringify({ answer: "€".repeat(5_000_000), changedAt, revision: 1 }));
          const request = indexedDB.open("fachaustausch-versions");
          request.onsuccess = () => {
            const transaction = request.result.transaction("versions", "readwrite");
            const text = JSON.stringify({ answer: { answer: "€".repeat(400_000), changedAt }, why: "writing" });
            transaction.objectStore("versions").put(text, ["first", "vorbereitung.ideen", changedAt, 800_000]);
            transaction.oncomplete = () => { request.result.close(); resolve(); };
          };
        })""",
        [f"{PREFIX}ausgangslage.anlass", LONG_AGO],
    )
    sheet.open()
    expect(sheet.button(BUTTON, "ideen")).to_be_visible()
    dialog = ask(page)
    with page.expect_download() as download:
        dialog.get_by_role("button", name=SAVE).click()
    expect(page.get_by_text("Diese Datei enthält Ihre Antworten ohne sie.")).to_be_visible()
    assert not download.value.suggested_filename.endswith("-mit-fassungen.json")


BLOCKED = """const open = indexedDB.open;
IDBFactory.prototype.open = function (name, ...more) {
  if (name === "fachaustausch-versions" && window.isBlocked) throw new DOMException("", "SecurityError");
  return open.call(this, name, ...more);
};"""


def test_where_versions_cannot_be_read_the_answers_can_be_saved_and_it_is_said(
    page: Page, server: str, tmp_path: Path
) -> None:
    page.add_init_script(
        """const getAll = IDBObjectStore.prototype.getAll;
        IDBObjectStore.prototype.getAll = function (...args) {
          if (this.name === "versions" && window.isBlocked) throw new DOMException("", "UnknownError");
          return getAll.apply(this, args);
        };"""
    )
    sheet_with_a_version(page, server)
    page.evaluate("window.isBlocked = true")
    dialog = ask(page)
    expect(dialog).to_contain_text("Die früheren Fassungen lassen sich gerade nicht lesen.")
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Ohne frühere Fassungen sichern").click()
    content = json.loads(download.value.path().read_text("utf-8"))
    assert content["answers"]["vorbereitung.ziel"]["answer"] == "Anders"
    assert "versions" not in content


def test_where_versions_cannot_be_kept_a_file_opens_without_them_and_that_is_said(
    page: Page, server: str, tmp_path: Path
) -> None:
    page.add_init_script(f"window.isBlocked = true; {BLOCKED}")
    sheet = Sheet(page, server).open()
    sheet.write("ideen", "Meins")
    dialog = open_files(page, file_with(tmp_path, {"vorbereitung.ziel": [version("Damals")]}, author="Amt"))
    dialog.get_by_label("Als eigener neuer Besuch").check()
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog).to_contain_text("Eine frühere Fassung kann dieser Browser nicht aufbewahren.")
    expect(dialog.get_by_role("radio")).to_have_count(0)
    expect(dialog.get_by_role("button")).to_be_focused()
    with page.expect_navigation():
        dialog.get_by_role("button", name="Neuen Besuch öffnen").click()
    expect(sheet.text("ziel")).to_have_value("Jetzt")


def test_for_this_session_alone_no_version_is_taken_in_and_that_is_said(
    page: Page, server: str, tmp_path: Path
) -> None:
    sheet = Sheet(page, server).open()
    choose(page, "session")
    dialog = open_files(page, file_with(tmp_path, {"vorbereitung.ziel": [version("Damals")]}))
    expect(dialog).to_contain_text("weil Ihre Eingaben nur in diesem Tab liegen")
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value("Jetzt")
    assert versions(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_question_before_such_a_file_is_accessible(sheet: Sheet, scheme: Any) -> None:
    page = sheet.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    ask(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
