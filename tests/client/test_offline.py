"""The site without a network: kept by the browser on request, whole, and never in two versions at once."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.client.sheet import Sheet
from tests.conftest import SITE, build_site, copy_project
from tests.host import Host, hosting
from tests.pages.test_pages import PAGES

# In bytes, as they lie on the device; the page says so.
BUDGET = 1_500_000

READY = "Diese Seiten öffnen sich in diesem Browser jetzt auch ohne Netz."


@pytest.fixture
def host() -> Iterator[Host]:
    with hosting(SITE) as running:
        yield running


def keep(page: Page, home: str) -> None:
    page.goto(f"{home}ohne-netz.html")
    page.get_by_role("button", name="Auch ohne Netz nutzen").click()
    expect(page.get_by_text(READY)).to_be_visible()


def kept(page: Page) -> int:
    """How many caches and service workers there are."""
    found = page.evaluate(
        "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then((all) => all.flat().length)"
    )
    return int(found)


def wait_for_update(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")
    page.evaluate(
        """new Promise((resolve) => (async function look() {
          if ((await navigator.serviceWorker.getRegistration()).waiting) resolve();
          else requestAnimationFrame(look);
        })())"""
    )


@pytest.mark.parametrize("name", ["root", "sub-path"])
def test_with_the_network_off_every_page_is_there(
    page: Page, context: BrowserContext, server: str, name: str
) -> None:
    home = server if name == "root" else f"{server}stadt/leitfaden/"
    keep(page, home)
    context.set_offline(True)
    for address in [address for address in PAGES if address != "404.html"]:
        page.goto(f"{home}{address}?utm_source=rundbrief")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.goto(home)
    expect(page.get_by_role("heading", level=1)).to_have_text("Gut vorbereitet voneinander lernen")


def test_when_the_server_is_gone_a_sheet_does_all_it_can(page: Page, host: Host) -> None:
    keep(page, host.address)
    host.stop()
    sheet = Sheet(page, host.address).open()
    sheet.write("ziel", "Im Zug geschrieben")
    page.get_by_role("button", name="Löschen", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("Vorbereitung: Eingaben zu einer Frage")
    page.keyboard.press("Escape")
    with page.expect_download():
        page.get_by_role("button", name="Als Datei sichern").click()
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill("Steuergruppe")
    expect(page.locator(".search__result").first).to_be_visible()
    page.goto(f"{host.address}bogen/vorbereitung.html")
    expect(sheet.text("ziel")).to_have_value("Im Zug geschrieben")
    page.goto(f"{host.address}checkliste.html")
    expect(page.get_by_text("Im Zug geschrieben")).to_be_visible()


def test_when_the_server_is_gone_every_file_comes_as_it_was_built(browser: Browser, host: Host) -> None:
    # A context without a watch: the browser asks for an icon where it shows a file that is no page.
    with browser.new_context(locale="de-DE") as context:
        page = context.new_page()
        keep(page, host.address)
        host.stop()
        for name, kind in (
            ("arbeitsblaetter/vorbereitung.html", "text/html"),
            ("fachaustausch-offline.html", "text/html"),
            ("search/index.js", "text/javascript"),
            ("assets/logo.svg", "image/svg+xml"),
            ("assets/app/icon-192.png", "image/png"),
        ):
            answer = page.goto(f"{host.address}{name}")
            assert answer is not None
            assert (answer.status, answer.headers["content-type"]) == (200, kind)
            assert answer.body() == (SITE / name).read_bytes()


def test_nothing_is_kept_before_the_person_asks(page: Page, host: Host) -> None:
    page.goto(f"{host.address}ohne-netz.html")
    expect(page.get_by_text("Noch brauchen Sie für diese Seiten ein Netz.")).to_be_visible()
    Sheet(page, host.address).open().write("ziel", "Nur eine Antwort")
    assert kept(page) == 0
    assert not [request for request in host.received if "/offline.js" in request]


def test_it_can_be_given_up_the_same_way(page: Page, host: Host) -> None:
    keep(page, host.address)
    page.reload()
    drop = page.get_by_role("button", name="Nicht mehr ohne Netz nutzen")
    page.evaluate("localStorage.setItem('fremd', '1'); caches.open('fremd')")
    drop.click()
    state = page.get_by_text("Noch brauchen Sie für diese Seiten ein Netz.")
    expect(state).to_be_focused()
    assert page.evaluate("caches.keys()") == ["fremd"]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    keep(page, host.address)


def test_a_new_version_waits_until_the_last_window_is_closed(
    context: BrowserContext, host: Host, tmp_path: Path
) -> None:
    page = context.new_page()
    keep(page, host.address)
    sheet = Sheet(page, host.address).open()
    sheet.text("ziel").press_sequentially("Erste Hälfte")
    old = page.locator("script[data-desk]").get_attribute("data-desk")

    project = copy_project(tmp_path / "project")
    for path, before, after in (
        (project / "docs" / "worksheets.yml", "title: Wie bereiten", "title: (Neu) Wie bereiten"),
        (project / "overrides" / "client" / "desk" / "texts.js", '"Ihre Besuche"', '"Alle Ihre Besuche"'),
    ):
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
    assert build_site(tmp_path / "new", project).returncode == 0
    host.directory = tmp_path / "new"

    wait_for_update(page)
    sheet.text("ziel").press_sequentially(", zweite Hälfte")
    sheet.expect_saved()
    # What loads late still fits the page, though the server has it no more.
    assert not (host.directory / "arbeitsblaetter" / str(old)).resolve().exists()
    page.get_by_role("button", name="Besuch wechseln").click()
    expect(page.get_by_role("dialog", name="Ihre Besuche", exact=True)).to_be_visible()
    page.reload()
    expect(sheet.text("ziel")).to_have_value("Erste Hälfte, zweite Hälfte")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie bereiten Sie den Austausch vor?")
    expect(page.get_by_text("Eine neue Fassung dieser Seiten liegt bereit.")).to_be_visible()
    page.goto(f"{host.address}ohne-netz.html")
    expect(page.get_by_text("Eine neue Fassung liegt bereit")).to_be_visible()

    page.close()
    host.stop()
    page = context.new_page()
    sheet = Sheet(page, host.address).open()
    expect(page.get_by_role("heading", level=1)).to_have_text("(Neu) Wie bereiten Sie den Austausch vor?")
    expect(sheet.text("ziel")).to_have_value("Erste Hälfte, zweite Hälfte")
    page.get_by_role("button", name="Besuch wechseln").click()
    expect(page.get_by_role("dialog", name="Alle Ihre Besuche")).to_be_visible()


def test_what_arrives_changed_is_not_kept_at_all(page: Page, host: Host, tmp_path: Path) -> None:
    """A proxy, or a server in the middle of a change: rather nothing than a mixture."""
    changed = tmp_path / "changed"
    changed.mkdir()
    for path in SITE.iterdir():
        (changed / path.name).symlink_to(path)
    (changed / "handzettel.html").unlink()
    (changed / "handzettel.html").write_text("<!doctype html><title>Anderswo</title>", encoding="utf-8")
    host.directory = changed
    errors: list[str] = []
    with page.context.browser.new_context(locale="de-DE") as context:  # type: ignore[union-attr]
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text))
        page.goto(f"{host.address}ohne-netz.html")
        page.get_by_role("button", name="Auch ohne Netz nutzen").click()
        expect(page.get_by_text("Das hat nicht geklappt, und es hat sich nichts geändert.")).to_be_visible()
        assert kept(page) == 0
        host.directory = SITE
        keep(page, host.address)


def test_from_a_folder_no_network_is_needed(page: Page) -> None:
    page.goto(f"{SITE.as_uri()}/ohne-netz.html")
    expect(page.get_by_text("Sie haben diese Seiten aus einem Ordner geöffnet.")).to_be_visible()
    expect(page.get_by_role("button", name="ohne Netz")).to_have_count(0)


def test_where_the_browser_offers_nothing_the_single_file_is_named(page: Page, server: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })")
    page.goto(f"{server}ohne-netz.html")
    expect(page.get_by_text("Nehmen Sie stattdessen die einzelne Datei.")).to_be_visible()
    expect(page.get_by_role("button", name="ohne Netz")).to_have_count(0)


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_javascript_the_page_says_what_is_missing(page: Page, home: str) -> None:
    page.goto(f"{home}ohne-netz.html")
    expect(page.locator("noscript .notice")).to_be_visible()
    expect(page.get_by_role("link", name="als eine Datei herunterladen")).to_be_visible()


def test_the_whole_site_takes_no_more_room_than_the_page_says(page: Page, server: str) -> None:
    listed = re.match(r"self\.fachaustauschFiles=(\[.*?\]);\n", (SITE / "offline.js").read_text(encoding="utf-8"))
    assert listed
    files = [SITE / entry["url"] for entry in json.loads(listed[1])]
    assert {SITE / address for address in PAGES if address != "404.html"} <= set(files)
    keep(page, server)
    sizes = page.evaluate(
        """async () => {
          const all = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const stored = (await Promise.all(all.map((cache) => cache.matchAll()))).flat();
          return Promise.all(stored.map(async (response) => (await response.arrayBuffer()).byteLength));
        }"""
    )
    assert len(sizes) == len(files)
    assert sum(sizes) <= BUDGET


def test_it_can_be_installed_as_an_app(page: Page, server: str) -> None:
    page.goto(f"{server}ohne-netz.html")
    client = page.context.new_cdp_session(page)
    expect(page.locator("link[rel=manifest]")).to_have_count(1)
    assert client.send("Page.getAppManifest")["errors"] == []
    manifest = json.loads((SITE / "app.webmanifest").read_text(encoding="utf-8"))
    for icon in manifest["icons"]:
        assert (SITE / icon["src"]).is_file()
    keep(page, server)
    errors = client.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors] == ["in-incognito"]  # As every test is.


def test_two_sites_on_one_host_keep_their_own(page: Page, server: str) -> None:
    below = f"{server}stadt/leitfaden/"
    keep(page, server)
    page.goto(f"{below}ohne-netz.html")
    page.get_by_role("button", name="Auch ohne Netz nutzen").click()
    expect(page.get_by_text(READY)).to_be_visible()
    page.get_by_role("button", name="Nicht mehr ohne Netz nutzen").click()
    expect(page.get_by_role("button", name="Auch ohne Netz nutzen")).to_be_visible()
    page.goto(f"{server}ohne-netz.html")
    expect(page.get_by_text(READY)).to_be_visible()
