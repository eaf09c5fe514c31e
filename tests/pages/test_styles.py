"""Which styles a page loads: a worksheet's page waits for no style that it does not need."""

import re
from pathlib import Path

from tests.conftest import SITE

_CLASS = re.compile(r"\.([a-z][\w-]*)")


def links(page: Path) -> list[str]:
    html = re.sub(r"<noscript>.*?</noscript>", "", page.read_text("utf-8"), flags=re.DOTALL)
    return re.findall(r'<link rel="stylesheet" href="[./]*assets/(\w+)-', html)


def classes(name: str) -> set[str]:
    return {found for path in SITE.glob(f"assets/{name}-*.css") for found in _CLASS.findall(path.read_text("utf-8"))}


def test_a_worksheet_holds_its_styles_and_every_other_page_loads_two() -> None:
    (site,) = SITE.glob("assets/site-*.css")
    for page in SITE.rglob("*.html"):
        if page.parent.name == "arbeitsblaetter":
            assert links(page) == []
            assert f"<style>{site.read_text('utf-8').strip()}</style>" in page.read_text("utf-8")
        elif 'class="shell"' in page.read_text("utf-8"):
            assert links(page) == ["site", "pages"], page


def test_no_worksheet_shows_what_only_the_styles_of_other_pages_know() -> None:
    elsewhere = classes("pages") - classes("site")
    assert {"card", "way__text"} <= elsewhere
    for page in (SITE / "arbeitsblaetter").glob("*.html"):
        used = {name for found in re.findall(r'class="([^"]*)"', page.read_text("utf-8")) for name in found.split()}
        assert used & elsewhere == set()


def test_no_script_of_a_worksheet_shows_it_either() -> None:
    loaded = [
        path for name in ("main", "main_more", "page", "kept", "search") for path in SITE.glob(f"assets/{name}-*.js")
    ]
    assert len(loaded) == 5
    words = {word for path in loaded for word in re.findall(r"[\w-]+", path.read_text("utf-8"))}
    parts_of_parts = {name for name in classes("pages") - classes("site") - classes("desk") if "__" in name}
    assert words & parts_of_parts == set()
