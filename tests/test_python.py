"""Every Python that the README promises: from the oldest 3.11 on, whatever its patch release."""

import ast
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import PROJECT

CI = PROJECT / ".ci"
SOURCES = sorted(path for folder in ("macros", "tests") for path in (PROJECT / folder).rglob("*.py"))
# Right only from CPython 3.11.5 on; before, some of them match what they must not.
TOO_NEW = re.compile(r"(?<!\\)[*+?}]\+|\(\?>")


def patterns(source: str) -> list[tuple[int, str]]:
    """Every string that `re` is called with, or that is passed on as `match` or `pattern`, with its line."""
    found = []
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call):
            function = call.func
            is_ours = isinstance(function, ast.Attribute) and getattr(function.value, "id", "") == "re"
            named = [keyword.value for keyword in call.keywords if keyword.arg in ("match", "pattern")]
            found += [part for value in ([*call.args] if is_ours else []) + named for part in ast.walk(value)]
    return [
        (part.lineno, part.value) for part in found if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def test_the_check_finds_what_is_too_new() -> None:
    source = 're.findall(r"a++", "")\nre.sub(r"(?>b)", "c++", "")\nraises(match="x{2}+")\nre.match(r"\\++[^*]+d?")\n'
    assert [line for line, pattern in patterns(source) if TOO_NEW.search(pattern)] == [1, 2, 2, 3]


@pytest.mark.parametrize("path", SOURCES, ids=[path.relative_to(PROJECT).as_posix() for path in SOURCES])
def test_no_pattern_needs_a_patch_release(path: Path) -> None:
    """Neither possessive quantifiers nor atomic groups; mypy and ruff hold the rest of the language to 3.11."""
    if path != Path(__file__):
        found = [(line, it) for line, it in patterns(path.read_text(encoding="utf-8")) if TOO_NEW.search(it)]
        assert found == []


def test_checkers_and_package_promise_the_same_python() -> None:
    settings = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    for promise in ('requires-python = ">=3.11"', 'target-version = "py311"', 'python_version = "3.11"'):
        assert promise in settings
    assert "sys.version_info < (3, 11)" in (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert "OLDEST=3.11\n" in (CI / "oldest-python").read_text(encoding="utf-8")


def test_the_workflow_runs_the_oldest_and_the_newest_python() -> None:
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["check"]
    matrix = job["strategy"]["matrix"]
    spans = {(each["image"], each["python"]) for each in matrix["include"] if "image" in each}
    assert {image for image, _ in spans} == set(matrix["image"])
    # Debian 12 stays at 3.11.2 for good; the other image follows every new release.
    assert spans == {("debian:12", "/usr/bin/python3"), ("python:3", "/usr/local/bin/python3")}
    assert job["container"] == "${{ matrix.image }}"
    assert job["steps"][-1] == {"run": ".ci/run ${{ matrix.targets }}", "env": {"PYTHON": "${{ matrix.python }}"}}


class Machine:
    """A machine with no programs but those that a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = folder / "project"
        shutil.copytree(CI, self.project / ".ci")
        self.path = [folder / "tools"]
        self.path[0].mkdir()
        for tool in ("awk", "bash", "dirname", "env", "grep", "rm", "sh", "sort"):
            (self.path[0] / tool).symlink_to(str(shutil.which(tool)))

    def put(self, program: str, content: str) -> str:
        """Put a program into a folder of its own, which comes first on the path where it is new."""
        path = self.folder / program
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{content}\n", encoding="utf-8")
        path.chmod(0o755)
        if path.parent not in self.path:
            self.path.insert(0, path.parent)
        return str(path)

    def put_python(self, program: str, version: str) -> str:
        return self.put(program, f'echo "{version} {self.folder / program}"')

    def run(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.project / ".ci" / script],
            env={"PATH": ":".join(map(str, self.path)), **environment},
            capture_output=True,
            text=True,
            check=True,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ({"b/python3": "3.11.2", "a/python3": "3.11.10", "a/python3.13": "3.13.0"}, "b/python3"),
        ({"a/python3": "3.10.14", "a/python3.12": "3.12.1", "b/python3.14": "3.14.0"}, "a/python3.12"),
        ({"a/python3": "3.9.18", "b/python3": "3.100.0"}, "b/python3"),
        ({"a b/python3": "3.11.0", "c/python3": "3.11.1"}, "a b/python3"),
        ({"a/python3": "3.10.14", "a/python": "3.11.0"}, None),
        ({}, None),
    ],
    ids=["by real version", "none too old", "numbers", "a blank in its path", "too old alone", "none at all"],
)
def test_the_oldest_python_that_is_promised_is_found(machine: Machine, there: dict[str, str], expected: Any) -> None:
    for program, version in there.items():
        machine.put_python(program, version)
    assert machine.run("oldest-python").stdout == (f"{machine.folder / expected}\n" if expected else "")


def test_a_name_without_an_interpreter_behind_it_is_passed_over(machine: Machine) -> None:
    machine.put("a/python3.11", "echo 3.11.0; exit 127 >&2")
    machine.put("a/python3.12", "echo version not installed >&2; exit 127")
    python = machine.put_python("b/python3", "3.13.0")
    machine.put("a/python3.11", "exit 127")
    assert machine.run("oldest-python").stdout == f"{python}\n"


def test_ci_checks_and_tests_with_the_oldest_python(machine: Machine) -> None:
    machine.put_python("a/python3", "3.12.0")
    python = machine.put_python("b/python3", "3.11.2")
    machine.put("make/make", 'echo "$PYTHON make $*"')
    assert machine.run("run").stdout.splitlines()[1:] == [f"{python} make check", f"{python} make test"]


def test_ci_takes_the_python_that_is_named(machine: Machine) -> None:
    machine.put_python("a/python3", "3.11.2")
    machine.put("make/make", 'echo "$PYTHON make $*"')
    newest = machine.put_python("b/newest", "3.14.0")
    assert machine.run("run", PYTHON=newest).stdout.splitlines()[1:] == [
        f"{newest} make check",
        f"{newest} make test",
    ]


@pytest.mark.parametrize(("version", "stays"), [("3.11.2", True), ("3.11.7", False)])
def test_ci_keeps_no_environment_of_another_python(machine: Machine, version: str, stays: bool) -> None:
    for program, its in (("a/python3", "3.11.2"), ("project/.venv/bin/python", version)):
        machine.put(program, f'case "$*" in *executable*) echo "{its} $0";; *) echo "{its}";; esac')
    machine.put("make/make", "")
    machine.run("run")
    assert (machine.project / ".venv").exists() is stays
