"""Save files in the words of a person who writes and opens them."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.helpers.sheet import from_menu

OPEN = "Aus Datei öffnen"


def answer(text: str = "", **more: Any) -> dict[str, Any]:
    fields = {"answer": text, "status": None, "responsible": "", "due": ""}
    return {**fields, "changedAt": "2026-11-19T10:00:00.000Z", "revision": 1, **more}


OURS = "leitfaden-fachaustausch"
# The guide on another topic (tests/foreign).
FOREIGN = "buechereien-auf-besuch"

# A file that the browser lets the page write, as the File System Access API has it.
PICKER = """
window.files = {};
window.asked = [];
window.showSaveFilePicker = async ({ suggestedName }) => {
  window.asked.push(suggestedName);
  const name = `wahl-${window.asked.length}.json`;
  const handle = {
    name,
    async createWritable() {
      if (window.isLocked) throw new DOMException("", "NoModificationAllowedError");
      let next = "";
      return {
        async write(text) { next += text },
        async close() { await window.closing; window.files[name] = window.isFull ? "" : next },
      };
    },
    getFile: async () => new File([window.files[name]], name),
  };
  return handle;
};
"""


def write_file(
    path: Path,
    answers: dict[str, dict[str, Any]],
    author: str = "",
    name: str = "",
    question_set: str = OURS,
    **visit: str,
) -> Path:
    content = {
        "fileType": "fachaustausch-answers",
        "formatVersion": 1,
        "questionSet": question_set,
        "savedAt": "2026-11-20T10:00:00.000Z",
        "visit": {"id": "b1", "name": name, "author": author, **visit},
        "answers": answers,
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def file_of(folder: Path, side: str, name: str, given: dict[str, str]) -> Path:
    """What one side of a visit between libraries has agreed to, by question."""
    answers = {f"absprache.{question}": answer(text) for question, text in given.items()}
    visit = {"name": name, "side": side, "id": f"b-{side}"}
    return write_file(folder / f"{side}.json", answers, question_set=FOREIGN, **visit)


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        # A notice may offer the same once more.
        page.get_by_role("button", name="Als Datei sichern").first.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def written(page: Page) -> dict[str, Any]:
    """What the page has written into files of `PICKER`."""
    return {name: json.loads(text) for name, text in page.evaluate("window.files").items()}


def confirm(page: Page) -> None:
    """Say that the file has arrived."""
    page.get_by_role("button", name="Ja, sie ist da").click()


def choose_files(page: Page, button: str, *files: Path) -> Locator:
    """Press a button that asks for files, and choose some; the dialog that shows them."""
    with page.expect_file_chooser() as chooser:
        if button == OPEN:
            from_menu(page, OPEN)
        else:
            page.get_by_role("button", name=button).click()
    chooser.value.set_files(list(files))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def open_files(page: Page, *files: Path) -> Locator:
    return choose_files(page, OPEN, *files)


def apply(dialog: Locator) -> None:
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(dialog).to_have_count(0)


def take_back(page: Page) -> None:
    """Take back what a file has brought, and wait until all of it is gone: that goes on in pieces."""
    page.get_by_role("button", name="Übernahme rückgängig machen").click()
    expect(page.get_by_role("status").filter(has_text="Alles ist wieder wie vorher").last).to_be_visible(
        timeout=30_000
    )
