"""A worksheet in a frame of another site, as an intranet shows it: two loopback hosts are two sites."""

import http.server
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Locator, Playwright, Route, expect

from tests.browser import find, launch_options
from tests.helpers.axe import violations
from tests.helpers.save_files import answer, write_file
from tests.helpers.sheet import HOSTILE, LONG, from_menu
from tests.helpers.waiting import eventually

pytestmark = pytest.mark.both_pages

IN_MENU = ("Drucken", "Leer drucken", "Als Datei sichern", "Aus Datei öffnen", "Besuch wechseln", "Löschen")
ALL = "allow-scripts allow-same-origin allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"

_PAGE = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Intranet</title><h1>Intranet</h1>
<iframe title="Arbeitsblatt" allow="clipboard-write" src="{src}" width="700" height="500"{sandbox}></iframe>
<script>
window.messages = [];
addEventListener("message", ({{ data, origin }}) => {{
  messages.push({{ data, origin }});
  if (data.type === "fachaustausch:height") document.querySelector("iframe").style.height = data.height + "px";
}});
</script>
"""


class _Intranet(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        sandbox = f' sandbox="{escape(query["sandbox"][0])}"' if "sandbox" in query else ""
        body = _PAGE.format(src=escape(query.get("src", ["about:blank"])[0]), sandbox=sandbox).encode("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def intranet() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Intranet) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://localhost:{running.server_port}/"
        running.shutdown()


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """Without a watch: what a sandbox forbids, the browser itself reports as an error."""
    with browser.new_context(locale="de-DE", accept_downloads=True) as context:
        context.set_default_timeout(10_000)
        yield context


@contextmanager
def third_parties(playwright: Playwright, profile: Path, cookie_controls_mode: int) -> Iterator[BrowserContext]:
    """A profile of the browser with windows, which alone can block third parties."""
    preferences = profile / "Default" / "Preferences"
    preferences.parent.mkdir()
    preferences.write_text(json.dumps({"profile": {"cookie_controls_mode": cookie_controls_mode}}), encoding="utf-8")
    options: dict[str, Any] = launch_options(find())
    window = playwright.chromium.launch_persistent_context(profile, locale="de-DE", **options)
    window.set_default_timeout(10_000)
    yield window
    window.close()


@pytest.fixture
def lasting_window(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    """As in Chrome: a foreign frame has a storage."""
    with third_parties(playwright, tmp_path, 0) as window:
        yield window


@pytest.fixture(scope="module")
def blocking_window(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """As in Debian's Chromium and in private windows: a foreign frame has none, so of no test anything stays."""
    with third_parties(playwright, tmp_path_factory.mktemp("blocking"), 1) as window:
        yield window


class Framed:
    """An intranet page with a page of ours in it."""

    def __init__(self, context: BrowserContext, intranet: str, address: str, sandbox: str | None = None) -> None:
        query = {"src": address} | ({} if sandbox is None else {"sandbox": sandbox})
        self.page = context.new_page()
        self.page.goto(f"{intranet}?{urlencode(query)}")
        self.inside: FrameLocator = self.page.frame_locator("iframe")
        self.notice = self.inside.get_by_role("region", name="Diese Seite in einem Rahmen")
        self.badge = self.inside.locator("[data-part=badge]")
        self.menu = self.inside.get_by_role("button", name="Datei", exact=True)
        self.goal = self.inside.locator("#ziel textarea")

    def told(self) -> "Framed":
        """Wait for what it says of frames: that moves everything below, a button away from under a click, too."""
        expect(self.notice).to_be_visible()
        return self

    def button(self, name: str) -> Locator:
        """One of the menu of the bar, which is opened for it, or one that stands in sight."""
        if name in IN_MENU:
            expect(self.inside.locator(".sheet.is-starting")).to_have_count(0)
            if self.menu.get_attribute("aria-expanded") == "false":
                self.menu.click()
            return self.inside.locator("[data-part=file-menu]").get_by_role("button", name=name, exact=True)
        return self.inside.get_by_role("button", name=name, exact=True)

    def messages(self) -> list[dict[str, Any]]:
        return cast(list[dict[str, Any]], self.page.evaluate("messages"))


