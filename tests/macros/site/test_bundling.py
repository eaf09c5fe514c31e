"""How client and styles are bundled."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.site import bundling
from tests.conftest import change, copy_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy without what other builds have kept."""
    project = copy_project(tmp_path / "project")
    packages = (project / "node_modules").readlink()
    (project / "node_modules").unlink()
    (project / "node_modules").mkdir()
    for package in packages.iterdir():
        if package.name != ".cache":
            (project / "node_modules" / package.name).symlink_to(package)
    return project


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What npm's programs were run for."""
    found: list[str] = []
    run_tool = bundling.run_tool

    def note(folder: Path, name: str, *arguments: str, cwd: Path) -> None:
        found.append(name)
        run_tool(folder, name, *arguments, cwd=cwd)

    monkeypatch.setattr(bundling, "run_tool", note)
    return found


@pytest.fixture(autouse=True)
def _few_minified(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes seconds, and one is like the other."""
    monkeypatch.setattr(bundling, "MINIFIED_FURTHER", bundling.MINIFIED_FURTHER[:2])


def bundle(project: Path) -> dict[str, bytes]:
    return bundling.bundle(project / "overrides", development=False)


def test_nothing_is_bundled_again_before_a_change(project: Path, ran: list[str]) -> None:
    first = bundle(project)
    assert sorted(ran) == ["esbuild", *["terser"] * len(bundling.MINIFIED_FURTHER)]
    ran.clear()
    assert bundle(project) == first
    assert ran == []


def test_a_script_is_minified_again_only_after_a_change(project: Path, ran: list[str]) -> None:
    first = bundle(project)
    change(project, "overrides/entries/lean.js", "putFields(document);", "putFields(document.body);")
    ran.clear()
    assert bundle(project) != first
    assert ran == ["esbuild", "terser"]


def new_part(project: Path) -> None:
    """Nobody names it yet, but a name may lead to it from now on."""
    (project / "overrides" / "new.css").write_text("p { color: red }\n", "utf-8")


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: change(project, "overrides/styles/tokens.css", ":root {", ":root {\n  --new: red;"),
        lambda project: change(project, "package.json", '"type": "module"', '"type": "module", "sideEffects": false'),
        new_part,
    ],
    ids=["a style", "a setting", "a new file"],
)
def test_a_change_of_any_source_is_bundled(project: Path, ran: list[str], edit: Callable[[Path], None]) -> None:
    bundle(project)
    edit(project)
    ran.clear()
    bundle(project)
    assert "esbuild" in ran


def test_a_template_is_no_source_of_a_bundle(project: Path, ran: list[str]) -> None:
    bundle(project)
    (project / "overrides" / "lean.html").write_text("", "utf-8")
    ran.clear()
    bundle(project)
    assert ran == []


def test_a_damaged_bundle_is_made_anew(project: Path, ran: list[str]) -> None:
    first = bundle(project)
    for entry in (project / "node_modules" / ".cache" / "fachaustausch").iterdir():
        entry.write_bytes(entry.read_bytes().replace(b"textarea", b"textArea"))
    ran.clear()
    assert bundle(project) == first
    assert "esbuild" in ran


def test_a_fault_is_told_each_time(project: Path) -> None:
    change(project, "overrides/entries/lean.js", "putFields(document);", "putFields(document;")
    for _ in range(2):
        with pytest.raises(bundling.BundleError, match=r"lean\.js"):
            bundle(project)


def test_a_style_is_loaded_where_its_name_says(project: Path) -> None:
    part = project / "overrides" / "parts" / "new"
    part.mkdir()
    homes = {
        "new.css": ["pages", "single"],
        "new.shell.css": ["site"],
        "new.sheet.css": ["lean", "single", "site"],
        "new.sheet_more.css": ["lean_more", "single", "site"],
        "new.desk.css": ["desk", "single"],
    }
    for name in homes:
        rule = f".in-{name.replace('.', '-')} {{ margin: 0; }}"
        (part / name).write_text(f"@layer parts {{ {rule} }}", encoding="utf-8")
    assets = bundle(project)
    for name, home in homes.items():
        written = f".in-{name.replace('.', '-')}{{".encode()
        holding = [Path(address) for address, text in assets.items() if address.endswith(".css") and written in text]
        assert sorted(path.name.rpartition("-")[0] for path in holding) == home, name


def test_a_style_that_nothing_would_load_stops_the_build(project: Path) -> None:
    stray = project / "overrides" / "parts" / "review" / "review.dask.css"
    stray.touch()
    with pytest.raises(bundling.BundleError, match=r"review\.dask\.css: nothing loads \.dask\.css"):
        bundle(project)
