"""The filled example has to fit the data file: the build says where it does not."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from macros.content.data_file import load_content
from macros.content.example import EXAMPLE, NO_EXAMPLE, load_example
from macros.content.faults import ContentError
from macros.content.model import DataFile
from tests.conftest import FOREIGN, PROJECT

DOCS = FOREIGN / "docs"


@pytest.fixture
def data() -> DataFile:
    return load_content(DOCS).data


def changed(folder: Path, change: dict[str, Any], **more: Any) -> Path:
    content = json.loads((DOCS / EXAMPLE).read_text("utf-8")) | more
    content["answers"] |= change
    docs = folder / "docs"
    docs.mkdir()
    (docs / EXAMPLE).write_text(json.dumps(content, indent=2, ensure_ascii=False), encoding="utf-8")
    return docs


def told(docs: Path, data: DataFile) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_example(docs, data)
    return [str(fault) for fault in caught.value.faults]


def test_an_example_is_read_with_its_words(data: DataFile) -> None:
    example = load_example(DOCS, data)
    (ziel,) = example.answers["fragen.ziel"]
    assert ziel.text.startswith("Wir wollen eine <b>ruhige</b> Leseecke")
    assert ziel.details == "in Arbeit · zuständig: Leitung · bis 01.04.2027"
    assert [entry.text for entry in example.answers["folgen.massnahmen"]] == ["Teppich kaufen", "Regale rücken"]
    assert example.answers["rundgang.urteil"][0].choice == "passt"


def test_a_guide_may_do_without_an_example(data: DataFile, tmp_path: Path) -> None:
    assert load_example(tmp_path, data) is NO_EXAMPLE


def test_every_answer_that_does_not_fit_is_told_with_its_line(data: DataFile, tmp_path: Path) -> None:
    given = {"answer": "Text", "changedAt": "2026-11-19T10:00:00.000Z", "revision": 1}
    docs = changed(
        tmp_path,
        {
            "fragen.kochen": given,
            "folgen.massnahmen": given,
            "fragen.ziel/1": given,
            "folgen.massnahmen/Teppich": given,
            "fragen.anreise": {**given, "choice": "rad"},
            "fragen.leitung": "Text",
        },
    )
    lines = (docs / EXAMPLE).read_text("utf-8").split("\n")

    def line(key: str) -> int:
        return next(number for number, text in enumerate(lines, start=1) if f'"{key}"' in text)

    assert sorted(told(docs, data)) == sorted(
        [
            f'docs/beispiel.json:{line("fragen.kochen")}: answers question "fragen.kochen", which is unknown; '
            "take it out, or mend its key",
            f'docs/beispiel.json:{line("folgen.massnahmen")}: question "folgen.massnahmen" is answered '
            'several times; write "folgen.massnahmen/1"',
            f'docs/beispiel.json:{line("fragen.ziel/1")}: question "fragen.ziel/1" is answered once; '
            'write "fragen.ziel"',
            f"docs/beispiel.json:{line('folgen.massnahmen/Teppich')}: what stands behind the slash of "
            '"folgen.massnahmen/Teppich" names no entry; write up to 40 lowercase letters, digits and hyphens, '
            'such as "folgen.massnahmen/1"',
            f'docs/beispiel.json:{line("fragen.anreise")}: answer "fragen.anreise" chooses "rad"; '
            "the question offers: bahn, bus",
            f'docs/beispiel.json:{line("fragen.leitung")}: answer "fragen.leitung" is no object; '
            "save the example again from a worksheet",
        ]
    )


def test_an_example_of_another_guide_is_told(data: DataFile, tmp_path: Path) -> None:
    docs = changed(tmp_path, {}, questionSet="anderer-leitfaden")
    remedy = 'questionSet is "anderer-leitfaden"; write "buechereien-auf-besuch"'
    assert told(docs, data) == [f"docs/beispiel.json:4: {remedy}"]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ('{\n  "visit": {,\n}', "docs/beispiel.json:2: this is no JSON"),
        ("[]", "docs/beispiel.json:1: this is no save file"),
        ('{"visit": {"name": "a"}}', "docs/beispiel.json:1: this is no save file"),
    ],
    ids=["no JSON", "a list", "no answers"],
)
def test_a_file_of_another_kind_is_told(data: DataFile, tmp_path: Path, text: str, remedy: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / EXAMPLE).write_text(text, encoding="utf-8")
    (complaint,) = told(docs, data)
    assert complaint.startswith(remedy)


@pytest.mark.parametrize("docs", [PROJECT / "docs", DOCS], ids=["ours", "foreign"])
def test_an_example_fits_the_schema_of_save_files(docs: Path) -> None:
    schema = json.loads((PROJECT / "overrides/client/answers/savefile.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads((docs / EXAMPLE).read_text("utf-8")), schema)


def test_our_own_example_answers_every_worksheet() -> None:
    content = load_content(PROJECT / "docs")
    example = load_example(PROJECT / "docs", content.data)
    assert "erfunden" in example.name
    for worksheet in content.worksheets:
        keys = [f"{worksheet.id}.{question.id}" for question in worksheet.questions]
        assert [key for key in keys if key not in example.answers] == []
