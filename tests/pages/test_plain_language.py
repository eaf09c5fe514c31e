"""Pages in plain language say what they are, and lead to the ordinary ones and back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import build_site, change, copy_project

PAIRS = (
    ("einfach/start.html", "index.html"),
    ("einfach/anleitung.html", "ueber/so-gehts.html"),
    ("einfach/austausch.html", "leitfaden/wozu.html"),
)


@pytest.mark.parametrize(("plain", "ordinary"), PAIRS)
def test_each_page_leads_to_the_same_one_in_the_other_language(
    page: Page, home: str, plain: str, ordinary: str
) -> None:
    page.goto(f"{home}{plain}")
    expect(page.get_by_text("Diese Seite ist in Einfacher Sprache.")).to_be_visible()
    page.get_by_role("link", name="Zur Seite in Alltagssprache").click()
    expect(page).to_have_url(f"{home}{ordinary}")
    page.get_by_role("link", name="Diese Seite in Einfacher Sprache").click()
    expect(page).to_have_url(f"{home}{plain}")


def test_paper_says_that_it_is_plain_language(page: Page, server: str) -> None:
    page.goto(f"{server}einfach/start.html")
    page.emulate_media(media="print")
    expect(page.get_by_text("Diese Seite ist in Einfacher Sprache.")).to_be_visible()


def test_a_page_that_names_a_missing_other_language_is_told(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    change(project, "docs/einfach/start.md", "ordinary: ../index.md", "ordinary: ../los.md")
    result = build_site(tmp_path / "site", project)
    assert result.returncode != 0
    assert "docs/einfach/start.md: ordinary names los.md, which does not exist; name a page" in result.stderr
