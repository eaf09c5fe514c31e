"""The checks find what is wrong, and leave alone what is right."""

from pathlib import Path
from subprocess import CalledProcessError

import pytest

from tests.language import client, glossary, outside, pages, spelling
from tests.language.readability import flesch


@pytest.mark.parametrize("word", ["Geflüchtete", "Kommunen", "Jugendhilfeausschuss", "geht’s", "KGSt", "Peer-Review"])
def test_right_words_pass(word: str) -> None:
    assert spelling.is_right(word)


@pytest.mark.parametrize("word", ["Geflüchtette", "Komune", "Jugendhilfausschuss", "Peer-Reviev", "standart"])
def test_wrong_words_are_found(word: str) -> None:
    assert not spelling.is_right(word)


def test_names_of_files_and_first_halves_are_no_words() -> None:
    assert pages.words("In mkdocs.yml stehen Fach- und Sachfragen von A2 an, siehe docs/ueber/redaktion.md.") == [
        "In",
        "stehen",
        "und",
        "Sachfragen",
        "von",
        "an",
        "siehe",
    ]


def test_sentences_end_where_they_end() -> None:
    text = "Am 1. September geht es los. „Endlich!“ Alle sind da: Wer fehlt? Niemand. Seit 2027. Ab 17.5. Noch □."
    assert pages.split(text) == [
        "Am 1. September geht es los.",
        "„Endlich!“",
        "Alle sind da:",
        "Wer fehlt?",
        "Niemand.",
        "Seit 2027.",
        "Ab 17.5.",
        "Noch □.",
    ]


def test_words_are_counted_with_numbers_and_gaps() -> None:
    assert pages.count("Am 1. September um 9.30 Uhr öffnet □ – so geht’s im E-Mail-Fach.") == 12


def test_only_what_ends_as_a_sentence_does_is_whole() -> None:
    assert pages.is_whole("Wer kommt?")
    assert pages.is_whole("„Wir sind Gäste.“")
    assert not pages.is_whole("Termin und Dauer")


def test_hard_text_has_less_ease_than_plain_text() -> None:
    plain = ["Wir gehen nach Haus.", "Es ist spät."]
    hard = ["Die Inanspruchnahme verwaltungsinterner Abstimmungsverfahren bedarf vorheriger Genehmigung."]
    assert flesch(plain) > 90
    assert flesch(hard) < 0


def content(html: str) -> pages.Reading:
    return pages.read(f"<main>{html}</main>")


def test_only_running_text_counts_as_sentences() -> None:
    reading = content(
        "<h1>Titel</h1><p>Erster Satz. Zweiter <b>Satz</b>.</p><ul><li>Punkt</li></ul><pre>make test</pre>"
        '<div class="example"><p>Zitat.</p></div><p>Mit <code>Code</code></p><h2>Eine Frage?</h2><p>Erster Satz.</p>'
    )
    assert list(pages.sentences(reading)) == ["Erster Satz.", "Zweiter Satz.", "Punkt", "Mit □", "Eine Frage?"]


def test_bars_beside_the_content_are_no_sentences() -> None:
    assert pages.sentences(pages.read("<nav><p>Im Menü.</p></nav>")) == []
    assert pages.sentences(pages.read("<main><p>Auf dem Bogen.</p></main>")) == ["Auf dem Bogen."]


def test_other_languages_are_left_out() -> None:
    reading = content(
        '<p>Das Programm <span lang="en">Peer <b>challenge</b></span> hilft.</p>'
        '<p lang="en" title="Hint">English.</p>'
        '<section lang="uk"><p>Текст.</p><p lang="de">Deutsch.</p></section><img alt="Bild" src="a.png">'
    )
    assert [block.text for block in reading.blocks] == ["Das Programm □ hilft.", "Bild"]


def test_all_that_is_read_out_is_read() -> None:
    reading = pages.read(
        '<title>Titel</title><meta name="description" content="Inhalt"><meta name="viewport" content="width=1">'
        '<input placeholder="Platz"><button aria-label="Knopf">Los</button><a title="Hinweis" href="x">Link</a>'
    )
    assert [block.text for block in reading.blocks] == ["Titel", "Inhalt", "Platz", "Knopf", "Los", "Hinweis", "Link"]


def test_pictures_without_words_are_found() -> None:
    silent = content('<img src="a.png"><svg viewBox="0 0 1 1"></svg><svg role="img"><path d=""></path></svg>')
    assert len(silent.unnamed) == 3
    heard = content('<img src="a.png" alt=""><svg aria-hidden="true"></svg><svg role="img"><title>Bild</title></svg>')
    assert heard.unnamed == []
    assert "Bild" in [block.text for block in heard.blocks]


TERMS = glossary.terms("### Ämterrunde { #aemterrunde }\n\nText.\n\n### Auftrag { #auftrag }\n")


def test_the_glossary_says_its_terms() -> None:
    assert TERMS == {"aemterrunde": "Ämterrunde", "auftrag": "Auftrag"}


def test_a_term_before_its_link_is_found() -> None:
    link = '<a href="glossar.html#aemterrunde">Ämterrunde</a>'
    assert glossary.unlinked(content(f"<p>Die Ämterrunde. Eine {link}.</p>"), TERMS) == {
        "Ämterrunde": "Die Ämterrunde. Eine Ämterrunde."
    }
    assert glossary.unlinked(content(f"<p>Eine {link}. Die Ämterrunde.</p>"), TERMS) == {}
    assert glossary.unlinked(content("<h2>Auftrag</h2><p>Auftraggebende</p>"), TERMS) == {}


def test_a_page_that_does_not_use_a_term_needs_no_link() -> None:
    assert glossary.unlinked(content("<p>Ämterrunden und Dauerauftrag.</p>"), TERMS) == {}


@pytest.mark.parametrize(
    "link", ["http://kgst.de", "https://kgst", "https://kgst.de/a b", "//kgst.de", "javascript:x"]
)
def test_links_that_are_not_whole_or_not_encrypted_are_found(link: str) -> None:
    assert len(outside.faults(link)) == 1


@pytest.mark.parametrize(
    "link", ["https://www.kgst.de", "https://a-b.de/c?d=e#f", "../index.html#a", "#a", "mailto:a@b.de"]
)
def test_good_links_pass(link: str) -> None:
    assert outside.faults(link) == []


def test_the_texts_of_a_script_are_found_and_its_code_is_not(tmp_path: Path) -> None:
    script = tmp_path / "texts.js"
    script.write_text(
        """import { a } from "./a.js";
        // "Kein Text"
        export const title = { title: "Ein Titel" };
        export const one = (n) => (n === "eins" ? "Eins" : `Nummer „${n}“ von ${[a].join(", ")}`);
        element.classList.add("button button--text");
        """,
        encoding="utf-8",
    )
    assert client.read([script]) == {script: ["Ein Titel", "Eins", "Nummer „□“ von □"]}


def test_a_script_with_a_fault_is_not_passed_over(tmp_path: Path) -> None:
    script = tmp_path / "texts.js"
    script.write_text("const = ;", encoding="utf-8")
    with pytest.raises(CalledProcessError):
        client.read([script])


def test_the_client_has_texts() -> None:
    texts = client.client_texts()
    assert "Ihre Eingaben bleiben in diesem Browser, bis jemand sie löscht." in texts["client/page/texts.js"]
    assert "Noch brauchen Sie für diese Seiten ein Netz." in texts["parts/offline/offline_texts.js"]


def test_our_words_are_in_order_and_none_is_there_twice() -> None:
    for section in spelling.sections():
        assert section == sorted(set(section), key=lambda word: (word.casefold(), word))
