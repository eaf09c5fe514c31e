"""A browser that is killed without warning loses nothing that the page had called saved.

The whole browser, every process of it: a page or a renderer alone would leave the process alive that writes to disk.
"""

import os
import random
import signal
import string
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser import launch_options
from tests.client.sheet import Sheet
from tests.client.test_save_files import answer, apply, open_files, write_file

TRIALS = int(os.environ.get("TORTURE", "20"))
SEED = int(os.environ.get("SEED", random.randrange(1_000_000)))

# What the badge says and what stands in the field, at one moment.
SEEN = """() => [
  document.querySelector("[data-part='badge']").dataset.state,
  document.querySelector("#ziel textarea").value,
]"""


class Killable:
    """A browser on a profile of its own, that can be killed as by a power cut and started again."""

    def __init__(self, playwright: Playwright, profile: Path) -> None:
        self._playwright = playwright
        self._profile = profile

    def start(self) -> Page:
        context = self._playwright.chromium.launch_persistent_context(
            str(self._profile),
            **launch_options(),  # type: ignore[arg-type]
        )
        return context.pages[0]

    def kill(self) -> None:
        for process in self._processes():
            os.kill(process, signal.SIGKILL)
        while self._processes():
            time.sleep(0.01)
        # The context is not closed: it ends with its browser, and closing it then may wait for an answer for ever.
        (self._profile / "SingletonLock").unlink(missing_ok=True)

    def _processes(self) -> list[int]:
        found = []
        for folder in Path("/proc").iterdir():
            try:
                command = (folder / "cmdline").read_bytes().split(b"\0")
                is_dead = folder.name.isdigit() and (folder / "stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
            except OSError:
                continue
            if folder.name.isdigit() and not is_dead and f"--user-data-dir={self._profile}".encode() in command:
                found.append(int(folder.name))
        return found


@pytest.fixture
def killable(playwright: Playwright, tmp_path: Path) -> Iterator[Killable]:
    browser = Killable(playwright, tmp_path / "profile")
    yield browser
    browser.kill()


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="finds the browser's processes in /proc")
def test_a_killed_browser_loses_no_answer_that_was_called_saved(killable: Killable, server: str) -> None:
    print(f"SEED={SEED}")
    chance = random.Random(SEED)
    promised = ""
    for trial in range(TRIALS):
        page = killable.start()
        sheet = Sheet(page, server).open()
        expect(sheet.badge).not_to_have_attribute("data-state", "saving")
        state, found = page.evaluate(SEEN)
        assert found.startswith(promised), f"trial {trial}: {promised[len(found) :]!r} was lost"
        assert state == ("saved" if found else "empty")
        promised = found
        sheet.text("ziel").focus()
        page.keyboard.press("Control+End")
        for _ in range(chance.randint(1, 6)):
            page.keyboard.type("".join(chance.choices(string.ascii_lowercase, k=chance.randint(1, 8))))
            until = time.monotonic() + chance.uniform(0, 0.6)
            while time.monotonic() < until:
                state, text = page.evaluate(SEEN)
                if state == "saved":
                    promised = text
        killable.kill()


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="finds the browser's processes in /proc")
def test_a_browser_that_is_killed_during_an_import_has_all_of_it_or_none(
    killable: Killable, server: str, tmp_path: Path
) -> None:
    """What was here before is in any case there, or can be brought back."""
    print(f"SEED={SEED}")
    chance = random.Random(SEED)
    sheet = Sheet(killable.start(), server).open()
    sheet.write("ziel", "Vorher")
    for trial in range(max(3, TRIALS // 6)):
        answers = {f"vorbereitung.{name}": answer(f"Datei {trial}") for name in ("ziel", "ideen", "kontakt")}
        path = write_file(tmp_path / "a.json", answers)
        dialog = open_files(sheet.page, path)
        for question in dialog.locator(".review__question").all():
            question.get_by_label(f"Datei {trial}").check()
        dialog.get_by_role("button", name="Übernehmen").click(no_wait_after=True)
        time.sleep(chance.uniform(0, 0.1))  # The moment of the power cut.
        killable.kill()
        sheet = Sheet(killable.start(), server).open()
        expect(sheet.badge).not_to_have_attribute("data-state", "saving")
        found = [sheet.text(name).input_value() for name in ("ziel", "ideen", "kontakt")]
        before = ["Vorher", "", ""] if trial == 0 else [f"Datei {trial - 1}"] * 3
        assert found in ([f"Datei {trial}"] * 3, before), f"trial {trial}"
        if found == before:
            apply_all(sheet, path, trial)


def apply_all(sheet: Sheet, path: Path, trial: int) -> None:
    dialog = open_files(sheet.page, path)
    for question in dialog.locator(".review__question").all():
        question.get_by_label(f"Datei {trial}").check()
    apply(dialog)
    sheet.expect_saved()
