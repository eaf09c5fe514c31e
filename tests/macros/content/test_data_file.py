"""The data file: what a valid one becomes, and the exact report on every fault that we know."""
# ruff: noqa: E501 - a message is easier to read, and to search for, on one line

import random
import re
from pathlib import Path

import pytest
import yaml

from macros.content.data_file import load_content, load_worksheets
from macros.content.faults import ContentError, Fault
from macros.content.model import Question, Section, Worksheet
from tests.conftest import PROJECT

HERE = Path(__file__).parent
FAULTS = HERE / "faults"

VALID = (
    Worksheet(
        id="anreise",
        title="Wie kommen Sie hin?",
        short="Anreise",
        purpose="Damit alle rechtzeitig da sind.",
        sections=(
            Section(
                title="Der Weg",
                questions=(
                    Question(
                        id="strecke",
                        number="1.1",
                        text="Welche Strecke nehmen Sie?",
                        aspects=("Bahn", "Rad"),
                        lines=4,
                        asks_who=False,
                        revision=2,
                    ),
                    Question(
                        id="gruppe",
                        number="2.10",
                        text="Wer fährt mit?",
                        aspects=(),
                        lines=5,
                        asks_who=True,
                        revision=1,
                    ),
                ),
            ),
        ),
    ),
)

