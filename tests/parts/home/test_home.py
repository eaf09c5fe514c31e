"""The start page of whoever has begun: her visits, and the way on."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.save_files import answer, write_file
from tests.helpers.sheet import PREFIX, Sheet, put_answer
from tests.helpers.visits import begin, turn_to, write_first

NOW = "2026-11-30T09:00:00"


def put(page: Page, visit: str, record: dict[str, Any], answers: dict[str, dict[str, Any]] | None = None) -> None:
    """Store a visit behind the page's back, as an earlier version might have."""
    values = {visit: {"name": "", "changedAt": "2026-11-19T10:00:00.000Z", **record}}
    for key, given in (answers or {}).items():
        values[f"{visit}:{key}"] = {"answer": "", "changedAt": "2026-11-19T10:00:00.000Z", "revision": 1, **given}
    page.evaluate(
        "values => Object.entries(values).forEach(([key, value]) =>"
        " localStorage.setItem(`fachaustausch:1:${key}`, JSON.stringify(value)))",
        values,
    )


def row(page: Page, name: str) -> Locator:
    return page.locator(".home__visit").filter(has=page.get_by_role("heading", name=name, exact=True))


def write_on(page: Page, name: str) -> Locator:
    return row(page, name).get_by_role("link", name="Weiterschreiben")


@pytest.fixture
def blank_page(page: Page, server: str) -> Page:
    """On the site, with nothing kept."""
    page.clock.set_fixed_time(NOW)
    page.goto(f"{server}ueber/impressum.html")
    return page


def test_a_newcomer_sees_the_introduction_and_loads_nothing_for_visits(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}index.html")
    expect(page.get_by_role("link", name="Mit dem ersten Blatt beginnen")).to_be_visible()
    expect(page.get_by_text("Nichts davon wird übertragen.")).to_be_visible()
    expect(page.locator(".way")).to_have_count(3)
    expect(page.get_by_role("heading", name="Ihre Besuche")).to_be_hidden()
    expect(page.get_by_text("Worum es geht, und wie Sie beginnen")).to_be_hidden()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if re.search(r"/(home|catalogue|desk)-", url)] == []
    assert page.evaluate("Object.keys(localStorage)") == []


