"""How client and styles are bundled."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.site import bundling
from tests.conftest import change, copy_project

KEPT = Path("node_modules", ".cache", "fachaustausch")


def copy_unbundled(target: Path) -> Path:
    """Copy the project without what builds have kept."""
    project = copy_project(target)
    packages = (project / "node_modules").readlink()
    (project / "node_modules").unlink()
    (project / "node_modules").mkdir()
    for package in packages.iterdir():
        if package.name != ".cache":
            (project / "node_modules" / package.name).symlink_to(package)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_unbundled(tmp_path / "project")


@pytest.fixture(scope="module")
def kept_of_first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the first build keeps, which takes seconds."""
    project = copy_unbundled(tmp_path_factory.mktemp("first") / "project")
    with pytest.MonkeyPatch.context() as monkeypatch:
        minify_few(monkeypatch)
        bundle(project)
    return project / KEPT


@pytest.fixture
def built(project: Path, kept_of_first: Path) -> Path:
    """A copy that was bundled before."""
    shutil.copytree(kept_of_first, project / KEPT)
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


def minify_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes seconds, and one is like the other."""
    monkeypatch.setattr(bundling, "MINIFIED_FURTHER", bundling.MINIFIED_FURTHER[:2])


@pytest.fixture(autouse=True)
def _few_minified(monkeypatch: pytest.MonkeyPatch) -> None:
    minify_few(monkeypatch)


def bundle(project: Path) -> dict[str, bytes]:
    return bundling.bundle(project / "overrides", development=False)


def test_nothing_is_bundled_again_before_a_change(project: Path, ran: list[str]) -> None:
    first = bundle(project)
    assert sorted(ran) == ["esbuild", *["terser"] * len(bundling.MINIFIED_FURTHER)]
    ran.clear()
    assert bundle(project) == first
    assert ran == []


def test_a_script_is_minified_again_only_after_a_change(built: Path, ran: list[str]) -> None:
    first = bundle(built)
    change(built, "overrides/entries/lean.js", "?? {}, ", "?? { rest: '' }, ")
    ran.clear()
    assert bundle(built) != first
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
def test_a_change_of_any_source_is_bundled(built: Path, ran: list[str], edit: Callable[[Path], None]) -> None:
    bundle(built)
    edit(built)
    ran.clear()
    bundle(built)
    assert "esbuild" in ran


def test_a_template_is_no_source_of_a_bundle(built: Path, ran: list[str]) -> None:
    bundle(built)
    (built / "overrides" / "lean.html").write_text("", "utf-8")
    ran.clear()
    bundle(built)
    assert ran == []


def test_a_damaged_bundle_is_made_anew(built: Path, ran: list[str]) -> None:
    first = bundle(built)
    for entry in (built / KEPT).iterdir():
        entry.write_bytes(entry.read_bytes().replace(b"textarea", b"textArea"))
    ran.clear()
    assert bundle(built) == first
    assert "esbuild" in ran


def test_a_fault_is_told_each_time(project: Path) -> None:
    change(project, "overrides/entries/lean.js", "?? {}, ", "?? {}; ")
    for _ in range(2):
        with pytest.raises(bundling.BundleError, match=r"lean\.js"):
            bundle(project)


def test_a_style_is_loaded_where_its_name_says(built: Path) -> None:
    part = built / "overrides" / "parts" / "new"
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
    assets = bundle(built)
    for name, home in homes.items():
        written = f".in-{name.replace('.', '-')}{{".encode()
        holding = [Path(address) for address, text in assets.items() if address.endswith(".css") and written in text]
        assert sorted(path.name.rpartition("-")[0] for path in holding) == home, name


def test_a_style_that_nothing_would_load_stops_the_build(project: Path) -> None:
    stray = project / "overrides" / "parts" / "review" / "review.dask.css"
    stray.touch()
    with pytest.raises(bundling.BundleError, match=r"review\.dask\.css: nothing loads \.dask\.css"):
        bundle(project)
