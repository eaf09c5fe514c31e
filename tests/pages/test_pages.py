"""Every page: homes, width, keyboard, links, third parties, search, and the rules that axe knows."""

import json
import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from macros.content.data_file import load_content
from tests.conftest import PROJECT, SITE
from tests.helpers.axe import colour_violations, switch_colours, violations
from tests.helpers.sheet import HOSTILE, LONG, Sheet, from_menu, visit_name
from tests.helpers.site import PAGES


@pytest.mark.parametrize("state", ["filled", "conflict", "dialog", "search", "full", "deleted", "drawer"])
def test_axe_finds_nothing_in_a_state(context: BrowserContext, server: str, state: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320 if state == "drawer" else 1280, "height": 900})
    if state == "full":
        page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    sheet = Sheet(page, server).open()
    sheet.text("ziel").press_sequentially("Lernen")
    if state == "full":
        expect(sheet.badge).to_have_attribute("data-state", "full")
    else:
        sheet.expect_saved()
    if state == "filled":
        sheet.status("kontakt", "in Arbeit").check()
        sheet.write("kontakt", LONG)
    if state == "conflict":
        Sheet(context.new_page(), server).open().text("ziel").fill("Anders")
        expect(sheet.question("ziel").get_by_role("alert")).to_be_visible()
    if state in ("dialog", "deleted"):
        from_menu(page, "Löschen")
        expect(page.get_by_role("dialog")).to_be_visible()
    if state == "deleted":
        page.get_by_role("button", name="Alles löschen").click()
        expect(page.get_by_role("button", name="Löschen rückgängig machen")).to_be_visible()
    if state == "search":
        page.get_by_role("button", name="Suche").click()
        page.get_by_role("dialog", name="Suche").get_by_role("searchbox").fill("Steuergruppe")
        expect(page.locator(".search__result").first).to_be_visible()
    if state == "drawer":
        page.get_by_role("button", name="Menü").click()
        expect(
            page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Start")
        ).to_be_in_viewport()
    assert violations(page) == []
    switch_colours(page, "dark")
    assert colour_violations(page) == []


