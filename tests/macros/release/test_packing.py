"""Publishing: only with the operator's particulars, and as one file with its checksum."""

import hashlib
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml

from macros.hosting import Hosting
from macros.release.packing import pack, release
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


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """What `make release` writes with SITE_URL: `site/` and `dist/`."""
    folder = tmp_path_factory.mktemp("published")
    project = copy_project(folder / "project")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    filled = re.sub(r"BITTE EINTRAGEN \(.*\)", "Stadt & Land <Musterfeld>", settings)
    (project / "mkdocs.yml").write_text(filled, encoding="utf-8")
    result = build_site(folder / "site", project, PUBLISH="1", SITE_URL="https://leitfaden.example/")
    assert result.returncode == 0, result.stderr
    return folder / "site", project / "dist"


def test_a_build_for_publishing_passes_once_they_are_filled_in(published: tuple[Path, Path]) -> None:
    site, dist = published
    imprint = (site / "ueber" / "impressum.html").read_text(encoding="utf-8")
    assert "Stadt &amp; Land &lt;Musterfeld&gt;" in imprint
    assert "BITTE EINTRAGEN" not in imprint
    assert "Vorschau" not in imprint
    sheet = (site / "arbeitsblaetter" / "vorbereitung.html").read_text(encoding="utf-8")
    assert 'data-address="https://leitfaden.example/arbeitsblaetter/vorbereitung.html"' in sheet
    assert "server_name leitfaden.example;" in (dist / "server" / "nginx.conf").read_text("utf-8")


@pytest.mark.parametrize("page", ["ohne-netz.html", "ueber/datenfluss.html"])
def test_a_published_site_offers_what_its_pages_name(published: tuple[Path, Path], page: str) -> None:
    site, dist = published
    html = (site / page).read_text(encoding="utf-8")
    linked = set(re.findall(r'href="https://leitfaden\.example/(herunterladen/[^"]+)"', html))
    assert len(linked) >= 9
    for address in linked:
        assert (site / address).read_bytes() == (dist / address.removeprefix("herunterladen/")).read_bytes()


def test_what_a_site_offers_makes_neither_the_zip_nor_the_copy_on_a_device_grow(
    published: tuple[Path, Path],
) -> None:
    site, dist = published
    with zipfile.ZipFile(dist / "fachaustausch-site.zip") as packed:
        assert not [name for name in packed.namelist() if name.startswith("herunterladen/")]
    assert "herunterladen/" not in (site / "offline.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["ohne-netz.html", "ueber/datenfluss.html"])
def test_a_site_without_an_address_of_its_own_says_who_has_the_files(page: str) -> None:
    html = (SITE / page).read_text(encoding="utf-8")
    assert "herunterladen/" not in html
    assert "Sie bekommen sie von der Stelle, die diese Website betreibt." in html
    assert not (SITE / "herunterladen").exists()


def test_whoever_has_a_copy_of_the_site_can_check_every_file(published: tuple[Path, Path], tmp_path: Path) -> None:
    _, dist = published
    copy = tmp_path / "copy"
    with zipfile.ZipFile(dist / "fachaustausch-site.zip") as packed:
        packed.extractall(copy)
    listed = (dist / "site.sha256").read_text(encoding="utf-8")
    files = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file() and path.suffix != ".gz"}
    assert {line.split("  ", 1)[1] for line in listed.splitlines()} == files - {".htaccess", "web.config"}

    def check() -> int:
        command = ["sha256sum", "--check", "--quiet", str(dist / "site.sha256")]
        return subprocess.run(command, cwd=copy, check=False, capture_output=True).returncode

    assert check() == 0
    (copy / "index.html").write_text("changed", encoding="utf-8")
    assert check() == 1


def test_a_release_that_fails_says_why_and_leaves_the_last_one_alone(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("BITTE EINTRAGEN", "Musterfeld"), encoding="utf-8")
    (project / "dist").mkdir()
    (project / "dist" / "SHA256SUMS").write_text("of the last release", encoding="utf-8")
    lock = (project / "package-lock.json").read_text(encoding="utf-8")
    (project / "package-lock.json").write_text(
        lock.replace('"node_modules/minisearch"', '"node_modules/other"'), encoding="utf-8"
    )
    result = build_site(tmp_path / "site", project, PUBLISH="1")
    assert result.returncode != 0
    assert "The site was built, but not released: " in result.stderr
    assert "package-lock.json does not know it" in result.stderr
    assert "Traceback" not in result.stderr
    assert [path.name for path in (project / "dist").iterdir()] == ["SHA256SUMS"]
    assert [path.name for path in project.glob(".dist-*")] == []