def test_one_click_leads_into_the_next_open_question(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Lernen")
    page.goto(f"{server}index.html")
    write_on(page, "Besuch ohne Namen").click()
    expect(page).to_have_url(f"{server}arbeitsblaetter/vorbereitung.html#vorbereitung.teilnehmende.answer")
    expect(sheet.text("teilnehmende")).to_be_focused()
    expect(sheet.text("teilnehmende")).to_be_in_viewport()


def test_one_click_leads_into_another_visit(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    write_first(sheet)
    begin(page, "Zweiter")
    page.goto(f"{server}index.html")
    write_on(page, "Erster").click()
    expect(sheet.text("teilnehmende")).to_be_focused()
    expect(page.get_by_label("Name des Besuchs")).to_have_value("Erster")
    page.keyboard.type("Die Leitung")
    sheet.expect_saved()
    assert sheet.stored("teilnehmende")["answer"] == "Die Leitung"
    page.go_back()
    expect(row(page, "Erster")).to_contain_text("2 von ")


def test_the_lean_page_puts_the_focus_into_the_field_too(page: Page, server: str) -> None:
    page.goto(f"{server}bogen/vorbereitung.html#vorbereitung.transfer.answer")
    field = page.locator("[id='vorbereitung.transfer.answer']")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()


@pytest.mark.parametrize("folder", ["arbeitsblaetter", "bogen"])
def test_a_link_to_a_question_puts_the_focus_nowhere(page: Page, server: str, folder: str) -> None:
    page.goto(f"{server}{folder}/vorbereitung.html#transfer")
    expect(page.locator("[data-part=badge]")).not_to_have_attribute("data-state", "starting")
    expect(page.locator("#transfer")).to_be_in_viewport()
    assert page.evaluate("document.activeElement === document.body")


def test_a_row_says_where_when_and_how_far(blank_page: Page, server: str) -> None:
    put(
        blank_page,
        "first",
        {"name": "Neustadt", "host": "Stadt Neustadt", "date": "2027-02-12"},
        {
            "ausgangslage.anlass": {"answer": "Ja"},
            "ausgangslage.themen": {"answer": "Ja", "status": "doing", "due": "2026-10-11"},
        },
    )
    blank_page.goto(f"{server}index.html")
    shown = row(blank_page, "Neustadt")
    expect(shown).to_contain_text("bei Stadt Neustadt · 12.02.2027, noch 74 Tage")
    expect(shown).to_contain_text("2 von 61 beantwortet")
    # The one with a date, and five that the sheet's turn is over for.
    expect(shown).to_contain_text("6 überfällig (Neustadt), die älteste seit 7 Wochen fällig")
    expect(write_on(blank_page, "Neustadt")).to_have_accessible_name("Weiterschreiben bei 1.3 (Neustadt)")


def test_the_introduction_folds_and_opens_again(page: Page, server: str) -> None:
    Sheet(page, server).open().write("ziel", "Lernen")
    page.goto(f"{server}index.html")
    introduction = page.get_by_text("Worum es geht, und wie Sie beginnen")
    expect(introduction).to_be_visible()
    expect(page.get_by_role("link", name="Mit dem ersten Blatt beginnen")).to_be_hidden()
    introduction.click()
    expect(page.get_by_role("link", name="Mit dem ersten Blatt beginnen")).to_be_visible()


def test_checklist_and_timeline_show_the_visit_whose_link_was_followed(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    write_first(sheet)
    begin(page, "Zweiter")
    for link, address in (("Checkliste", "checkliste.html"), ("Zeitplan", "leitfaden/zeitplan.html")):
        page.goto(f"{server}index.html")
        row(page, "Erster").get_by_role("link", name=link).click()
        expect(page).to_have_url(f"{server}{address}")
        page.goto(f"{server}arbeitsblaetter/vorbereitung.html")
        expect(page.get_by_label("Name des Besuchs")).to_have_value("Erster")
        turn_to(page, "Zweiter")


def test_many_visits_and_the_archive_fold(blank_page: Page, server: str) -> None:
    for number in range(1, 10):
        put(blank_page, f"b{number}", {"name": f"Besuch {number}", "archived": number == 1})
    blank_page.goto(f"{server}index.html")
    expect(blank_page.locator(".home__visit:visible")).to_have_count(6)
    blank_page.get_by_text("2 weitere Besuche").click()
    expect(blank_page.locator(".home__visit:visible")).to_have_count(8)
    expect(row(blank_page, "Besuch 1")).to_have_count(0)
    blank_page.get_by_text("Archiv (1)").click()
    expect(row(blank_page, "Besuch 1")).to_be_visible()


def test_where_all_is_answered_the_way_leads_to_the_last_sheet(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}zeitplan.html")
    keys = ["absprache.themen", "absprache.raeume", "absprache.anzahl", "absprache.aufgaben/a1"]
    put(page, "first", {"name": "Fertig"}, {key: {"answer": "Ja"} for key in keys})
    page.goto(f"{foreign}index.html")
    expect(row(page, "Fertig")).to_contain_text("4 von 4 beantwortet")
    row(page, "Fertig").get_by_role("link", name="Öffnen").click()
    expect(page).to_have_url(f"{foreign}arbeitsblaetter/absprache.html")


def test_at_a_stop_it_leads_to_the_latest_one(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}zeitplan.html")
    answers = {f"rundgang.raum/{stop}": {"answer": stop} for stop in ("a1", "b2")}
    put(page, "first", {}, answers)
    page.goto(f"{foreign}index.html")
    page.get_by_role("link", name="Weiterschreiben bei 3.2").click()
    field = page.locator("[id='rundgang.gesehen.answer~b2']")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()


def test_texts_of_others_stay_texts(blank_page: Page, server: str) -> None:
    name = "<img src=x onerror=alert(1)> \u202eschi 🧭" + "x" * 300
    put(blank_page, "first", {"name": name, "host": "<b>Stadt</b>"})
    blank_page.set_viewport_size({"width": 320, "height": 640})
    blank_page.goto(f"{server}index.html")
    expect(blank_page.get_by_role("heading", name="<img src=x onerror=alert(1)>")).to_be_visible()
    expect(blank_page.locator(".home__visit")).to_contain_text("bei <b>Stadt</b>")
    assert blank_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_another_visit_is_begun_from_here(page: Page, server: str) -> None:
    write_first(Sheet(page, server).open())
    page.goto(f"{server}index.html")
    page.get_by_role("button", name="Neuer Besuch").click()
    expect(page.get_by_label("Name des Besuchs")).to_be_focused()
    page.keyboard.type("Zweiter")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".home__visit h3")).to_have_text(["Zweiter", "Erster"])


def test_a_visit_that_is_renamed_in_the_list_is_called_so_afterwards(page: Page, server: str) -> None:
    write_first(Sheet(page, server).open())
    page.goto(f"{server}index.html")
    page.get_by_role("button", name="Besuche verwalten").click()
    dialog = page.get_by_role("dialog", name="Ihre Besuche")
    dialog.get_by_text("Bearbeiten").click()
    dialog.get_by_label("Name des Besuchs").first.fill("Anders")
    dialog.get_by_role("button", name="Speichern").click()
    expect(dialog.get_by_text("Gespeichert.")).to_be_visible()
    dialog.get_by_role("button", name="Schließen").click()
    expect(row(page, "Anders")).to_be_visible()


def test_another_window_is_followed_and_the_focus_stays(page: Page, server: str) -> None:
    write_first(Sheet(page, server).open())
    page.goto(f"{server}index.html")
    expect(row(page, "Erster")).to_contain_text("1 von ")
    write_on(page, "Erster").focus()
    other = Sheet(page.context.new_page(), server).open()
    other.write("teilnehmende", "Die Leitung")
    expect(row(page, "Erster")).to_contain_text("2 von ")
    expect(write_on(page, "Erster")).to_be_focused()


def test_a_file_is_opened_from_here(page: Page, server: str, tmp_path: Path) -> None:
    write_first(Sheet(page, server).open())
    page.goto(f"{server}index.html")
    expect(page.get_by_role("button", name="Datei öffnen")).to_be_visible()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Datei öffnen").click()
    answers = {"vorbereitung.transfer": answer("Aus der Datei")}
    chooser.value.set_files(write_file(tmp_path / "erster.json", answers, name="Erster"))
    expect(page.get_by_text("Aus der Datei").first).to_be_visible()


def test_the_page_does_not_jump(page: Page, server: str) -> None:
    write_first(Sheet(page, server).open())
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => {"
        " for (const { value, sources } of list.getEntries())"
        "   if (sources.some(({ node }) => node?.parentElement?.closest('main'))) shifts += value;"
        "}).observe({ type: 'layout-shift', buffered: true })"
    )
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(f"{server}index.html")
        expect(row(page, "Erster")).to_be_visible()
        page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))")
        assert page.evaluate("shifts") == 0


