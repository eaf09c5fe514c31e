"""The bar of a worksheet, the line above it, and what folds: questions come first, and nothing is out of reach."""

import pytest
from playwright.sync_api import Page, expect

from macros.content.data_file import load_worksheets
from tests.conftest import PROJECT
from tests.helpers.sheet import Sheet, in_menu, never_quiet, put_answer, visit_name

pytestmark = pytest.mark.both_pages

SHEETS = [worksheet.id for worksheet in load_worksheets(PROJECT / "docs" / "worksheets.yml")]
# The screen of an old office PC, with the browser's own bars around it.
OFFICE = {"viewport": {"width": 1024, "height": 576}}
PHONES = [{"viewport": {"width": width, "height": 740}} for width in (390, 320)]
MOST_CONTROLS = 60
FIRST_FIELD = 400

_CONTROLS = """[...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width > 1)
  .length"""
# Where button and field stand, in each frame in which they can be pressed.
_PLACES = """
  window.places = [];
  requestAnimationFrame(function look() {
    requestAnimationFrame(look);
    if (!document.querySelector(".sheet:not(.is-starting)")) return;
    const all = ["[data-action='file-menu']", "textarea"].map((each) => document.querySelector(each));
    places.push(all.map((each) => Math.round(each.getBoundingClientRect().top)).join());
  });
"""
_FIRST_FIELD = """[...document.querySelectorAll("textarea")].find((each) => each.checkVisibility())
  .getBoundingClientRect().top + scrollY"""


@pytest.mark.parametrize("context_options", [OFFICE], ids=["office"])
@pytest.mark.parametrize("worksheet", SHEETS)
def test_on_an_office_screen_the_first_field_is_in_sight_and_little_stands_around_it(
    page: Page, server: str, worksheet: str
) -> None:
    Sheet(page, server, worksheet).open()
    assert page.evaluate(_FIRST_FIELD) <= FIRST_FIELD
    assert page.evaluate(_CONTROLS) <= MOST_CONTROLS


@pytest.mark.parametrize("context_options", [OFFICE], ids=["office"])
def test_status_responsible_and_date_stand_on_one_line(sheet: Sheet) -> None:
    smaller = sheet.unfold("ziel").locator(".choice, .field")
    expect(smaller).to_have_count(3)
    ends: list[list[float]] = smaller.evaluate_all(
        "(all) => all.map((each) => { const { top, bottom } = each.getBoundingClientRect(); return [top, bottom] })"
    )
    assert len({tuple(round(end) for end in each) for each in ends}) == 1, ends


@pytest.mark.parametrize("context_options", [*PHONES, OFFICE], ids=["390", "320", "office"])
def test_the_bar_is_one_line_and_stays_in_sight(sheet: Sheet) -> None:
    bar = sheet.page.locator("[data-part=bar]")
    sheet.write("ziel", "Lernen")
    sheet.text("steuergruppe").scroll_into_view_if_needed()
    expect(bar).to_be_in_viewport(ratio=1)
    assert bar.bounding_box()["height"] <= 49  # type: ignore[index]
    for name in ("Nächste offene Frage", "Datei"):
        expect(bar.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    assert sheet.page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.parametrize("context_options", [*PHONES, OFFICE], ids=["390", "320", "office"])
def test_a_save_file_is_offered_once_in_the_bar_or_in_its_menu(
    sheet: Sheet, context_options: dict[str, dict[str, int]]
) -> None:
    is_phone = context_options["viewport"]["width"] < 768
    offered = sheet.page.get_by_role("button", name="Als Datei sichern")
    expect(offered).to_have_count(0 if is_phone else 1)
    expect(in_menu(sheet.page, "Als Datei sichern")).to_have_count(1 if is_phone else 0)
    expect(offered).to_have_count(1)


def test_the_menu_closes_by_escape_by_a_click_elsewhere_and_once_something_is_chosen(sheet: Sheet) -> None:
    page = sheet.page
    menu = page.get_by_role("button", name="Datei", exact=True)
    item = in_menu(page, "Leer drucken")
    item.focus()
    page.keyboard.press("Escape")
    expect(item).to_be_hidden()
    expect(menu).to_be_focused()
    in_menu(page, "Leer drucken")
    page.locator("h1").click()
    expect(item).to_be_hidden()
    page.evaluate("() => { window.print = () => { window.printed = document.documentElement.dataset.print } }")
    in_menu(page, "Leer drucken").click()
    expect(item).to_be_hidden()
    assert page.evaluate("window.printed") == "blank"


@pytest.mark.parametrize("name", ["Datei", "Besuch benennen"])
def test_the_first_click_counts_however_early_it_comes(page: Page, server: str, name: str) -> None:
    never_quiet(page)
    page.goto(Sheet(page, server).address)
    button = page.get_by_role("button", name=name, exact=True)
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("context_options", [*PHONES, OFFICE, {}], ids=["390", "320", "office", "wide"])
def test_nothing_moves_under_the_finger_once_the_page_has_started(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    page.clock.set_fixed_time("2026-11-29T09:00:00")
    put_answer(page, "vorbereitung.ziel", answer="Längst geschrieben")
    page.add_init_script(_PLACES)
    sheet.open()
    expect(page.locator(".keep__backup--due")).to_have_text("Noch nicht als Datei gesichert")
    page.wait_for_function("(count) => places.length > count", arg=page.evaluate("places.length"))
    assert len(set(page.evaluate("places"))) == 1


def test_the_menu_is_worked_by_keyboard_and_closes_behind_a_dialog_that_gives_the_focus_back(sheet: Sheet) -> None:
    page = sheet.page
    menu = page.get_by_role("button", name="Datei", exact=True)
    for _ in ("loads its script first", "has it already"):
        menu.focus()
        page.keyboard.press("Enter")
        for _ in range(8):
            if page.evaluate("document.activeElement.dataset.action") == "visits":
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="Ihre Besuche")).to_be_visible()
        page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("context_options", PHONES, ids=["390", "320"])
