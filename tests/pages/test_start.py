"""The start page by role, the timeline, and the example that loads with one click."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.kinds import rows
from tests.helpers.sheet import Sheet, visit_name

NOW = "2026-11-24T09:00:00"


def start(page: Page, foreign: str) -> None:
    """Open the first way."""
    page.goto(f"{foreign}index.html#hinfahren")
    expect(page.locator(".way[open] .stage").first).to_be_visible()


def set_visit(page: Page, day: str) -> None:
    field = page.get_by_label("Wann ist der Besuch?").first
    field.fill(day)
    field.press("Tab")


def heads(page: Page) -> list[str]:
    texts = page.locator(".way[open] .stage").locator(".stage__when").all_inner_texts()
    return [text.strip() for text in texts]


def test_without_a_date_the_timeline_shows_lead_times(page: Page, foreign: str) -> None:
    start(page, foreign)
    assert heads(page) == [
        "6 Monate bis 2 Wochen vorher",
        "2 Monate vorher",
        "am Tag des Besuchs",
        "bis 6 Wochen danach",
    ]
    expect(page.locator(".stage--today")).to_have_count(0)
    expect(page.get_by_text("Mit diesem Tag rechnet die Seite aus").first).to_be_visible()


def test_the_day_of_the_visit_turns_them_into_days_with_a_mark_for_today(page: Page, foreign: str) -> None:
    page.clock.set_fixed_time(NOW)
    start(page, foreign)
    set_visit(page, "2026-12-31")
    expect(page.locator(".way[open] .stage--today")).to_have_text("Heute, 24.11.2026")
    assert heads(page) == [
        "30.06.2026 bis 17.12.2026",
        "31.10.2026",
        "31.12.2026, Tag des Besuchs",
        "31.12.2026 bis 11.02.2027",
    ]
    stages = page.locator(".way[open] .stages > li")
    assert [("stage--today" in (item.get_attribute("class") or "")) for item in stages.all()].index(True) == 2
    expect(stages.first.get_by_text("jetzt dran")).to_be_visible()
    expect(stages.last.get_by_text("jetzt dran")).to_be_hidden()


def test_the_day_is_kept_with_the_visit(page: Page, foreign: str) -> None:
    start(page, foreign)
    set_visit(page, "2027-05-31")
    expect(page.locator(".way[open] .stage__when").first).to_have_text("30.11.2026 bis 17.05.2027")
    stored = json.loads(page.evaluate("() => localStorage.getItem('fachaustausch:1:first')"))
    assert stored["date"] == "2027-05-31"
    page.goto(f"{foreign}zeitplan.html")
    expect(page.get_by_label("Wann ist der Besuch?")).to_have_value("2027-05-31")
    expect(page.locator(".stage__when").first).to_have_text("30.11.2026 bis 17.05.2027")
    set_visit(page, "")
    expect(page.locator(".stage__when").first).to_have_text("6 Monate bis 2 Wochen vorher")


def test_a_blocked_storage_says_that_the_day_is_not_kept(page: Page, foreign: str) -> None:
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new Error('blocked') } })"
    )
    start(page, foreign)
    set_visit(page, "2027-05-31")
    expect(page.locator(".way[open] .stage__when").first).to_have_text("30.11.2026 bis 17.05.2027")
    expect(page.get_by_text("Ihr Browser bewahrt den Tag nicht auf.").first).to_be_visible()
    set_visit(page, "")
    expect(page.get_by_text("Mit diesem Tag rechnet die Seite aus").first).to_be_visible()


def test_another_window_hears_of_the_day(page: Page, foreign: str) -> None:
    other = page.context.new_page()
    for window in (page, other):
        start(window, foreign)
    set_visit(page, "2027-05-31")
    expect(other.locator(".way[open] .stage__when").first).to_have_text("30.11.2026 bis 17.05.2027")


def test_only_looking_at_the_timeline_stores_nothing(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}index.html")
    page.locator("summary").nth(1).click()
    assert page.evaluate("() => Object.keys(localStorage)") == []


def test_all_ways_are_in_sight_before_one_is_chosen(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}index.html")
    expect(page.locator(".way")).to_have_count(2)
    expect(page.locator(".way[open]")).to_have_count(0)


def test_each_way_opens_by_keyboard_and_closes_the_other(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}index.html")
    first, last = page.locator(".way").all()
    for way, step, other in (
        (first, "Schreiben Sie auf, was Sie wissen wollen.", last),
        (last, "Sprechen Sie ab, was Sie zeigen.", first),
    ):
        summary = way.locator("summary")
        summary.focus()
        summary.press("Enter")
        expect(way.get_by_text(step)).to_be_visible()
        expect(other).not_to_have_attribute("open", "")


def test_the_way_that_holds_most_answers_is_open_on_return(page: Page, foreign: str) -> None:
    sheet = Sheet(page, foreign, "fragen").open()
    sheet.write("ziel", "Wir wollen es wissen.")
    page.goto(f"{foreign}index.html")
    expect(page.locator(".way[open]")).to_have_attribute("id", "hinfahren")


def test_going_back_finds_the_way_open_that_was_chosen(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}index.html")
    page.locator("summary").last.click()
    page.locator(".way[open]").get_by_role("link", name="Absprache").click()
    expect(page).to_have_url(f"{foreign}arbeitsblaetter/absprache.html")
    page.go_back()
    expect(page.locator(".way[open]")).to_have_attribute("id", "empfangen")
    assert page.evaluate("() => Object.keys(localStorage)") == []


def test_the_start_page_names_the_visit_whose_days_it_shows(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}index.html")
    expect(page.locator("[data-part=screen-visit]")).to_be_hidden()
    Sheet(page, foreign, "fragen").open()
    visit_name(page).fill("Bücherei Neustadt")
    page.goto(f"{foreign}index.html")
    expect(page.get_by_text("Besuch: Bücherei Neustadt")).to_be_visible()


def test_of_two_ways_with_the_same_answers_the_shorter_is_open(page: Page, foreign: str) -> None:
    """Whoever has filled in only the agreement may be on either side; the host's way has nothing else."""
    sheet = Sheet(page, foreign, "absprache").open()
    sheet.write("themen", "Licht")
    page.goto(f"{foreign}index.html")
    expect(page.locator(".way[open]")).to_have_attribute("id", "empfangen")
    page.goto(f"{foreign}index.html#hinfahren")
    expect(page.locator(".way[open]")).to_have_attribute("id", "hinfahren")


