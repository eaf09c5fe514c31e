"""Whatever is wrong with a file that the build reads: one line with file, place and remedy, and never a traceback.

Thousands of damaged files go through what the build does before it renders; some of each kind through whole builds.
`SEED=` replays a run, `FUZZ_SECONDS=` makes it longer: `make fuzz`.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
import yaml

from macros.content import addresses, wordings
from macros.content.addresses import address_faults, published, read_addresses
from macros.content.braces import brace_faults
from macros.content.example import load_example
from macros.content.faults import ContentError, Fault
from macros.content.front_matter import front_matter_faults
from macros.content.pictures import load_pictures
from macros.content.reading import read, read_json, read_text
from macros.content.settings import main as check_settings_file
from macros.content.settings import read_settings, setting_faults
from macros.content.wordings import load_remembered
from macros.hosting import HostingError, hosting
from macros.release.packages import npm_packages
from macros.site.inspection import file_faults, page_faults
from tests.conftest import FOREIGN, PROJECT, build_site, copy_project
from tests.macros.damage import damage, restore

ROUNDS = 2000
LONGEST = 5  # seconds for one file
MACROS = (
    *("home", "ways", "timeline", "example", "picture", "checklist", "handout"),
    *("worksheet", "leads_to", "all_links"),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small guide with a file of every kind that the build reads."""
    shutil.copytree(FOREIGN / "docs", tmp_path / "docs")
    docs = tmp_path / "docs"
    (docs / "bilder").mkdir()
    shutil.copy(PROJECT / "docs" / "bilder" / "weg.svg", docs / "bilder")
    shutil.copy(PROJECT / "overrides" / "assets" / "logo.svg", docs)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    assert wordings.main([], docs) == 0
    assert addresses.main(docs) == 0
    return tmp_path


def test_a_damaged_file_of_any_kind_is_told_or_read(project: Path) -> None:
    seed = int(os.environ.get("SEED", random.randrange(10**6)))
    print(f"SEED={seed}")
    chance = random.Random(seed)
    docs = project / "docs"
    targets = [
        docs / "worksheets.yml",
        docs / "beispiel.json",
        docs / "addresses.txt",
        docs / "worksheets.lock.json",
        docs / "bilder" / "weg.svg",
        docs / "logo.svg",
        docs / "index.md",
        docs / "ueber" / "so-gehts.md",
        project / "mkdocs.yml",
    ]
    whole = {path: path.read_bytes() for path in targets}
    assert check(project, docs / "index.md") == []
    until = time.monotonic() + float(os.environ.get("FUZZ_SECONDS", "0"))
    rounds = told = 0
    while rounds < ROUNDS or time.monotonic() < until:
        path = targets[rounds % len(targets)]
        done = damage(path, chance)
        where = f"SEED={seed}, round {rounds}: {path.name}, {done}"
        with no_longer_than(LONGEST, where):
            faults = check(project, path)
        assert all(is_well_told(fault) for fault in faults), f"{where}: {faults}"
        restore(path, whole[path])
        rounds += 1
        told += bool(faults)
    print(f"{rounds} damaged files, {told} of them told")
    assert told > rounds / 3


def is_well_told(fault: str) -> bool:
    return fault.isprintable() and re.match(r"(docs/)?[\w./-]+(:[1-9]\d*)?: .+; .+|mkdocs\.yml: ", fault) is not None


class no_longer_than:  # noqa: N801 - reads like the sentence that it is
    """Stops what takes too long: a test that hangs says nothing."""

    def __init__(self, seconds: float, where: str) -> None:
        self.seconds, self.where = seconds, where

    def __enter__(self) -> None:
        def stop(_signal: int, _frame: FrameType | None) -> None:
            raise TimeoutError(self.where)

        signal.signal(signal.SIGALRM, stop)
        # Of this process alone: other tests may hold the processor.
        signal.signal(signal.SIGVTALRM, stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, self.seconds)
        signal.setitimer(signal.ITIMER_REAL, self.seconds * 20)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if kind is not None:
            print(self.where)


def check(project: Path, path: Path) -> list[str]:
    """What the build does with its files before it renders a page, and what it then looks at."""
    docs = project / "docs"
    try:
        if path.name == "mkdocs.yml":  # MkDocs' own parser takes its time.
            return [str(fault) for fault in settings_of(project)]
        content, _ = load_remembered(docs)
        stop_at(brace_faults(docs, dict.fromkeys(MACROS, lambda *_: "") | {"ask_after_months": 12}))
        remembered = read_addresses(docs)
        stop_at(address_faults(remembered, published(docs, content.worksheets), docs))
        load_example(docs, content.data)
        load_pictures(docs)
        stop_at(list(file_faults(docs / "logo.svg", "docs/logo.svg")))
        if path.suffix == ".md" and path.exists():
            source = read_text(path, f"docs/{path.name}")
            html = markdown.markdown(source, extensions=["attr_list", "md_in_html", "pymdownx.superfences"])
            stop_at(page_faults(html, source, f"docs/{path.name}"))
    except (ContentError, HostingError) as error:
        return str(error).split("\n")
    return []


