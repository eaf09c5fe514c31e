"""The site without a network: kept by the browser on request, whole, and never in two versions at once."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.hosting import Hosting, server_files
from macros.site.offline import worker
from tests.conftest import SITE, build_site, copy_project
from tests.helpers.sheet import Sheet, from_menu
from tests.helpers.site import PAGES
from tests.helpers.waiting import eventually
from tests.host import Host, Instead, hosting

# In bytes, as they lie on the device; the page says so.
BUDGET = 1_500_000

# In bytes: what the worker notes about the copy is shorter, and every file longer.
NOTE = 100

READY = "Diese Seiten öffnen sich in diesem Browser jetzt auch ohne Netz."


# Of each kind one: what a browser does with few pages, it does with many.
FEW = (
    "index.html",
    "arbeitsblaetter/vorbereitung.html",
    "bogen/vorbereitung.html",
    "checkliste.html",
    "handzettel.html",
    "ohne-netz.html",
)


def renew_worker(site: Path) -> None:
    """Let the worker of a site know what is in it."""
    script = (SITE / "offline.js").read_text(encoding="utf-8").partition(";\n")[2]
    (site / "offline.js").write_text(worker(site, script), encoding="utf-8")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of few pages, which is kept in a fraction of the time."""
    site = tmp_path_factory.mktemp("small") / "site"
    shutil.copytree(SITE, site)
    for address in PAGES:
        if address not in FEW:
            (site / address).unlink()
    renew_worker(site)
    return site


@pytest.fixture
def host(small: Path) -> Iterator[Host]:
    with hosting(small) as running:
        yield running


def keep(page: Page, home: str) -> None:
    page.goto(f"{home}ohne-netz.html")
    page.get_by_role("button", name="Auch ohne Netz nutzen").click()
    expect(page.get_by_text(READY)).to_be_visible(timeout=30_000)


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
    from_menu(page, "Löschen")
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
    expect(page.locator("[data-cell=answer]", has_text="Im Zug geschrieben")).to_be_attached()


def test_when_the_server_is_gone_every_file_comes_as_it_was_built(browser: Browser, host: Host) -> None:
    # A context without a watch: the browser asks for an icon where it shows a file that is no page.
    with browser.new_context(locale="de-DE") as context:
        page = context.new_page()
        host.directory = SITE
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
        (project / "overrides" / "parts" / "visits" / "visits_texts.js", '"Ihre Besuche"', '"Alle Ihre Besuche"'),
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
    from_menu(page, "Besuch wechseln")
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
    from_menu(page, "Besuch wechseln")
    expect(page.get_by_role("dialog", name="Alle Ihre Besuche")).to_be_visible()


PAGE = {"Content-Type": "text/html; charset=utf-8"}
SCRIPT = {"Content-Type": "text/javascript; charset=utf-8"}
OTHER_PAGE = Instead(200, b"<!doctype html><title>Anmeldung</title>", PAGE)
ELSEWHERE = "http://localhost:1/anmeldung"

FAULTS = {
    "missing": ("handzettel.html", Instead(404, b"", PAGE), "auf dem Server nicht zu finden (404)"),
    "gone": ("assets/logo.svg", Instead(410), "auf dem Server nicht zu finden (410)"),
    "refused": ("handzettel.html", Instead(403, b"Nein", PAGE), "von einem Filter im Netz verweigert (403)"),
    "sign-in": ("handzettel.html", Instead(401), "nur nach einer Anmeldung zu haben (401)"),
    "redirected": ("handzettel.html", Instead(302, b"", {"Location": "/index.html"}), "auf eine andere Adresse"),
    "to another host": ("handzettel.html", Instead(302, b"", {"Location": ELSEWHERE}), "auf eine andere Adresse"),
    "broken": ("handzettel.html", Instead(503), "Fehler auf dem Server (503)"),
    "changed": ("handzettel.html", OTHER_PAGE, "unterwegs verändert"),
    "empty": ("handzettel.html", Instead(200, b"", PAGE), "unterwegs verändert"),
    "a page instead": ("search/index.js", OTHER_PAGE, "stattdessen kam eine andere Seite"),
    "cut off": ("handzettel.html", None, "keine Verbindung"),
    "cut short": ("handzettel.html", Instead(200, b"<!doc", {**PAGE, "Content-Length": "9"}), "keine Verbindung"),
}