# The whole report on each file in `faults`, whose name says what is wrong with it.
REPORTS = {
    # ids
    "question-without-id": ('13: question 2 of "anreise" has no id; give it one that no question ever had',),
    "worksheet-without-id": ("2: worksheet 1 has no id; give it one that no worksheet ever had",),
    "question-without-id-in-a-worksheet-without-id": (
        "2: worksheet 1 has no id; give it one that no worksheet ever had",
        "12: question 2 of worksheet 1 has no id; give it one that no question ever had",
    ),
    "duplicate-question-id-across-sections": (
        '15: id "strecke" belongs to a question of this worksheet already, in line 9; give this one an id that no question ever had',
    ),
    "duplicate-worksheet-id": (
        '17: id "anreise" belongs to a worksheet already, in line 2; give this one an id that no worksheet ever had',
    ),
    "duplicate-number": (
        '14: number "1.1" belongs to a question of this worksheet already, in line 10; renumber one of them',
    ),
    "uppercase-id": (
        '13: id of question 2 of "anreise" is "Gruppe"; write lowercase letters without umlauts, digits and hyphens, beginning with a letter',
    ),
    "umlaut-id": (
        '13: id of question 2 of "anreise" is "fahrgäste"; write lowercase letters without umlauts, digits and hyphens, beginning with a letter',
    ),
    "id-with-a-line-feed": (
        '13: id of question 2 of "anreise" is "gruppe\\n"; write lowercase letters without umlauts, digits and hyphens, beginning with a letter',
    ),
    "empty-id": (
        '13: id of question 2 of "anreise" is ""; write lowercase letters without umlauts, digits and hyphens, beginning with a letter',
    ),
    "id-no": (
        '13: id of question 2 of "anreise" must be a text, but YAML takes no for a truth value; put it in quotes: "no"',
    ),
    # fields
    "duplicate-key": ('13: "lines" stands here again, after line 12; keep one of the two',),
    "duplicate-key-at-the-top": ('17: "worksheets" stands here again, after line 1; keep one of the two',),
    "unknown-field-of-a-question": (
        '12: question "strecke" of "anreise" has no field "zeilen"; its fields are: id, number, text, aspects, lines, asks_who, revision, kind, choices, row, audience, refers_to',
    ),
    "unknown-field-of-a-section": ('8: section 1 of "anreise" has no field "id"; its fields are: title, questions',),
    "unknown-field-of-a-worksheet": (
        '5: worksheet "anreise" has no field "farbe"; its fields are: id, title, short, purpose, sections, phase, begin, end, filled_in_by, tracked, repeats, named_by, side_by_side',
    ),
    "unknown-field-at-the-top": (
        '17: the file has no field "version"; its fields are: question_set, hint, roles, worksheets',
    ),
    "name-instead-of-id": (
        "2: worksheet 1 has no id; give it one that no worksheet ever had",
        '4: worksheet 1 has no field "name"; its fields are: id, title, short, purpose, sections, phase, begin, end, filled_in_by, tracked, repeats, named_by, side_by_side',
    ),
    "missing-fields": (
        '2: worksheet "anreise" has no short; add "short:" to it',
        '6: section 1 of "anreise" has no title; add "title:" to it',
        '11: question "gruppe" of "anreise" has no text; add "text:" to it',
    ),
    # types
    "text-for-a-number-of-lines": (
        '12: lines of question "strecke" of "anreise" must be a whole number, not "5"; change it',
    ),
    "fraction-of-a-line": (
        '12: lines of question "strecke" of "anreise" must be a whole number, not 4.5; change it',
    ),
    "huge-number-of-lines": (
        '12: lines of question "strecke" of "anreise" must be a whole number, not 99999999999999999999999999999999999999999999999999999999999…; change it',
    ),
    "no-lines": ('12: lines of question "strecke" of "anreise" is 0; give it at least 1',),
    "too-many-lines": ('12: lines of question "strecke" of "anreise" is 41; give it at most 40',),
    "revision-nought": ('12: revision of question "strecke" of "anreise" is 0; give it at least 1',),
    "list-for-a-text": ('15: text of question "gruppe" of "anreise" must be a text, not a list; change it',),
    "mapping-for-a-list": ('6: sections of worksheet "anreise" must be a list, not a mapping; change it',),
    "text-for-a-list-of-aspects": (
        '12: aspects of question "strecke" of "anreise" must be a list, not "Bahn und Rad"; change it',
    ),
    "text-for-a-question": (
        '13: question 2 of "anreise" must be a mapping with named fields, not "Wer fährt mit?"; change it',
    ),
    "number-with-a-letter": (
        '14: number of question "gruppe" of "anreise" is "1.2b"; write whole numbers with dots between them, such as 2.10',
    ),
    "number-with-a-leading-zero": (
        '14: number of question "gruppe" of "anreise" is "010"; write whole numbers with dots between them, such as 2.10',
    ),
    "date-for-a-number": (
        '14: number of question "gruppe" of "anreise" is "2026-05-01"; write whole numbers with dots between them, such as 2.10',
    ),
    "braces-around-a-text": (
        "15: brackets or braces stand where a field's name belongs; put a text in quotes",
        '15: text of question "gruppe" of "anreise" must be a text, not a mapping; change it',
    ),
    # YAML's own traps
    "ja-for-a-truth-value": (
        '16: asks_who of question "gruppe" of "anreise" must be true or false, not "ja"; change it',
    ),
    "no-for-a-text": (
        '15: text of question "gruppe" of "anreise" must be a text, but YAML takes no for a truth value; put it in quotes: "no"',
    ),
    "date-for-a-text": (
        '15: text of question "gruppe" of "anreise" must be a text, but YAML takes 2026-05-01 for a date; put it in quotes: "2026-05-01"',
    ),
    "impossible-date-for-a-text": (
        '15: text of question "gruppe" of "anreise" must be a text, but YAML takes 2026-13-45 for a date; put it in quotes: "2026-13-45"',
    ),
    "number-for-a-text": (
        '7: title of section 1 of "anreise" must be a text, but YAML takes 2026 for a number; put it in quotes: "2026"',
    ),
    "fraction-for-an-aspect": (
        '14: aspect 2 of question "strecke" of "anreise" must be a text, but YAML takes 1.50 for a number; put it in quotes: "1.50"',
    ),
    "octal-lines": (
        '12: lines of question "strecke" of "anreise" is 010, which YAML reads as 8; write it without the zero',
    ),
    "octal-text": (
        '15: text of question "gruppe" of "anreise" must be a text, but YAML takes 010 for a number; put it in quotes: "010"',
    ),
    "colon-of-base-sixty": ('12: lines of question "strecke" of "anreise" is 1:30; give it at most 40',),
    # nothing where something belongs
    "empty-text": ('15: text of question "gruppe" of "anreise" is empty; write a text',),
    "blank-text": ('15: text of question "gruppe" of "anreise" is empty; write a text',),
    "null-for-a-text": ('15: text of question "gruppe" of "anreise" is empty; give it a text',),
    "null-for-lines": (
        '12: lines of question "strecke" of "anreise" is empty; give it a whole number or take the line out',
    ),
    "null-in-a-list": (
        '14: aspect 2 of question "strecke" of "anreise" is empty; give it a text or take the line out',
    ),
    "null-for-a-worksheet": ("17: worksheet 2 is empty; give it a mapping with named fields or take the line out",),
    "null-for-sections": ('6: sections of worksheet "anreise" is empty; give it a list',),
    "null-for-worksheets": ("1: worksheets is empty; give it a list",),
    "empty-list-of-worksheets": ("1: worksheets is an empty list; give it at least one entry",),
    "empty-list-of-sections": ('6: sections of worksheet "anreise" is an empty list; give it at least one entry',),
    "empty-list-of-questions": (
        '8: questions of section 1 of "anreise" is an empty list; give it at least one entry',
    ),
    "worksheet-without-sections": ('2: worksheet "anreise" has no sections; add "sections:" to it',),
    "empty-file": ('1: the file is empty; begin it with "worksheets:" and a list of worksheets',),
    "only-a-comment": ('1: the file is empty; begin it with "worksheets:" and a list of worksheets',),
    "only-a-document-start": ('1: the file is empty; begin it with "worksheets:" and a list of worksheets',),
    "empty-mapping-at-the-top": (
        '2: the file has no worksheets; begin it with "worksheets:" and a list of worksheets',
    ),
    "list-at-the-top": (
        '1: the file must be a mapping with named fields, not a list; begin it with "worksheets:" and a list of worksheets',
    ),
    "text-at-the-top": (
        '1: the file must be a mapping with named fields, not "Hier kommen die Fragen hin."; begin it with "worksheets:" and a list of worksheets',
    ),
    # aliases and tags
    "alias-of-itself": ("12: *wege repeats a whole list or mapping; write it out instead",),
    "alias-of-itself-as-a-key": (
        "12: *wege repeats a whole list or mapping; write it out instead",
        '12: aspects of question "strecke" of "anreise" must be a list, not a mapping; change it',
        "12: brackets or braces stand where a field's name belongs; put a text in quotes",
    ),
    "alias-of-a-list": ("16: *wege repeats a whole list or mapping; write it out instead",),
    "unknown-tag": ("15: the tag !wichtig has no meaning here; take it out",),
    "tag-on-a-list": ("12: the tag !!set has no meaning here; take it out",),
    "tag-that-its-value-does-not-fit": ("16: the tag !!bool has no meaning here; take it out",),
    # characters
    "tab": ("12: a tab indents this line; indent it with spaces",),
    "tab-before-a-hyphen": ("13: a tab indents this line; indent it with spaces",),
    "tab-after-a-hyphen": ("13: a tab indents this line; indent it with spaces",),
    "bad-utf-8": ("15: byte 24 of this line is no UTF-8; save the file with the encoding UTF-8",),
    "bad-utf-8-and-another-fault": (
        '2: worksheet "anreise" has no short; add "short:" to it',
        '4: worksheet "anreise" has no field "kurz"; its fields are: id, title, short, purpose, sections, phase, begin, end, filled_in_by, tracked, repeats, named_by, side_by_side',
        "15: byte 24 of this line is no UTF-8; save the file with the encoding UTF-8",
    ),
    "control-character": ("15: an invisible character (U+0007) stands here; take it out",),
    "escaped-control-character": (
        '15: text of question "gruppe" of "anreise" holds a control character; write the text anew without it',
    ),
    "line-separator": (
        "15: an invisible character (U+2028) stands here; take it out",
        '16: asks_who of question "gruppe" of "anreise" must be true or false, not "ja"; change it',
    ),
    # kinds, sheets that repeat, lead times, roles
    "begin-without-end": ('2: worksheet "anreise" has only one of begin and end; give it both or none',),
    "choice-without-choices": (
        '12: question "strecke" of "anreise" is of kind choice, but has no choices; add "choices:" to it',
    ),
    "choices-without-kind": (
        '12: question "strecke" of "anreise" has choices, but is not of kind choice; add "kind: choice" or take choices out',
    ),
    "duplicate-choice": (
        '16: id "bahn" belongs to a choice of this question already, in line 14; give this one an id that no choice ever had',
    ),
    "ends-before-it-begins": ('2: worksheet "anreise" ends before it begins; exchange begin and end',),
    "named-by-a-number": (
        '7: named_by of worksheet "anreise" must be a text, but YAML takes 31 for a number; put it in quotes: "31"',
    ),
    "named-by-nothing": (
        '2: worksheet "anreise" is named by "ort", which it does not have; name one of its questions',
    ),
    "reference-to-nothing": (
        '12: reference 1 of question "strecke" of "anreise" is "anreise.ziel", which no worksheet has; write <worksheet>.<question>',
        '12: reference 2 of question "strecke" of "anreise" is this question itself; take it out',
        '12: reference 4 of question "strecke" of "anreise" is "strecke"; name a question as <worksheet>.<question>',
    ),
    "repeats-without-a-name": ('2: worksheet "anreise" has only one of repeats and named_by; give it both or none',),
    "role-with-unknown-worksheet": (
        '6: role 1 names worksheet "rueckreise", which is unknown; name one of the file',
        '7: id "fahren" belongs to a role already, in line 2; give this one an id that no role ever had',
        "11: worksheets of role 2 is an empty list; give it at least one entry",
    ),
    "row-without-kind": (
        '12: question "strecke" of "anreise" has row, but is not of kind rows; add "kind: rows" or take row out',
    ),
    "rows-in-a-sheet-that-repeats": (
        '2: worksheet "anreise" repeats, so none of its questions may be of kind rows; use kind text',
    ),
    "rows-without-a-name": ('12: question "strecke" of "anreise" is of kind rows, but has no row; add "row:" to it',),
    "side-by-side-in-a-sheet-that-repeats": (
        '2: worksheet "anreise" repeats, so it cannot be compared side by side; take side_by_side out',
    ),
    "unclear-lead-time": (
        '6: begin of worksheet "anreise" is "zwei Wochen vorher"; write such as "6 months before", "2 weeks after" or "on the day"',
    ),
    "unknown-kind": (
        "12: kind of question \"strecke\" of \"anreise\" is \"tabelle\"; give it one of these: 'text', 'choice' or 'rows'",
    ),
    # several
    "several-faults": (
        '2: worksheet "anreise" has no short; add "short:" to it',
        "4: byte 35 of this line is no UTF-8; save the file with the encoding UTF-8",
        '11: lines of question "strecke" of "anreise" is 010, which YAML reads as 8; write it without the zero',
        '12: question "strecke" of "anreise" has no field "farbe"; its fields are: id, number, text, aspects, lines, asks_who, revision, kind, choices, row, audience, refers_to',
        '13: id "strecke" belongs to a question of this worksheet already, in line 8; give this one an id that no question ever had',
        "14: a tab indents this line; indent it with spaces",
        '15: text of question "strecke" of "anreise" is empty; write a text',
        '16: "text" stands here again, after line 15; keep one of the two',
        '17: asks_who of question "strecke" of "anreise" must be true or false, not "ja"; change it',
    ),
}

