"""The theme's stylesheets without what no page uses: a reader sees no difference, and gets less."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from macros.content.places import SINGLE
from macros.site.bundling import BundleError
from macros.site.theme import theme_style
from macros.site.trimming import names_in, trim
from tests.conftest import PROJECT, SITE

ADDRESSES = ("index.html", "arbeitsblaetter/vorbereitung.html", "checkliste.html", "ueber/so-gehts.html", "404.html")


WHOLE = next(iter(theme_style().values()))


# Every property of every element and of what is drawn before and after it, as one number an element: to bring the
# words here would take longer than to compare them.
STYLES = """() => [...document.querySelectorAll("body, body *")].map((element) => {
  const looks = ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part || null);
    if (part && style.content === "none") return "";
    return style.cssText || [...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
  });
  let sum = 5381;
  for (const letter of looks.join("|")) sum = (Math.imul(sum, 33) + letter.charCodeAt(0)) | 0;
  return `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${sum}`;
})"""


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("look", ["light", "dark", "phone", "paper"])
def test_a_page_looks_the_same_as_with_the_whole_theme(page: Page, server: str, address: str, look: str) -> None:
    page.set_viewport_size({"width": 360 if look == "phone" else 1280, "height": 900})
    page.emulate_media(color_scheme="dark" if look == "dark" else "light", media="print" if look == "paper" else None)

    def styles() -> list[str]:
        page.goto(f"{server}{address}")
        page.locator("html.no-js").wait_for(state="detached")
        if look == "phone":
            page.get_by_role("button", name="Menü").click()
            page.get_by_role("dialog", name="Menü").wait_for()
        found: list[str] = page.evaluate(STYLES)
        return found

    def whole(route: Route) -> None:
        route.fulfill(body=WHOLE, content_type="text/css")

    trimmed = styles()
    page.route("**/assets/stylesheets/*.css", whole)
    for ours, theirs in zip(trimmed, styles(), strict=True):
        assert ours == theirs


def test_the_theme_loses_a_third_of_its_weight_at_least() -> None:
    trimmed = next((SITE / "assets" / "stylesheets").glob("theme-*.css")).read_bytes()
    assert len(gzip.compress(trimmed)) < len(gzip.compress(WHOLE)) * 2 / 3


def test_a_stylesheet_is_named_by_its_content_and_loaded_by_that_name() -> None:
    for page in SITE.rglob("*.html"):
        links = re.findall(r"/?stylesheets/([^\"]+)", page.read_text("utf-8"))
        assert len(links) == (0 if page.parent.name == "bogen" or page.name == SINGLE else 1)
        assert all((SITE / "assets" / "stylesheets" / link).is_file() for link in links)


def test_a_rule_stays_if_its_names_occur_anywhere(tmp_path: Path) -> None:
    stylesheet = tmp_path / "theme.css"
    stylesheet.write_text(".used{color:red}.unused{color:red}.later--open{color:red}", "utf-8")
    names = names_in('<p class="used">') | names_in('element.classList.add("later--open")')
    renamed = trim([stylesheet], names, PROJECT)
    assert (tmp_path / renamed["theme.css"]).read_text("utf-8") == ".used{color:red}.later--open{color:red}"


def test_a_stylesheet_that_is_none_stops_the_build(tmp_path: Path) -> None:
    stylesheet = tmp_path / "theme.css"
    stylesheet.write_text(".used{color:red", "utf-8")
    with pytest.raises(BundleError, match="Unclosed block"):
        trim([stylesheet], {"used"}, PROJECT)
    assert stylesheet.exists()
