"""Publishing: only with the operator's particulars, and as one file with its checksum."""

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
import yaml

from macros.release import pack
from tests.conftest import PROJECT, SITE, build_site, copy_project


def test_a_build_for_publishing_names_every_particular_that_is_missing(tmp_path: Path) -> None:
    result = build_site(tmp_path / "site", PUBLISH="1")
    assert result.returncode != 0
    assert "Nothing was published. Please complete:" in result.stderr
    names = re.findall(r"mkdocs\.yml: extra\.operator\.(\w+) is not filled in yet", result.stderr)
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    operator = re.search(r"^  operator:\n((?:    .*\n)+)", settings, re.MULTILINE)
    assert operator
    assert names == list(yaml.safe_load(operator[1]))
    assert not (tmp_path / "site").exists()


def test_a_build_for_publishing_passes_once_they_are_filled_in(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    filled = re.sub(r"BITTE EINTRAGEN \(.*\)", "Stadt & Land <Musterfeld>", settings)
    (project / "mkdocs.yml").write_text(filled, encoding="utf-8")
    result = build_site(tmp_path / "site", project, PUBLISH="1", SITE_URL="https://leitfaden.example/")
    assert result.returncode == 0, result.stderr
    imprint = (tmp_path / "site" / "ueber" / "impressum.html").read_text(encoding="utf-8")
    assert "Stadt &amp; Land &lt;Musterfeld&gt;" in imprint
    assert "BITTE EINTRAGEN" not in imprint
    assert "Vorschau" not in imprint
    sheet = (tmp_path / "site" / "arbeitsblaetter" / "vorbereitung.html").read_text(encoding="utf-8")
    assert 'data-address="https://leitfaden.example/arbeitsblaetter/vorbereitung.html"' in sheet


def test_a_preview_says_on_the_legal_pages_what_is_missing() -> None:
    for name in ("impressum", "datenschutz", "barrierefreiheit"):
        assert "Vorschau: Auf dieser Seite fehlen noch Angaben" in (SITE / "ueber" / f"{name}.html").read_text(
            "utf-8"
        )
    assert "Vorschau" not in (SITE / "index.html").read_text("utf-8")


def test_the_release_is_one_file_with_its_checksum(tmp_path: Path) -> None:
    archive = pack(SITE, tmp_path / "dist")
    digest, name = (tmp_path / "dist" / "SHA256SUMS").read_text("utf-8").split()
    assert name == archive.name
    assert hashlib.sha256(archive.read_bytes()).hexdigest() == digest
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        files = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.is_file()}
        assert set(packed.namelist()) == files


def test_the_same_site_makes_the_same_release(tmp_path: Path) -> None:
    assert pack(SITE, tmp_path / "one").read_bytes() == pack(SITE, tmp_path / "two").read_bytes()


def test_a_missing_site_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no built site; run make release"):
        pack(tmp_path / "nowhere", tmp_path / "dist")
