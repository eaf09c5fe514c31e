"""A page whose script does not start says so by itself, and what started late takes over."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.conftest import SITE
from tests.helpers.sheet import Held, Sheet, from_menu

# So long a person may type before she is told, in milliseconds.
TOLD_WITHIN = 10_000

NOT_SAVED = re.compile("nicht gespeichert")
TEXT = "Eine Seite voller Gedanken"


def _cut(route: Route) -> None:
    # From the disk: what is fetched may be gone again when its page is closed.
    whole = (SITE / urlsplit(route.request.url).path.lstrip("/")).read_bytes()
    route.fulfill(content_type="text/javascript", body=whole[: len(whole) // 2])


SCRIPT_FAULTS: dict[str, Callable[[Route], None]] = {
    "refused": lambda route: route.abort(),
    "gone": lambda route: route.fulfill(status=404, body="Nicht gefunden"),
    "a sign-in page": lambda route: route.fulfill(content_type="text/html", body="<!doctype html><p>Anmelden</p>"),
    "cut off": _cut,
    "for newer browsers": lambda route: route.fulfill(content_type="text/javascript", body="a ?|? b"),
    "never there": lambda _: None,
}


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A context without a watch: the browser reports what is refused."""
    with browser.new_context(locale="de-DE") as context:
        yield context


def set_pace(page: Page, pace: int) -> None:
    """Let the animations of a page run so many times as fast: they tell how long its script has not come."""
    client = page.context.new_cdp_session(page)
    client.send("Animation.enable")
    client.send("Animation.setPlaybackRate", {"playbackRate": pace})


@pytest.fixture
def page(window: BrowserContext) -> Page:
    """A page on which nobody has to wait until she is told."""
    hurried = window.new_page()
    set_pace(hurried, 50)
    return hurried


def expect_told(page: Page) -> None:
    """In the badge, and at the first field."""
    badge = page.locator("[data-part=badge]").first
    expect(badge.get_by_text(NOT_SAVED)).to_be_visible(timeout=TOLD_WITHIN)
    expect(badge).not_to_contain_text("Lädt noch")
    first = page.locator("[data-question]").first
    expect(first.locator(".stalled")).to_be_visible()
    expect(first.locator(".stalled")).to_contain_text(NOT_SAVED)


def expect_nothing_told(page: Page) -> None:
    expect(page.locator(".stalled")).to_have_count(0)
    expect(page.get_by_text(NOT_SAVED)).to_have_count(0)


def rewrite(page: Page, change: Callable[[str], str]) -> None:
    """Serve pages as somebody between server and browser changes them."""

    def serve(route: Route) -> None:
        whole = route.fetch()
        route.fulfill(response=whole, body=change(whole.text()))

    page.route(re.compile(r"\.html"), serve)


def with_blanks(element: str) -> Callable[[str], str]:
    """Add a blank to each inline script or style, so that it fits its hash no longer."""
    return lambda html: re.sub(rf"(<{element}(?: (?!src=)[^>]*)?>)(?=[^<])", r"\1 ", html)


@pytest.mark.parametrize("fault", SCRIPT_FAULTS.values(), ids=SCRIPT_FAULTS.keys())
def test_where_no_script_starts_the_full_page_says_so_and_keeps_what_is_typed(
    page: Page, server: str, fault: Callable[[Route], None]
) -> None:
    page.route("**/assets/main-*", fault)
    sheet = Sheet(page, server)
    page.goto(sheet.address, wait_until="commit")
    sheet.text("ziel").fill(TEXT)
    expect_told(page)
    expect(sheet.text("ziel")).to_have_value(TEXT)
    # What does nothing is not offered.
    expect(page.get_by_role("button", name="Als Datei sichern")).to_have_count(0)


