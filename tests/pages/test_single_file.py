"""The whole guide in one file, opened by double click."""

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.content.places import SINGLE
from tests.conftest import SITE, build_site, change, copy_project
from tests.helpers.axe import colour_violations, switch_colours, violations
from tests.helpers.save_files import apply, open_files, save
from tests.helpers.sheet import HOSTILE, Sheet, from_menu, visit_name
from tests.helpers.site import PAGES

# Those that make sense on the web alone, or have no place of their own in it.
ELSEWHERE = ("ueber/redaktion.html", "einbetten.html", "ohne-netz.html", "404.html", SINGLE)

GOAL = "arbeitsblaetter/vorbereitung.html/ziel"

INSIDE = [address for address in PAGES if address not in ELSEWHERE and not address.startswith("bogen/")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy on a stick: nothing else of the site is near it."""
    copy = tmp_path / "Leitfaden für alle.html"
    copy.write_bytes((SITE / SINGLE).read_bytes())
    return copy


class Guide:
    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.address = file.as_uri()

    def open(self, place: str = "") -> "Guide":
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#{place}" if place else self.address)
        return self

    def arrive(self, address: str) -> None:
        """Wait for a page that a link leads to: the file starts again, and is read once more."""
        expect(self.page.locator("nav [aria-current='page']")).to_have_attribute("href", f"#{address}")

    def sheet(self) -> Sheet:
        self.open("arbeitsblaetter/vorbereitung.html")
        return Sheet(self.page, "")


@pytest.fixture
def guide(page: Page, file: Path) -> Guide:
    return Guide(page, file)


@pytest.mark.parametrize("address", INSIDE)
def test_every_page_is_there_alone_and_titled_not_too_wide_and_breaks_no_rule_of_axe(
    guide: Guide, address: str
) -> None:
    guide.page.set_viewport_size({"width": 320, "height": 800})
    guide.open(address)
    expect(guide.page.get_by_role("heading", level=1)).to_have_count(1)
    title = re.search("<title>(.*?) – ", (SITE / address).read_text(encoding="utf-8"))
    expect(guide.page).to_have_title(re.compile(re.escape(title[1] if title else "Start")))
    assert guide.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(guide.page) == []
    switch_colours(guide.page, "dark")
    assert colour_violations(guide.page) == []


def test_the_example_loads_and_fills_every_worksheet(guide: Guide) -> None:
    guide.open("leitfaden/zeitplan.html")
    guide.page.get_by_role("link", name="Beispiel laden und ausprobieren").click()
    guide.arrive("arbeitsblaetter/vereinbarung.html")
    name = visit_name(guide.page)
    expect(name).to_have_value("Beispiel: Musterhausen besucht Beispielstadt (erfunden)")
    guide.open("arbeitsblaetter/beobachtung.html")
    expect(guide.page.locator(".stops").first.get_by_role("button")).to_have_count(3)
    guide.open("arbeitsblaetter/transferplan.html")
    expect(guide.page.locator("[data-row]")).to_have_count(4)
    expect(guide.page.locator("[data-quote='vorbereitung.ziel'] blockquote")).to_be_visible()


def test_a_link_to_a_question_of_a_sheet_that_repeats_leads_to_its_stop(guide: Guide) -> None:
    guide.open("leitfaden/zeitplan.html")
    guide.page.get_by_role("link", name="Beispiel laden und ausprobieren").click()
    guide.arrive("arbeitsblaetter/vereinbarung.html")
    place = "arbeitsblaetter/beobachtung.html/passung"
    shown = guide.page.locator(".repeat:not(.repeat--away)")
    guide.open(place)
    expect(shown.locator("[data-part=instance]")).to_contain_text("Station 1")
    expect(shown.locator("[data-question='beobachtung.passung'] .question__title")).to_be_in_viewport()
    guide.open("checkliste.html")
    guide.page.locator("[data-question='beobachtung.passung']").nth(1).get_by_role("link").click()
    guide.arrive("arbeitsblaetter/beobachtung.html")
    expect(shown.locator("[data-part=instance]")).to_contain_text("Station 2")
    expect(shown.locator("[data-question='beobachtung.passung'] .question__title")).to_be_in_viewport()


def test_what_is_quoted_on_one_view_leads_to_its_question(guide: Guide) -> None:
    guide.open("arbeitsblaetter/vereinbarung.html")
    goals = guide.page.locator("[data-question='vereinbarung.ziele'] textarea")
    goals.fill("Lernen")
    expect(guide.page.locator("[data-part=badge]:visible")).to_have_attribute("data-state", "saved")
    guide.open("arbeitsblaetter/transferplan.html")
    guide.page.get_by_role("button", name="Überblick").click()
    dialog = guide.page.get_by_role("dialog")
    dialog.get_by_role("link", name="4.1").click()
    guide.arrive("arbeitsblaetter/vereinbarung.html")
    expect(dialog).to_have_count(0)
    expect(goals).to_have_value("Lernen")
    expect(goals).to_be_in_viewport()


def test_nothing_else_is_loaded_and_nothing_else_may_be(context: BrowserContext, file: Path) -> None:
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    guide = Guide(context.new_page(), file)
    guide.sheet().write(GOAL, "Von einem Stick")
    from_menu(guide.page, "Besuch wechseln")
    expect(guide.page.get_by_role("dialog", name="Ihre Besuche")).to_be_visible()
    assert {url.partition("#")[0] for url in requests if not url.startswith("data:")} == {guide.address}
    policy = guide.page.locator("meta[http-equiv]").get_attribute("content") or ""
    assert "self" not in policy
    assert "unsafe" not in policy


def test_an_answer_comes_back_and_stands_in_the_checklist(guide: Guide) -> None:
    sheet = guide.sheet()
    sheet.responsible(GOAL).fill("Jugendamt")
    sheet.write(GOAL, HOSTILE.replace("\u0000", ""))
    guide.page.get_by_role("link", name="Checkliste", exact=True).click()
    guide.arrive("checkliste.html")
    expect(guide.page.get_by_role("heading", level=1)).to_have_text("Checkliste für die Besprechung")
    expect(guide.page.get_by_role("cell", name="Jugendamt")).to_be_visible()
    guide.page.go_back()
    guide.arrive("arbeitsblaetter/vorbereitung.html")
    expect(sheet.text(GOAL)).to_have_value(HOSTILE.replace("\u0000", ""))


def test_a_link_to_a_question_leads_to_it(guide: Guide) -> None:
    guide.open("checkliste.html")
    guide.page.get_by_text("Haben Sie eine Steuergruppe?").click()
    guide.page.get_by_role("link", name="Auf dem Blatt öffnen").click()
    guide.arrive("arbeitsblaetter/vorbereitung.html")
    expect(guide.page.get_by_role("textbox", name="Haben Sie eine Steuergruppe?")).to_be_in_viewport()


def test_what_is_deleted_is_named_and_comes_back(guide: Guide) -> None:
    sheet = guide.sheet()
    sheet.write(GOAL, "Kurz da")
    from_menu(guide.page, "Löschen")
    expect(guide.page.get_by_role("dialog")).to_contain_text("Vorbereitung: Eingaben zu einer Frage")
    guide.page.get_by_role("button", name="Alles löschen").click()
    guide.page.get_by_role("button", name="Löschen rückgängig machen").click()
    expect(sheet.text(GOAL)).to_have_value("Kurz da")


def test_a_save_file_of_the_site_opens_in_it(
    guide: Guide, context: BrowserContext, server: str, tmp_path: Path
) -> None:
    site = Sheet(context.new_page(), server).open()
    site.write("ziel", "Aus dem Netz")
    saved = save(site.page, tmp_path)
    sheet = guide.sheet()
    apply(open_files(guide.page, saved))
    expect(sheet.text(GOAL)).to_have_value("Aus dem Netz")


def test_the_keyboard_reaches_the_content_without_leaving_the_page(guide: Guide) -> None:
    guide.open()
    guide.page.keyboard.press("Tab")
    expect(guide.page.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    guide.page.keyboard.press("Enter")
    expect(guide.page.get_by_role("main")).to_be_focused()
    assert guide.page.url == guide.address


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_javascript_all_pages_follow_one_another_and_offer_no_field(guide: Guide) -> None:
    guide.open()
    expect(guide.page.get_by_role("heading", level=1)).to_have_count(len(INSIDE))
    expect(guide.page.locator("input:visible, textarea:visible, select:visible, button:visible")).to_have_count(0)
    guide.page.get_by_role("link", name="Haben Sie eine Steuergruppe?").first.click()
    expect(guide.page.get_by_role("heading", name="Haben Sie eine Steuergruppe?").first).to_be_in_viewport()


def test_no_question_and_no_heading_stands_in_it_twice() -> None:
    ids = re.findall(r'\sid="([^"]+)"', (SITE / SINGLE).read_text(encoding="utf-8"))
    assert [name for name, count in Counter(ids).items() if count > 1 and "/" in name] == []


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a site that knows where it is published."""
    site = tmp_path_factory.mktemp("published") / "site"
    assert build_site(site, SITE_URL="https://leitfaden.example/").returncode == 0
    return site / SINGLE


def test_links_to_what_is_not_in_it_lead_to_the_site_or_nowhere(published: Path) -> None:
    def ways(html: str) -> set[str]:
        return {way for way in re.findall(r'<a[^>]* href="([^"]+)"', html) if not way.startswith("#")}

    elsewhere = ways((SITE / SINGLE).read_text(encoding="utf-8"))
    assert [way for way in elsewhere if not way.startswith("https://")] == []
    html = published.read_text(encoding="utf-8")
    assert all(way.startswith("https://leitfaden.example/") for way in ways(html) - elsewhere)
    assert 'data-address="https://leitfaden.example/arbeitsblaetter/vorbereitung.html"' in html


@pytest.mark.chromium
@pytest.mark.parametrize("context_options", [{"permissions": ["clipboard-read", "clipboard-write"]}])
def test_a_copied_link_leads_to_the_published_question(page: Page, published: Path) -> None:
    guide = Guide(page, published).open("arbeitsblaetter/vorbereitung.html")
    guide.page.get_by_text("Status, Zuständig, Bis wann").first.click()
    guide.page.get_by_role("link", name="Link kopieren zu Frage 2.1", exact=True).click()
    expect(guide.page.get_by_text("Link kopiert")).to_be_visible()
    copied = guide.page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://leitfaden.example/arbeitsblaetter/vorbereitung.html#ziel"


def test_an_address_that_cannot_be_read_leads_to_the_start(guide: Guide) -> None:
    guide.open("100%")
    expect(guide.page.get_by_role("heading", level=1)).to_have_text("Gut vorbereitet voneinander lernen")


def test_markup_in_the_data_file_stays_text(page: Page, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    title = "Wie bereiten Sie den Austausch vor?"
    change(project, "docs/worksheets.yml", f"title: {title}", f'title: "</script><!-- {title}"')
    assert build_site(tmp_path / "site", project).returncode == 0
    Guide(page, tmp_path / "site" / SINGLE).sheet()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"</script><!-- {title}")
    page.locator(f"[id='{GOAL}'] textarea").fill("Antwort")
    from_menu(page, "Löschen")
    expect(page.get_by_role("dialog")).to_contain_text("Vorbereitung: Eingaben zu einer Frage")


def test_who_has_begun_writes_on_with_one_click(guide: Guide) -> None:
    sheet = guide.sheet()
    sheet.write(GOAL, "Lernen")
    guide.open("index.html")
    guide.page.get_by_role("link", name="Weiterschreiben bei 2.2").click()
    guide.arrive("arbeitsblaetter/vorbereitung.html")
    field = guide.page.locator("[id='vorbereitung.teilnehmende.answer']")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
