"""What is done with a site once its pages are written, step by step, and without MkDocs."""

import filecmp
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from macros.content.faults import BuildError
from macros.content.places import LEAN_FOLDER, SINGLE, WORKER
from macros.site.finish import (
    drop_compressed_sitemap,
    finish,
    main,
    protect_pages,
    write_single,
    write_worker,
)
from macros.site.handover import read_handover
from macros.site.policy import SIGN
from tests.conftest import SITE, build_site, change, copy_project
from tests.macros.site.finishing import HANDOVER, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site")


def text(site: Path, name: str) -> str:
    return (site / name).read_text("utf-8")


def test_what_is_handed_over_comes_back_as_it_was(site: Path) -> None:
    assert read_handover(site) == HANDOVER


def test_nothing_stays_that_holds_the_time_of_the_build(site: Path) -> None:
    drop_compressed_sitemap(site, HANDOVER)
    assert not (site / "sitemap.xml.gz").exists()


def test_the_guide_in_one_file_holds_its_images(site: Path) -> None:
    write_single(site, HANDOVER)
    assert '<link rel="icon" href="data:image/svg+xml;base64,PHN2Zy8+">' in text(site, SINGLE)


def test_an_image_that_a_script_names_stays_as_it_is(site: Path) -> None:
    code = "<script>show('<img src=\"assets/logo.svg\">')</script>"
    (site / SINGLE).write_text(code, "utf-8")
    write_single(site, HANDOVER)
    assert text(site, SINGLE) == code


def test_every_page_gets_the_policy_of_its_kind(site: Path) -> None:
    protect_pages(site, HANDOVER)
    assert "frame-src" in text(site, "index.html").partition(SIGN)[2].partition(">")[0]
    assert "frame-src" not in text(site, f"{LEAN_FOLDER}/blatt.html").partition(SIGN)[2].partition(">")[0]


def test_a_page_with_code_that_nobody_handed_over_is_named(site: Path) -> None:
    with pytest.raises(BuildError, match=r"^index\.html cannot be published: .*not the build's own"):
        protect_pages(site, replace(HANDOVER, own_code=frozenset()))


def test_the_worker_lists_what_is_there_when_it_is_written(site: Path) -> None:
    write_worker(site, HANDOVER)
    listed, _, script = text(site, WORKER).partition("\n")
    assert script == "work();\n"
    assert '"url":"tief/seite.html"' in listed
    assert "404.html" not in listed


def test_a_finished_site_is_finished_but_once(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    finish(site)
    assert main([str(site)]) == 1
    assert (
        "handover.json is missing: our hooks did not run, or the site is finished already" in capsys.readouterr().err
    )


def test_a_site_that_is_not_whole_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "404.html").unlink()
    assert main([str(site)]) == 1
    assert capsys.readouterr().err == "The site was built, but is not whole:\n404.html is missing\n"


def test_a_preview_goes_without_policies_and_copies(site: Path) -> None:
    write_site(site, replace(HANDOVER, is_preview=True))
    finish(site)
    assert SIGN not in text(site, "index.html")
    assert not (site / WORKER).exists()


def test_the_command_makes_of_a_folder_what_the_hooks_make(tmp_path: Path) -> None:
    """So another generator could take MkDocs's place: here, one whose hooks end with the hand-over."""
    project = copy_project(tmp_path / "project")
    change(project, "macros/site/files.py", "    finish(site)\n", "")
    built = build_site(tmp_path / "site", project)
    assert built.returncode == 0, built.stderr
    command = [sys.executable, "-m", "macros.site.finish", str(tmp_path / "site")]
    finished = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    names = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.is_file()}
    assert {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.*")} == names
    assert filecmp.cmpfiles(SITE, tmp_path / "site", names, shallow=False)[1:] == ([], [])