@pytest.fixture
def free(browser: Browser) -> Iterator[Page]:
    """A page without a watch: what the browser reports about a file that is not to be had is no fault of the site."""
    with browser.new_context(locale="de-DE", timezone_id="Europe/Berlin") as context:
        context.set_default_timeout(15_000)
        yield context.new_page()


def keep_partly(page: Page, home: str) -> None:
    """Keep all but one file."""
    page.goto(f"{home}ohne-netz.html")
    page.get_by_role("button", name="Auch ohne Netz nutzen").click()
    expect(missing(page)).to_have_count(1, timeout=30_000)


def missing(page: Page) -> Locator:
    return page.locator("[data-part='missing'] li")


def state(page: Page) -> Locator:
    return page.locator("[data-part='state']")


def dates(page: Page) -> Locator:
    return page.locator("[data-part='dates']")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_is_not_to_be_had_is_named_with_the_reason_and_stops_nothing_else(
    free: Page, host: Host, fault: str
) -> None:
    file, instead, reason = FAULTS[fault]
    host.instead[file] = instead
    page = free
    keep_partly(page, host.address)
    expect(missing(page)).to_contain_text(re.compile(f"^{re.escape(file)}: .*{re.escape(reason)}"))
    expect(state(page)).to_contain_text("Die meisten Seiten öffnen sich")
    again = page.get_by_role("button", name="Noch einmal versuchen")

    # The rest works without the server, and after a reload the page still says what is missing.
    host.instead["*"] = None
    page.reload()
    expect(missing(page)).to_contain_text(file)
    sheet = Sheet(page, host.address).open()
    sheet.write("ziel", "Im Zug geschrieben")
    page.goto(f"{host.address}ohne-netz.html")

    del host.instead["*"], host.instead[file]
    again.click()
    expect(state(page)).to_have_text(READY)
    expect(missing(page)).to_have_count(0)
    expect(again).to_be_hidden()
    host.stop()
    answer = page.goto(f"{host.address}{file}")
    assert answer is not None
    assert answer.body() == (SITE / file).read_bytes()


def test_a_page_that_the_copy_lacks_comes_from_the_server_and_without_one_it_is_said_what_is_missing(
    free: Page, host: Host
) -> None:
    host.instead["handzettel.html"] = OTHER_PAGE
    page = free
    keep_partly(page, host.address)
    page.goto(f"{host.address}handzettel.html")
    expect(page).to_have_title("Anmeldung")
    host.stop()
    page.goto(f"{host.address}handzettel.html")
    expect(missing(page)).to_contain_text("handzettel.html: unterwegs verändert")


def test_where_nothing_is_to_be_had_nothing_is_kept_and_the_reason_is_said(free: Page, host: Host) -> None:
    page = free
    page.goto(f"{host.address}ohne-netz.html")
    host.instead |= {"*": None, "offline.js": Instead(200, (SITE / "offline.js").read_bytes(), SCRIPT)}
    page.get_by_role("button", name="Auch ohne Netz nutzen").click()
    expect(state(page)).to_contain_text("Das hat nicht geklappt, und es hat sich nichts geändert.")
    expect(missing(page)).to_have_text(re.compile(r"^\d+ Dateien: keine Verbindung$"))
    assert kept(page) == 0
    # A few tries are enough to know that there is no network.
    assert len(host.received) < len(list(SITE.rglob("*.html")))
    host.instead.clear()
    keep(page, host.address)


