"""Both sides of an exchange, in the words of a person who compares their answers."""

from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.helpers.save_files import choose_files

ASKED = "Auf welcher Seite sind Sie?"


def choose_side(page: Page, side: str) -> None:
    page.get_by_role("group", name=ASKED).get_by_label(side).check()


def compare(page: Page, *files: Path) -> Locator:
    return choose_files(page, "Dateien nebeneinander zeigen", *files)


def hold(page: Page, dialog: Locator, folder: Path) -> Path:
    """Hold what is settled; the file for the other side."""
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Vereinbarung festhalten").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path
