"""Sheets of several people come together: stops and rows stand beside one another, each with its author."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.save_files import FOREIGN, answer, apply, open_files, take_back, write_file
from tests.helpers.sheet import PREFIX, Sheet, visit_name

pytestmark = pytest.mark.both_pages


def file_of(folder: Path, author: str, answers: dict[str, dict[str, Any]]) -> Path:
    path = folder / f"{author or len(list(folder.iterdir()))}.json"
    return write_file(path, answers, author, "Musterdorf", FOREIGN, id="first")


def stop(instance: str, room: str, seen: str) -> dict[str, dict[str, Any]]:
    return {f"rundgang.raum/{instance}": answer(room), f"rundgang.gesehen/{instance}": answer(seen)}


def stored(page: Page, key: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(page.evaluate("key => localStorage.getItem(key)", f"{PREFIX}{key}"))
    return value


@pytest.fixture
def sheet(page: Page, foreign: str) -> Sheet:
    return Sheet(page, foreign, "rundgang").open()


def test_stops_and_rows_of_colleagues_are_named_merged_and_taken_back(sheet: Sheet, tmp_path: Path) -> None:
    page = sheet.page
    page.locator("[data-question='rundgang.raum'] textarea").fill("Eingang")
    sheet.expect_saved()
    before = page.evaluate("({ ...localStorage })")
    ruh = {**stop("zz1", "Keller", "Regale"), "folgen.massnahmen/b2": answer("Teppich")}
    kaya = {**stop("zz2", "Dachboden\nhinten", "Kisten"), "folgen.massnahmen/b1": answer("Lampen")}
    dialog = open_files(page, file_of(tmp_path, "Ruh", ruh), file_of(tmp_path, "Kaya", kaya))
    expect(dialog.locator(".review__added strong")).to_have_text(
        [
            "3.1 Wo sind Sie? – Raum 2: Keller",
            "3.2 Was sehen Sie? – Raum 2: Keller",
            "3.1 Wo sind Sie? – Raum 3: Dachboden",
            "3.2 Was sehen Sie? – Raum 3: Dachboden",
            "4.2 Was nehmen Sie sich vor? – Vorhaben 1",
            "4.2 Was nehmen Sie sich vor? – Vorhaben 2",
        ]
    )
    apply(dialog)
    expect(page.get_by_role("button", name="3 Dachboden").first).to_be_visible()
    for key, name in (("rundgang.gesehen/zz1", "Ruh"), ("folgen.massnahmen/b1", "Kaya")):
        assert [part["name"] for part in stored(page, key)["sources"]] == [name]
    take_back(page)
    expect(page.get_by_role("button", name="3 Dachboden")).to_have_count(0)
    assert page.evaluate("({ ...localStorage })") == before


def test_two_files_without_a_name_are_told_apart(sheet: Sheet, tmp_path: Path) -> None:
    one = file_of(tmp_path, "", {"fragen.ziel": answer("Licht")})
    two = file_of(tmp_path, "", {"fragen.ziel": answer("Lärm")})
    dialog = open_files(sheet.page, one, two)
    names = ["Person 2 (19.11.2026)", "Person 3 (19.11.2026)"]
    expect(dialog.locator(".variant__names")).to_have_text(names)


def test_two_files_of_one_person_are_told_apart_in_whatever_way_she_spells_her_name(
    sheet: Sheet, tmp_path: Path
) -> None:
    one = file_of(tmp_path, "Frau Kaya", {"fragen.ziel": answer("Licht")})
    two = file_of(tmp_path, "frau kaya ", {"fragen.ziel": answer("Lärm")})
    dialog = open_files(sheet.page, one, two)
    names = ["Frau Kaya (19.11.2026)", "frau kaya (2) (19.11.2026)"]
    expect(dialog.locator(".variant__names")).to_have_text(names)


def test_the_own_file_again_says_nothing_of_where_it_comes_from(sheet: Sheet, tmp_path: Path) -> None:
    visit_name(sheet.page).fill("Musterdorf")
    sheet.page.locator("[data-question='rundgang.raum'] textarea").fill("Eingang")
    sheet.expect_saved()
    apply(open_files(sheet.page, file_of(tmp_path, "", {"fragen.ziel": answer("Licht")})))
    assert "sources" not in stored(sheet.page, "fragen.ziel")
