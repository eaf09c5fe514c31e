"""What a build does with a data file grows with it, and not with its square."""

from pathlib import Path

import pytest
import yaml

from macros.content import checks, document
from macros.content.addresses import Remembered, address_faults
from macros.content.data_file import load_worksheets


def steps(folder: Path, sheets: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many entries of lists are looked at while a data file of so many worksheets is checked."""
    looked = 0
    entries = document.entries

    def count(owner: object, name: str) -> object:
        nonlocal looked
        for entry in entries(owner, name):
            looked += 1
            yield entry

    monkeypatch.setattr(checks, "entries", count)
    question = {"id": "ziel", "number": "1.1", "text": "Was ist Ihr Ziel?", "lines": 2}
    data = {
        "worksheets": [
            {
                "id": f"blatt{number}",
                "title": "Blatt",
                "short": "Blatt",
                "purpose": "Üben.",
                "sections": [{"title": "Teil", "questions": [dict(question)]}],
            }
            for number in range(sheets)
        ]
    }
    file = folder / f"{sheets}.yml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    assert len(load_worksheets(file)) == sheets
    monkeypatch.undo()
    return looked


def test_twice_the_worksheets_take_twice_the_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert steps(tmp_path, 80, monkeypatch) == 2 * steps(tmp_path, 40, monkeypatch)


def test_an_address_is_looked_up_and_not_searched_for() -> None:
    class Address(str):
        compared = 0

        def __eq__(self, other: object) -> bool:
            Address.compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    addresses = [Address(f"arbeitsblaetter/{number}.html") for number in range(1000)]
    assert address_faults(Remembered(dict.fromkeys(map(str, addresses), 1), {}), addresses, Path("docs")) == []
    assert Address.compared < 3 * len(addresses)