def test_where_its_script_does_not_come_the_introduction_is_there_and_says_so(page: Page, server: str) -> None:
    write_first(Sheet(page, server).open())
    page.route("**/assets/home-*.js", lambda route: route.fulfill(body="// cut off"))
    page.goto(f"{server}index.html")
    expect(page.get_by_text("Dieser Teil der Seite lässt sich gerade nicht laden.")).to_be_visible()
    expect(page.get_by_role("link", name="Mit dem ersten Blatt beginnen")).to_be_visible()


def test_answers_of_this_session_alone_are_listed_too(page: Page, server: str) -> None:
    page.goto(f"{server}ueber/impressum.html")
    page.evaluate(
        "([key, value]) => Object.assign(sessionStorage, { 'fachaustausch:keep': 'session', [key]: value })",
        [f"{PREFIX}vorbereitung.ziel", json.dumps({"answer": "Ja", "changedAt": "2026-11-19T10:00:00.000Z"})],
    )
    put_answer(page, "vorbereitung.kontakt", answer="Nicht hier")
    page.goto(f"{server}index.html")
    expect(row(page, "Besuch ohne Namen")).to_contain_text("1 von ")


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_each_button_below_the_visits_begins_where_its_line_does(
    page: Page, server: str, width: int
) -> None:
    write_first(Sheet(page, server).open())
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{server}index.html")
    manage = page.get_by_role("button", name="Besuche verwalten")
    expect(manage).to_be_visible()
    first = page.get_by_role("button", name="Neuer Besuch")
    assert manage.evaluate("(each) => each.getBoundingClientRect().left") == first.evaluate(
        "(each) => each.getBoundingClientRect().left"
    )
    assert (
        manage.evaluate(
            """(each) => {
          const range = document.createRange();
          range.selectNodeContents(each);
          return range.getBoundingClientRect().left - each.getBoundingClientRect().left;
        }"""
        )
        <= 1
    )
    assert manage.evaluate("(each) => each.offsetHeight") >= 44


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("visits", [2, 400])
def test_nothing_shifts_when_the_visits_come(page: Page, server: str, visits: int, width: int) -> None:
    """At most a tenth of what is called good (0.1)."""
    page.goto(f"{server}ueber/impressum.html")
    for number in range(visits):
        late = {"vorbereitung.ziel": {"answer": "Ja", "due": "2026-10-12"}, "vorbereitung.kontakt": {"answer": "Ja"}}
        put(page, f"b{number}", {"name": f"Besuch {number}", "date": "2027-02-12"}, late)
    page.add_init_script(
        "window.shifted = 0; new PerformanceObserver((list) => {"
        " for (const { value } of list.getEntries()) shifted += value;"
        "}).observe({ type: 'layout-shift', buffered: true })"
    )
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}index.html")
    expect(page.locator(".home__visit")).to_have_count(min(visits, 6))
    expect(page.get_by_role("region", name="Diese Woche").get_by_role("listitem").first).to_be_visible()
    page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    assert page.evaluate("shifted") < 0.01
