"""A site that lacks something is told from a whole one, and so is one that was built without our hooks."""

import subprocess
import sys
from pathlib import Path

import pytest

from macros.content.places import WORKER
from macros.site.finish import finish
from macros.site.policy import SIGN
from macros.site.whole import main, site_faults
from tests.conftest import PROJECT, SITE, build_site, change, copy_project
from tests.macros.site.finishing import HANDOVER, write_site

ADDRESSES = HANDOVER.addresses


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = write_site(tmp_path / "site")
    finish(site)
    return site


def edit(site: Path, page: str, old: str, new: str) -> None:
    text = (site / page).read_text("utf-8")
    assert old in text
    (site / page).write_text(text.replace(old, new), "utf-8")


def test_a_finished_site_is_whole(site: Path) -> None:
    assert site_faults(site, ADDRESSES) == []


def test_our_own_site_is_whole() -> None:
    assert main([str(SITE)], PROJECT / "docs") == 0


def test_a_site_that_nobody_finished_is_told(site: Path) -> None:
    write_site(site)
    assert site_faults(site, ADDRESSES) == ["handover.json is still there: the site is not finished"]


def test_a_page_without_a_policy_is_told(site: Path) -> None:
    edit(site, "tief/seite.html", SIGN, "<meta")
    assert site_faults(site, ADDRESSES) == ["tief/seite.html has no policy"]


def test_a_page_whose_parts_are_missing_is_told(site: Path) -> None:
    edit(site, "index.html", "<p ", "<p>[[part:worksheet vorbereitung]]</p><p ")
    assert site_faults(site, ADDRESSES) == ["index.html shows the place of a part instead of the part"]


def test_a_script_that_a_page_names_and_nobody_wrote_is_told(site: Path) -> None:
    (site / "assets" / "page-1.js").unlink()
    assert site_faults(site, ADDRESSES) == [
        "index.html names ./assets/page-1.js, which is missing",
        "tief/seite.html names ../assets/page-1.js, which is missing",
    ]


def test_what_every_site_has_is_missed(site: Path) -> None:
    (site / WORKER).unlink()
    assert site_faults(site, ADDRESSES) == ["offline.js is missing"]


def test_addresses_that_nothing_answers_are_told(site: Path) -> None:
    moved = {"fort.html": "fort.html", "index.html#weg": "index.html#weg", "tief/seite.html#a": "index.html#ziel"}
    assert site_faults(site, {**ADDRESSES, **moved}) == [
        "nothing answers fort.html",
        "nothing answers index.html#weg: index.html has no weg",
    ]


def build_without(project: Path, file: str, old: str, new: str) -> tuple[int, str]:
    """Build a copy from which something was taken: what the build returns, and what the check says to its folder."""
    change(project, file, old, new)
    site = project.parent / "site"
    built = build_site(site, project)
    command = [sys.executable, "-m", "macros.site.whole", str(site)]
    checked = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert checked.returncode == 1
    return built.returncode, checked.stderr


def test_a_build_without_hooks_fails_and_is_not_whole(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    code, told = build_without(project, "mkdocs.yml", "hooks:\n  - macros/hooks.py\n", "")
    assert code != 0
    assert "The site is not whole; build it with make build:\nindex.html is missing\n" in told


def test_a_build_whose_last_hook_did_not_run_is_not_whole(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    code, told = build_without(project, "macros/hooks.py", "def on_post_build(", "def _post_build(")
    assert code == 0  # MkDocs does not miss it.
    assert "\nindex.html has no policy\n" in told
    assert "\noffline.js is missing\n" in told