def test_a_link_to_a_way_opens_it(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}index.html#empfangen")
    expect(page.get_by_text("Sprechen Sie ab, was Sie zeigen.")).to_be_visible()


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["without JavaScript"])
def test_without_javascript_the_ways_and_lead_times_are_there(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}index.html")
    page.locator("summary").first.click()
    expect(page.get_by_text("6 Monate bis 2 Wochen vorher")).to_be_visible()
    expect(page.get_by_label("Wann ist der Besuch?").first).to_be_hidden()
    page.locator("summary").nth(1).click()
    expect(page.get_by_text("Sprechen Sie ab, was Sie zeigen.")).to_be_visible()
    expect(page.get_by_text("Beispiel laden und ausprobieren")).to_be_hidden()


def test_a_card_shows_the_progress_of_its_worksheet(page: Page, foreign: str) -> None:
    sheet = Sheet(page, foreign, "folgen").open()
    page.locator("[data-row] textarea").first.fill("Teppich kaufen")
    sheet.expect_saved()
    page.goto(f"{foreign}index.html")
    card = page.locator(".way[open] .card", has_text="Folgen")
    expect(card.locator(".progress__text")).to_have_text("1 von 3 Fragen beantwortet")


def test_the_example_is_quoted_as_text(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}index.html")
    example = page.locator(".example")
    expect(example).to_contain_text("Beispiel: Bücherei Musterdorf (erfunden)")
    expect(example).to_contain_text("Wir wollen eine <b>ruhige</b> Leseecke einrichten.")
    expect(example.locator("blockquote")).to_have_count(3)


