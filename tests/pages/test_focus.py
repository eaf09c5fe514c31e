"""Where the Tab key leads: only to what is in sight, and wherever it leads, one sees it."""

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import Sheet
from tests.helpers.tabbing import faults_of

# One page of each kind.
KINDS = (
    "index.html",
    "arbeitsblaetter/vorbereitung.html",
    "arbeitsblaetter/beobachtung.html",
    "bogen/vorbereitung.html",
    "bogen/transferplan.html",
    "leitfaden/zeitplan.html",
    "einfach/start.html",
    "checkliste.html",
    "handzettel.html",
    "einbetten.html",
    "ohne-netz.html",
    "ueber/barrierefreiheit.html",
    "404.html",
    "fachaustausch-offline.html",
)
WIDTHS = [(address, 320) for address in KINDS]
WIDTHS += [(address, 1280) for address in ("index.html", "arbeitsblaetter/beobachtung.html", "checkliste.html")]
WIDTHS += [("leitfaden/zeitplan.html", width) for width in (768, 1024, 1280)]


# From its last stop a dialog leads out of the page, where the browser itself has some.
WITHIN = "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"


@pytest.mark.parametrize(("address", "width"), WIDTHS)
def test_every_stop_of_the_tab_key_is_in_sight_and_shows_it(
    page: Page, blank: Page, server: str, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}{address}")
    expect(page.locator("html.no-js")).to_have_count(0)
    assert faults_of(page, blank) == []


@pytest.mark.parametrize("width", [320, 768, 1024])
def test_in_the_open_menu_no_stop_lies_behind_it(page: Page, blank: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}leitfaden/zeitplan.html")
    opener = page.get_by_role("button", name="Menü")
    opener.focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="Menü")
    expect(drawer).to_be_visible()
    assert faults_of(page, blank) == []
    for key in ("Tab", "Shift+Tab"):
        for _ in range(50):
            page.keyboard.press(key)
            assert page.evaluate(WITHIN)
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(drawer).to_be_hidden()


def test_the_menu_closes_by_its_button_by_a_click_beside_it_and_by_a_wider_window(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 768, "height": 800})
    page.goto(f"{server}leitfaden/zeitplan.html")
    opener = page.get_by_role("button", name="Menü")
    drawer = page.get_by_role("dialog", name="Menü")
    menu = page.get_by_role("navigation", name="Navigation")
    opener.click()
    page.get_by_role("button", name="Schließen").click()
    expect(drawer).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.mouse.click(600, 400)
    expect(drawer).to_be_hidden()
    opener.click()
    expect(menu).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(drawer).to_be_hidden()
    expect(menu.get_by_role("link", name="Start", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "address", ["index.html", "arbeitsblaetter/vorbereitung.html", "checkliste.html", "404.html"]
)
def test_the_first_stop_leads_past_the_menu_to_the_content(page: Page, server: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}{address}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    expect(page.get_by_role("link", name="Zum Inhalt")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_in_viewport(ratio=1)
    top = heading.evaluate("(h1) => h1.getBoundingClientRect().top - document.querySelector('header').offsetHeight")
    assert top >= 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_search_keeps_the_focus_and_gives_it_back(page: Page, blank: Page, server: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{server}checkliste.html")
    opener = page.get_by_role("button", name="Suche")
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Austausch")
    expect(page.locator(".search__result").nth(2)).to_be_visible()
    assert faults_of(page, blank) == []
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(WITHIN)
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_filled_sheet_shows_every_stop(page: Page, blank: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    sheet = Sheet(page, server).open()
    sheet.status("ziel", "in Arbeit").check()
    sheet.write("ziel", "Lernen")
    page.locator("body").evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    page.reload()
    expect(sheet.text("ziel")).to_have_value("Lernen")
    assert faults_of(page, blank) == []
