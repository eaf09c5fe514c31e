"""What loads on demand is as open to everyone as the pages: axe, a narrow screen, and the keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.axe import colour_violations, switch_colours, violations
from tests.helpers.keeping import change_keeping
from tests.helpers.save_files import answer, choose_files, open_files, save, write_file
from tests.helpers.sheet import Sheet, from_menu, in_menu, put_answer
from tests.helpers.visits import begin, open_visits

AGREED_AT = "2027-03-12T10:00:00.000Z"


def visits(page: Page, _sheet: Sheet, _folder: Path) -> None:
    begin(page, "Besuch in Verwaltungsgemeinschaftshausen", host="Nachbarstadt")
    open_visits(page).get_by_text("Neuen Besuch anlegen").click()


def two_files(page: Page, folder: Path) -> Locator:
    word = "Verwaltungsgemeinschaftsvorsitzende" * 4
    one = write_file(folder / "1.json", {"vorbereitung.ziel": answer(word)}, author=f"Amt {word}")
    two = write_file(
        folder / "2.json",
        {"vorbereitung.ziel": answer(notApplicable=True), "vorbereitung.ideen": answer("Neu", status="done")},
        author="Jugendamt",
    )
    return open_files(page, one, two)


def review(page: Page, _sheet: Sheet, folder: Path) -> None:
    two_files(page, folder).get_by_label("Neuen Text schreiben").check()


def applied(page: Page, _sheet: Sheet, folder: Path) -> None:
    dialog = two_files(page, folder)
    dialog.get_by_role("button", name="Alle untereinander").click()
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(page.get_by_role("button", name="Übernahme rückgängig machen")).to_be_focused()


def refused(page: Page, _sheet: Sheet, folder: Path) -> None:
    (folder / "kaputt.json").write_text("{")
    open_files(page, folder / "kaputt.json")


def saved(page: Page, _sheet: Sheet, folder: Path) -> None:
    save(page, folder)
    expect(page.get_by_text("Kommt die Datei bei Ihren Downloads an?")).to_be_visible()


def removed(page: Page, _sheet: Sheet, _folder: Path) -> None:
    begin(page, "Zweiter")
    open_visits(page).get_by_role("button", name="Löschen").last.click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("ist gelöscht")


def take(page: Page, _sheet: Sheet, _folder: Path) -> None:
    change_keeping(page, "session")
    expect(page.get_by_role("dialog")).to_be_visible()


def delete(page: Page, _sheet: Sheet, _folder: Path) -> None:
    begin(page, "Zweiter")
    from_menu(page, "Löschen")
    expect(page.get_by_role("dialog")).to_be_visible()


def former(page: Page, _sheet: Sheet, folder: Path) -> None:
    path = write_file(folder / "1.json", {"vorbereitung.frueher": answer("Trotzdem da", responsible="Amt 51")})
    open_files(page, path).get_by_role("button", name="Übernehmen").click()
    expect(page.get_by_role("heading", name="Frühere Fragen")).to_be_visible()


def session(page: Page, sheet: Sheet, _folder: Path) -> None:
    change_keeping(page, "session")
    with page.expect_navigation():
        page.get_by_role("button", name="Mitnehmen").click()
    expect(sheet.badge).to_contain_text("für diese Sitzung")


def kept(page: Page, sheet: Sheet, _folder: Path) -> None:
    page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'UnknownError') } }")
    sheet.text("ideen").fill("Weiter")
    expect(sheet.badge).to_have_attribute("data-state", "kept")


def both_sides(page: Page, sheet: Sheet, folder: Path) -> None:
    word = "Verwaltungsgemeinschaftsvorsitzende" * 4
    agreement = Sheet(page, sheet.address.split("arbeitsblaetter")[0], "vereinbarung").open()
    page.get_by_role("group", name="Auf welcher Seite sind Sie?").get_by_label("Gäste").check()
    agreement.write("ziele", word)
    theirs = {"vereinbarung.ziele": answer("Zeigen", responsible=word), "vereinbarung.termine": answer("Im Mai")}
    path = write_file(folder / "gastgebende.json", theirs, "Amt 51", side="hosts")
    dialog = choose_files(page, "Dateien nebeneinander zeigen", path)
    dialog.get_by_role("group", name="Was gilt bei 4.1?").get_by_label("gemeinsam formulieren").check()


def looking_back(page: Page, sheet: Sheet, _folder: Path) -> None:
    word = "Verwaltungsgemeinschaftsvorsitzende" * 4
    by = [{"side": "hosts", "name": word}]
    put_answer(page, "vereinbarung.termine", answer="Neu", agreed={"answer": "Alt", "at": AGREED_AT, "by": by})
    put_answer(page, "beobachtung.station/a1", answer=word)
    put_answer(page, "beobachtung.gesehen/a1", answer=word)
    plan = Sheet(page, sheet.address.split("arbeitsblaetter")[0], "transferplan").open()
    plan.expect_rest()
    page.get_by_role("button", name="Überblick").click()
    expect(page.get_by_role("dialog", name="Vereinbart und beobachtet")).to_be_visible()


# Each brings a page into a state that some people meet.
STATES = (
    visits,
    review,
    refused,
    take,
    delete,
    applied,
    saved,
    removed,
    former,
    session,
    kept,
    both_sides,
    looking_back,
)


@pytest.mark.parametrize("reach", STATES)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    page: Page, server: str, tmp_path: Path, reach: Callable[[Page, Sheet, Path], None]
) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Lernen")
    reach(page, sheet, tmp_path)
    assert violations(page) == []
    switch_colours(page, "dark")
    assert colour_violations(page) == []
    switch_colours(page, "light")
    page.set_viewport_size({"width": 320, "height": 900})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    wide = page.evaluate(
        """[...document.querySelectorAll("dialog[open], dialog[open] *, .keep, .keep *")]
          .filter((element) => element.clientWidth && element.scrollWidth > element.clientWidth + 1)
          .filter((element) => !element.matches("input, select, .visually-hidden"))
          .map((element) => element.outerHTML.slice(0, 120))"""
    )
    assert wide == []


def test_a_file_is_reviewed_and_taken_by_keyboard_alone(page: Page, server: str, tmp_path: Path) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Meins")
    path = write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Anders")}, author="Schulamt")
    # Listened for long before: the browser needs a moment until it hands its dialog to the test.
    page.on("filechooser", lambda chooser: chooser.set_files(path))
    page.reload()
    expect(sheet.text("ziel")).to_have_value("Meins")
    opener = in_menu(page, "Aus Datei öffnen")
    opener.focus()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Eingaben aus Datei öffnen")
    expect(dialog).to_be_visible()
    dialog.get_by_role("radio").first.focus()  # The first choice: into which visit.
    for _ in range(20):
        if page.evaluate("document.activeElement.closest('.review__question') !== null"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(dialog.get_by_label("Anders")).to_be_checked()
    while not page.evaluate("document.activeElement.textContent === 'Übernehmen'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(sheet.text("ziel")).to_have_value("Anders")
    expect(page.get_by_role("button", name="Übernahme rückgängig machen")).to_be_focused()


def test_closing_a_dialog_gives_the_focus_back(page: Page, server: str) -> None:
    Sheet(page, server).open()
    in_menu(page, "Besuch wechseln").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Ihre Besuche")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Datei", exact=True)).to_be_focused()
