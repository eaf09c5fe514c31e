"""Published addresses: none may end in nothing."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.content.addresses import ADDRESSES, address_faults, main, published, read_addresses
from macros.content.data_file import load_worksheets
from macros.content.faults import ContentError
from tests.conftest import PROJECT, SITE, build_site, copy_project

DOCS = PROJECT / "docs"


def remember(project: Path, *lines: str) -> None:
    (project / "docs" / ADDRESSES).write_text("".join(f"{line}\n" for line in lines), "utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def test_the_list_holds_every_address_of_the_site() -> None:
    remembered = read_addresses(DOCS)
    assert set(published(DOCS, load_worksheets(DOCS / "worksheets.yml"))) <= remembered.lines.keys(), (
        "run make addresses"
    )
    pages = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")}
    assert pages - {"404.html"} <= remembered.lines.keys()


def test_every_address_of_the_list_is_there() -> None:
    for address in read_addresses(DOCS).lines:
        page, _, anchor = address.partition("#")
        html = (SITE / page).read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in html, address


def test_an_address_that_would_be_gone_stops_the_build_with_its_line(project: Path) -> None:
    remember(project, "# Adressen", "index.html", "arbeitsblaetter/weg.html", "bogen/vorbereitung.html#weg")
    result = build_site(project / "site", project)
    assert result.returncode != 0
    assert "docs/addresses.txt:3: arbeitsblaetter/weg.html would be gone" in result.stderr
    assert "docs/addresses.txt:4: bogen/vorbereitung.html#weg would be gone" in result.stderr
    assert not (project / "site").exists()


def test_a_redirect_has_to_lead_from_what_is_gone_to_what_is_there(project: Path) -> None:
    remember(project, "index.html -> checkliste.html", "alt.html -> neu.html")
    result = build_site(project / "site", project)
    assert "docs/addresses.txt:1: index.html is there; take the redirect out" in result.stderr
    assert "docs/addresses.txt:2: alt.html leads to neu.html, which is not there" in result.stderr


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Seite.html", '"Seite.html" is no address'),
        ("../weg.html", '"../weg.html" is no address'),
        ("alt.html -> <script>", '"<script>" is no address'),
        ("index.html", "index.html stands in line 1 already"),
        ("alt.json -> links.json", "alt.json is no page and cannot lead on; publish it where it was"),
    ],
)
def test_a_line_that_cannot_be_read_is_told(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / ADDRESSES).write_text(f"index.html\n{line}\n", "utf-8")
    with pytest.raises(ContentError) as error:
        read_addresses(tmp_path)
    assert f"{tmp_path.name}/addresses.txt:2: {told}" in str(error.value)


def test_old_links_lead_to_the_new_place(project: Path, page: Page) -> None:
    remember(
        project,
        "alt/blatt.html -> arbeitsblaetter/vorbereitung.html",
        "alt/blatt.html#ziel",
        "arbeitsblaetter/vorbereitung.html#frueher -> arbeitsblaetter/ausgangslage.html#anlass",
        "bogen/vorbereitung.html#frueher -> bogen/ausgangslage.html#anlass",
    )
    result = build_site(project / "site", project)
    assert result.returncode == 0, result.stderr
    site = (project / "site").as_uri()
    page.goto(f"{site}/alt/blatt.html#ziel")
    expect(page).to_have_url(f"{site}/arbeitsblaetter/vorbereitung.html#ziel")
    for folder in ("arbeitsblaetter", "bogen"):
        page.goto(f"{site}/{folder}/vorbereitung.html")
        expect(page.get_by_text("Die Frage, zu der Ihr Link führt")).to_be_hidden()
        page.goto("about:blank")
        page.goto(f"{site}/{folder}/vorbereitung.html#frueher")
        expect(page.get_by_text("Die Frage, zu der Ihr Link führt")).to_be_in_viewport()
        page.get_by_role("link", name="Hier geht es weiter").click()
        expect(page).to_have_url(f"{site}/{folder}/ausgangslage.html#anlass")


def test_an_old_link_may_lead_on_more_than_once(project: Path, page: Page) -> None:
    remember(
        project,
        "uralt/blatt.html -> alt/blatt.html",
        "uralt/blatt.html#frueher",
        "alt/blatt.html -> arbeitsblaetter/vorbereitung.html",
        "alt/blatt.html#frueher",
        "arbeitsblaetter/vorbereitung.html#frueher -> arbeitsblaetter/ausgangslage.html#anlass",
    )
    result = build_site(project / "site", project)
    assert result.returncode == 0, result.stderr
    site = (project / "site").as_uri()
    page.goto(f"{site}/uralt/blatt.html#frueher")
    expect(page).to_have_url(f"{site}/arbeitsblaetter/vorbereitung.html#frueher")
    expect(page.get_by_text("Die Frage, zu der Ihr Link führt")).to_be_in_viewport()


def test_old_links_that_lead_on_in_a_circle_stop_the_build(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    remember(tmp_path, "a.html -> b.html", "b.html -> a.html", "c.html -> a.html")
    faults = [str(fault) for fault in address_faults(read_addresses(docs), ["index.html"], docs)]
    assert len(faults) == 3
    assert all("which is not there; correct it" in fault for fault in faults)


def test_without_a_script_a_page_that_moved_still_leads_on(project: Path) -> None:
    remember(project, "alt/blatt.html -> arbeitsblaetter/vorbereitung.html")
    build_site(project / "site", project)
    html = (project / "site" / "alt" / "blatt.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="3; url=../arbeitsblaetter/vorbereitung.html">' in html
    assert '<a href="../arbeitsblaetter/vorbereitung.html">' in html
    assert re.search(r"script-src 'self' 'sha256-", html)


def test_new_addresses_join_the_list_and_redirects_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = shutil.copytree(DOCS, tmp_path / "docs")
    kept = [line for line in (docs / ADDRESSES).read_text("utf-8").splitlines() if "#ziel" not in line]
    (docs / ADDRESSES).write_text("\n".join([*kept, "alt.html -> index.html"]), "utf-8")
    assert main(docs) == 0
    assert "arbeitsblaetter/vorbereitung.html#ziel\n" in capsys.readouterr().out
    text = (docs / ADDRESSES).read_text("utf-8")
    assert text.replace("alt.html -> index.html\n", "") == (DOCS / ADDRESSES).read_text("utf-8")
    assert "alt.html -> index.html\n" in text
