"""Pictures stand in the page, can be heard, and hold nothing that our policy forbids."""

from pathlib import Path

import pytest

from macros.content.faults import ContentError
from macros.content.pictures import load_pictures
from tests.conftest import PROJECT, SITE, build_site, change, copy_project

GOOD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" role="img" aria-labelledby="a.title a.desc">'
    '<title id="a.title">Bild</title><desc id="a.desc">Ein Kreis.</desc><circle class="picture__dot" r="1"/></svg>'
)


def told(folder: Path, content: str) -> str:
    (folder / "docs" / "bilder").mkdir(parents=True)
    (folder / "docs" / "bilder" / "a.svg").write_text(content, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_pictures(folder / "docs")
    return str(caught.value)


def test_a_picture_that_can_be_heard_is_read(tmp_path: Path) -> None:
    (tmp_path / "bilder").mkdir()
    (tmp_path / "bilder" / "a.svg").write_text(GOOD, encoding="utf-8")
    assert load_pictures(tmp_path) == {"a": GOOD}


def test_a_guide_may_do_without_pictures(tmp_path: Path) -> None:
    assert load_pictures(tmp_path) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' role="img"', ""),
        ('<title id="a.title">Bild</title>', ""),
        ("Ein Kreis.", ""),
        (' aria-labelledby="a.title a.desc"', ' aria-labelledby="a.title"'),
    ],
    ids=["no role", "no title", "empty description", "description not named"],
)
def test_a_picture_that_nobody_can_hear_is_told(tmp_path: Path, old: str, new: str) -> None:
    assert old in GOOD
    assert told(tmp_path, GOOD.replace(old, new)).startswith(
        "docs/bilder/a.svg:1: nobody can hear this picture; give"
    )


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('r="1"', 'r="1" style="fill:red"', 'attribute "style"'),
        ('r="1"', 'r="1" onclick="x()"', 'attribute "onclick"'),
        ("</svg>", "<script/></svg>", "<script>"),
        ("</svg>", "<style/></svg>", "<style>"),
    ],
)
def test_what_the_policy_forbids_is_told(tmp_path: Path, old: str, new: str, named: str) -> None:
    complaint = told(tmp_path, GOOD.replace(old, new))
    assert complaint == f"docs/bilder/a.svg:1: {named} is not allowed in a picture; use a class of picture.css"


def test_a_broken_picture_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "<svg>").startswith("docs/bilder/a.svg:1: this is no SVG (")


def test_a_page_with_an_unknown_picture_is_told_the_known_ones(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    change(project, "docs/leitfaden/wozu.md", 'picture("kreislauf")', 'picture("dreieck")')
    result = build_site(tmp_path / "site", project)
    assert result.returncode != 0
    assert 'docs/leitfaden/wozu.md: picture "dreieck" is unknown; the known ones are: kreislauf, ' in result.stderr


def test_every_picture_of_ours_is_shown_on_a_page_and_light() -> None:
    pictures = load_pictures(PROJECT / "docs")
    assert pictures
    pages = "".join(path.read_text("utf-8") for path in (SITE / "leitfaden").glob("*.html"))
    assert [name for name, svg in pictures.items() if svg not in pages] == []
    assert max(len(svg.encode()) for svg in pictures.values()) <= 4096