@pytest.fixture
def sheet_address(server: str, view: str) -> str:
    return f"{server}{view}/vorbereitung.html"


def without(*names: str) -> str:
    return " ".join(name for name in ALL.split() if name not in names)


@pytest.mark.parametrize("sandbox", [None, ALL, without("allow-same-origin")])
def test_where_nothing_can_be_stored_it_is_said_before_anyone_types(
    blocking_window: BrowserContext, sheet_address: str, intranet: str, sandbox: str | None
) -> None:
    framed = Framed(blocking_window, intranet, sheet_address, sandbox)
    expect(framed.notice).to_contain_text("Ihr Browser kann hier nichts speichern")
    expect(framed.notice).to_be_in_viewport()
    expect(framed.badge).to_have_attribute("data-state", "blocked")
    expect(framed.notice.get_by_label("Öffnet sich kein Tab?")).to_have_value(sheet_address)
    framed.goal.fill(HOSTILE.replace("\u0000", ""))
    expect(framed.goal).to_have_value(HOSTILE.replace("\u0000", ""))
    expect(framed.badge).to_have_attribute("data-state", "blocked")


def test_where_a_link_leads_to_a_question_it_is_said_there(
    window: BrowserContext, sheet_address: str, intranet: str
) -> None:
    framed = Framed(window, intranet, f"{sheet_address}#steuergruppe")
    expect(framed.inside.locator("#steuergruppe").get_by_role("region")).to_be_in_viewport()


def test_a_storage_that_works_in_the_frame_is_used_and_said_to_be_apart(
    lasting_window: BrowserContext, sheet_address: str, intranet: str
) -> None:
    framed = Framed(lasting_window, intranet, sheet_address)
    expect(framed.notice).to_contain_text("getrennt")
    framed.goal.fill("Im Rahmen")
    expect(framed.badge).to_have_attribute("data-state", "saved")
    framed.page.reload()
    expect(framed.goal).to_have_value("Im Rahmen")
    expect(framed.badge).to_have_attribute("data-state", "saved")


def test_in_a_frame_of_the_site_itself_nothing_is_said(
    context: BrowserContext, server: str, sheet_address: str
) -> None:
    page = context.new_page()
    page.goto(f"{server}ueber/impressum.html")
    add_frame = "(src) => document.body.append(Object.assign(document.createElement('iframe'), { src }))"
    page.evaluate(add_frame, sheet_address)
    inside = page.frame_locator("iframe")
    inside.locator("#ziel textarea").fill("Im eigenen Rahmen")
    expect(inside.locator("[data-part=badge]")).to_have_attribute("data-state", "saved")
    expect(inside.get_by_role("region", name="Diese Seite in einem Rahmen")).to_have_count(0)
    page.goto(sheet_address)
    expect(page.locator("#ziel textarea")).to_have_value("Im eigenen Rahmen")


def test_a_tab_of_its_own_stores_again(window: BrowserContext, sheet_address: str, intranet: str) -> None:
    framed = Framed(window, intranet, sheet_address, ALL)
    with window.expect_page() as opened:
        framed.notice.get_by_role("link", name="In eigenem Tab öffnen").click()
    opened.value.locator("#ziel textarea").fill("Im Tab")
    expect(opened.value.locator("[data-part=badge]")).to_have_attribute("data-state", "saved")
    assert opened.value.url == sheet_address


def test_the_save_file_gets_out_where_downloads_are_allowed(
    window: BrowserContext, sheet_address: str, intranet: str
) -> None:
    framed = Framed(window, intranet, sheet_address, without("allow-same-origin")).told()
    framed.goal.fill("Gesichert aus dem Rahmen")
    with framed.page.expect_download() as download:
        framed.button("Als Datei sichern").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["answers"]["vorbereitung.ziel"]["answer"] == "Gesichert aus dem Rahmen"


