"""Two and three real windows on one worksheet, in a random order of steps: none of them loses what another one did.

The seed of each run is in the test's name; SEED=17 replays one of your own.
"""

import os
import random
from functools import partial
from operator import eq

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.helpers.sheet import Sheet, from_menu
from tests.helpers.waiting import eventually

SEEDS = [int(os.environ["SEED"])] if "SEED" in os.environ else range(1, 7)
STEPS = 30
QUESTIONS = ("ziel", "ideen")


@pytest.mark.parametrize("seed", SEEDS)
def test_windows_come_to_the_same_result_and_nothing_is_missing(
    context: BrowserContext, server: str, seed: int
) -> None:
    """Each window has a field of its own in every question; what they share is the key and the status."""
    chance = random.Random(seed)
    sheets = [Sheet(context.new_page(), server).open() for _ in range(2 + seed % 2)]
    entered = {(question, field): "" for question in QUESTIONS for field in ("answer", "responsible", "due")}
    for step in range(STEPS):
        window = chance.randrange(len(sheets))
        sheet, question = sheets[window], chance.choice(QUESTIONS)
        action = chance.random()
        if action < 0.1:
            sheet.page.goto("about:blank")
            sheet.open()
        elif action < 0.25:
            sheet.status(question, chance.choice(["offen", "in Arbeit", "erledigt"])).check()
        elif window == 2:
            entered[question, "due"] = f"2027-03-{step % 28 + 1:02}"
            sheet.due(question).fill(entered[question, "due"])
        else:
            field = sheet.text(question) if window == 0 else sheet.responsible(question)
            name = "answer" if window == 0 else "responsible"
            entered[question, name] += f"{step} "
            field.press("Control+End")
            field.press_sequentially(f"{step} ")
    for sheet in sheets:
        sheet.expect_saved()
    for question in QUESTIONS:
        for sheet in sheets:
            expect(sheet.text(question)).to_have_value(entered[question, "answer"])
            expect(sheet.responsible(question)).to_have_value(entered[question, "responsible"])
            expect(sheet.due(question)).to_have_value(entered[question, "due"])
        expect_one_status(sheets, question)
        expected = {field: text for (asked, field), text in entered.items() if asked == question}
        # Each window reads from a copy of the storage that may be a moment old.
        eventually(sheets[0].page, partial(fields_in, sheets[0], question), partial(eq, expected))


def fields_in(sheet: Sheet, question: str) -> dict[str, str]:
    stored = sheet.stored(question)
    return {field: stored.get(field, "") for field in ("answer", "responsible", "due")}


def expect_one_status(sheets: list[Sheet], question: str) -> None:
    """Wait until all windows show the same; which one depends on the order in which they heard of it."""

    def look() -> list[str | None]:
        return [sheet.question(question).locator("input[type=radio]").evaluate_all(CHOSEN) for sheet in sheets]

    eventually(sheets[0].page, look, lambda statuses: len(set(statuses)) == 1)


CHOSEN = "radios => radios.find(({ checked }) => checked)?.value ?? null"


def test_two_windows_may_open_the_same_file_at_once(context: BrowserContext, server: str) -> None:
    sheets = [Sheet(context.new_page(), server).open() for _ in range(2)]
    content = """{"fileType": "fachaustausch-answers", "formatVersion": 1, "questionSet": "leitfaden-fachaustausch",
      "savedAt": "2026-11-20T10:00:00.000Z", "visit": {"id": "b1", "name": ""}, "answers":
      {"vorbereitung.ziel": {"answer": "Aus der Datei", "changedAt": "2026-11-19T10:00:00.000Z", "revision": 1}}}"""
    for sheet in sheets:
        with sheet.page.expect_file_chooser() as chooser:
            from_menu(sheet.page, "Aus Datei öffnen")
        chooser.value.set_files({"name": "a.json", "mimeType": "application/json", "buffer": content.encode()})
        expect(sheet.page.get_by_role("dialog")).to_be_visible()
    for sheet in sheets:
        sheet.page.get_by_role("button", name="Übernehmen").click()
    for sheet in sheets:
        expect(sheet.page.get_by_role("button", name="Übernahme rückgängig machen")).to_be_visible()
        expect(sheet.text("ziel")).to_have_value("Aus der Datei")
        sheet.expect_saved()


def test_a_storage_that_another_window_cleared_is_filled_again(context: BrowserContext, server: str) -> None:
    one, two = (Sheet(context.new_page(), server).open() for _ in range(2))
    one.write("ziel", "Lernen")
    expect(two.text("ziel")).to_have_value("Lernen")
    two.page.evaluate("localStorage.clear()")
    one.open()
    expect(one.text("ziel")).to_have_value("Lernen")
    one.expect_saved()
