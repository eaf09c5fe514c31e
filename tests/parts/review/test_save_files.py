"""Save files: out of one browser, into another, reviewed before anything changes, and taken back as a whole."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.keeping import change_keeping
from tests.helpers.save_files import answer, apply, confirm, open_files, save, take_back, write_file
from tests.helpers.sheet import HOSTILE, LONG, Sheet, from_menu, visit_name

pytestmark = pytest.mark.both_pages


OTHER = "ausgangslage"


def test_a_file_reaches_the_durable_copy_in_one_transaction(sheet: Sheet, tmp_path: Path) -> None:
    """So that a browser that dies meanwhile has all of it or none."""
    sheet.write("steuergruppe", "Vorher")
    sheet.page.evaluate(
        """() => {
          window.writes = [];
          const { put } = IDBObjectStore.prototype;
          IDBObjectStore.prototype.put = function (...given) {
            window.writes.push(this.transaction);
            return put.apply(this, given);
          };
        }"""
    )
    answers = {f"vorbereitung.{name}": answer("Aus der Datei") for name in ("ziel", "ideen", "kontakt")}
    apply(open_files(sheet.page, write_file(tmp_path / "a.json", answers)))
    sheet.expect_saved()
    assert sheet.page.evaluate("() => [window.writes.length, new Set(window.writes).size]") == [3, 1]


def test_a_file_brings_every_answer_into_another_browser(
    page: Page, home: str, browser: Browser, tmp_path: Path
) -> None:
    sheet = Sheet(page, home).open()
    visit_name(page).fill("Bad Münster")
    sheet.text("ziel").fill(LONG)
    sheet.write("ideen", HOSTILE.replace("\0", ""))
    sheet.status("ziel", "erledigt").check()
    sheet.responsible("ziel").fill("مدرسة")
    sheet.due("ziel").fill("2027-03-12")
    sheet.unfold("kontakt").get_by_label("Gilt nicht für uns").check()
    sheet.expect_saved()
    first = save(page, tmp_path)
    assert first.name.startswith("bad-muenster-")
    elsewhere = browser.new_context(locale="de-DE")
    other = Sheet(elsewhere.new_page(), home).open()
    apply(open_files(other.page, first))
    expect(other.text("ziel")).to_have_value(LONG)
    expect(other.text("ideen")).to_have_value(HOSTILE.replace("\0", ""))
    expect(other.status("ziel", "erledigt")).to_be_checked()
    expect(other.due("ziel")).to_have_value("2027-03-12")
    expect(other.unfold("kontakt").get_by_label("Gilt nicht für uns")).to_be_checked()
    expect(other.page.locator("[data-part=name]")).to_have_value("Bad Münster")
    second = save(other.page, tmp_path / "second")
    assert json.loads(second.read_text("utf-8"))["answers"] == json.loads(first.read_text("utf-8"))["answers"]
    elsewhere.close()


def test_the_file_is_what_the_contract_says(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Lernen")
    content = json.loads(save(sheet.page, tmp_path).read_text("utf-8"))
    assert list(content) == ["fileType", "formatVersion", "questionSet", "savedAt", "visit", "answers"]
    assert (content["fileType"], content["formatVersion"]) == ("fachaustausch-answers", 1)
    assert content["answers"]["vorbereitung.ziel"] == sheet.stored("ziel")


def test_what_only_keeps_two_windows_in_step_stays_out_of_the_file(sheet: Sheet, server: str, tmp_path: Path) -> None:
    other = Sheet(sheet.page.context.new_page(), server).open()
    other.write("ideen", "Börse")
    expect(sheet.text("ideen")).to_have_value("Börse")  # It knows of the other one now.
    sheet.write("ziel", "Lernen")
    sheet.status("ziel", "erledigt").check()
    sheet.expect_saved()
    assert "times" in sheet.stored("ziel")
    content = json.loads(save(sheet.page, tmp_path).read_text("utf-8"))
    assert "times" not in content["answers"]["vorbereitung.ziel"]


def test_what_was_just_typed_is_in_the_file(sheet: Sheet, tmp_path: Path) -> None:
    sheet.text("ziel").press_sequentially("gerade noch")
    content = json.loads(save(sheet.page, tmp_path).read_text("utf-8"))
    assert content["answers"]["vorbereitung.ziel"]["answer"] == "gerade noch"


def test_the_answers_of_all_worksheets_are_in_the_file(page: Page, server: str, tmp_path: Path) -> None:
    Sheet(page, server, OTHER).open().write("anlass", "Ein Beschluss")
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Lernen")
    content = json.loads(save(page, tmp_path).read_text("utf-8"))
    assert list(content["answers"]) == ["ausgangslage.anlass", "vorbereitung.ziel"]


@pytest.mark.parametrize("storage", ["blocked", "full"])
def test_a_file_saves_what_the_browser_cannot(page: Page, server: str, tmp_path: Path, storage: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { value: null })"
        if storage == "blocked"
        else "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    sheet = Sheet(page, server).open()
    sheet.text("ziel").fill("Lernen")
    content = json.loads(save(page, tmp_path).read_text("utf-8"))
    assert content["answers"]["vorbereitung.ziel"]["answer"] == "Lernen"


def test_nothing_changes_before_the_person_has_seen_and_agreed(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Meins")
    before = sheet.page.evaluate("({ ...localStorage })")
    path = write_file(
        tmp_path / "a.json", {"vorbereitung.ziel": answer("Anders"), "vorbereitung.ideen": answer("Neu")}
    )
    dialog = open_files(sheet.page, path)
    expect(dialog).to_contain_text("1 neu, 1 verschieden")
    expect(dialog).to_contain_text("2.1 Was wollen Sie mit dem Austausch erreichen")
    dialog.get_by_role("button", name="Abbrechen").click()
    assert sheet.page.evaluate("({ ...localStorage })") == before
    expect(sheet.text("ziel")).to_have_value("Meins")


def test_a_day_that_cannot_be_right_is_named_in_the_review_and_kept(sheet: Sheet, tmp_path: Path) -> None:
    path = write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Lernen", due="0027-03-12")})
    dialog = open_files(sheet.page, path)
    expect(dialog).to_contain_text("Der Termin 0027-03-12 kann so nicht stimmen.")
    apply(dialog)
    sheet.expect_stored("ziel", "Lernen")
    assert sheet.stored("ziel")["due"] == "0027-03-12"


def test_a_difference_has_to_be_decided(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Meins")
    path = write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Anders")}, author="Schulamt")
    dialog = open_files(sheet.page, path)
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Bitte entscheiden Sie noch bei einer Frage")
    question = dialog.get_by_role("group", name="2.1 Was wollen Sie")
    expect(question.get_by_role("radio").first).to_be_focused()
    question.get_by_label("Anders").check()
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value("Anders")
    expect(sheet.question("ziel")).to_contain_text("Übernommen aus: Schulamt (19.11.2026)")


def test_several_files_stand_side_by_side_and_all_are_kept_with_names(sheet: Sheet, tmp_path: Path) -> None:
    one = write_file(tmp_path / "1.json", {"vorbereitung.ziel": answer("Schulen sehen")}, author="Schulamt")
    two = write_file(
        tmp_path / "2.json",
        {"vorbereitung.ziel": answer("Vereine treffen"), "vorbereitung.kontakt": answer(notApplicable=True)},
        author="Jugendamt",
    )
    three = write_file(tmp_path / "3.json", {"vorbereitung.kontakt": answer("Frau Meier")}, author="Sportamt")
    dialog = open_files(sheet.page, one, two, three)
    kontakt = dialog.get_by_role("group", name="2.3 ")
    expect(kontakt.locator(".variant--none")).to_contain_text("Gilt nicht für uns")
    expect(kontakt.locator(".review__gap")).to_have_text("Noch keine Antwort: Schulamt")
    dialog.get_by_role("button", name="Alle untereinander").click()
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value("Schulamt: Schulen sehen\n\nJugendamt: Vereine treffen")
    expect(sheet.text("kontakt")).to_have_value("Jugendamt: Gilt nicht für uns\n\nSportamt: Frau Meier")
    names = [part["name"] for part in sheet.stored("ziel")["sources"]]
    assert names == ["Schulamt", "Jugendamt"]


@pytest.mark.parametrize("width", [320, 1280])
def test_what_acts_stays_in_sight_above_a_long_review(sheet: Sheet, tmp_path: Path, width: int) -> None:
    sheet.page.set_viewport_size({"width": width, "height": 700})
    sheet.write("ziel", "Meins")
    answers = {f"vorbereitung.{name}": answer(LONG) for name in ("ziel", "ideen", "kontakt")}
    dialog = open_files(sheet.page, write_file(tmp_path / "a.json", answers))
    take = dialog.get_by_role("button", name="Übernehmen")
    for top in (0, 100_000):
        dialog.evaluate("(dialog, top) => dialog.scrollTo(0, top)", top)
        expect(take).to_be_in_viewport(ratio=1)
    take.click()
    expect(dialog.get_by_role("alert")).to_be_in_viewport(ratio=1)
    choice = dialog.get_by_role("radio").nth(2)
    choice.focus()
    row = dialog.locator(".dialog__actions").bounding_box()
    box = choice.bounding_box()
    assert row
    assert box
    assert box["y"] + box["height"] <= row["y"]


def test_a_new_text_takes_the_place_of_all(sheet: Sheet, tmp_path: Path) -> None:
    one = write_file(tmp_path / "1.json", {"vorbereitung.ziel": answer("Schulen sehen")}, author="Schulamt")
    two = write_file(tmp_path / "2.json", {"vorbereitung.ziel": answer("Vereine treffen")}, author="Jugendamt")
    dialog = open_files(sheet.page, one, two)
    dialog.get_by_label("Neuen Text schreiben").check()
    dialog.get_by_label("Neuer Text", exact=True).fill("Schulen und Vereine")
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value("Schulen und Vereine")


def test_the_whole_import_can_be_taken_back_and_keeps_what_was_written_since(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Meins")
    path = write_file(
        tmp_path / "a.json",
        {
            "vorbereitung.ziel": answer("Anders"),
            "vorbereitung.ideen": answer("Neu"),
            "vorbereitung.kontakt": answer("Frau Meier"),
            "ausgangslage.anlass": answer("Ein Beschluss"),
        },
    )
    dialog = open_files(sheet.page, path)
    dialog.get_by_role("group", name="2.1 Was wollen Sie").get_by_label("Anders").check()
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value("Anders")
    sheet.write("kontakt", "Herr Schulz")
    take_back(sheet.page)
    expect(sheet.text("ziel")).to_have_value("Meins")
    expect(sheet.text("ideen")).to_have_value("")
    expect(sheet.text("kontakt")).to_have_value("Herr Schulz")
    sheet.expect_saved()
    assert sheet.keys() == [
        "fachaustausch:1:first:vorbereitung.kontakt",
        "fachaustausch:1:first:vorbereitung.ziel",
    ]


def test_what_another_window_changed_meanwhile_is_not_replaced_unseen(
    sheet: Sheet, server: str, tmp_path: Path
) -> None:
    path = write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Aus der Datei")})
    dialog = open_files(sheet.page, path)
    other = Sheet(sheet.page.context.new_page(), server).open()
    other.write("ziel", "Im anderen Fenster")
    expect(sheet.text("ziel")).to_have_value("Im anderen Fenster")
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("In einem anderen Tab hat sich inzwischen etwas geändert")
    expect(dialog).to_contain_text("1 verschieden")
    assert sheet.stored("ziel")["answer"] == "Im anderen Fenster"


def test_taking_an_import_back_takes_the_visits_name_back_too(sheet: Sheet, tmp_path: Path) -> None:
    path = write_file(
        tmp_path / "a.json", {"vorbereitung.ziel": answer("Lernen")}, author="Schulamt", name="Musterfeld"
    )
    apply(open_files(sheet.page, path))
    name = visit_name(sheet.page)
    expect(name).to_have_value("Musterfeld")
    take_back(sheet.page)
    expect(name).to_have_value("")


def test_opening_the_same_file_again_finds_nothing_to_do(sheet: Sheet, tmp_path: Path) -> None:
    path = write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Lernen")})
    apply(open_files(sheet.page, path))
    dialog = open_files(sheet.page, path)
    expect(dialog).to_contain_text("1 gleich")
    expect(dialog).to_contain_text("Es gibt nichts zu tun")


def test_a_button_that_makes_a_new_visit_does_not_say_that_it_closes(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Gleich")
    path = write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Gleich")}, name="Nachbarstadt")
    dialog = open_files(sheet.page, path)
    main, nothing = dialog.locator(".button--main"), dialog.get_by_text("Es gibt nichts zu tun")
    dialog.get_by_label("Als eigener neuer Besuch").check()
    expect(main).to_have_text("Übernehmen")
    expect(nothing).to_be_hidden()
    dialog.get_by_label("In den geöffneten Besuch").click()
    expect(main).to_have_text("Schließen")
    expect(nothing).to_be_visible()


def test_a_file_of_another_visit_can_become_a_visit_of_its_own(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Meins")
    path = write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Anders")}, name="Nachbarstadt")
    dialog = open_files(sheet.page, path)
    dialog.get_by_label("Als eigener neuer Besuch").check()
    with sheet.page.expect_navigation():
        dialog.get_by_role("button", name="Übernehmen").click()
    expect(sheet.text("ziel")).to_have_value("Anders")
    expect(sheet.page.locator("[data-part=name]")).to_have_value("Nachbarstadt")
    assert sheet.stored("ziel")["answer"] == "Meins"


def test_a_file_can_be_dropped_on_the_page(sheet: Sheet, tmp_path: Path) -> None:
    text = write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Fallen gelassen")}).read_text("utf-8")
    sheet.page.evaluate(
        """text => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "a.json", { type: "application/json" }));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        text,
    )
    apply(sheet.page.get_by_role("dialog"))
    expect(sheet.text("ziel")).to_have_value("Fallen gelassen")