def test_a_preview_says_on_the_legal_pages_what_is_missing() -> None:
    for name in ("impressum", "datenschutz", "barrierefreiheit"):
        assert "Vorschau: Auf dieser Seite fehlen noch Angaben" in (SITE / "ueber" / f"{name}.html").read_text(
            "utf-8"
        )
    assert "Vorschau" not in (SITE / "index.html").read_text("utf-8")


def test_a_release_holds_the_site_and_what_it_is_made_of_each_with_its_checksum(tmp_path: Path) -> None:
    site = shutil.copytree(SITE, tmp_path / "site")
    (tmp_path / "dist" / "server").mkdir(parents=True)
    (tmp_path / "dist" / "old.zip").touch()
    (tmp_path / "dist" / "server" / "old.conf").touch()
    written = release(site, tmp_path / "dist", Hosting())
    sums = dict(line.split()[::-1] for line in (tmp_path / "dist" / "SHA256SUMS").read_text("utf-8").splitlines())
    assert set(sums) == {
        "fachaustausch-site.zip",
        "licences.txt",
        "sbom-browser.cdx.json",
        "sbom-build.cdx.json",
        "site.sha256",
        "fachaustausch-offline.html",
        "server/Caddyfile",
        "server/Containerfile",
        "server/LIESMICH.txt",
        "server/nginx-container.conf",
        "server/nginx.conf",
        "server/offline-abschalten.js",
    }
    found = {path for path in (tmp_path / "dist").rglob("*") if path.is_file()}
    assert {path.relative_to(tmp_path / "dist").as_posix() for path in found} == {*sums, "SHA256SUMS"}
    assert set(written) == found
    for name, digest in sums.items():
        assert hashlib.sha256((tmp_path / "dist" / name).read_bytes()).hexdigest() == digest
    with zipfile.ZipFile(tmp_path / "dist" / "fachaustausch-site.zip") as packed:
        assert packed.testzip() is None
        files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        assert set(packed.namelist()) == files
        assert packed.read("licences.txt") == (tmp_path / "dist" / "licences.txt").read_bytes()


def test_two_builds_in_two_folders_at_two_times_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    contents = []
    for folder, moment in (("one", "1000000000"), ("elsewhere/two", "1700000000")):
        project = tmp_path / folder
        project.mkdir(parents=True)
        result = build_site(
            project / "site",
            copy_project(project),
            SITE_URL="https://leitfaden.example/",
            SOURCE_DATE_EPOCH=moment,  # What MkDocs takes for the time of the build.
            PYTHONHASHSEED=moment[1],
        )
        assert result.returncode == 0, result.stderr
        site = project / "site"
        contents.append({path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()})
    assert [name for name in contents[0] if contents[0][name] != contents[1].get(name)] == []
    assert contents[0].keys() == contents[1].keys()


def test_the_same_site_makes_the_same_release(tmp_path: Path) -> None:
    contents = []
    for name, time in (("one", 1_000_000_000), ("two", 1_700_000_000)):
        site = shutil.copytree(SITE, tmp_path / name / "site")
        for path in site.rglob("*"):
            os.utime(path, (time, time))
        written = release(site, tmp_path / name / "dist", Hosting())
        contents.append({path.relative_to(tmp_path / name): path.read_bytes() for path in written})
    assert contents[0] == contents[1]


def test_a_changed_page_has_another_time_in_the_zip_even_if_its_size_is_the_same(tmp_path: Path) -> None:
    times = []
    for name in ("one", "two"):
        page = tmp_path / name / "index.html"
        page.parent.mkdir()
        page.write_text(f"It loads script-{name}.js", encoding="utf-8")
        with zipfile.ZipFile(pack(page.parent, tmp_path / f"dist-{name}")) as packed:
            times.append(packed.getinfo("index.html").date_time)
    assert times[0] != times[1]


def test_a_missing_site_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no built site; run make release"):
        pack(tmp_path / "nowhere", tmp_path / "dist")
