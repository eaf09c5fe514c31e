"""The limit on the length of files: it names what is too long, and holds here."""

from pathlib import Path

from tests.conftest import PROJECT
from tests.lengths import LONGER, too_long


def test_a_file_that_is_too_long_is_named_with_its_lines(tmp_path: Path) -> None:
    (tmp_path / "macros").mkdir()
    (tmp_path / "macros" / "long.py").write_text("\n" * 401)
    (tmp_path / "macros" / "just.py").write_text("\n" * 400)
    assert too_long(tmp_path) == ["macros/long.py has 401 lines; part it, so that it has 400 at most"]


def test_no_file_is_excused_that_is_not_there() -> None:
    assert all((PROJECT / name).is_file() for name in LONGER)
