"""Which browser the tests take, and what they say when there is none."""

import sys
from pathlib import Path

import pytest

from tests import browser
from tests.journeys.__main__ import FIREFOX, MINIBROWSER, WEBKIT, XVFB
from tests.programs import MissingProgramError, required, required_file


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(browser.VARIABLE, raising=False)


def program(folder: Path, name: str, content: str = "") -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{content}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_environment_variable_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "chromium")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(browser.VARIABLE, program(tmp_path, "mine"))
    assert browser.find() == str(tmp_path / "mine")


def test_a_wrong_variable_is_named_and_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "chromium")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(browser.VARIABLE, "/nowhere/chromium")
    with pytest.raises(MissingProgramError, match="FACHAUSTAUSCH_BROWSER names /nowhere/chromium"):
        browser.find()


def test_the_systems_own_comes_before_playwrights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_playwrights_own", lambda: program(tmp_path, "playwrights"))
    assert browser.find() == str(tmp_path / "playwrights")
    program(tmp_path, "google-chrome")
    assert browser.find() == str(tmp_path / "google-chrome")


def test_debians_package_is_installed_before_playwright_downloads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(browser, "_NAMES", ("found",))
    monkeypatch.setattr(browser, "_playwrights_own", lambda: None)
    log = tmp_path / "log"
    note = f'echo "$0 $*" >> {log}; case "$*" in *install*) touch {tmp_path}/found; chmod +x {tmp_path}/found;; esac'
    program(tmp_path, "apt-get", note)
    program(tmp_path, "sudo", 'shift; exec "$@"')
    browser.install()
    calls = log.read_text(encoding="utf-8").splitlines()
    assert [call.split("/")[-1].split()[:2] for call in calls] == [["apt-get", "update"], ["apt-get", "install"]]


def test_when_none_can_be_had_the_message_says_what_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_playwrights_own", lambda: None)
    monkeypatch.setattr(sys, "executable", program(tmp_path, "python", "exit 1"))
    with pytest.raises(MissingProgramError, match="FACHAUSTAUSCH_BROWSER=/path/to/chromium make test"):
        browser.install()


def test_webkits_browser_is_found_beside_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    variable, pattern, package = MINIBROWSER
    monkeypatch.delenv(variable, raising=False)
    with pytest.raises(MissingProgramError, match=r"FACHAUSTAUSCH_MINIBROWSER=/path/to/MiniBrowser make test"):
        required_file(variable, pattern, package, tmp_path)
    for library in ("webkit2gtk-4.0", "webkit2gtk-4.1"):
        folder = tmp_path / "usr" / "lib" / "x86_64-linux-gnu" / library
        folder.mkdir(parents=True)
        program(folder, "MiniBrowser")
    assert required_file(variable, pattern, package, tmp_path) == str(folder / "MiniBrowser")
    monkeypatch.setenv(variable, program(tmp_path, "mine"))
    assert required_file(variable, pattern, package, tmp_path) == str(tmp_path / "mine")


@pytest.mark.parametrize("engine", [FIREFOX, WEBKIT, XVFB])
def test_an_engine_that_cannot_be_had_is_named_with_what_helps(
    engine: tuple[str, tuple[str, ...], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(engine[0], raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError, match=rf"{engine[0]}=/path/to/{engine[1][0]} make test"):
        required(*engine)
    monkeypatch.setenv(engine[0], program(tmp_path, "mine"))
    assert required(*engine) == str(tmp_path / "mine")