def test_on_a_phone_a_save_file_is_made_from_the_menu(sheet: Sheet) -> None:
    sheet.write("ziel", "Lernen")
    with sheet.page.expect_download() as download:
        in_menu(sheet.page, "Als Datei sichern").click()
    assert download.value.suggested_filename.endswith(".json")


def test_a_click_leads_to_the_next_open_question_with_the_focus_in_its_field(sheet: Sheet) -> None:
    page = sheet.page
    following = page.locator("[data-part=bar] [data-action=next-open]")
    sheet.write("ziel", "Lernen")
    following.click()
    expect(sheet.text("teilnehmende")).to_be_focused()
    expect(sheet.question("teilnehmende")).to_be_in_viewport()
    # Behind the one that is worked on, and from the start again only where there is none.
    following.click()
    expect(sheet.text("teilnehmende")).not_to_be_focused()
    sheet.text("steuergruppe").focus()
    following.click()
    expect(sheet.text("teilnehmende")).to_be_focused()


def test_the_last_open_question_is_followed_by_the_end_of_the_sheet(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    for key in page.locator("[data-question]").evaluate_all("all => all.map((each) => each.dataset.question)"):
        put_answer(page, key, answer="Steht schon da")
    sheet.open()
    page.locator("[data-part=bar] [data-action=next-open]").click()
    expect(page.get_by_role("button", name="Dieses Blatt drucken")).to_be_focused()


def test_control_and_enter_lead_from_any_field_to_the_next_open_question(sheet: Sheet) -> None:
    sheet.text("ziel").fill("Lernen")
    sheet.responsible("ziel").press("Control+Enter")
    expect(sheet.text("teilnehmende")).to_be_focused()
    sheet.text("teilnehmende").press("Enter")
    expect(sheet.text("teilnehmende")).to_have_value("\n")


def test_the_smaller_fields_fold_until_somebody_fills_them_in(sheet: Sheet) -> None:
    expect(sheet.question("ziel").get_by_label("Bis wann")).to_be_hidden()
    sheet.question("ziel").get_by_text("Status, Zuständig, Bis wann").click()
    sheet.due("ziel").fill("2027-03-12")
    sheet.expect_saved()
    sheet.open()
    expect(sheet.question("ziel").get_by_label("Bis wann")).to_be_visible()
    expect(sheet.question("ziel").get_by_label("Bis wann")).to_have_value("2027-03-12")
    expect(sheet.question("teilnehmende").get_by_label("Bis wann")).to_be_hidden()


def test_what_another_window_fills_in_unfolds(sheet: Sheet) -> None:
    other = Sheet(sheet.page.context.new_page(), sheet.page.url.split(Sheet.folder)[0]).open()
    other.status("ziel", "erledigt").check()
    expect(sheet.question("ziel").get_by_role("radio", name="erledigt")).to_be_checked()


def test_the_line_above_the_bar_says_whose_answers_these_are(sheet: Sheet) -> None:
    page = sheet.page
    expect(page.locator(".sheet__purpose")).to_be_hidden()
    name = visit_name(page)
    expect(page.locator(".sheet__purpose")).to_be_visible()
    name.fill("Musterfeld <b>im</b> März, mit vielen, vielen Gästen")
    about = page.locator("[data-action=about]")
    expect(about).to_have_text("Besuch: Musterfeld <b>im</b> März, mit vielen, vielen Gästen")
    about.click()
    expect(name).to_be_hidden()
    sheet.open()
    expect(about).to_have_text("Besuch: Musterfeld <b>im</b> März, mit vielen, vielen Gästen")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["no-script"])
def test_without_javascript_the_introduction_stands_open_and_no_button_does_nothing(
    page: Page, server: str, view: str
) -> None:
    page.goto(f"{server}{view}/vorbereitung.html")
    expect(page.locator(".sheet__purpose")).to_be_visible()
    expect(page.locator(".sheet .hint")).to_be_visible()
    expect(page.locator(".sheet button:visible, .sheet summary:visible")).to_have_count(0)


@pytest.mark.parametrize("worksheet", ["rueckblick", "transferplan"])
def test_when_it_was_saved_stands_in_one_line_on_a_screen_and_is_never_cut(
    page: Page, server: str, worksheet: str
) -> None:
    page.clock.set_fixed_time("2026-11-29T09:00:00")
    page.goto(f"{server}ueber/impressum.html")
    first = "wirkung" if worksheet == "rueckblick" else "ziel"
    put_answer(page, f"{worksheet}.{first}", answer="Ja")
    for width, height, lines in ((1280, 900, 1), (1024, 576, 1), (960, 800, 1), (390, 844, 2), (320, 640, 2)):
        page.set_viewport_size({"width": width, "height": height})
        sheet = Sheet(page, server, worksheet).open()
        expect(sheet.badge).to_have_text("Am 19.11. gespeichert")
        shown = sheet.badge.evaluate(
            """(badge) => {
              const range = document.createRange();
              range.selectNodeContents(badge);
              const [text, bar] = [range.getBoundingClientRect(), badge.parentElement.getBoundingClientRect()];
              return {
                lines: Math.round(text.height / parseFloat(getComputedStyle(badge).lineHeight)),
                isCut: text.left < bar.left || text.right > bar.right || badge.scrollWidth > badge.clientWidth,
              };
            }"""
        )
        assert shown["lines"] <= lines, (width, shown)
        assert not shown["isCut"], (width, shown)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
