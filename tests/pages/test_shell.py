"""What stands around every page: landmarks, menu, colours, and what an address that leads nowhere shows."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SITE
from tests.helpers.site import PAGES

FULL = tuple(page for page in PAGES if not page.startswith(("bogen/", "fachaustausch")))


@pytest.mark.parametrize("width", [320, 1024, 1280])
@pytest.mark.parametrize("address", ["index.html", "arbeitsblaetter/gastgeben.html", "ueber/barrierefreiheit.html"])
def test_the_menu_says_which_page_this_is(page: Page, server: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}{address}")
    if width < 1220:
        page.get_by_role("button", name="Menü").click()
    menu = page.get_by_role("navigation", name="Navigation")
    current = menu.locator("[aria-current=page]")
    expect(current).to_have_count(1)
    assert current.evaluate("(link) => link.href") == page.url
    other = menu.get_by_role("link", name="Checkliste")
    weight = "(link) => getComputedStyle(link).fontWeight"
    assert int(current.evaluate(weight)) > int(other.evaluate(weight))


def test_the_guide_in_one_file_says_which_page_this_is(page: Page, server: str) -> None:
    for address in ("index.html", "ueber/impressum.html"):
        page.goto("about:blank")  # Another page of the file would be a start of its own.
        page.goto(f"{server}fachaustausch-offline.html#{address}")
        current = page.locator("[aria-current=page]")
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("href", f"#{address}")


@pytest.mark.parametrize("width", [320, 1280])
def test_dark_colours_are_a_switch_that_says_its_state(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}index.html")
    switch = page.get_by_role("button", name="Dunkle Farben")
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("localStorage.length") == 0
    switch.focus()
    for key, pressed, scheme in (("Enter", "true", "dark"), ("Space", "false", "light"), ("Space", "true", "dark")):
        page.keyboard.press(key)
        expect(switch).to_have_attribute("aria-pressed", pressed)
        expect(switch).to_be_focused()
        assert page.evaluate("getComputedStyle(document.body).colorScheme") == scheme
    page.goto(f"{server}leitfaden/zeitplan.html")
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_follow_the_system_until_a_person_chooses(page: Page, server: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{server}index.html")
    switch = page.get_by_role("button", name="Dunkle Farben")
    expect(switch).to_have_attribute("aria-pressed", str(scheme == "dark").lower())
    other: Any = "light" if scheme == "dark" else "dark"
    page.emulate_media(color_scheme=other)
    expect(switch).to_have_attribute("aria-pressed", str(other == "dark").lower())
    assert page.evaluate("localStorage.length") == 0
    switch.click()
    page.emulate_media(color_scheme=scheme)
    page.emulate_media(color_scheme=other)
    expect(switch).to_have_attribute("aria-pressed", str(scheme == "dark").lower())


def test_the_colours_change_where_nothing_can_be_stored(page: Page, server: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError') }")
    page.goto(f"{server}index.html")
    switch = page.get_by_role("button", name="Dunkle Farben")
    for pressed in ("true", "false"):
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", pressed)


def test_colours_chosen_on_another_page_are_there_on_return(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    page.goto(f"{server}checkliste.html")
    page.get_by_role("button", name="Dunkle Farben").click()
    page.go_back()
    expect(page.get_by_role("button", name="Dunkle Farben")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_attribute("data-colours", "slate")


def test_an_address_that_leads_nowhere_says_so_and_leads_on(page: Page, server: str) -> None:
    page.goto(f"{server}404.html")
    expect(page).to_have_title(re.compile(r"^Seite nicht gefunden – ."))
    expect(page.get_by_role("heading", level=1)).to_have_text("Diese Seite gibt es nicht")
    ways = page.get_by_role("main").get_by_role("link")
    assert ways.count() >= 2
    for address in ways.evaluate_all("(links) => links.map(({ pathname }) => pathname)"):
        assert (SITE / address.removeprefix("/")).is_file()


def test_every_title_says_first_what_is_on_the_page() -> None:
    titles = [re.search("<title>(.*?)</title>", (SITE / page).read_text("utf-8")) for page in FULL]
    texts = [title[1] for title in titles if title]
    assert len(set(texts)) == len(PAGES) - len([page for page in PAGES if page not in FULL])
    assert all(text.endswith("Leitfaden Fachaustausch") for text in texts)


@pytest.mark.parametrize("width", [320, 1280])
def test_without_javascript_the_menu_is_there_and_no_button_that_does_nothing(
    browser: Browser, server: str, width: int
) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{server}leitfaden/zeitplan.html")
        expect(page.get_by_role("button")).to_have_count(0)
        if width < 1220:
            page.get_by_role("link", name="Menü").click()
        expect(page.get_by_role("link", name="Ausgangslage").first).to_be_in_viewport()