def test_a_script_that_throws_at_its_start_is_told_from_one_that_saves(page: Page, server: str) -> None:
    for folder in ("arbeitsblaetter", "bogen"):
        # In the middle: some questions have their listeners by then.
        page.add_init_script(
            "{ const set = HTMLTextAreaElement.prototype.closest; let calls = 0;"
            "const get = Element.prototype.querySelectorAll;"
            "Element.prototype.querySelectorAll = function (selector) {"
            "  if (selector === '[data-field]' && ++calls === 3) throw new Error('broken');"
            "  return get.call(this, selector) } }"
        )
        page.goto(f"{server}{folder}/vorbereitung.html")
        first = page.locator("textarea").first
        first.fill(TEXT)
        expect_told(page)
        expect(first).to_have_value(TEXT)


def test_a_script_that_comes_late_takes_over_and_keeps_what_was_typed(page: Page, server: str) -> None:
    held = Held(page, "**/assets/main-*")
    sheet = Sheet(page, server)
    page.goto(sheet.address, wait_until="commit")
    sheet.text("ziel").fill(TEXT)
    expect_told(page)
    sheet.text("ziel").fill(f"{TEXT}, und mehr")
    held.let_go()
    sheet.expect_saved()
    expect_nothing_told(page)
    expect(sheet.text("ziel")).to_have_value(f"{TEXT}, und mehr")
    sheet.expect_stored("ziel", f"{TEXT}, und mehr")


def test_before_it_is_late_the_page_says_that_it_loads(page: Page, server: str) -> None:
    set_pace(page, 0)
    page.route("**/assets/main-*", lambda _: None)
    page.goto(f"{server}arbeitsblaetter/vorbereitung.html", wait_until="commit")
    badge = page.locator("[data-part=badge]")
    expect(badge).to_be_visible()
    content = badge.evaluate("(badge) => getComputedStyle(badge, '::after').content")
    assert "Lädt noch …" in content
    expect(page.locator("[data-question] .stalled").first).to_be_hidden()


def test_with_less_motion_it_is_told_no_sooner(browser: Browser, server: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.route("**/assets/main-*", lambda _: None)
        page.goto(f"{server}arbeitsblaetter/vorbereitung.html", wait_until="commit")
        expect(page.locator("[data-part=badge]")).to_be_visible()
        expect(page.locator("[data-question] .stalled").first).to_be_hidden()
        expect_told(page)


def test_a_page_alone_without_its_files_says_it_in_time(window: BrowserContext, tmp_path: Path) -> None:
    copy = tmp_path / "vorbereitung.html"
    copy.write_bytes((SITE / "arbeitsblaetter" / "vorbereitung.html").read_bytes())
    page = window.new_page()  # Here, and with less motion, at the pace of real life.
    page.goto(copy.as_uri())
    expect_told(page)


def without_code(html: str) -> str:
    return with_blanks("script")(with_blanks("style")(html))


CHANGED_CODE = {"script": with_blanks("script"), "style": with_blanks("style"), "both": without_code}


def test_where_a_browser_knows_no_template_the_lean_page_offers_no_field(page: Page, server: str) -> None:
    """Edge's IE mode shows what is in one."""
    rewrite(page, lambda html: without_code(html.replace("<template", "<unknown").replace("/template", "/unknown")))
    page.goto(f"{server}bogen/vorbereitung.html")
    expect_told(page)
    expect(page.locator("textarea")).to_have_count(1)
    expect(page.locator("textarea")).to_be_hidden()


@pytest.mark.parametrize("change", [CHANGED_CODE["script"], CHANGED_CODE["both"]], ids=["script", "both"])
@pytest.mark.parametrize("name", ["bogen/vorbereitung.html", "bogen/beobachtung.html", "fachaustausch-offline.html"])
def test_a_page_whose_inline_script_is_refused_says_that_it_does_not_save(
    page: Page, server: str, name: str, change: Callable[[str], str]
) -> None:
    rewrite(page, change)
    page.goto(f"{server}{name}")
    expect_told(page)


SINGLE_SHEET = "arbeitsblaetter/vorbereitung.html"


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("bogen/vorbereitung.html", "ziel"),
        (f"fachaustausch-offline.html#{SINGLE_SHEET}", f"{SINGLE_SHEET}/ziel"),
    ],
    ids=["lean", "single file"],
)
def test_a_page_whose_inline_style_alone_is_refused_saves(page: Page, server: str, name: str, question: str) -> None:
    rewrite(page, CHANGED_CODE["style"])
    page.goto(f"{server}{name}")
    sheet = Sheet(page, server)
    sheet.write(question, TEXT)
    expect_nothing_told(page)


