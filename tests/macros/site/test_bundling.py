"""How client and styles are bundled."""

from pathlib import Path

import pytest

from macros.site import bundling
from tests.conftest import change, copy_project


def test_a_script_is_minified_again_only_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = copy_project(tmp_path / "project")
    packages = (project / "node_modules").readlink()
    (project / "node_modules").unlink()
    (project / "node_modules").mkdir()  # Without what other builds have kept.
    for package in packages.iterdir():
        if package.name != ".cache":
            (project / "node_modules" / package.name).symlink_to(package)
    ran: list[str] = []
    run_tool = bundling.run_tool

    def note(folder: Path, name: str, *arguments: str, cwd: Path) -> None:
        ran.append(f"{name} {arguments[0]}")
        run_tool(folder, name, *arguments, cwd=cwd)

    monkeypatch.setattr(bundling, "run_tool", note)
    first = bundling.bundle(project / "overrides", development=False)
    assert sorted(each for each in ran if "terser" in each) == sorted(f"terser {n}" for n in bundling.LEAN_SCRIPTS)
    ran.clear()
    assert bundling.bundle(project / "overrides", development=False) == first
    assert [each for each in ran if "terser" in each] == []
    change(project, "overrides/entries/lean.js", "putFields(document);", "putFields(document.body);")
    ran.clear()
    assert bundling.bundle(project / "overrides", development=False) != first
    assert [each for each in ran if "terser" in each] == ["terser lean.js"]
