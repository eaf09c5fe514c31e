"""Save files in the words of a person who writes and opens them."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect


def answer(text: str = "", **more: Any) -> dict[str, Any]:
    fields = {"answer": text, "status": None, "responsible": "", "due": ""}
    return {**fields, "changedAt": "2026-11-19T10:00:00.000Z", "revision": 1, **more}


def write_file(
    path: Path, answers: dict[str, dict[str, Any]], author: str = "", name: str = "", **visit: str
) -> Path:
    content = {
        "fileType": "fachaustausch-answers",
        "formatVersion": 1,
        "questionSet": "leitfaden-fachaustausch",
        "savedAt": "2026-11-20T10:00:00.000Z",
        "visit": {"id": "b1", "name": name, "author": author, **visit},
        "answers": answers,
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def file_of(folder: Path, side: str, name: str, given: dict[str, str]) -> Path:
    path = folder / f"{side}.json"
    path.write_text(
        json.dumps(
            {
                "fileType": "fachaustausch-answers",
                "formatVersion": 1,
                "questionSet": "buechereien-auf-besuch",
                "savedAt": "2026-11-20T10:00:00.000Z",
                "visit": {"id": f"b-{side}", "name": name, "side": side},
                "answers": {
                    f"absprache.{question}": {
                        "answer": text,
                        "changedAt": "2026-11-19T10:00:00.000Z",
                        "revision": 1,
                    }
                    for question, text in given.items()
                },
            }
        ),
        encoding="utf-8",
    )
    return path


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        # A notice may offer the same once more.
        page.get_by_role("button", name="Als Datei sichern").first.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def confirm(page: Page) -> None:
    """Say that the file has arrived."""
    page.get_by_role("button", name="Ja, sie ist da").click()


def open_files(page: Page, *files: Path) -> Locator:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Aus Datei öffnen").click()
    chooser.value.set_files(list(files))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def apply(dialog: Locator) -> None:
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog).to_have_count(0)


def take_back(page: Page) -> None:
    """Take back what a file has brought, and wait until all of it is gone: that goes on in pieces."""
    page.get_by_role("button", name="Übernahme rückgängig machen").click()
    expect(page.get_by_role("status").filter(has_text="Alles ist wieder wie vorher").last).to_be_visible()
