"""Rows and stops, which only some worksheets have; the guide on another topic (tests/foreign) has all kinds."""

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.helpers.sheet import PREFIX, Sheet


def answers(page: Page, worksheet: str) -> dict[str, dict[str, Any]]:
    """What is stored of a worksheet, by the key without the visit."""
    stored = page.evaluate("() => Object.entries(localStorage)")
    start = f"{PREFIX}{worksheet}."
    found = {key.removeprefix(PREFIX): json.loads(value) for key, value in stored if key.startswith(start)}
    return {key: answer for key, answer in found.items() if answer["answer"] or answer.get("choice")}


def rows(sheet: Sheet) -> Locator:
    return sheet.page.locator("[data-row]")


def stop(sheet: Sheet) -> Locator:
    """The one that is shown."""
    return sheet.page.locator(".repeat:not(.repeat--away)")


def add(sheet: Sheet, each: str) -> None:
    sheet.page.get_by_role("button", name=f"{each} hinzufügen").click()


def write_in(place: Locator, question: str, text: str) -> None:
    place.locator(f"[data-question$='.{question}'] textarea").fill(text)


def fill_stops(sheet: Sheet, *names: str) -> None:
    for number, name in enumerate(names):
        if number:
            add(sheet, "Raum")
        write_in(stop(sheet), "raum", name)
    sheet.expect_saved()


def fill_two_rooms(sheet: Sheet) -> None:
    """Two stops, of which the first has a choice."""
    write_in(stop(sheet), "raum", "Kinderecke")
    stop(sheet).get_by_label("passt", exact=True).check()
    add(sheet, "Raum")
    write_in(stop(sheet), "raum", "Keller")
    sheet.expect_saved()


def fill_rows(sheet: Sheet, *texts: str) -> None:
    for number, text in enumerate(texts):
        if number:
            add(sheet, "Vorhaben")
        rows(sheet).last.locator("textarea").fill(text)
    sheet.expect_saved()


def follow(sheet: Sheet, address: str) -> None:
    """Come from elsewhere, as by a link in an intranet."""
    sheet.page.set_viewport_size({"width": 1000, "height": 500})
    sheet.page.goto("about:blank")
    sheet.page.goto(address)


def expect_at(sheet: Sheet, title: str, question: str) -> None:
    """Expect a question of a stop in sight."""
    expect(stop(sheet).locator("[data-part=instance]")).to_have_text(title)
    expect(stop(sheet).locator(f"[data-question='{question}'] .question__title")).to_be_in_viewport()
