"""What leaves the browser: requests for files, and nothing that a person typed."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.conftest import SITE
from tests.helpers.save_files import apply, open_files, save
from tests.helpers.sheet import Sheet, delete, from_menu, visit_name
from tests.host import hosting

TYPED = "Vertrauliches-4711"


def use_everything(page: Page, address: str, folder: Path) -> None:
    sheet = Sheet(page, address).open()
    visit_name(page).fill(TYPED)
    sheet.responsible("ziel").fill(TYPED)
    sheet.due("ziel").fill("2027-03-12")
    sheet.write("ziel", TYPED)
    sheet.button("Rückgängig", "ziel").click()
    sheet.button("Wiederholen", "ziel").click()
    sheet.unfold("ziel").get_by_role("link", name="Link kopieren zu Frage 2.1", exact=True).click()
    saved = save(page, folder)
    assert TYPED in saved.read_text(encoding="utf-8")
    delete(page, "Alles löschen")
    apply(open_files(page, saved))
    expect(sheet.text("ziel")).to_have_value(TYPED)
    from_menu(page, "Drucken")
    page.get_by_role("button", name="Suche").click()
    page.get_by_role("searchbox").fill(TYPED)
    expect(page.get_by_role("dialog", name="Suche").get_by_role("status")).not_to_be_empty()
    for name in ("checkliste.html", "bogen/vorbereitung.html#ziel", "einbetten.html", "index.html"):
        page.goto(f"{address}{name}", wait_until="networkidle")


def test_whatever_a_person_does_the_server_is_asked_for_files_alone(page: Page, tmp_path: Path) -> None:
    with hosting(SITE) as host:
        use_everything(page, host.address, tmp_path)
    assert len(host.received) > 10
    for request in host.received:
        line, rest = request.split("\n", 1)
        assert line.startswith("GET /"), line
        assert "?" not in line, line
        assert "#" not in line, line
        assert "4711" not in request
        assert "Cookie:" not in rest
        assert rest.split("\n\n", 1)[1].strip() == "", "a request has a body"
    assert page.context.cookies() == []