def stop_at(faults: list[Fault]) -> None:
    if faults:
        raise ContentError(faults)


def settings_of(project: Path) -> list[Fault]:
    path = project / "mkdocs.yml"
    if faults := read_settings(path).faults:
        return faults
    loaded = yaml.load(read(path, path.name).text or "", _Lenient)  # noqa: S506 - as MkDocs, without its tags
    extra = loaded.get("extra")
    if not isinstance(extra, dict) or not isinstance(loaded.get("site_name"), str):
        return []  # MkDocs itself objects.
    hosting("", extra)
    return setting_faults(path, loaded["site_name"], loaded.get("site_description"), extra)


class _Lenient(yaml.SafeLoader):
    pass


def _as_written(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    return node.value if isinstance(node, yaml.ScalarNode) else None


_Lenient.add_constructor(None, _as_written)


# Whole builds and commands


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of our project, whose files every test puts back."""
    project = copy_project(tmp_path_factory.mktemp("damaged") / "project")
    shutil.copy(PROJECT / "docs" / "addresses.txt", project / "docs")
    return project


@pytest.fixture
def damaged(copy: Path) -> Iterator[Path]:
    files = [copy / "mkdocs.yml", *(copy / "docs").rglob("*")]
    before = {path: path.read_bytes() for path in files if path.is_file()}
    yield copy
    for path, content in before.items():
        restore(path, content)


ALIASES = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*{'a' if n == 0 else f'b{n - 1}'}, *a]\n" for n in range(30))
WHOLE_BUILDS = {
    "docs/worksheets.yml": (b"\xff\xfea\0", ALIASES.encode()),
    "docs/beispiel.json": (b'{"a": 1, "a": 2}', b"[" * 20000),
    "docs/addresses.txt": (b"\xe4.html\n", b"a.html -> a.html -> b\n"),
    "docs/worksheets.lock.json": (b'{"a.b": {}, "a.b": {}}', b"\xff\xfe{\0"),
    "docs/ueber/impressum.md": (
        b"---\ntitle: [a]\nplain: 5\nplain: 6\n---\n# A\n",
        b"---\ntitle: 'a\n---\n# A\n",
        b"# A\n\n{{ 1 / 0 }}\n",
        b"# A\n\n{{ ''.__class__ }}\n",
        b"# A\n\n{{ 'a' | nonsense }}\n",
    ),
    "docs/bilder/weg.svg": (b"<svg>\xe4</svg>",),
}


@pytest.mark.parametrize(
    ("file", "content"), [(file, content) for file, contents in WHOLE_BUILDS.items() for content in contents]
)
def test_a_build_with_a_damaged_file_says_so_in_a_line(damaged: Path, file: str, content: bytes) -> None:
    (damaged / file).write_bytes(content)
    assert_told(damaged, file)


def test_a_build_with_folders_and_dead_links_in_the_place_of_files_names_each(damaged: Path) -> None:
    for file in ("docs/worksheets.yml", "docs/worksheets.lock.json"):
        (damaged / file).unlink()
        (damaged / file).mkdir()
    page = damaged / "docs" / "ueber" / "datenfluss.md"
    page.unlink()
    page.symlink_to("nowhere")
    told = assert_told(damaged, "docs/worksheets.yml").splitlines()
    assert [line.partition(":")[0] for line in told] == [
        "docs/ueber/datenfluss.md",
        "docs/worksheets.lock.json",
        "docs/worksheets.yml",
    ]


@pytest.mark.parametrize("file", ["docs/beispiel.json", "docs/addresses.txt", "docs/bilder/weg.svg", "docs/bild.png"])
def test_a_build_with_a_link_to_nowhere_says_so(damaged: Path, file: str) -> None:
    (damaged / file).unlink(missing_ok=True)
    (damaged / file).symlink_to("nowhere")
    try:
        assert_told(damaged, file)
    finally:
        (damaged / file).unlink()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("ask_after_months: 12", "ask_after_months: zwölf", "extra.ask_after_months"),
        ("ask_after_months: 12", "ask_after_months: yes", "extra.ask_after_months"),
        ("ask_after_months: 12", "ask_after_months: 0", "extra.ask_after_months"),
        ("  ask_after_months: 12\n", "", "extra.ask_after_months is empty or missing"),
        (
            "ask_after_months: 12",
            "ask_after_months: 12\n  ask_after_months: 13",
            '"ask_after_months" stands here again',
        ),
        ("frame_ancestors: []", "frame_ancestors: 5", "extra.frame_ancestors"),
        ("  operator:\n", "  operator: [a]\n  former:\n", "extra.operator is a list"),
        ("    phone: BITTE EINTRAGEN (Telefonnummer)", "    phone: 030123", "extra.operator.phone is 12371"),
        ("    phone: BITTE EINTRAGEN (Telefonnummer)\n", "", "has no particular 'phone'"),
        ("    phone: BITTE EINTRAGEN (Telefonnummer)", "    phone:", "extra.operator.phone is empty"),
    ],
)
def test_a_wrong_setting_is_told_with_its_place(damaged: Path, old: str, new: str, place: str) -> None:
    settings = damaged / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert old in text
    settings.write_text(text.replace(old, new), "utf-8")
    complaint = assert_told(damaged, "mkdocs.yml")
    assert place in complaint


def assert_told(project: Path, file: str) -> str:
    """A build stops, and says why in lines that each name a file and a place."""
    site = project.parent / "site"
    result = build_site(site, project)
    said = result.stdout + result.stderr
    assert result.returncode != 0
    assert "Traceback" not in said
    assert list(site.rglob("*.html")) == []
    complaint = said.partition("Please mend:\n")[2].partition("\n\n")[0]
    assert complaint, said
    assert all(is_well_told(line) for line in complaint.splitlines()), complaint
    assert file in complaint
    return complaint


def test_harmless_marks_and_ends_of_lines_change_nothing(damaged: Path) -> None:
    for file in (
        "worksheets.yml",
        "beispiel.json",
        "addresses.txt",
        "worksheets.lock.json",
        "index.md",
        "bilder/weg.svg",
    ):
        path = damaged / "docs" / file
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    result = build_site(damaged.parent / "site", damaged)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("module", ["macros.content.wordings", "macros.content.addresses", "macros.content.settings"])
def test_a_command_tells_a_damaged_file_in_a_line(damaged: Path, module: str) -> None:
    for file in ("docs/worksheets.yml", "docs/addresses.txt", "docs/worksheets.lock.json", "mkdocs.yml"):
        (damaged / file).write_bytes(b"\xe4: [\n")
    run = [sys.executable, "-m", module]
    result = subprocess.run(run, cwd=damaged, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.strip()
    assert all(is_well_told(line) for line in result.stderr.splitlines()), result.stderr


# As files


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").write_text("a")
    monkeypatch.setattr(Path, "open", forbid)
    (fault,) = read(tmp_path / "a", "a").faults
    assert str(fault) == "a:1: the file cannot be read (Permission denied); put a readable file in its place"


def test_utf_16_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a\nb\n", "utf-16")
    assert [str(fault) for fault in read(tmp_path / "a", "a").faults] == [
        "a:1: the file is UTF-16; save it with the encoding UTF-8"
    ]


@pytest.mark.parametrize("content", ["[]", '{"packages": {"a": 1}}', '{"packages": {"a": {}}}', "{"])
def test_a_damaged_lock_file_of_npm_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "package-lock.json").write_text(content)
    with pytest.raises(ContentError, match=r"^package-lock\.json:1: .*; run make lock$"):
        npm_packages(tmp_path)


def test_a_name_that_stands_twice_in_json_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": [{"b": 1}, {"b": 1}],\n"a": 1}')
    with pytest.raises(ContentError, match=r'^a\.json:2: "a" stands here again, after line 1; keep one of the two$'):
        read_json(tmp_path / "a.json", "a.json", "mend it")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("title: [a]", "title must be a text, not a list; change it"),
        ("plain: 5", 'plain must be a text, but YAML takes 5 for a number; put it in quotes: "5"'),
        ("title: yes", 'title must be a text, but YAML takes yes for a truth value; put it in quotes: "yes"'),
        (
            "title: 2024-01-01",
            'title must be a text, but YAML takes 2024-01-01 for a date; put it in quotes: "2024-01-01"',
        ),
        ("title:", "title is empty; give it a text or take the line out"),
        ("legal: ja", 'legal must be true or false, not "ja"; change it'),
        ("hide: toc", 'hide must be a list, not "toc"; change it'),
        ("only_onlin: true", 'a page has no field "only_onlin"; its fields are: title, description, plain, '),
        ('title: "a\\u202Eb"', "title holds an invisible character (U+202E); write it anew"),
        ("title: !!python/object/apply:os.abort []", "title must be a text, not of a kind of its own; change it"),
    ],
)
def test_a_wrong_field_above_a_page_is_told(field: str, told: str) -> None:
    (fault,) = front_matter_faults(f"---\ndescription: A\n{field}\n---\n# A\n", "docs/a.md")
    assert str(fault).startswith(f"docs/a.md:3: {told}")


def test_settings_that_mkdocs_cannot_read_are_told_before_it_tries(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for content in (
        b"a: \xe4\n",
        b"a: 1\na: 2\n",
        b"[" * 5000,
        b"",
        b"- a\n",
        "a: 1\n".encode("utf-16"),
        b"a: &a [*a\n",
    ):
        (tmp_path / "mkdocs.yml").write_bytes(content)
        assert check_settings_file(tmp_path / "mkdocs.yml") == 1
    (tmp_path / "mkdocs.yml").unlink()
    (tmp_path / "mkdocs.yml").mkdir()
    assert check_settings_file(tmp_path / "mkdocs.yml") == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 8
    assert all(line.startswith("mkdocs.yml:") and "; " in line for line in said)