def as_a_minifier(html: str) -> str:
    """Without comments and needless quotes, as some proxies write it."""
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    return re.sub(r'(?<=\s)(id|class|rel|lang|for|role|type)="([\w-]+)"(?=[\s>])', r"\1=\2", html)


@pytest.mark.parametrize("change", [*CHANGED_CODE.values(), as_a_minifier], ids=[*CHANGED_CODE, "attributes"])
def test_the_full_page_works_without_its_inline_code(page: Page, server: str, change: Callable[[str], str]) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    rewrite(page, change)
    sheet = Sheet(page, server).open()
    sheet.write("ziel", TEXT)
    expect_nothing_told(page)
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill("Ziel")
    expect(page.locator(".search__result").first).to_be_visible()
    page.keyboard.press("Escape")
    colours = page.get_by_role("button", name="Dunkle Farben")
    colours.click()
    expect(colours).to_have_attribute("aria-pressed", "true")
    expect(page.locator("html")).to_have_attribute("data-colours", "slate")
    assert errors == []


def test_what_was_typed_is_kept_where_the_inline_code_is_refused_and_the_script_late(page: Page, server: str) -> None:
    """Nothing has noted then that somebody typed."""
    rewrite(page, CHANGED_CODE["script"])
    held = Held(page, "**/assets/main-*")
    sheet = Sheet(page, server)
    page.goto(sheet.address, wait_until="commit")
    sheet.text("ziel").fill(TEXT)
    sheet.responsible("ziel").fill("Frau Kaya")
    sheet.status("ziel", "in Arbeit").check()
    held.let_go()
    sheet.expect_saved()
    expect(sheet.text("ziel")).to_have_value(TEXT)
    expect(sheet.responsible("ziel")).to_have_value("Frau Kaya")
    expect(sheet.status("ziel", "in Arbeit")).to_be_checked()
    sheet.expect_stored("ziel", TEXT)


def test_on_paper_stands_what_was_typed_into_a_page_without_its_script(page: Page, server: str) -> None:
    page.route("**/assets/main-*", lambda route: route.abort())
    sheet = Sheet(page, server)
    page.goto(sheet.address)
    sheet.text("ziel").fill(TEXT)
    page.emulate_media(media="print")
    expect(sheet.text("ziel")).to_be_visible()
    expect(page.locator(".stalled:visible")).to_have_count(0)
    page.emulate_media(media="screen")
    page.unroute("**/assets/main-*")
    sheet.open()
    page.emulate_media(media="print")
    expect(sheet.text("ziel")).to_be_hidden()