@pytest.mark.parametrize("instead", [Instead(404), Instead(403), OTHER_PAGE, None], ids=["404", "403", "page", "cut"])
def test_where_the_worker_itself_is_not_to_be_had_nothing_changes(
    free: Page, host: Host, instead: Instead | None
) -> None:
    page = free
    page.goto(f"{host.address}ohne-netz.html")
    host.instead["offline.js"] = instead
    page.get_by_role("button", name="Auch ohne Netz nutzen").click()
    expect(state(page)).to_contain_text("Das hat nicht geklappt, und es hat sich nichts geändert.")
    expect(missing(page)).to_have_count(1 if instead is OTHER_PAGE else 0)
    assert kept(page) == 0


def test_a_browser_without_room_keeps_nothing_that_would_take_it_from_the_answers(free: Page, host: Host) -> None:
    page = free
    page.goto(f"{host.address}ohne-netz.html")
    client = page.context.new_cdp_session(page)
    quota = {"origin": host.address.rstrip("/"), "quotaSize": 100_000}
    client.send("Storage.overrideQuotaForOrigin", quota)
    page.get_by_role("button", name="Auch ohne Netz nutzen").click()
    expect(state(page)).to_contain_text("Das hat nicht geklappt, und es hat sich nichts geändert.")
    expect(missing(page)).to_contain_text("kein Platz mehr im Browser")
    assert kept(page) == 0


def changed_site(before: Path, folder: Path, **changes: str) -> Path:
    """Another version of a site, whose worker knows what has changed in it."""
    site = folder / "changed"
    shutil.copytree(before, site)
    for name, text in changes.items():
        (site / f"{name}.html").write_text(text, encoding="utf-8")
    renew_worker(site)
    return site


def test_a_new_version_that_is_not_whole_does_not_replace_a_whole_copy(
    free: Page, host: Host, tmp_path: Path
) -> None:
    page = free
    keep(page, host.address)
    host.directory = changed_site(host.directory, tmp_path, handzettel="<!doctype html><title>Neu</title>")
    host.instead["handzettel.html"] = Instead(403)
    page.goto(f"{host.address}index.html")
    page.evaluate(
        "navigator.serviceWorker.getRegistration().then((registration) => registration.update())"
        ".then(({ installing: worker }) => new Promise((resolve) => { worker.onstatechange = resolve; }))"
    )
    page.goto(f"{host.address}ohne-netz.html")
    expect(state(page)).to_contain_text(
        "Eine neue Fassung ließ sich nicht vollständig holen, deshalb bleibt die bisherige."
    )
    expect(missing(page)).to_have_text(re.compile(r"^handzettel.html: .* verweigert \(403\)$"))
    page.goto(f"{host.address}index.html")
    expect(line(page)).to_contain_text("aber sie ließ sich nicht vollständig holen. Sie sehen Ihre Kopie vom")
    answer = page.goto(f"{host.address}handzettel.html")
    assert answer is not None
    assert answer.body() == (SITE / "handzettel.html").read_bytes()

    del host.instead["handzettel.html"]
    page.goto(f"{host.address}ohne-netz.html")
    page.get_by_role("button", name="Noch einmal versuchen").click()
    expect(state(page)).to_contain_text("Eine neue Fassung liegt bereit.")


def test_a_new_version_that_lacks_no_more_than_the_copy_in_use_is_taken_in(
    free: Page, host: Host, tmp_path: Path
) -> None:
    page = free
    host.instead["handzettel.html"] = Instead(403)
    keep_partly(page, host.address)
    page.reload()  # It comes from the copy now, and holds it.
    host.directory = changed_site(host.directory, tmp_path, handzettel="<!doctype html><title>Neu</title>")
    wait_for_update(page)
    expect(state(page)).to_contain_text("Eine neue Fassung liegt bereit.")


def line(page: Page) -> Locator:
    return page.locator("[data-part='copy']")


