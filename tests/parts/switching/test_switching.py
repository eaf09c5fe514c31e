"""From any page to the same page in another visit."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.sheet import Held, Sheet

EVIL = "<img src=x onerror=alert(1)> \u202eschi 🧭" + "x" * 300


def put(page: Page, visit: str, **record: str | bool) -> None:
    value = json.dumps({"changedAt": "2026-11-19T10:00:00.000Z", **record})
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"fachaustausch:1:{visit}", value])


def to(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=f"zu {name} wechseln")


@pytest.mark.both_pages
def test_one_click_leads_to_the_same_sheet_in_the_other_visit_and_keeps_what_was_typed(
    page: Page, server: str
) -> None:
    sheet = Sheet(page, server).open()
    put(page, "first", name="Erster")
    put(page, "bzwei", name="Zweiter")
    page.reload()
    expect(to(page, "Zweiter")).to_be_visible()
    sheet.text("ziel").fill("Gerade getippt")
    with page.expect_navigation():
        to(page, "Zweiter").click()
    expect(sheet.badge).not_to_have_attribute("data-state", "starting")
    expect(sheet.text("ziel")).to_have_value("")
    with page.expect_navigation():
        to(page, "Erster").click()
    expect(sheet.text("ziel")).to_have_value("Gerade getippt")


@pytest.mark.both_pages
def test_nobody_turns_away_from_what_the_browser_could_not_keep(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    put(page, "first", name="Erster")
    put(page, "bzwei", name="Zweiter")
    page.reload()
    expect(to(page, "Zweiter")).to_be_visible()
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    sheet.text("ziel").fill("Nirgends gespeichert")
    to(page, "Zweiter").click()
    expect(page.get_by_role("status").filter(has_text="Das geht gerade nicht")).to_be_visible()
    expect(sheet.text("ziel")).to_have_value("Nirgends gespeichert")


@pytest.mark.both_pages
def test_whoever_has_one_visit_loads_nothing_for_others(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    put(page, "first", name="Erster")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    expect(sheet.badge).not_to_have_attribute("data-state", "starting")
    assert [url for url in asked if "/versions-" in url] == []
    expect(page.get_by_role("button", name="wechseln")).to_have_count(0)


@pytest.mark.parametrize("address", ["checkliste.html", "leitfaden/zeitplan.html"])
def test_the_checklist_and_the_timeline_turn_with_one_click(page: Page, server: str, address: str) -> None:
    page.goto(f"{server}ueber/impressum.html")
    put(page, "first")
    put(page, "bzwei", name="Zweiter")
    page.goto(f"{server}{address}")
    line = page.locator("[data-part=screen-visit]")
    expect(line).to_contain_text("Besuch: ohne Namen")
    with page.expect_navigation():
        to(page, "Zweiter").click()
    expect(line).to_contain_text("Besuch: Zweiter")
    expect(page).to_have_url(f"{server}{address}")
    expect(to(page, "Besuch ohne Namen")).to_be_visible()


def test_of_many_the_latest_are_offered_and_all_are_listed(page: Page, server: str) -> None:
    page.goto(f"{server}ueber/impressum.html")
    put(page, "first", name="Erster", changedAt="2026-11-20T10:00:00.000Z")
    for day in range(1, 6):
        put(page, f"b{day}", name=f"Ort {day}", changedAt=f"2026-11-0{day}T10:00:00.000Z", archived=day == 5)
    put(page, "beispiel", name="Beispiel")
    page.goto(f"{server}checkliste.html")
    buttons = page.locator("[data-part=screen-visit] button")
    expect(buttons).to_have_text(["zu Ort 4 wechseln", "zu Ort 3 wechseln", "Weitere Besuche"])
    buttons.last.click()
    expect(page.get_by_role("dialog", name="Ihre Besuche")).to_be_visible()


def test_of_hundreds_no_name_is_read_and_the_list_is_one_click_away(page: Page, server: str) -> None:
    page.goto(f"{server}ueber/impressum.html")
    for number in range(30):
        put(page, f"b{number}", name=f"Ort {number}")
    page.goto(f"{server}leitfaden/zeitplan.html")
    expect(page.locator("[data-part=screen-visit] button")).to_have_text(["Weitere Besuche"])


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.both_pages
def test_names_of_any_kind_move_nothing(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    sheet = Sheet(page, server).open()
    alone = sheet.text("ziel").bounding_box()
    put(page, "first", name=EVIL)
    put(page, "bzwei", name=EVIL)
    put(page, "bdrei", name="Dritter")
    page.reload()
    expect(sheet.badge).not_to_have_attribute("data-state", "starting")
    expect(page.get_by_role("button", name="wechseln").first).to_be_visible()
    now = sheet.text("ziel").bounding_box()
    assert alone
    assert now
    assert now["x"] == alone["x"]
    assert page.locator(".visit-line").bounding_box()["height"] <= 32  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


_SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.chromium
@pytest.mark.parametrize("width", [1280, 1024, 390])
@pytest.mark.parametrize(
    ("address", "script"), [("checkliste.html", "checklist"), ("leitfaden/zeitplan.html", "overview")]
)
def test_nothing_moves_when_the_visits_are_there(
    page: Page, server: str, address: str, script: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}ueber/impressum.html")
    put(page, "first", name="Erster", date="2026-12-10")
    put(page, "bzwei", name="Zweiter")
    put(page, "first:vorbereitung.ziel", answer="Ein Satz", status="open", responsible="Jugendamt", due="2026-11-01")
    page.add_init_script(_SHIFTS)
    held = Held(page, re.compile(rf"/assets/{script}-.*\.js"))
    page.goto(f"{server}{address}", wait_until="commit")
    # Seen once without it.
    expect(page.locator("[data-part=screen-visit]")).to_contain_text("ohne Namen")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    held.let_go()
    expect(to(page, "Zweiter")).to_be_visible()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shifted") < 0.01
