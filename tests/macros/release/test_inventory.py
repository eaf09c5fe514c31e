"""What other people made: nothing of it is missing, and nothing goes out without its licence."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from macros.release.inventory import Inventory, take_inventory, write_inventory
from macros.release.licences import licences
from macros.release.packages import Package, PackageError
from macros.site.bundling import bundle, bundled_modules
from tests.conftest import PROJECT, SITE

BILLS = ("sbom-browser.cdx.json", "sbom-build.cdx.json")
Components = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("inventory") / "dist"
    write_inventory(target, SITE)
    return target


@pytest.fixture(scope="module")
def inventory() -> Inventory:
    return take_inventory(SITE, PROJECT)


@pytest.fixture
def project(tmp_path: Path, inventory: Inventory) -> Path:
    """What the list is made from, for a test that changes it."""
    copy = tmp_path / "project"
    shutil.copytree(PROJECT / "overrides", copy / "overrides")
    for name in ("package-lock.json", "pyproject.toml", "requirements.txt"):
        shutil.copy(PROJECT / name, copy)
    packages = copy / "node_modules"
    packages.mkdir()
    (packages / ".bin").symlink_to(PROJECT / "node_modules" / ".bin")
    for package in inventory.browser:
        if package.place.startswith("node_modules/"):
            shutil.copytree(PROJECT / package.place, copy / package.place)
    return copy


def components(file: Path) -> Components:
    return {each["purl"]: each for each in json.loads(file.read_text("utf-8"))["components"]}


def requirements(file: Path) -> dict[str, list[str]]:
    return {each["ref"]: each.get("dependsOn", []) for each in json.loads(file.read_text("utf-8"))["dependencies"]}


def hashes(component: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (each["alg"], each["content"])
        for reference in component["externalReferences"]
        for each in reference.get("hashes", [])
    ]


def change_lock(project: Path, place: str, entry: dict[str, Any] | None) -> None:
    file = project / "package-lock.json"
    lock = json.loads(file.read_text("utf-8"))
    if entry is None:
        del lock["packages"][place]
    else:
        lock["packages"][place] |= entry
    file.write_text(json.dumps(lock), "utf-8")


def stated_package(module: Path) -> str:
    """What the package of a module calls itself."""
    manifests = [
        json.loads(file.read_text("utf-8"))
        for folder in module.parents
        if (file := folder / "package.json").is_file()
    ]
    named = next(manifest for manifest in manifests if "version" in manifest)
    return f"pkg:npm/{named['name']}@{named['version']}"


def test_every_module_that_esbuild_bundles_is_of_a_package_that_reaches_the_browser(written: Path) -> None:
    modules = [module for module in bundled_modules(PROJECT / "overrides") if "node_modules" in module.parts]
    packages = {stated_package(module) for module in modules}
    assert len(packages) >= 2
    assert packages <= components(written / "sbom-browser.cdx.json").keys()


def test_a_package_reaches_the_browser_as_soon_as_a_script_imports_it(project: Path, inventory: Inventory) -> None:
    shutil.copytree(PROJECT / "node_modules" / "acorn", project / "node_modules" / "acorn")
    assert "acorn" in {package.name for package in inventory.build}
    with (project / "overrides" / "entries" / "page.js").open("a", encoding="utf-8") as script:
        script.write('import { version } from "acorn";\nconsole.log(version);\n')
    changed = take_inventory(SITE, project)
    assert "acorn" in {package.name for package in changed.browser}
    assert "acorn" not in {package.name for package in changed.build}


def test_a_module_that_no_lock_file_knows_stops_with_its_place(project: Path) -> None:
    change_lock(project, "node_modules/minisearch", None)
    with pytest.raises(PackageError, match=r"node_modules/minisearch/.* is in our bundles, but package-lock\.json"):
        take_inventory(SITE, project)


def test_a_module_from_outside_stops_with_its_place(project: Path, tmp_path: Path) -> None:
    (tmp_path / "stray.js").write_text("console.log(1);\n", "utf-8")
    with (project / "overrides" / "entries" / "page.js").open("a", encoding="utf-8") as script:
        script.write('import "../../../stray.js";\n')
    with pytest.raises(PackageError, match=r"stray\.js is in our bundles"):
        take_inventory(SITE, project)


def test_everything_that_builds_the_site_is_in_one_of_the_two_bills(written: Path) -> None:
    lock = json.loads((PROJECT / "package-lock.json").read_text("utf-8"))["packages"]
    npm = {
        f"pkg:npm/{place.rpartition('node_modules/')[2].replace('@', '%40')}@{entry['version']}"
        for place, entry in lock.items()
        if place and not entry.get("dev")
    }
    pins = re.findall(r"^([a-z][\w.-]*)==(\S+)", (PROJECT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    python = {f"pkg:pypi/{name}@{version}" for name, version in pins}
    browser, build = (components(written / name).keys() for name in BILLS)
    assert npm | python == {purl for purl in browser | build if "#" not in purl}
    assert not browser & build


def test_every_script_and_stylesheet_of_the_site_is_ours() -> None:
    ours = {*bundle(PROJECT / "overrides", development=False), "search/index.js", "offline.js"}
    made = ("catalogue-", "example-")
    for path in [path for path in SITE.rglob("*") if path.suffix in (".js", ".css")]:
        address = path.relative_to(SITE)
        assert address.as_posix() in ours or address.name.startswith(made), address


def test_nothing_of_a_theme_is_published_or_named() -> None:
    assert not list(SITE.rglob("*javascripts*")) + list(SITE.rglob("*stylesheets*"))
    for page in SITE.rglob("*.html"):
        html = page.read_text("utf-8")
        for sign in ("assets/javascripts", "assets/stylesheets", "__md_", "data-md-", 'class="md-'):
            assert sign not in html, page


def test_every_drawing_of_the_site_is_ours() -> None:
    drawing = re.compile(r"""\sd=(["'])([Mm].+?)\1|icon\((["'])(.+?)\3\)|menu = (["'])(.+?)\5""")

    def drawn(paths: Iterable[Path], suffixes: tuple[str, ...]) -> set[str]:
        texts = (path.read_text("utf-8") for path in paths if path.suffix in suffixes)
        return {found[1] or found[3] or found[5] for text in texts for found in drawing.findall(text)}

    sources = [path for folder in ("overrides", "docs") for path in (PROJECT / folder).rglob("*")]
    shown = drawn(SITE.rglob("*"), (".html", ".css", ".svg"))
    assert shown
    assert shown <= drawn(sources, (".svg", ".html", ".css", ".js"))


@pytest.mark.parametrize("name", BILLS)
def test_a_bill_of_materials_is_valid(written: Path, name: str) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    text = (written / name).read_text("utf-8")
    assert validator.validate_str(text) is None
    assert validator.validate_str(text.replace('"name"', '"nmae"', 1)) is not None


def test_two_runs_write_the_same_bytes(written: Path, tmp_path: Path) -> None:
    call = "import sys, pathlib, macros.release.inventory as i; i.write_inventory(*map(pathlib.Path, sys.argv[1:]))"
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", call, tmp_path / seed, SITE],
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
    names = sorted(path.name for path in written.iterdir())
    assert names == ["licences.txt", *BILLS]
    for name in names:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_a_package_has_the_hashes_of_the_lock_files(written: Path) -> None:
    listed = components(written / "sbom-browser.cdx.json")
    lock = json.loads((PROJECT / "package-lock.json").read_text("utf-8"))["packages"]["node_modules/minisearch"]
    digest = base64.b64decode(lock["integrity"].removeprefix("sha512-")).hex()
    assert hashes(listed[f"pkg:npm/minisearch@{lock['version']}"]) == [("SHA-512", digest)]
    pinned = re.search(
        r"^mkdocs-macros-plugin==(\S+) \\\n((?: +--hash.*\n)+)",
        (PROJECT / "requirements.txt").read_text("utf-8"),
        re.MULTILINE,
    )
    assert pinned
    expected = {("SHA-256", digest) for digest in re.findall(r"sha256:(\w+)", pinned[2])}
    built = components(written / "sbom-build.cdx.json")
    assert set(hashes(built[f"pkg:pypi/mkdocs-macros-plugin@{pinned[1]}"])) == expected


def test_every_installed_package_has_a_licence_that_spdx_knows(written: Path) -> None:
    for name in BILLS:
        for purl, component in components(written / name).items():
            stated = [each.get("expression") or each["license"].get("id") for each in component.get("licenses", [])]
            assert component["scope"] == "optional" or (stated and all(stated)), purl


def test_a_bsd_licence_is_told_from_the_other_by_its_text(written: Path) -> None:
    assert "License :: OSI Approved :: BSD License" in distribution("jinja2").metadata.get_all("Classifier", [])
    (jinja2,) = (each for each in components(written / "sbom-build.cdx.json").values() if each["name"] == "jinja2")
    assert jinja2["licenses"] == [{"license": {"id": "BSD-3-Clause"}}]


def test_a_bill_says_what_brings_a_package_along(written: Path) -> None:
    browser = requirements(written / "sbom-browser.cdx.json")
    ours = [re.sub(r"@[\d.]+", "", each) for each in browser["leitfaden-fachaustausch"]]
    assert "pkg:npm/minisearch" in ours
    build = requirements(written / "sbom-build.cdx.json")
    (jinja2,) = (needs for ref, needs in build.items() if ref.startswith("pkg:pypi/jinja2@"))
    assert [each.partition("@")[0] for each in jinja2] == ["pkg:pypi/markupsafe"]


def test_a_package_requires_the_copy_that_node_would_find(project: Path) -> None:
    file = project / "package-lock.json"
    lock = json.loads(file.read_text("utf-8"))
    copy = {**lock["packages"]["node_modules/acorn"], "version": "2.1.0"}
    lock["packages"]["node_modules/terser/node_modules/acorn"] = copy
    file.write_text(json.dumps(lock), "utf-8")
    (terser,) = (package for package in take_inventory(SITE, project).build if package.name == "terser")
    assert "pkg:npm/acorn@2.1.0" in terser.requires


def test_the_licences_hold_every_package_with_the_text_that_it_brings(written: Path) -> None:
    text = (written / "licences.txt").read_text("utf-8")
    for component in components(written / "sbom-browser.cdx.json").values():
        title = f"{component['name']} {component.get('version', '')}".rstrip()
        assert f"\n{title}\nLizenz: {component['licenses'][0]['license']['id']}\nAdresse: https://" in text
    for file in (
        PROJECT / "node_modules" / "minisearch" / "LICENSE.txt",
        PROJECT / "node_modules" / "idb-keyval" / "LICENCE",
    ):
        assert file.read_text("utf-8").strip() in text


def test_a_package_without_a_licence_text_stops_with_its_name(project: Path, tmp_path: Path) -> None:
    (project / "node_modules" / "minisearch" / "LICENSE.txt").unlink()
    with pytest.raises(
        PackageError,
        match=r"^minisearch [\d.]+ \(node_modules/minisearch\) reaches the browser without a licence text; take",
    ):
        write_inventory(tmp_path / "dist", SITE, project)
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("licence", "told"),
    [("GPL-3.0-only", "GPL-3.0-only"), ("MIT AND GPL-3.0-only", "GPL-3.0-only"), ("Odd", "an unknown licence")],
)
def test_a_licence_that_nobody_allowed_stops_with_its_name(
    project: Path, tmp_path: Path, licence: str, told: str
) -> None:
    change_lock(project, "node_modules/minisearch", {"license": licence})
    with pytest.raises(
        PackageError, match=rf"^minisearch [\d.]+ \(node_modules/minisearch\) reaches the browser under .*{told}; put"
    ):
        write_inventory(tmp_path / "dist", SITE, project)
    assert not (tmp_path / "dist").exists()


def carried(folder: Path, licence: str) -> list[Package]:
    """A package that has but a notice, and the one that it came in."""
    (folder / "LICENSE").write_text("The whole text", "utf-8")
    (folder / "README.md").write_text("## License\nMIT, by somebody\n", "utf-8")
    small = Package("small", "1", "pkg:npm/small@1", "MIT", "", "node_modules/small", readme=folder / "README.md")
    texts, requires = (folder / "LICENSE",), frozenset({small.purl})
    return [Package("large", "1", "pkg:npm/large@1", licence, "", "", texts=texts, requires=requires), small]


def test_a_package_without_a_licence_file_has_its_notice_and_the_text_of_what_carries_it(tmp_path: Path) -> None:
    text = licences(carried(tmp_path, "MIT"))
    chapter = text[text.index("\nsmall 1") :]
    assert "MIT, by somebody" in chapter
    assert "Es ist in large enthalten" in chapter
    assert "The whole text" in chapter


def test_a_notice_is_not_completed_with_the_text_of_another_licence(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"^small 1 .* without a licence text"):
        licences(carried(tmp_path, "ISC"))


def test_without_a_built_site_nothing_is_listed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no built site; run make release"):
        write_inventory(tmp_path / "dist", tmp_path / "nowhere")
