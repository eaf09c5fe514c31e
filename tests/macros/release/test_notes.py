"""The version: said once, shown everywhere, and told in the changelog."""

import json
import re
from pathlib import Path

import pytest

from macros.content.version import stated_version
from macros.hosting import hosting, server_files, site_files
from macros.release.notes import release_notes
from tests.conftest import PROJECT, SITE

VERSION = stated_version()


def test_every_file_of_the_project_names_the_same_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)
    lock = json.loads((PROJECT / "package-lock.json").read_text("utf-8"))
    named = [json.loads((PROJECT / "package.json").read_text("utf-8")), lock, lock["packages"][""]]
    assert [each["version"] for each in named] == [VERSION] * 3
    newest = re.search(r"^## (\d\S*) – \d{4}-\d\d-\d\d$", (PROJECT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == VERSION


def test_every_page_says_which_version_made_it() -> None:
    for path in SITE.rglob("*.html"):
        html = path.read_text("utf-8")
        named = re.findall(r'<meta name="?generator"? content="([^"]+)"', html)
        assert named == [f"Leitfaden Fachaustausch {VERSION}"], path
    assert f"Fassung {VERSION}" in (SITE / "ueber" / "datenfluss.html").read_text("utf-8")


def test_every_setting_of_a_server_says_of_which_version_it_is() -> None:
    chosen = hosting("https://leitfaden.example/", {})
    for name, text in {**server_files(chosen), **site_files(chosen, [])}.items():
        assert VERSION in text, name


def test_the_notes_of_a_release_are_what_the_changelog_says_of_it(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n', "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n## Unreleased\n\n- C\n\n"
        "## 1.2.0 – 2027-01-01\n\n### Added\n\n- B\n\n"
        "## 1.1.0 – 2026-12-01\n\n- A\n",
        "utf-8",
    )
    assert release_notes(tmp_path) == "Leitfaden Fachaustausch 1.2.0 – 2027-01-01\n\n### Added\n\n- B\n"


def test_a_version_that_the_changelog_does_not_know_is_told_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n', "utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 1.2.01 – 2027-01-01\n", "utf-8")
    with pytest.raises(LookupError, match=r'CHANGELOG\.md: nothing is said of version 1\.2\.0.*write "## 1\.2\.0'):
        release_notes(tmp_path)