def load_example(page: Page, home: str) -> None:
    page.goto(f"{home}index.html")
    page.get_by_role("link", name="Beispiel laden und ausprobieren").click()


def test_the_example_loads_as_a_visit_of_its_own(page: Page, foreign: str) -> None:
    sheet = Sheet(page, foreign, "fragen").open()
    sheet.write("ziel", "Meine eigene Antwort")
    load_example(page, foreign)
    expect(page).to_have_url(f"{foreign}arbeitsblaetter/fragen.html")
    expect(page.locator("[data-part=name]")).to_have_value("Beispiel: Bücherei Musterdorf (erfunden)")
    expect(sheet.text("ziel")).to_have_value(
        "Wir wollen eine <b>ruhige</b> Leseecke einrichten.\nUnd wir wollen wissen, was sie kostet."
    )
    own = json.loads(page.evaluate("() => localStorage.getItem('fachaustausch:1:first:fragen.ziel')"))
    assert own["answer"] == "Meine eigene Antwort"
    page.goto(f"{foreign}arbeitsblaetter/rundgang.html")
    expect(page.get_by_role("button", name="1 Kinderecke").first).to_be_visible()
    page.goto(f"{foreign}index.html")
    expect(page.get_by_label("Wann ist der Besuch?").first).to_have_value("2027-05-31")


def test_loading_the_example_again_keeps_what_was_tried_in_it(page: Page, foreign: str) -> None:
    load_example(page, foreign)
    expect(page).to_have_url(f"{foreign}arbeitsblaetter/fragen.html")
    sheet = Sheet(page, foreign, "fragen").open()
    sheet.write("ziel", "Ausprobiert")
    load_example(page, foreign)
    expect(page).to_have_url(f"{foreign}arbeitsblaetter/fragen.html")
    expect(sheet.text("ziel")).to_have_value("Ausprobiert")
    visits = page.evaluate("() => new Set(Object.keys(localStorage).map((key) => key.split(':')[2])).size")
    assert visits <= 2


def test_a_blocked_storage_says_that_the_example_cannot_be_loaded(page: Page, foreign: str) -> None:
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new Error('blocked') } })"
    )
    load_example(page, foreign)
    expect(page.get_by_role("status").filter(has_text="Das Beispiel lässt sich gerade nicht laden.")).to_be_visible()
    expect(page).to_have_url(f"{foreign}index.html")


def test_the_step_moves_on_with_what_is_answered(page: Page, foreign: str) -> None:
    page.goto(f"{foreign}index.html#hinfahren")
    way = page.locator("#hinfahren")
    expect(way.get_by_text("Ihr erster Schritt:")).to_be_visible()
    expect(way.get_by_text("Ihr nächster Schritt:")).to_be_hidden()
    sheet = Sheet(page, foreign, "fragen").open()
    sheet.write("ziel", "Lesen")
    page.goto(f"{foreign}index.html#hinfahren")
    expect(way.get_by_text("Ihr erster Schritt:")).to_be_hidden()
    way.locator("[data-part=next-step]").get_by_role("link", name="Fragen").click()
    expect(page).to_have_url(f"{foreign}arbeitsblaetter/fragen.html#fragen.leitung.answer")
    expect(sheet.text("leitung")).to_be_focused()


def test_a_way_on_which_all_is_answered_says_so(page: Page, foreign: str) -> None:
    sheet = Sheet(page, foreign, "absprache").open()
    for question in ("themen", "raeume", "anzahl"):
        sheet.write(question, "Ja")
    rows(sheet).locator("textarea").fill("Ja")
    sheet.expect_saved()
    page.goto(f"{foreign}index.html#empfangen")
    expect(page.locator("#empfangen").get_by_text("Auf diesem Weg ist alles beantwortet.")).to_be_visible()
