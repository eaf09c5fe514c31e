"""Damages files as accidents, programs and people do; the same seed gives the same damage."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

PIECES = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\t",
    b"\xc3",
    "\u202e".encode(),
    b"\\ud800",
    b"\\u0000",
    b'"',
    b"'",
    b"`",
    b": ",
    b"- ",
    b"---\n",
    b"...\n",
    b"{{ ",
    b" }}",
    b"{% ",
    b"{{ 1 / 0 }}",
    b"{{ ''.__class__.__mro__ }}",
    b"{{ range(10 ** 9) | list }}",
    b"!!python/object/apply:os.abort []",
    b"!ENV ",
    b"&a [*a]",
    b"*a",
    b"<<: *a\n",
    b"? ",
    b"|\n",
    b"[" * 3000,
    b"{" * 3000,
    b"- " * 3000,
    b"(" * 3000,
    b">" * 3000,
    b"9" * 6000,
    b"1e999",
    b"NaN",
    b"-Infinity",
    b"null",
    b"<script>run()</script>",
    b"<a href='javascript:run()'>",
    b" onclick='run()' ",
    b"<g>" * 300,
    b"<!ENTITY a 'b'>",
    b"<!DOCTYPE a [<!ENTITY a 'aa'>]>",
    b"<?xml-stylesheet href='a'?>",
    b"<![CDATA[",
    b"<![x",
    b"<!--",
    b"&#0;",
    b"&nbsp;",
    b" -> ",
    b"#",
    b"__proto__",
)
VALUES = (
    b"[a]",
    b"{a: b}",
    b"5",
    b"yes",
    b"1.10",
    b"2024-01-01",
    b"~",
    b"''",
    b"|",
    b"010",
    b"0x1F",
    b"1_000",
    b'"\\0"',
)
CODINGS = ("latin-1", "utf-16", "utf-16-le", "utf-8-sig", "utf-7", "cp037")


def damage(path: Path, chance: random.Random) -> str:
    """Damage one file.

    Args:
        path: What to damage; restore it with `restore`.
        chance: Decides how.

    Returns:
        What was done, in a word.
    """
    if chance.random() < 0.05:
        replace = chance.choice(_REPLACEMENTS)
        path.unlink()
        replace(path)
        return replace.__name__
    content = path.read_bytes()
    done = []
    for _ in range(chance.randint(1, 3)):
        change = chance.choice(_CHANGES)
        content = change(content, chance)
        done.append(change.__name__)
    path.write_bytes(content)
    return ", ".join(done)


def restore(path: Path, content: bytes) -> None:
    """Put a file back, whatever stands in its place."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def _insert(content: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(PIECES) + content[at:]


def _flip(content: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + bytes([chance.randint(0, 255)]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    begin, end = sorted(chance.choices(range(len(content) + 1), k=2))
    return content[:begin] + content[end:] if chance.random() < 0.7 else content[:begin]


def _repeat_line(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    return b"".join([*lines[: at + 1], *lines[at : at + chance.randint(1, 3)], *lines[at + 1 :]])


def _move_line(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randint(0, len(lines)), line)
    return b"".join(lines)


def _indent(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([b" ", b"\t", b"   "]) + lines[at].lstrip()
    return b"".join(lines)


def _revalue(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    places = [at for at, line in enumerate(lines) if b":" in line]
    if places:
        at = chance.choice(places)
        lines[at] = lines[at].partition(b":")[0] + b": " + chance.choice(VALUES) + b"\n"
    return b"".join(lines)


def _recode(content: bytes, chance: random.Random) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(CODINGS), "replace")


def _end_lines(content: bytes, chance: random.Random) -> bytes:
    return content.replace(b"\n", chance.choice([b"\r\n", b"\r"]))


def _folder(path: Path) -> None:
    path.mkdir()


def _nothing(_path: Path) -> None:
    pass


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _dead_link(path: Path) -> None:
    path.symlink_to("nowhere")


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _insert,
    _insert,
    _insert,
    _flip,
    _cut,
    _repeat_line,
    _move_line,
    _indent,
    _revalue,
    _revalue,
    _recode,
    _end_lines,
)
_REPLACEMENTS: tuple[Callable[[Path], None], ...] = (_folder, _nothing, _empty, _dead_link, _circle, _pipe)