SITES: dict[str, tuple[dict[str, Instead | None], str]] = {
    "gone": ({"*": Instead(404, b"", PAGE)}, "Unter dieser Adresse ist die Website nicht mehr zu finden (404)."),
    "a page": ({"*": OTHER_PAGE}, "Unter dieser Adresse antwortet etwas anderes als diese Website"),
    "moved here": ({"*": Instead(301, b"", {"Location": "/neu/offline.js"})}, "Diese Adresse leitet um"),
    "moved away": ({"*": Instead(301, b"", {"Location": ELSEWHERE})}, "Diese Adresse leitet um"),
    "refused": ({"*": Instead(403)}, "Der Server oder ein Filter im Netz verweigert die Website (403)."),
    "sign-in": ({"*": Instead(401)}, "Der Server verlangt eine Anmeldung (401)."),
    "broken": ({"*": Instead(500)}, "Der Server meldet einen Fehler (500)."),
    "no network": ({"*": None}, "Gerade gibt es keine Verbindung zu dieser Website."),
}


@pytest.mark.parametrize("case", SITES)
def test_a_copy_whose_site_is_gone_says_so_and_can_be_ended_without_losing_an_answer(
    free: Page, host: Host, case: str
) -> None:
    page = free
    keep(page, host.address)
    sheet = Sheet(page, host.address).open()
    sheet.write("ziel", "Bleibt hier")
    expect(line(page)).to_be_empty()
    instead, text = SITES[case]
    if case == "moved here":
        instead = {**instead, "neu/offline.js": Instead(200, (SITE / "offline.js").read_bytes(), SCRIPT)}
    host.instead |= instead
    for address in ("index.html", "bogen/vorbereitung.html", "arbeitsblaetter/vorbereitung.html"):
        page.goto(f"{host.address}{address}")
        if address.startswith("bogen/"):
            page.get_by_role("heading", level=1).click()
            sheet.text("ziel").focus()
        expect(line(page)).to_contain_text(text)
        expect(line(page)).to_contain_text(
            re.compile(r"Kopie vom \d+\. \w+ \d{4}, zuletzt geprüft am \d+\. .* Uhr\.")
        )
    line(page).get_by_role("link").click()
    expect(dates(page)).to_contain_text(text)

    drop = page.get_by_role("button", name="Nicht mehr ohne Netz nutzen")
    drop.click()
    expect(state(page)).to_contain_text("Sichern Sie sie deshalb vorher als Datei.")
    assert kept(page) > 0
    drop.click()
    expect(state(page)).to_have_text("Noch brauchen Sie für diese Seiten ein Netz.")
    assert kept(page) == 0
    host.instead.clear()
    sheet = Sheet(page, host.address).open()
    expect(sheet.text("ziel")).to_have_value("Bleibt hier")


def test_without_a_network_the_last_time_that_somebody_looked_counts(free: Page, host: Host) -> None:
    page = free
    keep(page, host.address)
    page.evaluate(
        """(root) => caches.open(`fachaustausch-notes-${root}`).then((cache) =>
             cache.put(`${root}?note=seen`, Response.json({ at: "2026-03-04T08:15:00.000Z" })))""",
        host.address,
    )
    host.instead["*"] = None
    page.goto(f"{host.address}index.html")
    expect(line(page)).to_contain_text("zuletzt geprüft am 4. März 2026 um 09:15 Uhr.")


def test_the_server_is_asked_for_files_alone_and_told_nothing_about_the_person(page: Page, host: Host) -> None:
    keep(page, host.address)
    sheet = Sheet(page, host.address).open()
    sheet.write("ziel", "Vertraulich-4711")
    host.received.clear()
    page.reload()
    page.goto(f"{host.address}checkliste.html", wait_until="networkidle")
    # The worker asks when it likes, and no page waits for it.
    asked = eventually(page, lambda: {request.split("\n")[0] for request in host.received})
    assert asked == {"GET /offline.js HTTP/1.1"}
    assert "4711" not in "".join(host.received)


