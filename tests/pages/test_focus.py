"""Where the Tab key leads: only to what is in sight, and wherever it leads, one sees it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.client.sheet import Sheet
from tests.pages.pixels import around, changed

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

# The mark around a small box has as many pixels, drawn two wide.
LEAST = 80

# The element with the focus: what it is, where it is, and what covers it.
_AT = """() => {
  let element = document.activeElement;
  if (element === document.body) return null;
  const name = `${element.localName}${element.type ? `[${element.type}]` : ""}.${element.className}`;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const clamp = (value, size) => Math.min(Math.max(value, 1), size - 1);
  const x = clamp(box.x + box.width / 2, innerWidth), y = clamp(box.y + box.height / 2, innerHeight);
  const hit = document.elementFromPoint(x, y);
  const isInWidth = box.width > 0 && box.right > 0 && box.left < innerWidth;
  const isInHeight = box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  const isFree = hit && (element.contains(hit) || hit.contains(element) || hit.control === element);
  const seen = (window.seenByTest ??= new Map());
  const before = seen.get(element);
  seen.set(element, (before ?? 0) + 1);
  return {
    name, box: { x: box.x, y: box.y, width: box.width, height: box.height },
    text: element.outerHTML.slice(0, 160), times: before ?? 0,
    fault: !(isInWidth && isInHeight) ? "is out of sight" : isFree ? "" : `is behind ${hit?.outerHTML.slice(0, 99)}`,
  };
}"""


# From its last stop a dialog leads out of the page, where the browser itself has some.
WITHIN = "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """Where pictures are compared: no policy forbids it."""
    with browser.new_context() as context:
        yield context.new_page()


def walk(page: Page, key: str = "Tab", stops: int = 120) -> Iterator[dict[str, Any]]:
    """Every stop of the Tab key, until it leaves the page or comes round."""
    last = None
    for _ in range(stops):
        page.keyboard.press(key)
        at = page.evaluate(_AT)
        if at is None or (at["times"] and at["text"] != last):
            return
        if not at["times"]:
            yield at
        last = at["text"]


def faults_of(page: Page, blank: Page) -> list[str]:
    """What is wrong with the stops of a page; of stops that look alike, one has its mark compared."""
    faults, known = [], set()
    for at in walk(page):
        if at["fault"]:
            faults.append(f"{at['text']} {at['fault']}")
        elif at["name"] not in known:
            known.add(at["name"])
            focused = around(page, at["box"])
            # The browser goes on from here, whatever has the focus.
            page.evaluate("document.activeElement.blur()")
            count = changed(blank, focused, around(page, at["box"]))
            if count < LEAST:
                faults.append(f"{at['text']} shows its focus in {count} pixels only")
    assert known, "no stop at all"
    return faults


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