BROKEN = {
    "leer": b"",
    "abgeschnitten": b'{"fileType": "fachaustausch-answers", "formatV',
    "kein Text": b"\xff\xfe\x00\x01",
    "ein Bild": b"\x89PNG\r\n\x1a\n",
    "fremd": b'{"name": "package", "version": 1}',
    "tief": b"[" * 300_000,
    "neuer": b'{"fileType": "fachaustausch-answers", "formatVersion": 2}',
    "Prototyp": b'{"fileType": "fachaustausch-answers", "__proto__": {"polluted": true}}',
    "zu groß": b" " * 50_000_000,
}

SAYS = {
    "leer": "beschädigt oder unvollständig",
    "abgeschnitten": "beschädigt oder unvollständig",
    "kein Text": "nicht als Text lesen",
    "ein Bild": "nicht als Text lesen",
    "fremd": "eine Datei, die mit „Als Datei sichern“ entstanden ist",
    "tief": "ungewöhnlich aufgebaut",
    "neuer": "neueren Fassung",
    "Prototyp": "nicht aus diesem Leitfaden",
    "zu groß": "zu groß",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_cannot_be_opened_is_named_with_the_reason_and_changes_nothing(
    sheet: Sheet, tmp_path: Path, kind: str
) -> None:
    sheet.write("ziel", "Meins")
    before = sheet.page.evaluate("({ ...localStorage })")
    path = tmp_path / "datei.json"
    path.write_bytes(BROKEN[kind])
    dialog = open_files(sheet.page, path)
    expect(dialog).to_contain_text("datei.json – ")
    expect(dialog).to_contain_text(SAYS[kind])
    expect(dialog.get_by_role("alert")).to_have_text("Es hat sich nichts geändert.")
    dialog.get_by_role("button", name="Schließen").click()
    assert sheet.page.evaluate("({ ...localStorage })") == before
    assert sheet.page.evaluate("({}).polluted") is None


def test_one_broken_file_among_good_ones_stops_none_of_them(sheet: Sheet, tmp_path: Path) -> None:
    good = write_file(tmp_path / "gut.json", {"vorbereitung.ziel": answer("Lernen")})
    broken = tmp_path / "kaputt.json"
    broken.write_text("{")
    dialog = open_files(sheet.page, good, broken)
    expect(dialog).to_contain_text("kaputt.json – Die Datei ist beschädigt")
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value("Lernen")


def test_markup_in_a_file_is_text_everywhere(sheet: Sheet, tmp_path: Path) -> None:
    markup = "<img src=x onerror=\"document.title='Beute'\"><script>document.title='Beute'</script>"
    answers = {
        "vorbereitung.ziel": answer(markup, responsible=markup),
        "vorbereitung.ideen": answer("", sources=[{"name": markup, **answer(markup)}], status="open"),
        "vorbereitung.frueher": answer(markup),
    }
    sheet.write("ziel", "Meins")
    path = write_file(tmp_path / "a.json", answers, author=markup, name=markup)
    dialog = open_files(sheet.page, path)
    dialog.get_by_label("In den geöffneten Besuch").click()
    dialog.get_by_role("button", name="Alle untereinander").click()
    assert dialog.locator("img, script").count() == 0
    apply(dialog)
    expect(sheet.text("ziel")).to_have_value(f"Bisher hier: Meins\n\n{markup}: {markup}")
    expect(sheet.page.get_by_role("heading", name="Frühere Fragen")).to_be_visible()
    assert sheet.page.locator(".sheet img, .sheet script:not([data-part=wordings])").count() == 0
    assert "Beute" not in sheet.page.title()


def test_with_the_storage_full_an_import_is_all_or_nothing(sheet: Sheet, tmp_path: Path) -> None:
    answers = {f"vorbereitung.{name}": answer(name) for name in ("ziel", "ideen", "kontakt")}
    path = write_file(tmp_path / "a.json", answers)
    for room in range(3):
        sheet.page.evaluate(
            """left => {
              const setItem = (Storage.original ??= Storage.prototype.setItem);
              Storage.prototype.setItem = function (key, value) {
                if (this === localStorage && left-- <= 0) throw new DOMException("", "QuotaExceededError");
                setItem.call(this, key, value);
              };
            }""",
            room,
        )
        dialog = open_files(sheet.page, path)
        dialog.get_by_role("button", name="Übernehmen").click()
        expect(dialog.get_by_role("alert")).to_contain_text("Es hat sich nichts geändert")
        assert sheet.keys() == []
        dialog.get_by_role("button", name="Abbrechen").click()
    expect(sheet.text("ziel")).to_have_value("")


def test_the_last_save_file_is_remembered(sheet: Sheet, tmp_path: Path) -> None:
    expect(sheet.page.locator("[data-part=backup]")).to_have_text("")
    sheet.write("ziel", "Lernen")
    expect(sheet.page.locator("[data-part=backup]")).to_have_text("Noch nicht als Datei gesichert")
    save(sheet.page, tmp_path)
    confirm(sheet.page)
    expect(sheet.page.locator("[data-part=backup]")).to_have_text("Letzte Sicherung: heute")


def test_what_went_well_looks_other_than_a_warning(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Lernen")
    save(sheet.page, tmp_path)
    confirm(sheet.page)
    calm, warning = "rgb(227, 240, 241)", "rgb(253, 240, 220)"
    saved = sheet.page.locator(".notice", has_text="Mit „Aus Datei öffnen“ holen Sie Ihre Ei")
    expect(saved).to_have_css("background-color", calm)
    apply(open_files(sheet.page, write_file(tmp_path / "a.json", {"vorbereitung.ideen": answer("Neu")})))
    expect(sheet.page.locator(".notice", has_text="übernommen.")).to_have_css("background-color", calm)
    full = "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') } }"
    sheet.page.evaluate(full)
    sheet.text("kontakt").fill("Bleibt auf der Seite")
    expect(sheet.badge).to_have_attribute("data-state", "full")
    change_keeping(sheet.page, "session")
    refused = sheet.page.locator(".notice", has_text="Das geht gerade nicht")
    expect(refused).to_have_css("background-color", warning)


def test_days_without_a_save_file_are_counted_and_soon_stand_out(page: Page, server: str, tmp_path: Path) -> None:
    page.clock.install(time="2027-03-01T12:00:00")
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Lernen")
    save(page, tmp_path)
    confirm(page)
    page.clock.set_system_time("2027-03-02T12:00:00")
    sheet.write("ziel", "Weiter lernen")
    page.clock.set_system_time("2027-03-13T12:00:00")
    page.reload()
    backup = page.locator("[data-part=backup]")
    expect(backup).to_have_text("Letzte Sicherung: vor 12 Tagen")
    expect(backup).to_contain_class("keep__backup--due")
    expect(backup).to_be_visible()


def test_after_a_year_the_page_asks_and_deletes_nothing_by_itself(page: Page, server: str, tmp_path: Path) -> None:
    page.clock.install(time="2027-03-01T12:00:00")
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Lernen")
    page.clock.set_system_time("2028-03-02T12:00:00")
    page.reload()
    notice = page.locator(".notice", has_text="Seit mehr als 12 Monaten")
    expect(notice).to_contain_text("Von selbst wird nichts gelöscht.")
    expect(sheet.text("ziel")).to_have_value("Lernen")
    notice.get_by_role("button", name="Weiter aufbewahren").click()
    expect(notice).to_have_count(0)
    sheet.open()
    expect(page.locator(".notice", has_text="Seit mehr als 12 Monaten")).to_have_count(0)


@pytest.mark.full_page
def test_offline_the_page_says_what_it_cannot_load_and_still_saves(
    browser: Browser, server: str, tmp_path: Path
) -> None:
    # A context without a watch: the browser itself reports the script that it cannot load.
    context = browser.new_context(locale="de-DE")
    sheet = Sheet(context.new_page(), server).open()
    sheet.write("ziel", "Lernen")
    sheet.page.route("**/assets/desk-*.js", lambda route: route.abort())
    from_menu(sheet.page, "Besuch wechseln")
    expect(sheet.page.get_by_text("Dieser Teil der Seite lässt sich gerade nicht laden.")).to_be_visible()
    content = json.loads(save(sheet.page, tmp_path).read_text("utf-8"))
    assert content["answers"]["vorbereitung.ziel"]["answer"] == "Lernen"
    sheet.page.unroute("**/assets/desk-*.js")
    from_menu(sheet.page, "Besuch wechseln")
    expect(sheet.page.get_by_role("dialog", name="Ihre Besuche")).to_be_visible()
    context.close()


def test_where_the_own_answers_stay_nothing_is_said_to_be_taken(sheet: Sheet, tmp_path: Path) -> None:
    sheet.write("ziel", "Meins")
    dialog = open_files(sheet.page, write_file(tmp_path / "a.json", {"vorbereitung.ziel": answer("Anderes")}))
    dialog.get_by_role("radio", name="Bisher hier").check()
    apply(dialog)
    expect(sheet.page.get_by_text("Es bleibt alles, wie es war.")).to_be_visible()
    expect(sheet.page.get_by_role("button", name="Übernahme rückgängig machen")).to_have_count(0)
    expect(sheet.text("ziel")).to_have_value("Meins")
