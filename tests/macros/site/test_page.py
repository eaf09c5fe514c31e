"""A build and its pages, made without MkDocs, as another generator would."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from macros import names_in_braces
from macros.content.faults import BuildError, NothingBuiltError
from macros.site.build import Build, Settings, prepare
from macros.site.files import generated_files
from macros.site.page import Source, compose, fields_of
from macros.site.rendering import placeholder
from tests.conftest import PROJECT

SETTINGS = Settings(
    file=PROJECT / "mkdocs.yml",
    docs=PROJECT / "docs",
    name="Leitfaden",
    description=None,
    url="",
    extra={"ask_after_months": 12},
    names={"ask_after_months": 12, **dict.fromkeys(names_in_braces(SimpleNamespace(extra={})), lambda *_: "")},
    is_preview=False,
)


@pytest.fixture(scope="module")
def build() -> Build:
    told: list[str] = []
    return prepare(SETTINGS, ["'self'"], told.append)


def source(path: str, html: str, **fields: object) -> Source:
    address = path.replace(".md", ".html")
    return Source(path, PROJECT / "docs" / path, html, address, "", "", fields)


def part(name: str, *arguments: str) -> str:
    return f"<p>{placeholder(name, *arguments)}</p>"


def test_a_worksheets_page_gets_its_form_its_script_and_its_contents(build: Build) -> None:
    made = compose(build, source("arbeitsblaetter/vorbereitung.md", part("worksheet", "vorbereitung")))
    assert made.fields["client"] == "main.js"
    assert 'id="ziel"' in made.html
    assert "ziel" in made.ids
    assert [entry.level for entry in made.contents] == [1] + [2] * (len(made.contents) - 1)
    assert fields_of(build, "arbeitsblaetter/vorbereitung.md")["title"] == "Vorbereitung"


def test_a_page_without_parts_stays_as_it_is(build: Build) -> None:
    made = compose(build, source("leitfaden/wozu.md", "<h1>Wozu</h1>"))
    assert (made.html, made.fields) == ("<h1>Wozu</h1>", {})
    assert made.contents == ()
    assert fields_of(build, "leitfaden/wozu.md") == {}


def test_a_page_in_plain_language_links_to_the_ordinary_one(build: Build) -> None:
    build.urls["leitfaden/wozu.md"] = "leitfaden/wozu.html"
    made = compose(build, source("einfach/start.md", "<h1>Start</h1>", ordinary="../leitfaden/wozu.md"))
    assert 'href="../leitfaden/wozu.html"' in made.html
    with pytest.raises(
        BuildError, match=r"^docs/einfach/start\.md: plain names einfach/fort\.md, which does not exist"
    ):
        compose(build, source("einfach/start.md", "<h1>Start</h1>", plain="fort.md"))


def test_what_is_published_beside_the_pages_needs_no_generator(build: Build) -> None:
    files = generated_files(build)
    assert {"bogen/vorbereitung.html", "links.json", "app.webmanifest"} <= files.keys()
    assert not [name for name in files if name.startswith("assets/worker")]


def test_a_page_whose_braces_do_not_work_stops_before_anything_is_built() -> None:
    settings = replace(SETTINGS, names={})
    with pytest.raises(NothingBuiltError, match=r"^Nothing was built\. Please mend:\ndocs/"):
        prepare(settings, [], print)
