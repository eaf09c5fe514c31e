"""What a person drops on a page is taken on any page, or she is told what to do; the browser stays where it is."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import SITE
from tests.helpers.save_files import answer, apply, open_files, take_back, write_file
from tests.helpers.sheet import PREFIX, Sheet, never_quiet

# One of each kind: with cards, with a list, with nothing of ours, with a script of its own, without a client.
PAGES = (
    "index.html",
    "checkliste.html",
    "handzettel.html",
    "leitfaden/zeitplan.html",
    "leitfaden/wozu.html",
    "ueber/so-gehts.html",
    "ohne-netz.html",
    "einbetten.html",
    "404.html",
    "arbeitsblaetter/ausgangslage.html",
    "arbeitsblaetter/transferplan.html",
    "bogen/ausgangslage.html",
    "bogen/transferplan.html",
)

DROP = """([types, text]) => {
  const dataTransfer = new DataTransfer();
  for (const type of types) {
    if (type === "Files") dataTransfer.items.add(new File([text], "stand.json.txt"));
    else dataTransfer.items.add(text, type);
  }
  const target = document.querySelector("[data-test-target]") ?? document.body;
  const options = { dataTransfer, bubbles: true, cancelable: true };
  return ["dragover", "drop"].map((type) => !target.dispatchEvent(new DragEvent(type, options)));
}"""


def save_file(folder: Path) -> Path:
    return write_file(folder / "stand.json", {"vorbereitung.ziel": answer("Fallen gelassen – „ja“")})


def drop(page: Page, text: str, *types: str) -> list[bool]:
    """Drop it, and say whether the page keeps the browser from moving and from dropping."""
    prevented: list[bool] = page.evaluate(DROP, [types, text])
    return prevented


def expect_taken(page: Page) -> None:
    apply(page.get_by_role("dialog"))
    expect(page.get_by_text("Eine Antwort übernommen.")).to_be_visible()
    stored = page.evaluate("key => JSON.parse(localStorage.getItem(key)).answer", f"{PREFIX}vorbereitung.ziel")
    assert stored == "Fallen gelassen – „ja“"


@pytest.mark.parametrize("address", PAGES)
def test_a_file_that_is_dropped_on_any_page_is_reviewed_and_taken_over(
    page: Page, server: str, tmp_path: Path, address: str
) -> None:
    page.goto(f"{server}{address}")
    text = save_file(tmp_path).read_text("utf-8")
    assert drop(page, text, "Files") == [True, True]
    expect(page.get_by_role("dialog")).not_to_contain_text("zu einem anderen Leitfaden")
    expect_taken(page)
    take_back(page)
    assert page.evaluate("key => localStorage.getItem(key)", f"{PREFIX}vorbereitung.ziel") is None


@pytest.mark.parametrize("folder", ["arbeitsblaetter", "bogen"])
def test_who_is_quicker_than_the_page_starts_it(page: Page, server: str, tmp_path: Path, folder: str) -> None:
    never_quiet(page)
    page.goto(f"{server}{folder}/vorbereitung.html")
    assert drop(page, save_file(tmp_path).read_text("utf-8"), "Files") == [True, True]
    expect_taken(page)


@pytest.mark.parametrize(
    "address", ["index.html", "ueber/so-gehts.html", "checkliste.html", "arbeitsblaetter/transferplan.html"]
)
def test_in_the_guide_in_one_file_too(page: Page, tmp_path: Path, address: str) -> None:
    page.goto(f"{SITE.as_uri()}/fachaustausch-offline.html#{address}")
    drop(page, save_file(tmp_path).read_text("utf-8"), "Files")
    expect(page.get_by_role("dialog")).not_to_contain_text("zu einem anderen Leitfaden")
    expect_taken(page)


@pytest.mark.chromium
@pytest.mark.parametrize("address", ["ueber/so-gehts.html", "bogen/vorbereitung.html"])
def test_a_file_from_the_desktop_does_not_lead_away_from_the_page(
    page: Page, server: str, tmp_path: Path, address: str
) -> None:
    page.goto(f"{server}{address}")
    data = {"items": [], "files": [str(save_file(tmp_path))], "dragOperationsMask": 1}
    session = page.context.new_cdp_session(page)
    for type_ in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": type_, "x": 300, "y": 300, "data": data})
    expect_taken(page)
    assert page.url == f"{server}{address}"


def test_the_pointer_says_that_a_copy_is_made(page: Page, server: str) -> None:
    page.goto(f"{server}ueber/so-gehts.html")
    effect = page.evaluate(
        """() => {
          const event = new DragEvent("dragover", { bubbles: true, cancelable: true });
          // The browser itself lets a script set it only while a person really drags.
          const dataTransfer = { types: ["Files"], files: [], dropEffect: "move" };
          Object.defineProperty(event, "dataTransfer", { value: dataTransfer });
          document.body.dispatchEvent(event);
          return dataTransfer.dropEffect;
        }"""
    )
    assert effect == "copy"


@pytest.mark.parametrize("address", ["ueber/so-gehts.html", "index.html", "bogen/vorbereitung.html"])
@pytest.mark.parametrize(
    "types", [(), ("maillistrow",), ("text/uri-list", "text/html"), ("text/uri-list", "text/plain")]
)
def test_what_a_mail_program_hands_over_without_a_file_is_answered_with_what_to_do(
    page: Page, server: str, address: str, types: tuple[str, ...]
) -> None:
    page.goto(f"{server}{address}")
    assert drop(page, "https://outlook.example/anhang/7", *types) == [True, True]
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("speichern Sie ihn zuerst auf Ihrem Computer")
    dialog.get_by_role("button", name="Schließen").click()
    expect(dialog).to_have_count(0)


def test_an_empty_shell_of_a_file_is_answered_with_what_to_do(page: Page, server: str) -> None:
    page.goto(f"{server}checkliste.html")
    drop(page, "", "Files")
    expect(page.get_by_role("dialog")).to_contain_text("speichern Sie den Anhang zuerst auf Ihrem Computer")


def test_the_text_of_a_save_file_can_be_dragged_out_of_a_mail(page: Page, server: str, tmp_path: Path) -> None:
    page.goto(f"{server}checkliste.html")
    text = save_file(tmp_path).read_text("utf-8")
    drop(page, f"Hallo,\n\n{text}\n\nGruß", "text/plain", "text/html")
    expect_taken(page)


@pytest.mark.parametrize("folder", ["arbeitsblaetter", "bogen"])
def test_text_that_is_dropped_into_a_field_is_the_browsers_business(page: Page, server: str, folder: str) -> None:
    page.goto(f"{server}{folder}/vorbereitung.html")
    page.locator("#ziel textarea").evaluate("(field) => { field.dataset.testTarget = '' }")
    assert drop(page, "Ein Satz", "text/plain", "text/html") == [False, False]
    assert drop(page, "https://a.example/", "text/plain", "text/uri-list") == [False, False]
    assert drop(page, "{}", "Files") == [True, True]


def test_text_that_missed_its_field_opens_nothing(page: Page, server: str) -> None:
    page.goto(f"{server}checkliste.html")
    loaded = page.evaluate("() => document.scripts.length")
    drop(page, "Ein Satz", "text/plain", "text/html")
    page.wait_for_function("loaded => document.scripts.length > loaded", arg=loaded)
    page.wait_for_function("() => window.fachaustauschDesk")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_file_is_chosen_from_all_that_there_are(page: Page, server: str, tmp_path: Path) -> None:
    """Android offers no .json where a page names kinds of files, and a mail makes .json.txt of it."""
    sheet = Sheet(page, server, "vereinbarung").open()
    text = save_file(tmp_path).read_text("utf-8")
    odd = tmp_path / "stand.json.txt"
    odd.write_text(text, encoding="utf-16")
    page.evaluate(
        """() => {
          window.asked = [];
          const { click } = HTMLInputElement.prototype;
          HTMLInputElement.prototype.click = function () {
            if (this.type === "file") window.asked.push(this.accept);
            click.call(this);
          };
        }"""
    )
    dialog = open_files(page, odd)
    dialog.get_by_role("button", name="Abbrechen").click()
    with page.expect_file_chooser():
        sheet.page.get_by_role("button", name="Dateien nebeneinander zeigen").click()
    assert page.evaluate("() => window.asked") == ["", ""]
