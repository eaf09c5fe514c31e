"""Answers that change anywhere but on their sheet keep what they were.

Neither the checklist nor the start page writes an answer's text; who, by when and how far belong to it all the same.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import PREFIX, Sheet, put_answer
from tests.helpers.sides import compare, hold
from tests.helpers.versions import (
    LONG_AGO,
    expect_keeping_versions,
    expect_versions,
    open_versions,
    restore,
    versions,
)
from tests.parts.checklist.test_many_at_once import bar, pick
from tests.parts.sides.test_agreement import guests, hosts_file

WEBERS = {"answer": "Lernen", "responsible": "Herr Weber", "due": "2026-10-12", "status": "doing"}


def former(page: Page) -> list[dict[str, Any]]:
    """What is kept, each with why, who, and how far, the oldest of a question first."""
    return [
        {"question": version["question"], "why": version["why"]}
        | {field: version["answer"][field] for field in ("answer", "responsible", "due", "status")}
        for version in versions(page)
    ]


def weber(why: str) -> dict[str, Any]:
    return {"question": "vorbereitung.ziel", "why": why, **WEBERS}


@pytest.fixture
def checklist(page: Page, server: str) -> Page:
    page.goto(f"{server}checkliste.html")
    put_answer(page, "vorbereitung.ziel", **WEBERS, changedAt=LONG_AGO)
    page.reload()
    return page


def test_a_tick_in_the_checklist_keeps_what_was_there_and_the_sheet_brings_it_back(
    checklist: Page, server: str
) -> None:
    checklist.locator("[data-question='vorbereitung.ziel']").get_by_role("checkbox").first.check()
    expect_versions(checklist, "Lernen")
    assert former(checklist) == [weber("writing")]
    sheet = Sheet(checklist, server).open()
    expect_keeping_versions(sheet)
    restore(open_versions(sheet, "ziel"))
    expect(sheet.status("ziel", "in Arbeit")).to_be_checked()


def test_a_name_that_is_typed_over_in_the_checklist_is_kept_once(checklist: Page) -> None:
    checklist.locator("[data-question='vorbereitung.ziel'] [data-cell=responsible]").get_by_role("button").click()
    checklist.keyboard.press("Control+a")
    checklist.keyboard.type("Frau Demir", delay=20)
    checklist.keyboard.press("Enter")
    expect_versions(checklist, "Lernen")
    assert former(checklist) == [weber("writing")]


def test_many_lines_that_change_at_once_keep_what_was_there_however_soon(checklist: Page) -> None:
    checklist.get_by_role("button", name="Mehrere ändern").click()
    for who in ("Schulamt", "Jugendamt"):
        pick(checklist, "2.1", "2.3")
        bar(checklist).get_by_label("Zuständig").fill(who)
        bar(checklist).get_by_role("button", name="Übernehmen").click()
        expect(bar(checklist)).to_contain_text("2 Fragen geändert")
    expect_versions(checklist, "", "Lernen", "Lernen")
    kept = [(version["question"], version["responsible"]) for version in former(checklist)]
    assert kept == [
        ("vorbereitung.kontakt", "Schulamt"),
        ("vorbereitung.ziel", "Herr Weber"),
        ("vorbereitung.ziel", "Schulamt"),
    ]
    assert former(checklist)[1] == weber("list")


def test_what_stays_as_it_is_has_no_earlier_version(checklist: Page) -> None:
    put_answer(checklist, "vorbereitung.kontakt", answer="Frau Demir", responsible="Schulamt")
    checklist.reload()
    checklist.get_by_role("button", name="Mehrere ändern").click()
    pick(checklist, "2.1", "2.3")
    bar(checklist).get_by_label("Zuständig").fill("Schulamt")
    bar(checklist).get_by_role("button", name="Übernehmen").click()
    expect_versions(checklist, "Lernen")


def test_what_is_done_on_the_start_page_keeps_how_far_it_was(page: Page, server: str) -> None:
    page.goto(f"{server}ueber/impressum.html")
    put_answer(page, "vorbereitung.ziel", **WEBERS, changedAt=LONG_AGO)
    page.goto(f"{server}index.html")
    week = page.get_by_role("region", name="Diese Woche")
    week.get_by_role("button", name="erledigt").first.click()
    expect_versions(page, "Lernen")
    assert former(page) == [weber("writing")]


def test_for_this_session_alone_the_checklist_keeps_nothing(page: Page, server: str) -> None:
    page.add_init_script("sessionStorage.setItem('fachaustausch:keep', 'session')")
    page.goto(f"{server}checkliste.html")
    value = json.dumps({"answer": "Lernen", "status": "doing", "changedAt": LONG_AGO, "revision": 1})
    page.evaluate("([key, value]) => sessionStorage.setItem(key, value)", [f"{PREFIX}vorbereitung.ziel", value])
    page.reload()
    page.locator("[data-question='vorbereitung.ziel']").get_by_role("checkbox").first.check()
    expect(page.locator("[data-question='vorbereitung.ziel']")).to_contain_text("Rückgängig")
    assert page.evaluate("indexedDB.databases().then(({ length }) => length)") == 0


@pytest.mark.both_pages
def test_before_both_sides_agree_there_is_a_version(page: Page, server: str, tmp_path: Path) -> None:
    sheet = guests(page, server)
    dialog = compare(page, hosts_file(tmp_path))
    dialog.get_by_label("Ihr Name oder Amt").fill("Schulamt")
    dialog.get_by_role("group", name="Was gilt bei 4.1?").get_by_label("Gastgebende").check()
    hold(page, dialog, tmp_path)
    expect(sheet.text("ziele")).to_have_value("Zeigen, was gelingt")
    expect_versions(page, "Sehen, was gelingt")
    assert former(page)[0]["why"] == "agreement"


@pytest.mark.both_pages
def test_for_this_session_alone_the_page_asks_after_months_too(page: Page, server: str) -> None:
    page.add_init_script("sessionStorage.setItem('fachaustausch:keep', 'session')")
    sheet = Sheet(page, server).open()
    value = json.dumps({"answer": "Lernen", "changedAt": "2020-01-01T00:00:00.000Z", "revision": 1})
    page.evaluate("([key, value]) => sessionStorage.setItem(key, value)", [f"{PREFIX}vorbereitung.ziel", value])
    sheet.open()
    expect(page.get_by_role("button", name="Sichern und löschen")).to_be_visible()
    # What asks comes with what keeps versions: that has not begun to.
    assert page.locator(".sheet").get_attribute("data-versions") is None
    assert page.evaluate("indexedDB.databases().then(({ length }) => length)") == 0
