"""What has to fit between the pages and the data file, with the exact message where it does not."""

from pathlib import Path

import pytest

from macros.content.data_file import load_content
from macros.content.faults import ContentError

SHEET = """\
  - id: {id}
    title: Wie kommen Sie hin?
    short: Anreise
    purpose: Damit alle rechtzeitig da sind.
    sections:
      - title: Der Weg
        questions:
          - id: strecke
            number: "1.1"
            text: Welche Strecke nehmen Sie?
"""
DATA = f"worksheets:\n{SHEET.format(id='anreise')}{SHEET.format(id='rueckreise')}"
HOME = "docs/arbeitsblaetter/anreise.md"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A small folder in which everything fits."""
    folder = tmp_path / "docs"
    write(folder, "worksheets.yml", DATA)
    write(folder, "index.md", "# Start\n\n{{ ways() }}\n")
    write(folder, "handzettel.md", '# Kompakt\n\n{{ handout("anreise", "rueckreise") }}\n')
    for worksheet in ("anreise", "rueckreise"):
        write(folder, f"arbeitsblaetter/{worksheet}.md", f'{{{{ worksheet("{worksheet}") }}}}\n')
    return folder


def write(docs: Path, name: str, content: str | bytes) -> None:
    path = docs / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def report(docs: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_content(docs)
    return str(caught.value).split("\n")


def test_pages_and_worksheets_that_fit_load(docs: Path) -> None:
    assert [worksheet.id for worksheet in load_content(docs).worksheets] == ["anreise", "rueckreise"]


@pytest.mark.parametrize(
    "page",
    [
        '---\ntitle: Anreise\n---\nVorweg.\n\n{{ worksheet("anreise") }}\n\nDanach.\n',
        "{{ worksheet('anreise') }}",
        '{{worksheet("anreise")}}',
        '{{ worksheet(worksheet_id="anreise") }}',
        '\ufeff{{ worksheet("anreise") }}\r\n',
        '{# früher: {{ worksheet("abreise") }} #}{{ worksheet("anreise") }}',
        '{% raw %}{{ worksheet("abreise") }}{% endraw %}\n\n{{ worksheet("anreise") }}',
    ],
    ids=[
        "with a head and words around it",
        "in single quotes",
        "without spaces",
        "with the argument's name",
        "with a byte order mark and Windows line ends",
        "beside a comment",
        "beside raw text",
    ],
)
def test_another_way_to_place_a_worksheet_is_fine(docs: Path, page: str) -> None:
    write(docs, "arbeitsblaetter/anreise.md", page)
    assert len(load_content(docs).worksheets) == 2


def test_a_worksheet_without_a_page_is_told_with_the_page_to_create(docs: Path) -> None:
    (docs / "arbeitsblaetter" / "rueckreise.md").unlink()
    remedy = 'create docs/arbeitsblaetter/rueckreise.md with {{ worksheet("rueckreise") }} in it'
    assert report(docs) == [f'docs/worksheets.yml:12: worksheet "rueckreise" has no page; {remedy}']


def test_a_page_that_does_not_call_its_worksheet_is_no_page_of_it(docs: Path) -> None:
    write(docs, "arbeitsblaetter/anreise.md", "# Anreise\n\nworksheet(anreise)\n")
    remedy = f'create {HOME} with {{{{ worksheet("anreise") }}}} in it'
    assert report(docs) == [f'docs/worksheets.yml:2: worksheet "anreise" has no page; {remedy}']


def test_a_page_with_an_unknown_worksheet_is_told_the_known_ones(docs: Path) -> None:
    write(docs, "ueber/hilfe.md", '# Hilfe\n\n{{ worksheet("abreise") }}\n')
    known = "the known ones are: anreise, rueckreise"
    assert report(docs) == [f'docs/ueber/hilfe.md:3: worksheet "abreise" is unknown; {known}']


def test_a_handout_with_an_unknown_worksheet_is_told_the_known_ones(docs: Path) -> None:
    write(docs, "handzettel.md", '# Kompakt\n\n{{ handout("anreise",\n"abreise") }}\n')
    known = "the known ones are: anreise, rueckreise"
    assert report(docs) == [f'docs/handzettel.md:3: worksheet "abreise" is unknown; {known}']


@pytest.mark.parametrize("argument", ["", "rueckreise", "1", 'page.title ~ "reise"', "*ids"])
def test_a_call_that_does_not_name_a_worksheet_is_told(docs: Path, argument: str) -> None:
    write(docs, "ueber/hilfe.md", f"# Hilfe\n\n\n{{{{ worksheet({argument}) }}}}\n")
    text = "worksheet() needs the id of a worksheet, in quotes; the known ones are: anreise, rueckreise"
    assert report(docs) == [f"docs/ueber/hilfe.md:4: {text}"]


def test_a_worksheet_on_a_second_page_is_told_its_only_place(docs: Path) -> None:
    write(docs, "index.md", '# Start\n\n{{ worksheet("anreise") }}\n')
    remedy = f"may stand in {HOME} alone, because links lead there; link to it instead"
    assert report(docs) == [f'docs/index.md:3: worksheet "anreise" {remedy}']


def test_a_worksheet_only_on_the_wrong_page_is_told_both_faults(docs: Path) -> None:
    (docs.parent / HOME).rename(docs / "anreise.md")
    place = f"may stand in {HOME} alone, because links lead there; link to it instead"
    remedy = f'create {HOME} with {{{{ worksheet("anreise") }}}} in it'
    assert report(docs) == [
        f'docs/anreise.md:1: worksheet "anreise" {place}',
        f'docs/worksheets.yml:2: worksheet "anreise" has no page; {remedy}',
    ]


def test_a_worksheet_twice_on_its_page_is_told(docs: Path) -> None:
    write(docs, "arbeitsblaetter/anreise.md", '{{ worksheet("anreise") }}\n\n{{ worksheet("anreise") }}\n')
    assert report(docs) == [f'{HOME}:3: worksheet "anreise" stands on this page already; take this one out']


@pytest.mark.parametrize(
    ("braces", "problem"),
    [
        ('{{ worksheet("anreise") ', "unexpected end of template, expected 'end of print statement'."),
        ('{{ worksheet("anreise") }', "unexpected '}'"),
        ('{{ worksheet("anreise }}', "unexpected char '\"' at 24"),
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
    ],
    ids=["end of the page", "only one brace", "open quote", "empty condition"],
)
def test_broken_braces_are_told_with_their_line(docs: Path, braces: str, problem: str) -> None:
    write(docs, "arbeitsblaetter/anreise.md", f"# Anreise\n\n{braces}\n")
    assert report(docs) == [f"{HOME}:3: the braces on this page cannot be read ({problem}); mend them"]


def test_braces_that_nest_without_end_are_told(docs: Path) -> None:
    write(docs, "index.md", f"{{{{ {'(' * 50_000} }}}}")
    problem = "maximum recursion depth exceeded"
    (told,) = report(docs)
    assert told.startswith(f"docs/index.md:1: the braces on this page cannot be read ({problem}")
    assert told.endswith("); write less between them")


def test_a_page_in_another_encoding_is_told_with_its_line(docs: Path) -> None:
    write(docs, "arbeitsblaetter/anreise.md", '{{ worksheet("anreise") }}\n\nGrüße\n'.encode("latin-1"))
    assert report(docs) == [f"{HOME}:3: byte 3 of this line is no UTF-8; save the file with the encoding UTF-8"]


def test_faults_of_pages_and_data_file_come_in_one_report(docs: Path) -> None:
    write(docs, "worksheets.yml", DATA.replace("    short: Anreise\n", "", 1))
    write(docs, "index.md", b"# Gr\xfc\xdfe\n")
    write(docs, "handzettel.md", '{{ handout("anreise" }}\n')
    write(docs, "ueber/hilfe.md", '{{ worksheet("eins") }}\n{{ worksheet("zwei") }}\n')
    (docs / "arbeitsblaetter" / "rueckreise.md").unlink()
    known = "is unknown; the known ones are: anreise, rueckreise"
    braces = "the braces on this page cannot be read (unexpected '}', expected ')'); mend them"
    remedy = 'create docs/arbeitsblaetter/rueckreise.md with {{ worksheet("rueckreise") }} in it'
    assert report(docs) == [
        f"docs/handzettel.md:1: {braces}",
        "docs/index.md:1: byte 5 of this line is no UTF-8; save the file with the encoding UTF-8",
        f'docs/ueber/hilfe.md:1: worksheet "eins" {known}',
        f'docs/ueber/hilfe.md:2: worksheet "zwei" {known}',
        'docs/worksheets.yml:2: worksheet "anreise" has no short; add "short:" to it',
        f'docs/worksheets.yml:11: worksheet "rueckreise" has no page; {remedy}',
    ]


def test_an_unreadable_data_file_does_not_put_the_blame_on_pages(docs: Path) -> None:
    (docs / "worksheets.yml").unlink()
    remedy = "create it, or restore it from the version control"
    assert report(docs) == [f"docs/worksheets.yml:1: the file is missing; {remedy}"]


@pytest.mark.parametrize("given", ["/etc/passwd", "../index", "Anreise", "anreise.md"])
def test_an_id_that_is_none_is_no_path(docs: Path, given: str) -> None:
    write(docs, "worksheets.yml", DATA.replace("id: rueckreise", f"id: {given}"))
    rule = "write lowercase letters without umlauts, digits and hyphens, beginning with a letter"
    assert report(docs) == [
        'docs/arbeitsblaetter/rueckreise.md:1: worksheet "rueckreise" is unknown; the known ones are: anreise',
        'docs/handzettel.md:3: worksheet "rueckreise" is unknown; the known ones are: anreise',
        f'docs/worksheets.yml:12: id of worksheet 2 is "{given}"; {rule}',
    ]


def test_a_folder_that_is_named_like_a_page_is_no_page(docs: Path) -> None:
    (docs / "bilder.md").mkdir()
    assert len(load_content(docs).worksheets) == 2