# Here the parser has the word: libyaml, which is part of the package for every usual platform.
SYNTAX_REPORTS = {
    "alias-of-nothing": (
        "15: YAML cannot read on from here (found undefined alias); check indentation, colons and quotes",
    ),
    "unclosed-quote": (
        "15: YAML cannot read on from here (found unexpected end of stream); check indentation, colons and quotes",
    ),
    "colon-in-a-text": (
        "15: YAML cannot read on from here (mapping values are not allowed in this context); check indentation, colons and quotes",
    ),
    "wrong-indentation": (
        "14: YAML cannot read on from here (did not find expected '-' indicator); check indentation, colons and quotes",
    ),
    "two-documents": (
        "17: YAML cannot read on from here (but found another document); check indentation, colons and quotes",
    ),
}


def report(path: Path) -> list[str]:
    """What an editor is told about a data file that cannot be published."""
    with pytest.raises(ContentError) as caught:
        load_worksheets(path)
    return str(caught.value).split("\n")


def expected(name: str, lines: tuple[str, ...]) -> list[str]:
    return [f"{name}.yml:{line}" for line in lines]


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    return tmp_path / "worksheets.yml"


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers that an installation may have: the one in C, and the one in Python."""
    monkeypatch.setattr("macros.content.document._Loader", getattr(yaml, request.param))


# What is wrong


@pytest.mark.parametrize(("name", "lines"), REPORTS.items(), ids=REPORTS)
def test_a_fault_is_told_with_file_and_line_and_remedy(parser: None, name: str, lines: tuple[str, ...]) -> None:
    assert report(FAULTS / f"{name}.yml") == expected(name, lines)


@pytest.mark.parametrize(("name", "lines"), SYNTAX_REPORTS.items(), ids=SYNTAX_REPORTS)
def test_what_is_no_yaml_is_told_where_reading_ends(name: str, lines: tuple[str, ...]) -> None:
    assert report(FAULTS / f"{name}.yml") == expected(name, lines)


def test_every_file_with_faults_has_its_report() -> None:
    assert {path.stem for path in FAULTS.iterdir()} == {*REPORTS, *SYNTAX_REPORTS}


def test_a_missing_file_is_named(data_file: Path) -> None:
    remedy = "create it, or restore it from the version control"
    assert report(data_file) == [f"worksheets.yml:1: the file is missing; {remedy}"]


def test_a_folder_in_place_of_the_file_is_named(data_file: Path) -> None:
    data_file.mkdir()
    remedy = "put a readable file in its place"
    assert report(data_file) == [f"worksheets.yml:1: the file cannot be read (Is a directory); {remedy}"]


def test_every_line_in_another_encoding_is_named(data_file: Path) -> None:
    data_file.write_bytes((HERE / "valid.yml").read_text("utf-8").replace("Bahn", "Fähre").encode("latin-1"))
    text = "of this line is no UTF-8; save the file with the encoding UTF-8"
    assert report(data_file) == [f"worksheets.yml:17: byte 18 {text}", f"worksheets.yml:21: byte 24 {text}"]


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.mkdir", "!!python/object/new:os.mkdir"])
def test_a_tag_never_runs_python(parser: None, data_file: Path, tmp_path: Path, tag: str) -> None:
    trace = tmp_path / "ausgefuehrt"
    valid = (HERE / "valid.yml").read_text("utf-8")
    data_file.write_text(valid.replace("text: Wer fährt mit?", f"text: {tag} [{trace}]"), "utf-8")
    assert report(data_file) == [f"worksheets.yml:21: the tag {tag} has no meaning here; take it out"]
    assert not trace.exists()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("worksheets: " + "[" * 100_000, 1),
        ("worksheets: " + "[" * 100_000 + "]" * 100_000, 1),
        ("worksheets: " + "{a: " * 100_000, 1),
        ("worksheets:\n" + "- " * 100_000, 2),
        ("? " * 100_000, 1),
        ("".join(f"{' ' * depth}a:\n" for depth in range(1000)), 21),
    ],
    ids=["open brackets", "closed brackets", "braces", "hyphens", "question marks", "indentation"],
)
def test_nesting_without_end_does_not_exhaust_the_stack(data_file: Path, content: str, line: int) -> None:
    data_file.write_text(content, "utf-8")
    remedy = "take out surplus brackets or hyphens"
    assert report(data_file) == [f"worksheets.yml:{line}: lists nest too deep here; {remedy}"]


def test_aliases_that_multiply_do_not_exhaust_the_memory(data_file: Path) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 100))]
    data_file.write_text("\n".join(lines), "utf-8")
    assert "worksheets.yml:100: *a98 repeats a whole list or mapping; write it out instead" in report(data_file)


# What is right


@pytest.fixture
def valid() -> bytes:
    return (HERE / "valid.yml").read_bytes()


def test_a_valid_file_becomes_exactly_the_model(parser: None) -> None:
    assert load_worksheets(HERE / "valid.yml") == VALID


def test_a_number_without_quotes_keeps_its_nought(parser: None, valid: bytes) -> None:
    assert b"number: 2.10\n" in valid
    assert load_worksheets(HERE / "valid.yml")[0].questions[1].number == "2.10"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"", b"\xef\xbb\xbf"),
        (b"\n", b"\r\n"),
        (b"\n", b"\r"),
        (b"worksheets:", b"# Fragen\n---\nworksheets:"),
        (b"asks_who: true\n", b"asks_who: yes"),
        ("Wer fährt mit?".encode(), '!!str "Wer fährt mit?"'.encode()),
        ("Wer fährt mit?".encode(), b'"Wer f\\xe4hrt mit?"'),
        ("Wer fährt mit?".encode(), "'Wer fährt mit?' # alle?".encode()),
        (b"number: 2.10", b"number: '2.10'"),
        (b"lines: 4", b"'lines':\t4"),
        (b"- Bahn\n              - Rad", b"- Bahn\n              - 'Rad'\n\n"),
        (b"lines: 4\n", b"lines: 4\n\n            # Hier kommt noch etwas.\n"),
    ],
    ids=[
        "byte order mark",
        "Windows line ends",
        "old Mac line ends",
        "document start",
        "yes for true",
        "text tag",
        "escaped umlaut",
        "comment after a text",
        "number in quotes",
        "tab after a colon",
        "blank lines",
        "comment",
    ],
)
def test_another_way_to_write_the_same_is_fine(data_file: Path, valid: bytes, old: bytes, new: bytes) -> None:
    changed = valid.replace(old, new) if old else new + valid
    assert changed != valid
    data_file.write_bytes(changed)
    assert load_worksheets(data_file) == VALID


def test_an_alias_of_a_text_is_the_text(data_file: Path, valid: bytes) -> None:
    data_file.write_bytes(
        valid.replace(b"short: Anreise", b"short: &a Anreise").replace(b"title: Der Weg", b"title: *a")
    )
    assert load_worksheets(data_file)[0].sections[0].title == "Anreise"


def test_two_worksheets_may_share_ids_and_numbers_of_questions(data_file: Path, valid: bytes) -> None:
    second = valid.split(b"\n", 1)[1].replace(b"id: anreise", b"id: rueckreise")
    data_file.write_bytes(valid + second)
    first, copy = load_worksheets(data_file)
    assert first == VALID[0]
    assert (copy.id, copy.questions) == ("rueckreise", first.questions)


def test_the_published_data_file_is_fine() -> None:
    assert [worksheet.id for worksheet in load_content(PROJECT / "docs").worksheets] == [
        "ausgangslage",
        "vorbereitung",
        "gastgeben",
        "vereinbarung",
        "beobachtung",
        "transferplan",
        "rueckblick",
    ]


# What nobody thought of

SNIPPETS = (
    *(
        b"\t",
        b"\n",
        b"\r",
        b"- ",
        b": ",
        b"? ",
        b"# ",
        b"[",
        b"]",
        b"{",
        b"}",
        b"&a ",
        b"*a",
        b"'",
        b'"',
        b"|\n",
        b">-\n",
    ),
    *(
        b"!!bool ",
        b"!!int ",
        b"!!timestamp ",
        b"!!null ",
        b"!!map ",
        b"!x ",
        b"! ",
        b"<<: ",
        b"---\n",
        b"...\n",
        b"%YAML 9\n",
    ),
    *(b"\0", b"\x07", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xc2\x85", b"\xed\xa0\x80", b'"\\0"', b'"\\ud800"', b"~"),
    *(
        b"010",
        b"0b_",
        b"0x_",
        b"1:99",
        b"9" * 5000,
        b"0" + b"7" * 5000,
        b"0x" + b"f" * 5000,
        b".inf",
        b"1e999",
        b"2026-99-99",
    ),
)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The file after a few accidents: bytes flipped, bytes deleted, something inserted."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(changed))
        accident = chance.choice(["flip", "delete", "insert", "insert"])
        if accident == "flip":
            changed[place] ^= 1 << chance.randrange(8)
        elif accident == "delete":
            del changed[place : place + chance.randint(1, 40)]
        else:
            changed[place:place] = chance.choice(SNIPPETS)
    return bytes(changed)


def faults_of(path: Path) -> tuple[Fault, ...]:
    try:
        load_worksheets(path)
    except ContentError as error:
        return error.faults
    return ()


def test_no_accident_brings_anything_but_a_report(parser: None, data_file: Path) -> None:
    content = (PROJECT / "docs" / "worksheets.yml").read_bytes()
    # What follows a colon or a hyphen meets the most rules, so half of the accidents happen to a short file.
    contents = (content, (HERE / "valid.yml").read_bytes())
    chance = random.Random(20260501)
    refused = 0
    for attempt in range(500):
        data_file.write_bytes(mutated(contents[attempt % 2], chance))
        faults = faults_of(data_file)
        refused += bool(faults)
        last = len(re.findall(rb"\r\n|\r|\n", data_file.read_bytes())) + 1
        assert all(1 <= fault.line <= last and len(str(fault).splitlines()) == 1 for fault in faults), faults
    assert 100 < refused < 500