def test_a_backup_is_not_claimed_where_a_frame_may_have_blocked_it(
    window: BrowserContext, sheet_address: str, intranet: str
) -> None:
    framed = Framed(window, intranet, sheet_address, without("allow-downloads", "allow-same-origin")).told()
    backup = framed.inside.locator("[data-part=backup]")
    framed.goal.fill("Nicht gesichert")
    framed.button("Als Datei sichern").click()
    expect(framed.inside.get_by_text("Kommt die Datei bei Ihren Downloads an?")).to_be_visible()
    expect(framed.inside.get_by_text("Ihr Browser legt die Datei jetzt bei Ihren Downloads ab.")).to_have_count(0)
    expect(backup).to_have_text("Noch nicht als Datei gesichert")
    framed.button("Nein, als Text zeigen").click()
    text = framed.inside.locator("[data-part=notices]").get_by_label("Ihre Eingaben als Text")
    expect(text).to_be_focused()
    expect(text).to_have_value(re.compile("Nicht gesichert"))
    expect(framed.button("Nein, als Text zeigen")).to_have_count(0)
    expect(backup).to_have_text("Noch nicht als Datei gesichert")


def test_in_a_frame_a_backup_is_noted_once_the_person_has_seen_it(
    window: BrowserContext, sheet_address: str, intranet: str
) -> None:
    framed = Framed(window, intranet, sheet_address).told()
    framed.goal.fill("Gesichert")
    for _ in range(2):
        with framed.page.expect_download():
            framed.button("Als Datei sichern").click()
    expect(framed.inside.locator("[data-part=backup]")).to_have_text("Noch nicht als Datei gesichert")
    framed.button("Ja, sie ist da").click()
    expect(framed.inside.locator("[data-part=backup]")).to_have_text("Letzte Sicherung: heute")
    expect(framed.inside.get_by_text("Mit „Aus Datei öffnen“ holen Sie Ihre Eingaben zurück")).to_be_visible()
    expect(framed.menu).to_be_focused()


def test_where_downloads_are_forbidden_the_save_file_is_there_as_text_and_opens_elsewhere(
    window: BrowserContext, sheet_address: str, intranet: str, tmp_path: Path
) -> None:
    framed = Framed(window, intranet, sheet_address, without("allow-downloads", "allow-same-origin"))
    framed.goal.fill(HOSTILE.replace("\u0000", ""))
    framed.notice.get_by_text("Kommt beim Sichern keine Datei an?").click()
    text = framed.notice.get_by_label("Ihre Eingaben als Text")
    expect(text).to_have_value(re.compile("vorbereitung.ziel"))
    (tmp_path / "besuch.json").write_text(text.input_value(), encoding="utf-8")
    page = window.new_page()
    page.goto(sheet_address)
    with page.expect_file_chooser() as chooser:
        from_menu(page, "Aus Datei öffnen")
    chooser.value.set_files(tmp_path / "besuch.json")
    page.get_by_role("dialog").get_by_role("button", name="Übernehmen").click()
    expect(page.locator("#ziel textarea")).to_have_value(HOSTILE.replace("\u0000", ""))


@pytest.mark.parametrize("allowed", [True, False])
def test_where_printing_is_forbidden_it_is_said(
    window: BrowserContext, sheet_address: str, intranet: str, allowed: bool
) -> None:
    framed = Framed(window, intranet, sheet_address, ALL if allowed else without("allow-modals"))
    expect(framed.notice).to_be_visible()
    told = framed.inside.get_by_text("In diesem Rahmen können Sie nicht drucken.")
    for name in ("Drucken", "Leer drucken"):
        framed.button(name).click()
        expect(told).to_have_count(0 if allowed else 1)


def test_dialogs_work_in_the_tightest_sandbox(window: BrowserContext, sheet_address: str, intranet: str) -> None:
    framed = Framed(window, intranet, sheet_address, "allow-scripts").told()
    framed.button("Besuch wechseln").click()
    dialog = framed.inside.get_by_role("dialog", name="Ihre Besuche")
    dialog.get_by_text("Bearbeiten").first.click()
    dialog.get_by_label("Name des Besuchs").first.fill("Musterstadt")
    dialog.get_by_role("button", name="Speichern").first.click()
    expect(dialog.locator(".visits__name").first).to_contain_text("Musterstadt")


