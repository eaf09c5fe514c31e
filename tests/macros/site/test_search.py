"""What the search finds of a page: text under its headings, each question once, and nothing that was hidden."""

import json

import pytest

from macros.content.model import Question, Section, Worksheet
from macros.site.build import Build, prepare
from macros.site.page import compose
from macros.site.search import Findable, Outline, findable, index
from tests.macros.site.test_page import SETTINGS, part, source

SHEET = Worksheet(
    id="blatt",
    title="Ein Blatt",
    short="Blatt",
    purpose="Wozu es dient",
    sections=(
        Section(
            title="Teil",
            questions=(
                Question(id="ziel", number="1.1", text="Was <soll> werden?", aspects=("Nutzen", "Kosten")),
                Question(id="wer", number="1.2", text="Wer hilft?"),
            ),
        ),
    ),
)


def found(html: str, title: str = "Seite") -> list[tuple[str, str, str]]:
    outline = Outline()
    outline.feed(html)
    outline.close()
    return [(entry.location, entry.title, entry.text) for entry in findable(outline.sections, "seite.html", title)]


def test_each_heading_is_found_with_what_follows_it() -> None:
    html = '<h1 id="seite">Die Seite</h1><p>Am Anfang</p><h2 id="teil">Ein <em>Teil</em></h2><p>Am Ende</p>'
    assert found(html) == [
        ("seite.html", "Die Seite", "Am Anfang"),
        ("seite.html#teil", "Ein Teil", "Am Ende"),
    ]


@pytest.mark.parametrize("html", ["<p>Am Anfang</p>", '<h2 id="teil">Teil</h2><p>Am Ende</p>', "Am Anfang"])
def test_what_stands_under_no_title_has_the_pages(html: str) -> None:
    assert found(html)[0][:2] == ("seite.html", "Seite")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>eins</p><p>zwei</p>", "eins zwei"),
        ("<ul><li>eins<li>zwei</ul>", "eins zwei"),
        ("<p>eins<br>zwei</p>", "eins zwei"),
        ("<table><tr><td>eins</td><td>zwei</td></tr></table>", "eins zwei"),
        ("<p>Wort<strong>teil</strong>e</p>", "Wortteile"),
        ("<p>eins\n  zwei</p>", "eins zwei"),
        ("<p>Tom &amp; Ren&eacute; &lt;b&gt;</p>", "Tom & René <b>"),
        ("<p>5 < 6</p>", "5 < 6"),
    ],
)
def test_texts_stand_apart_and_words_do_not_fall_apart(html: str, text: str) -> None:
    assert found(f'<h1 id="s">S</h1>{html}')[0][2] == text


@pytest.mark.parametrize(
    "html",
    [
        "<p data-search-exclude>geheim</p>",
        "<div data-search-exclude><div>geheim</div><p>geheim</p>geheim</div>",
        '<h2 id="teil" data-search-exclude>geheim</h2><p>geheim</p>',
        "<script>geheim</script><style>geheim</style>",
        '<div data-search-exclude><h2 id="teil">geheim</h2><p>geheim</p></div>',
    ],
)
def test_what_is_hidden_from_the_search_is_not_found(html: str) -> None:
    told = found(f'<h1 id="s">S</h1>{html}<h2 id="danach">Danach</h2><p>offen</p>')
    assert told == [("seite.html", "S", ""), ("seite.html#danach", "Danach", "offen")]


def test_a_worksheet_is_found_question_by_question() -> None:
    outline = Outline()
    outline.feed('<h1 id="titel.">Ein Blatt</h1><p>Vorab</p>')
    outline.take(SHEET)
    outline.feed("<p>Danach</p>")
    outline.close()
    assert list(findable(outline.sections, "blatt.html", "Blatt")) == [
        Findable("blatt.html", "Ein Blatt", "Vorab Wozu es dient"),
        Findable("blatt.html#ziel", "1.1 Was <soll> werden?", "Nutzen, Kosten"),
        Findable("blatt.html#wer", "1.2 Wer hilft?", "Danach"),
    ]


def test_the_index_is_a_script_that_hands_it_over() -> None:
    script = index([Findable("a.html", "Grüße", "</script>")])
    handed = script.removeprefix("fachaustauschSearch(").removesuffix(")\n")
    assert json.loads(handed) == [{"location": "a.html", "title": "Grüße", "text": "</script>"}]


@pytest.fixture(scope="module")
def build() -> Build:
    return prepare(SETTINGS, ["'self'"], print)


def test_a_page_is_found_without_its_forms(build: Build) -> None:
    build.found.clear()
    html = f"<p>Vorab</p>{part('worksheet', 'vorbereitung')}{part('timeline')}"
    compose(build, source("arbeitsblaetter/vorbereitung.md", html))
    sheet = build.worksheets["arbeitsblaetter/vorbereitung.md"]
    assert [entry.title for entry in build.found] == [
        sheet.title,
        *(f"{question.number} {question.text}" for question in sheet.questions),
    ]
    assert "Bis wann" not in "".join(entry.text for entry in build.found)


def test_a_page_may_hide_from_the_search(build: Build) -> None:
    build.found.clear()
    compose(build, source("leitfaden/wozu.md", '<h1 id="wozu">Wozu</h1>', search={"exclude": True}))
    assert build.found == []
    compose(build, source("leitfaden/wozu.md", '<h1 id="wozu">Wozu</h1>', search={"boost": 2}))
    assert [entry.title for entry in build.found] == ["Wozu"]