def test_axe_finds_nothing_on_a_filled_checklist(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.responsible("ziel").fill("Jugendamt")
    sheet.status("kontakt", "erledigt").check()
    sheet.write("ideen", LONG)
    page.goto(f"{server}checkliste.html")
    page.get_by_label("Reihenfolge").select_option("nach Zuständigkeit")
    assert violations(page) == []
    switch_colours(page, "dark")
    assert colour_violations(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways_on_a_narrow_screen(page: Page, server: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{server}{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    wide = page.evaluate(
        """[...document.querySelectorAll("main *")]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && element.offsetParent)
          .map((element) => element.outerHTML.slice(0, 120))"""
    )
    assert wide == []


def test_a_long_word_in_an_answer_does_not_widen_anything(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    sheet = Sheet(page, server).open()
    sheet.responsible("ziel").fill("Verwaltungs" * 30)
    sheet.write("ziel", "Integrationsbeauftragte" * 30)
    page.goto(f"{server}checkliste.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


# At the root of a host, test_every_page.py opens each.
@pytest.mark.parametrize("home", ["sub-path", "folder"], indirect=True)
def test_every_page_opens_in_every_home_without_an_error(page: Page, home: str) -> None:
    for address in PAGES[:-1]:  # 404.html is served for any address and so links from the root of a host
        page.goto(f"{home}{address}")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.parametrize("address", [address for address in PAGES if address != "404.html"])
def test_every_link_leads_somewhere(address: str) -> None:
    """Static, over the built files: pages, anchors, styles and scripts, all relative."""
    html = (SITE / address).read_text(encoding="utf-8")
    for link in re.findall(r'\s(?:href|src|data-script|data-index)="([^"]+)"', html):
        # Links to elsewhere are the business of tests/language.
        if link.startswith(("data:image/", "https://", "http://127.0.0.1:8000/")):
            continue
        target, anchor = urldefrag(link)
        assert not re.match(r"[a-z]+:|/", target), f"{link} is not relative"
        path = Path(urljoin(f"{address}", target)) if target else Path(address)
        assert (SITE / path).is_file(), link
        # What the checklist is to show is no place in it.
        if anchor and "zeige=" not in anchor and path.suffix == ".html":
            assert f'id="{anchor}"' in (SITE / path).read_text(encoding="utf-8"), link


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_javascript_a_worksheet_offers_no_field_that_would_forget(page: Page, home: str) -> None:
    page.goto(f"{home}arbeitsblaetter/vorbereitung.html")
    expect(page.get_by_role("heading", level=3)).to_have_count(10)
    for role in ("textbox", "radio", "button", "searchbox"):
        expect(page.get_by_role(role)).to_have_count(0)
    expect(page.locator("input:visible, textarea:visible, select:visible")).to_have_count(0)
    expect(page.get_by_text("Denken Sie an").first).to_be_visible()


def test_a_worksheet_can_be_filled_in_with_the_keyboard_alone(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    sheet.text("ziel").focus()
    page.keyboard.type("Lernen")
    for key in ("Tab", "Enter", "Tab", "ArrowRight"):  # The line with the smaller fields unfolds.
        page.keyboard.press(key)
    expect(sheet.status("ziel", "in Arbeit")).to_be_checked()
    sheet.button("Auswahl aufheben", "ziel").focus()
    page.keyboard.press("Enter")
    expect(sheet.status("ziel", "offen")).to_be_focused()
    page.keyboard.press("Space")
    expect(sheet.status("ziel", "offen")).to_be_checked()
    page.keyboard.press("Tab")
    expect(sheet.responsible("ziel")).to_be_focused()
    page.keyboard.type("Jugendamt")
    page.keyboard.press("Tab")
    expect(sheet.due("ziel")).to_be_focused()
    page.keyboard.type("03032027")  # the same in every order of day and month
    expect(sheet.due("ziel")).to_have_value("2027-03-03")
    sheet.expect_saved()
    undo = sheet.button("Rückgängig", "ziel")
    undo.focus()
    for _ in range(12):
        page.keyboard.press("Enter")
    expect(undo).to_be_focused()
    expect(sheet.text("ziel")).to_have_value("")
    expect(sheet.responsible("ziel")).to_have_value("")


class Keys:
    """Whoever has nothing but a keyboard, and how often she has pressed a key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def press(self, *names: str) -> None:
        self.count += len(names)
        for name in names:
            self.page.keyboard.press(name)

    def tab_to(self, field: Locator) -> None:
        for _ in range(60):
            if field.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"{field} is out of reach")

    def answer(self, question: Locator) -> None:
        """Fill in all of a question, and go on to the next."""
        who = question.get_by_label("Zuständig")
        if question.get_attribute("data-asks-who") is not None:
            self.tab_to(who)
            self.press(*"Amt")
        self.tab_to(question.locator("textarea"))
        self.press(*"Amt")
        self.tab_to(question.locator("summary"))
        self.press("Enter")
        self.tab_to(question.locator("[value=open]"))
        self.press("Space")
        if question.get_attribute("data-asks-who") is None:
            self.tab_to(who)
            self.press(*"Amt")
        self.tab_to(question.get_by_label("Bis wann"))
        self.press(*"03032027", "Control+Enter")


@pytest.mark.parametrize("view", ["arbeitsblaetter", "bogen"])
def test_the_whole_task_takes_250_keys_at_most(page: Page, server: str, view: str) -> None:
    """Name the visit, answer ten questions with status, responsible and date, print."""
    page.add_init_script("window.print = () => { window.isPrinted = true }")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{server}{view}/vorbereitung.html")
    expect(page.locator("[data-part=badge]")).to_have_attribute("data-state", "empty")
    keys = Keys(page)
    if view == "arbeitsblaetter":
        keys.press("Tab", "Enter")  # "Zum Inhalt"
    keys.tab_to(page.get_by_role("button", name="Besuch benennen"))
    keys.press("Enter", "Tab")
    expect(page.get_by_label("Name des Besuchs")).to_be_focused()
    keys.press(*"Besuch")
    keys.tab_to(page.locator("[data-part=bar] [data-action=next-open]"))
    keys.press("Enter")
    questions = page.locator("[data-question]")
    for index in range(questions.count()):
        keys.answer(questions.nth(index))
    expect(page.get_by_role("button", name="Dieses Blatt drucken")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("[data-part=badge]")).to_have_attribute("data-state", "saved")
    assert page.evaluate("window.isPrinted")
    stored = page.evaluate(
        "Object.values(localStorage).map((value) => JSON.parse(value)).filter((value) => value.due)"
    )
    assert [(each["answer"], each["status"], each["responsible"]) for each in stored] == [("Amt", "open", "Amt")] * 10
    assert keys.count <= 250


def test_the_focus_is_never_hidden_behind_the_bar(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 640})
    sheet = Sheet(page, server).open()
    sheet.text("steuergruppe").focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        hidden = page.evaluate(
            """() => {
              const active = document.activeElement;
              const state = document.querySelector(".bar");
              if (!active.closest(".question")) return null;
              const box = active.getBoundingClientRect();
              return box.bottom <= state.getBoundingClientRect().bottom ? active.outerHTML : null;
            }"""
        )
        assert hidden is None


def test_the_menu_of_a_narrow_screen_is_opened_and_closed_by_keyboard(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{server}checkliste.html")
    menu = page.get_by_role("button", name="Menü")
    link = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Start", exact=True)
    expect(link).to_be_hidden()
    for key in ("Enter", "Space"):
        menu.focus()
        page.keyboard.press(key)
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(link).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        expect(menu).to_be_focused()


def test_the_search_finds_a_question_by_its_words_and_jumps_to_it(page: Page, home: str) -> None:
    page.goto(f"{home}index.html")
    page.get_by_role("button", name="Suche").click()
    query = page.get_by_role("dialog", name="Suche").get_by_role("searchbox")
    expect(query).to_be_focused()
    query.fill("anregung konkreter schrite")  # inflected, and with a slip
    results = page.locator(".search__result")
    expect(results.first).to_contain_text("2.9 Wer macht aus den Anregungen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"arbeitsblaetter/vorbereitung\.html#handlungsschritte$"))
    expect(page.locator("#handlungsschritte")).to_be_in_viewport()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_search_is_opened_and_used_by_keyboard(page: Page, server: str) -> None:
    page.goto(f"{server}checkliste.html")
    page.get_by_role("button", name="Suche").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Austausch")
    expect(page.locator(".search__result").nth(2)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search__result").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_no_single_letter_does_anything(page: Page, server: str) -> None:
    """WCAG 2.1.4: who dictates, or drops something on the keyboard, must not be sent to another page."""
    page.goto(f"{server}checkliste.html")
    for key in "npfs/,.":
        page.keyboard.press(key)
    page.get_by_role("heading", level=1).click()
    expect(page).to_have_url(f"{server}checkliste.html")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_nothing_of_the_search_is_loaded_before_someone_searches(context: BrowserContext, server: str) -> None:
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.goto(f"{server}index.html", wait_until="networkidle")
    assert [url for url in requests if "search" in url] == []
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill("Ziel")
    expect(page.locator(".search__result").first).to_be_visible()
    assert len([url for url in requests if "search" in url]) == 2


def test_the_search_index_holds_each_question_once_and_no_form() -> None:
    text = (SITE / "search" / "index.js").read_text(encoding="utf-8")
    entries = json.loads(text.removeprefix("fachaustauschSearch(").rstrip().removesuffix(")"))
    for question in ("Was ist Ihnen bereits gelungen?", "Wo brauchen Sie den Austausch am dringendsten?"):
        assert sum(question in f"{entry['title']}{entry['text']}" for entry in entries) == 1
    sheets = [entry for entry in entries if entry["location"].startswith("arbeitsblaetter/")]
    content = load_content(PROJECT / "docs")
    assert len(sheets) == len(content.worksheets) + len(content.question_lines)
    for control in ("in Arbeit", "Bis wann", "Aufheben", "Leer drucken", "Rückgängig", "Name des Besuchs"):
        assert control not in json.dumps(sheets, ensure_ascii=False)


def test_hostile_text_runs_nothing_anywhere(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    hostile = HOSTILE.replace("\u0000", "") + "<img src=x onerror=\"document.title='Beute'\">"
    visit_name(page).fill(hostile)
    sheet.responsible("ziel").fill(hostile.replace("\n", " "))
    sheet.write("ziel", hostile)
    page.reload()
    expect(sheet.text("ziel")).to_have_value(hostile)
    page.goto(f"{server}checkliste.html")
    page.get_by_label("Reihenfolge").select_option("nach Zuständigkeit")
    expect(page.locator(".checklist__group").first).to_contain_text("<script>")
    expect(page).not_to_have_title("Beute")
