"""A part is a folder: without it, and without the lines that use it, the rest goes on."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import build_site, copy_project

# Every line that uses the timeline, by what stands in it.
USES = {
    "overrides/entries/wiring/overviews.js": ["parts/timeline/", "startTimeline("],
    "overrides/parts/ways/ways.html": ["timeline/stages.html", "stages(", "stalled_timeline("],
    "docs/leitfaden/zeitplan.md": ["{{ timeline() }}"],
}


@pytest.fixture(scope="module")
def without_timeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("without") / "project")
    shutil.rmtree(project / "overrides" / "parts" / "timeline")
    for file, uses in USES.items():
        path = project / file
        lines = path.read_text("utf-8").splitlines(keepends=True)
        left = [line for line in lines if not any(use in line for use in uses)]
        assert len(lines) - len(left) == len(uses), file
        path.write_text("".join(left), encoding="utf-8")
    site = project / "site"
    result = build_site(site, project)
    assert result.returncode == 0, result.stderr
    return site


def test_the_feature_is_gone_with_its_folder(without_timeline: Path) -> None:
    left = [path.name for path in without_timeline.rglob("*.css") if "stages" in path.read_text("utf-8")]
    assert left == []
    assert "visit-date" not in (without_timeline / "index.html").read_text("utf-8")
    assert "visit-date" not in (without_timeline / "leitfaden" / "zeitplan.html").read_text("utf-8")


def test_the_other_parts_go_on(page: Page, without_timeline: Path) -> None:
    page.goto((without_timeline / "index.html").as_uri())
    page.locator(".way summary").first.click()
    expect(page.locator(".way[open] .way__first")).to_be_visible()
    page.goto((without_timeline / "checkliste.html").as_uri())
    expect(page.locator("[data-part=summary]")).not_to_be_empty()