ICON = '<link rel="icon" href="data:,">'
KILL_SWITCH = Instead(200, server_files(Hosting())["offline-abschalten.js"].encode("utf-8"), SCRIPT)


def test_the_operators_kill_switch_ends_the_copy_and_nothing_else(page: Page, host: Host, tmp_path: Path) -> None:
    keep(page, host.address)
    sheet = Sheet(page, host.address).open()
    sheet.write("ziel", "Vorher geschrieben")
    page.evaluate("caches.open('fremd'); window.isStillThere = true;")
    host.directory = changed_site(host.directory, tmp_path, index=f"<!doctype html>{ICON}<title>Vom Server</title>")
    host.instead["offline.js"] = KILL_SWITCH
    page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")
    page.wait_for_function("navigator.serviceWorker.getRegistration().then((found) => !found)")

    # Nothing is loaded again under the person's hands.
    sheet.text("ziel").press_sequentially(", nachher weiter")
    sheet.expect_saved()
    assert page.evaluate("window.isStillThere")
    page.goto(f"{host.address}index.html")
    expect(page).to_have_title("Vom Server")
    assert page.evaluate("caches.keys()") == ["fremd"]
    expect(Sheet(page, host.address).open().text("ziel")).to_have_value("Vorher geschrieben, nachher weiter")
    # Chromium names the one that goes for one page more, which comes from the server all the same.
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_a_site_with_the_kill_switch_says_that_it_keeps_no_copies_any_more(page: Page, host: Host) -> None:
    host.instead["offline.js"] = KILL_SWITCH
    page.goto(f"{host.address}ohne-netz.html")
    page.get_by_role("button", name="Auch ohne Netz nutzen").click()
    expect(state(page)).to_have_text("Diese Website bietet das nicht mehr an. Ihre Antworten sind noch da.")
    assert kept(page) == 0


def test_behind_a_sign_in_app_and_copy_are_fetched_with_it(page: Page, host: Host) -> None:
    page.context.add_cookies([{"name": "anmeldung", "value": "4711", "url": host.address}])
    page.goto(f"{host.address}ohne-netz.html")
    client = page.context.new_cdp_session(page)
    assert client.send("Page.getAppManifest")["errors"] == []
    client.send("Page.getInstallabilityErrors")
    keep(page, host.address)
    page.goto(f"{host.address}index.html")
    assert client.send("Page.getAppManifest")["errors"] == []
    assert any("/app.webmanifest" in request for request in host.received)
    assert [request for request in host.received if "Cookie: anmeldung=4711" not in request] == []


def test_an_earlier_kind_of_copy_is_replaced_and_leaves_nothing_behind(page: Page, host: Host) -> None:
    page.goto(f"{host.address}ohne-netz.html")
    page.evaluate(
        "(root) => caches.open(`fachaustausch-precache-v2-${root}`).then((old) => old.put(root, new Response('')))",
        host.address,
    )
    keep(page, host.address)
    assert page.evaluate("caches.keys().then((names) => names.filter((name) => name.includes('precache')))") == []


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
    assert len([size for size in sizes if size > NOTE]) == len(files)
    assert sum(sizes) <= BUDGET


def test_it_can_be_installed_as_an_app(windowed: Browser, server: str) -> None:
    page = windowed.new_page()
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
    page.close()


def test_two_sites_on_one_host_keep_their_own(page: Page, server: str) -> None:
    below = f"{server}stadt/leitfaden/"
    keep(page, server)
    page.goto(f"{below}ohne-netz.html")
    page.get_by_role("button", name="Auch ohne Netz nutzen").click()
    expect(page.get_by_text(READY)).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Nicht mehr ohne Netz nutzen").click()
    expect(page.get_by_role("button", name="Auch ohne Netz nutzen")).to_be_visible()
    page.goto(f"{server}ohne-netz.html")
    expect(page.get_by_text(READY)).to_be_visible()