def test_in_a_frame_nothing_is_deleted_on_the_word_of_a_download(
    window: BrowserContext, sheet_address: str, intranet: str
) -> None:
    framed = Framed(window, intranet, sheet_address, without("allow-downloads", "allow-same-origin")).told()
    framed.goal.fill("Bleibt")
    framed.button("Löschen").click()
    dialog = framed.inside.get_by_role("dialog")
    dialog.get_by_role("button", name="Sichern und löschen").click()
    dialog.get_by_role("button", name="Nein, als Text zeigen").click()
    expect(dialog.get_by_label("Ihre Eingaben als Text")).to_have_value(re.compile("Bleibt"))
    expect(framed.goal).to_have_value("Bleibt")


def test_what_acts_in_a_dialog_stays_in_sight_though_the_frame_is_as_high_as_its_page(
    window: BrowserContext, sheet_address: str, intranet: str, tmp_path: Path
) -> None:
    framed = Framed(window, intranet, sheet_address).told()
    framed.page.locator("iframe").evaluate("(frame) => { frame.style.height = '5000px' }")
    answers = {f"vorbereitung.{name}": answer(LONG) for name in ("ziel", "ideen", "kontakt")}
    with framed.page.expect_file_chooser() as chooser:
        framed.button("Aus Datei öffnen").click()
    chooser.value.set_files(write_file(tmp_path / "a.json", answers))
    expect(framed.button("Übernehmen")).to_be_attached()  # All of the review is there.
    screen = framed.page.evaluate("screen.availHeight")
    box = framed.inside.get_by_role("dialog").bounding_box()
    assert box
    assert box["height"] < screen
    framed.page.evaluate("(way) => scrollBy(0, way)", box["y"])
    expect(framed.inside.locator(".dialog__title")).to_be_in_viewport(ratio=1)
    expect(framed.button("Übernehmen")).to_be_in_viewport(ratio=1)


def test_without_scripts_the_frame_shows_the_form_for_the_pen(
    window: BrowserContext, sheet_address: str, intranet: str
) -> None:
    framed = Framed(window, intranet, sheet_address, "allow-same-origin")
    expect(framed.inside.get_by_role("heading", level=3)).to_have_count(10)
    expect(framed.inside.get_by_role("textbox")).to_have_count(0)


def allow(context: BrowserContext, source: str) -> None:
    """Serve our pages as if the operator had allowed a source."""

    def answer(route: Route) -> None:
        response = route.fetch()
        body = re.sub(r'(?<=data-frame-ancestors=")[^"]*', source, response.text())
        route.fulfill(response=response, body=body)

    context.route(re.compile(r"/(bogen|arbeitsblaetter)/[a-z]+\.html"), answer)


def fitted(framed: Framed) -> int:
    """Wait until the frame is as high as its page, and that is what its page has said last; how high."""
    inside = framed.page.frames[1]

    def look() -> tuple[int, int, int]:
        told = framed.messages()
        needed = inside.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
        return (told[-1]["data"]["height"] if told else 0, needed, inside.evaluate("innerHeight"))

    height, *_ = eventually(framed.page, look, lambda heights: len(set(heights)) == 1)
    assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    return height


def test_an_allowed_parent_is_told_the_height_and_no_scrollbar_is_left(
    window: BrowserContext, sheet_address: str, intranet: str, view: str
) -> None:
    allow(window, intranet.rstrip("/"))
    framed = Framed(window, intranet, sheet_address)
    expect(framed.notice).to_be_visible()
    before = fitted(framed)
    framed.goal.fill("Zeile\n" * 40)
    eventually(framed.page, lambda: fitted(framed), lambda height: height > before)
    told = framed.messages()[-1]
    assert told["data"] == {
        "type": "fachaustausch:height",
        "height": told["data"]["height"],
        "page": f"/{view}/vorbereitung.html",
    }
    assert told["origin"] == sheet_address.split(f"/{view}", maxsplit=1)[0]


@pytest.mark.parametrize("name", ["Löschen", "Besuch wechseln"])
def test_in_a_frame_as_high_as_its_page_a_dialog_opens_where_the_person_is(
    window: BrowserContext, sheet_address: str, intranet: str, name: str
) -> None:
    allow(window, intranet.rstrip("/"))
    framed = Framed(window, intranet, sheet_address)
    expect(framed.notice).to_be_visible()
    fitted(framed)
    opener = framed.menu
    opener.hover()  # Scrolls to it, as a person does.
    framed.button(name).hover()
    expect(opener).to_be_in_viewport()
    before = framed.page.evaluate("scrollY")
    framed.button(name).click()
    dialog = framed.inside.get_by_role("dialog")
    expect(dialog.get_by_role("heading", level=2)).to_be_in_viewport()
    expect(opener).to_be_in_viewport()
    framed.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    expect(opener).to_be_in_viewport()
    assert framed.page.evaluate("scrollY") == before