@pytest.mark.parametrize("folder", ["arbeitsblaetter", "bogen"])
def test_without_javascript_nothing_is_said_of_saving(browser: Browser, server: str, folder: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{server}{folder}/vorbereitung.html")
        expect(page.locator(".paper").first).to_be_visible()
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            expect(page.locator(".stalled:visible, .question__fields:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("checkliste.html", "Diese Liste zeigt Ihre Antworten nicht."),
        ("index.html", "der Tag des Besuchs wird nicht gespeichert"),
        ("index.html", "Das Beispiel lässt sich gerade nicht laden."),
        ("leitfaden/zeitplan.html", "der Tag des Besuchs wird nicht gespeichert"),
        ("handzettel.html", "Drucken Sie mit dem Menü Ihres Browsers."),
        ("einbetten.html", "stellt gerade nichts für Sie zusammen"),
        ("ohne-netz.html", "kann gerade nichts für Sie ablegen"),
    ],
)
def test_pages_without_fields_do_not_look_alive_either(page: Page, server: str, name: str, text: str) -> None:
    page.goto(f"{server}{name}")
    expect(page.locator(".stalled:not(header *)")).to_have_count(0)
    page.route(re.compile(r"/assets/(overview|checklist|embedding|offline)-"), lambda route: route.abort())
    page.goto(f"{server}{name}")
    expect(page.get_by_text(text)).to_be_visible(timeout=TOLD_WITHIN)
    expect(page.get_by_role("button", name="Drucken", exact=True)).to_have_count(0)
    expect(page.get_by_text("Lädt noch")).to_have_count(0)


# What a deployment or somebody on the way may leave of a script that is asked for later.
LATER_FAULTS = {name: SCRIPT_FAULTS[name] for name in ("gone", "a sign-in page", "cut off")}


@pytest.mark.parametrize("fault", LATER_FAULTS.values(), ids=LATER_FAULTS.keys())
def test_where_a_dialog_is_gone_the_answers_can_be_saved_without_the_server(
    page: Page, server: str, fault: Callable[[Route], None]
) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", TEXT)
    page.route("**/assets/desk-*", fault)
    from_menu(page, "Löschen")
    notice = page.get_by_role("status").filter(has_text="lässt sich gerade nicht laden")
    expect(notice).to_be_in_viewport()
    expect(notice).to_contain_text("bevor Sie die Seite neu laden")
    page.route("**/*", lambda route: route.abort())
    with page.expect_download() as download:
        notice.get_by_role("button", name="Als Datei sichern").click()
    assert TEXT in download.value.path().read_text(encoding="utf-8")
    # What came back works without loading the page again.
    page.unroute("**/*")
    page.unroute("**/assets/desk-*")
    from_menu(page, "Löschen")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_where_a_dialog_does_not_come_it_is_said_and_opens_when_it_comes(page: Page, server: str) -> None:
    page.clock.install()
    sheet = Sheet(page, server).open()
    sheet.write("ziel", TEXT)
    held = Held(page, "**/assets/desk-*.js")
    from_menu(page, "Löschen")
    page.clock.fast_forward(TOLD_WITHIN)
    notice = page.get_by_role("status").filter(has_text="lässt sich gerade nicht laden")
    expect(notice).to_be_visible()
    held.let_go()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_dialog_opens_without_its_styles(page: Page, server: str) -> None:
    page.route("**/assets/desk-*.css", lambda route: route.abort())
    sheet = Sheet(page, server).open()
    sheet.write("ziel", TEXT)
    from_menu(page, "Löschen")
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("part", ["rest", "desk"])
@pytest.mark.parametrize("fault", LATER_FAULTS.values(), ids=LATER_FAULTS.keys())
def test_the_lean_page_offers_paper_where_the_rest_of_its_script_is_gone(
    page: Page, server: str, fault: Callable[[Route], None], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sheet, "folder", "bogen")
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    page.route(f"**/assets/{part}-*", fault)
    sheet = Sheet(page, server).open()
    sheet.write("ziel", TEXT)
    from_menu(page, "Löschen")
    notice = page.get_by_role("status").filter(has_text="lässt sich gerade nicht laden")
    expect(notice).to_be_in_viewport()
    notice.get_by_role("button", name="Drucken").click()
    expect(page).to_have_title("printed")


@pytest.mark.parametrize("fault", LATER_FAULTS.values(), ids=LATER_FAULTS.keys())
@pytest.mark.parametrize("part", ["**/assets/search-*", "**/search/index.js*"])
def test_a_search_that_does_not_come_says_so(
    page: Page, server: str, part: str, fault: Callable[[Route], None]
) -> None:
    page.route(part, fault)
    page.goto(f"{server}index.html")
    page.get_by_role("button", name="Suche").click()
    expect(page.get_by_text("Die Suche lässt sich gerade nicht laden.")).to_be_visible()
    page.unroute(part)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill("Ziel")
    expect(page.locator(".search__result").first).to_be_visible()


def test_search_and_menu_are_not_offered_where_their_script_does_not_come(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.route("**/assets/page-*", lambda route: route.abort())
    page.goto(f"{server}index.html")
    expect(page.get_by_role("button", name="Suche")).to_have_count(0, timeout=TOLD_WITHIN)
    for name in ("Menü", "Dunkle Farben"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
