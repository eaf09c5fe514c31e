"""What is kept of one build for the next: it is never another thing than what would be made now."""

import os
from collections.abc import Callable
from pathlib import Path
from types import CodeType

import jinja2
import pytest

from macros.site.keeping import KeptTemplates, kept

MADE = {"assets/a.js": b"run()\n", "leer.css": b"", "b": bytes(range(256))}


class Making:
    """Counts how often something is made."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.times = 0

    def __call__(self, *made_of: bytes) -> dict[str, bytes]:
        def make() -> dict[str, bytes]:
            self.times += 1
            return MADE

        return kept(self.project, made_of, make)

    @property
    def entries(self) -> list[Path]:
        return sorted((self.project / "node_modules" / ".cache" / "fachaustausch").iterdir())


@pytest.fixture
def making(tmp_path: Path) -> Making:
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / ".package-lock.json").write_text("{}", "utf-8")
    return Making(tmp_path)


def test_the_same_is_made_once(making: Making) -> None:
    assert making(b"a", b"b") == making(b"a", b"b") == MADE
    assert list(making(b"a", b"b")) == list(MADE)
    assert making.times == 1


@pytest.mark.parametrize("other", [(b"a", b"c"), (b"ab",), (b"b", b"a"), (b"a", b"b", b""), ()])
def test_anything_else_is_made_anew(making: Making, other: tuple[bytes, ...]) -> None:
    making(b"a", b"b")
    making(*other)
    assert making.times == 2


def test_other_tools_make_it_anew(making: Making) -> None:
    making(b"a")
    (making.project / "node_modules" / ".package-lock.json").write_text('{"esbuild": "1"}', "utf-8")
    making(b"a")
    assert making.times == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:0],
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"run()", b"ruin("),
        lambda content: content + b"x",
        lambda content: bytes(len(content)),
    ],
)
def test_what_is_damaged_is_made_anew_and_kept_anew(making: Making, damage: Callable[[bytes], bytes]) -> None:
    making(b"a")
    (entry,) = making.entries
    entry.write_bytes(damage(entry.read_bytes()))
    assert making(b"a") == MADE
    assert making.times == 2
    assert making(b"a") == MADE
    assert making.times == 2


def test_without_knowing_the_tools_nothing_is_kept(making: Making) -> None:
    (making.project / "node_modules" / ".package-lock.json").unlink()
    assert making(b"a") == making(b"a") == MADE
    assert making.times == 2


def test_where_nothing_can_be_kept_it_is_made_each_time(making: Making) -> None:
    (making.project / "node_modules" / ".cache").write_text("in the way", "utf-8")
    assert making(b"a") == making(b"a") == MADE
    assert making.times == 2


def test_what_was_used_last_stays(making: Making) -> None:
    making(b"used")
    (used,) = making.entries
    for number in range(80):
        making(str(number).encode("ascii"))
        for age, entry in enumerate(sorted(making.entries, key=lambda path: path.stat().st_mtime_ns)):
            os.utime(entry, (age, age))
        making(b"used")
    assert used in making.entries
    assert len(making.entries) == 64


def test_nothing_half_written_is_found(making: Making) -> None:
    making(b"a")
    assert [entry.suffix for entry in making.entries] == [""]


class Compiling:
    """Counts how often a template is compiled."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.times = 0

    def __call__(self, text: str, *, autoescape: bool = False) -> str:
        compiling = self

        class Environment(jinja2.Environment):
            def _compile(self, source: str, filename: str) -> CodeType:
                compiling.times += 1
                return super()._compile(source, filename)

        environment = Environment(
            loader=jinja2.DictLoader({"a.html": text}),
            bytecode_cache=KeptTemplates(self.project),
            autoescape=autoescape,
        )
        return environment.get_template("a.html").render(value="<i>")

    @property
    def entries(self) -> list[Path]:
        return sorted((self.project / "node_modules" / ".cache" / "fachaustausch" / "templates").iterdir())


@pytest.fixture
def compiling(tmp_path: Path) -> Compiling:
    return Compiling(tmp_path)


def test_a_template_is_compiled_once(compiling: Compiling) -> None:
    assert compiling("a {{ value }}") == compiling("a {{ value }}") == "a <i>"
    assert compiling.times == 1


def test_a_template_that_changed_is_compiled_anew(compiling: Compiling) -> None:
    compiling("a {{ value }}")
    assert compiling("b {{ value }}") == "b <i>"


def test_a_template_escapes_if_it_is_to_now(compiling: Compiling) -> None:
    assert compiling("{{ value }}") == "<i>"
    assert compiling("{{ value }}", autoescape=True) == "&lt;i&gt;"
    assert compiling("{{ value }}") == "<i>"


def test_a_damaged_template_is_compiled_anew(compiling: Compiling) -> None:
    compiling("a {{ value }}")
    (entry,) = compiling.entries
    entry.write_bytes(entry.read_bytes().replace(b"a ", b"e "))
    assert compiling("a {{ value }}") == "a <i>"
    assert compiling.times == 2