def test_a_dialog_that_is_opened_at_the_end_of_a_frame_stays_within_it(
    window: BrowserContext, sheet_address: str, intranet: str
) -> None:
    framed = Framed(window, intranet, sheet_address)  # Half a page high.
    expect(framed.notice).to_be_visible()
    opener = framed.button("Besuch wechseln")
    opener.evaluate("(button) => button.scrollIntoView({ block: 'end' })")
    opener.click()
    dialog = framed.inside.get_by_role("dialog")
    dialog.get_by_text("Neuen Besuch anlegen").click()
    expect(dialog.get_by_role("button", name="Anlegen und öffnen")).to_be_visible()
    eventually(
        framed.page, lambda: dialog.evaluate("(dialog) => dialog.getBoundingClientRect().bottom <= innerHeight")
    )


HELLO = 'document.querySelector("iframe").contentWindow.postMessage({ type: "fachaustausch:hello" }, "*")'


def test_a_parent_that_listens_late_asks_for_the_height(
    window: BrowserContext, sheet_address: str, intranet: str
) -> None:
    allow(window, intranet.rstrip("/"))
    framed = Framed(window, intranet, sheet_address)
    framed.page.wait_for_function("messages.length")
    expect(framed.notice).to_be_visible()
    framed.page.evaluate(f"messages.length = 0; {HELLO}; {HELLO}; {HELLO}")
    framed.page.wait_for_function("messages.length >= 3")
    assert {message["data"]["type"] for message in framed.messages()} == {"fachaustausch:height"}


def test_the_script_for_intranets_fits_every_frame_of_a_page_even_if_it_comes_last(
    window: BrowserContext, server: str, sheet_address: str, intranet: str
) -> None:
    allow(window, intranet.rstrip("/"))
    page = window.new_page()
    page.goto(f"{server}einbetten.html")
    script = page.locator("pre", has_text="fachaustausch:hello").inner_text()
    frames = f'<iframe src="about:blank"></iframe>{f"""<iframe src="{sheet_address}"></iframe>""" * 2}'
    body = f"<!doctype html><title>Intranet</title>{frames}"
    window.route(f"{intranet}zwei", lambda route: route.fulfill(content_type="text/html", body=body))
    page.goto(f"{intranet}zwei")
    for index in (1, 2):
        expect(page.frame_locator("iframe").nth(index).get_by_role("region", name="Rahmen")).to_be_visible()
    address = server.rstrip("/")
    page.evaluate(
        "(html) => document.body.append(document.createRange().createContextualFragment(html))",
        script.replace("https://leitfaden.example.de", address),
    )
    for index in (1, 2):
        expect(page.locator("iframe").nth(index)).to_have_css("height", re.compile(r"\d{4,}px"))
    assert page.locator("iframe").first.get_attribute("style") is None


def test_nobody_else_is_told_anything(window: BrowserContext, sheet_address: str, intranet: str) -> None:
    framed = Framed(window, intranet, sheet_address)
    expect(framed.notice).to_be_visible()
    framed.page.evaluate(HELLO)
    framed.goal.fill("Zeile\n" * 40)
    assert framed.messages() == []


@pytest.mark.parametrize("name", ["checkliste.html", "index.html"])
def test_pages_that_show_answers_say_it_too(window: BrowserContext, server: str, intranet: str, name: str) -> None:
    framed = Framed(window, intranet, f"{server}{name}")
    expect(framed.notice).to_have_count(1)
    expect(framed.notice).to_contain_text("nur, was Sie im selben Rahmen eingetragen haben")


def test_axe_finds_nothing_in_the_notice(window: BrowserContext, sheet_address: str, intranet: str) -> None:
    framed = Framed(window, intranet, sheet_address)
    framed.notice.get_by_text("Kommt beim Sichern keine Datei an?").click()
    assert violations(framed.page.frames[1]) == []
