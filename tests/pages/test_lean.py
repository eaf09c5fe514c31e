"""What is the lean page's own; all else it shares with the full page, and so with its tests."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SITE
from tests.helpers.keeping import expect_keeping
from tests.helpers.sheet import Sheet, in_menu

PAGES = sorted((SITE / "bogen").glob("*.html"))


@pytest.fixture
def sheet(page: Page, server: str, monkeypatch: pytest.MonkeyPatch) -> Sheet:
    monkeypatch.setattr(Sheet, "folder", "bogen")
    return Sheet(page, server).open()


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_all_that_the_page_needs_to_keep_an_answer_stands_in_it(path: Path) -> None:
    """On a train, a script of its own might never arrive.  How heavy that may be, says tests/pages/test_weight.py."""
    assert not re.findall(rb'<script[^>]* src=|<link rel="stylesheet"', path.read_bytes())


def test_what_no_key_needs_is_loaded_afterwards_and_nothing_else_before_the_person_asks(
    page: Page, server: str
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.removeprefix(server)))
    sheet = Sheet(page, server)
    page.goto(sheet.address.replace("arbeitsblaetter", "bogen"), wait_until="networkidle")
    sheet.write("ziel", "Unterwegs notiert")
    page.wait_for_load_state("networkidle")
    name, rest = (request for request in requests if not request.endswith(".svg"))
    assert (name, rest.split("-")[0]) == ("bogen/vorbereitung.html", "assets/rest")


def test_what_is_typed_is_saved_where_the_rest_of_the_script_never_comes(
    browser: Browser, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a context without a watch: the browser itself reports the script that it cannot load."""
    monkeypatch.setattr(Sheet, "folder", "bogen")
    with browser.new_context(locale="de-DE") as context:
        page = context.new_page()
        page.route("**/assets/**", lambda route: route.abort())
        sheet = Sheet(page, server).open()
        sheet.write("ziel", "Im Zug")
        expect(page.locator(".notice:visible")).to_have_count(0)
        page.reload()
        expect(sheet.text("ziel")).to_have_value("Im Zug")


def test_it_leads_to_the_full_page_and_names_it_as_the_original(sheet: Sheet, server: str) -> None:
    full = f"{server}arbeitsblaetter/vorbereitung.html"
    assert sheet.page.locator("link[rel=canonical]").evaluate("(link) => link.href") == full
    sheet.page.get_by_role("link", name="Ansicht mit Menü und Suche").click()
    expect(sheet.page).to_have_url(full)


def test_an_answer_of_one_view_stands_in_the_other(sheet: Sheet, server: str) -> None:
    sheet.write("ziel", "Unterwegs notiert")
    sheet.page.goto(f"{server}arbeitsblaetter/vorbereitung.html")
    expect(sheet.text("ziel")).to_have_value("Unterwegs notiert")


def test_a_click_that_comes_before_its_script_still_happens(sheet: Sheet) -> None:
    """By one call, so that nothing announces it: no pointer, no focus."""
    in_menu(sheet.page, "Besuch wechseln").evaluate("(button) => button.click()")
    expect(sheet.page.get_by_role("dialog", name="Ihre Besuche")).to_be_visible()


def test_a_choice_that_comes_before_its_script_still_counts(sheet: Sheet) -> None:
    where = sheet.page.locator("[data-part=where]")
    with sheet.page.expect_navigation():
        where.evaluate(
            """(group) => {
              group.querySelector("[value=session]").checked = true;
              group.querySelector("button").click();
            }"""
        )
    expect_keeping(sheet.page, "session")


def test_without_a_network_it_saves_and_says_what_it_cannot_load(
    browser: Browser, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sheet, "folder", "bogen")
    # A context without a watch: the browser itself reports the script that it cannot load.
    with browser.new_context(locale="de-DE") as context:
        sheet = Sheet(context.new_page(), server)
        sheet.page.route("**/assets/**", lambda route: route.abort())
        sheet.open()
        sheet.write("ziel", "Im Zug")
        expect(sheet.page.locator(".notice")).to_have_count(0)
        sheet.page.get_by_role("button", name="Als Datei sichern").click()
        expect(sheet.page.get_by_text("Dieser Teil der Seite lässt sich gerade nicht laden.")).to_be_visible()
        sheet.page.unroute("**/assets/**")
        with sheet.page.expect_download():
            sheet.page.get_by_role("button", name="Als Datei sichern").click()
