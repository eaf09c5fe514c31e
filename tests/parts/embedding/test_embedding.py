"""What editors paste: right in every form, and never more than a link."""

import functools
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.helpers.sheet import Sheet, visit_name
from tests.helpers.visits import begin

SITE_URL = "https://leitfaden.example/stadt/"


# What is made of every choice, one after the other.
SNIPPETS = """() => {
  const choice = document.querySelector("[data-part=what]");
  return [...choice.options].map(({ value }) => {
    choice.value = value;
    choice.dispatchEvent(new Event("input", { bubbles: true }));
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    return document.querySelector("[data-part=snippet]").value;
  });
}"""


@functools.cache
def anchors_of(path: str) -> set[str]:
    return set(re.findall(r'\sid="([^"]+)"', (SITE / path).read_text(encoding="utf-8")))


class Builder:
    """The form on `einbetten.html`."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        page.goto(f"{home}einbetten.html")
        expect(self.output).not_to_have_value("")

    @property
    def output(self) -> Locator:
        return self.page.get_by_label("Zum Einfügen")

    def choose(self, what: str, shape: str = "Link", form: str = "HTML") -> str:
        self.page.get_by_label("Was möchten Sie verlinken?").select_option(what)
        self.page.get_by_role("radio", name=shape, exact=True).check()
        self.page.get_by_role("radio", name=form, exact=True).check()
        return self.output.input_value()


@pytest.fixture
def builder(page: Page, server: str) -> Builder:
    return Builder(page, server)


def every_target() -> list[str]:
    html = (SITE / "einbetten.html").read_text(encoding="utf-8")
    return re.findall(r'<option value="([^"]+)"', html)


def test_every_worksheet_section_and_question_can_be_linked_and_every_link_leads_somewhere(builder: Builder) -> None:
    targets = every_target()
    links = json.loads((SITE / "links.json").read_text(encoding="utf-8"))["worksheets"]
    parts = sum(1 + len(sheet["sections"]) + len(sheet["questions"]) for sheet in links)
    assert len(targets) == 1 + parts
    builder.page.get_by_role("radio", name="Liste von Links", exact=True).check()
    for view in ("Mit Menü und Suche", "Schlank"):
        builder.page.get_by_role("radio", name=view).check()
        snippets = builder.page.evaluate(SNIPPETS)
        assert len(snippets) == len(targets)
        for address in re.findall(r'href="([^"]+)"', "".join(snippets)):
            path, _, anchor = address.partition("#")
            assert not anchor or anchor in anchors_of(path), address


def test_a_list_holds_what_belongs_to_the_choice(builder: Builder) -> None:
    assert builder.choose("all", "Liste von Links").count("<li>") == 7
    assert builder.choose("vorbereitung", "Liste von Links").count("<li>") == 10
    assert builder.choose("ausgangslage/2", "Liste von Links").count("<li>") == 3
    assert builder.choose("vorbereitung.ziel", "Liste von Links").count("<li>") == 1


def test_the_address_of_the_site_comes_first_once_it_is_given(builder: Builder) -> None:
    assert 'href="arbeitsblaetter/vorbereitung.html#ziel"' in builder.choose("vorbereitung.ziel")
    site = builder.page.get_by_label("Adresse dieser Website")
    site.fill(SITE_URL.rstrip("/"))
    assert f'href="{SITE_URL}arbeitsblaetter/vorbereitung.html#ziel"' in builder.output.input_value()
    site.fill("leitfaden.example")
    expect(site).to_have_attribute("aria-invalid", "true")
    expect(builder.page.get_by_text("Das ist keine vollständige Adresse.")).to_be_visible()


def test_the_address_of_the_visited_page_can_be_taken(page: Page, home: str) -> None:
    builder = Builder(page, home)
    take = page.get_by_role("button", name="Die Adresse nehmen")
    if home.startswith("file:"):
        expect(take).to_be_hidden()
        return
    take.click()
    expect(page.get_by_label("Adresse dieser Website")).to_have_value(home)
    assert f'href="{home}bogen/vorbereitung.html"' in builder.choose("vorbereitung", "Rahmen (iframe)")


def test_a_frame_takes_the_lean_view_unless_the_editor_decides_otherwise(builder: Builder) -> None:
    assert 'src="bogen/vorbereitung.html"' in builder.choose("vorbereitung", "Rahmen (iframe)")
    builder.page.get_by_role("radio", name="Mit Menü und Suche").check()
    assert 'src="arbeitsblaetter/vorbereitung.html"' in builder.output.input_value()


def test_the_preview_shows_what_the_snippet_makes(builder: Builder) -> None:
    preview = builder.page.locator("[data-part=preview]")
    builder.choose("vorbereitung.ziel", "Schaltfläche")
    builder.page.get_by_label("Text des Links").fill("<b>Zu unseren Zielen</b>")
    expect(preview.get_by_role("link")).to_have_text("<b>Zu unseren Zielen</b>")
    assert "&lt;b&gt;Zu unseren Zielen&lt;/b&gt;" in builder.output.input_value()
    builder.choose("vorbereitung", "Rahmen (iframe)")
    inside = preview.frame_locator("iframe")
    expect(inside.get_by_role("heading", level=1)).to_have_text("Wie bereiten Sie den Austausch vor?")


def test_a_frame_in_the_preview_stays_while_the_editor_types(builder: Builder) -> None:
    builder.choose("vorbereitung", "Rahmen (iframe)")
    builder.page.locator("[data-part=preview] iframe").evaluate("(frame) => { frame.dataset.seen = '1' }")
    builder.page.get_by_label("Text des Links").fill("Unser Blatt")
    expect(builder.output).to_have_value(re.compile('title="Unser Blatt"'))
    expect(builder.page.locator("[data-part=preview] iframe")).to_have_attribute("data-seen", "1")


def test_where_a_format_has_no_such_form_it_says_so(builder: Builder) -> None:
    assert builder.choose("vorbereitung", "Schaltfläche", "Markdown").startswith("[Arbeitsblatt „Vorbereitung“")
    expect(builder.page.get_by_text("Sie bekommen einen Link.")).to_be_visible()


@pytest.mark.parametrize("context_options", [{"permissions": ["clipboard-read", "clipboard-write"]}])
def test_the_button_copies(builder: Builder) -> None:
    snippet = builder.choose("vorbereitung.ziel", form="Markdown")
    builder.page.get_by_role("button", name="Kopieren").click()
    expect(builder.page.get_by_text("Kopiert", exact=True)).to_be_visible()
    assert builder.page.evaluate("navigator.clipboard.readText()") == snippet


def test_where_the_clipboard_is_closed_the_text_is_marked(page: Page, server: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))")
    builder = Builder(page, server)
    builder.page.get_by_role("button", name="Kopieren").click()
    expect(page.get_by_text("Kopieren Sie ihn, zum Beispiel mit Strg + C")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == builder.output.input_value()


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_javascript_all_links_are_there_and_no_form(page: Page, home: str) -> None:
    page.goto(f"{home}einbetten.html")
    expect(page.get_by_role("textbox")).to_have_count(0)
    page.get_by_role("link", name="Haben Sie eine Steuergruppe?").first.click()
    expect(page).to_have_url(re.compile(r"arbeitsblaetter/vorbereitung\.html#steuergruppe$"))


def test_no_link_carries_an_answer(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    visit_name(page).fill("Geheimstadt")
    sheet.write("ziel", "Unter vier Augen")
    Builder(page, server)
    made: list[str] = []
    for shape in page.locator("[name='embedding.shape']").all():
        shape.check()
        made += page.evaluate(SNIPPETS)
    assert len(set(made)) > 2 * len(every_target())
    assert not re.search("Geheim|vier Augen|first", "".join(made))


def test_no_link_switches_the_visit(page: Page, server: str) -> None:
    sheet = Sheet(page, server).open()
    sheet.write("ziel", "Erster Besuch")
    begin(page, "Zweiter Besuch")
    way = re.search(r'href="([^"]+)"', Builder(page, server).choose("vorbereitung.ziel"))
    assert way
    # Whatever someone hangs onto it.
    for more in ("", "?visit=first", "?besuch=first", "?fachaustausch:visit=first"):
        path, anchor = way[1].split("#")
        page.goto(f"{server}{path}{more}#{anchor}")
        expect(page.locator("[data-part=name]")).to_have_value("Zweiter Besuch")


def test_the_page_names_both_files_for_programs() -> None:
    html = (SITE / "einbetten.html").read_text(encoding="utf-8")
    for name in ("links.json", "links.schema.json"):
        assert f'href="{name}"' in html
        assert Path(SITE / name).is_file()
