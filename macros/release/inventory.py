"""Lists what other people made: what reaches the browser, with its licences, and what only builds the site.

Nothing is listed by hand: esbuild says what is in our bundles, and the lock files say what builds the site.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.content.version import PROJECT
from macros.release.licences import licences
from macros.release.packages import Package, PackageError, npm_packages, python_packages
from macros.release.sbom import bill
from macros.site.bundling import bundled_modules


@dataclass(frozen=True)
class Inventory:
    """What other people made: each package once, in the order of the names.

    Attributes:
        browser: What reaches the browser.
        build: What only builds and checks the site.
    """

    browser: tuple[Package, ...]
    build: tuple[Package, ...]


def write_inventory(target: Path, site: Path = PROJECT / "site", project: Path = PROJECT) -> None:
    """Write both bills of materials, and the licences of what reaches the browser.

    Args:
        target: The folder to write to; made if it is missing.
        site: The built site.
        project: The folder with the lock files, `node_modules/` and `overrides/`.

    Raises:
        PackageError: A package that reaches the browser has no licence text, has a licence that nobody allowed, or is
            not what the lock file names. Nothing was written.
        BundleError: esbuild is not installed, or a source has a fault.
        FileNotFoundError: There is no built site.
    """
    inventory = take_inventory(site, project)
    written = {
        "sbom-browser.cdx.json": bill(inventory.browser, project),
        "sbom-build.cdx.json": bill(inventory.build, project),
        "licences.txt": licences(inventory.browser),
    }
    target.mkdir(parents=True, exist_ok=True)
    for name, content in written.items():
        (target / name).write_text(content, encoding="utf-8")


def take_inventory(site: Path, project: Path) -> Inventory:
    """Find every package.

    Args:
        site: The built site.
        project: The folder with the lock files, `node_modules/` and `overrides/`.

    Returns:
        The packages; what reaches the browser is not listed a second time among what builds the site.

    Raises:
        PackageError: esbuild took something that is not what the lock file names.
        BundleError: esbuild is not installed, or a source has a fault.
        FileNotFoundError: There is no built site.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} holds no built site; run make release")
    project = project.resolve()
    npm, python = npm_packages(project), python_packages(project)
    found = _bundled(project, npm)
    browser = _sorted(_with_requirements(found, npm.values()))
    delivered = {package.purl for package in browser}
    known = [*npm.values(), *python]
    return Inventory(browser, _sorted(package for package in known if package.purl not in delivered))


def _bundled(project: Path, npm: Mapping[str, Package]) -> list[Package]:
    """The packages of which a module is in our bundles."""
    overrides, packages = project / "overrides", (project / "node_modules").resolve()
    modules = [module for module in bundled_modules(overrides) if not module.is_relative_to(overrides)]
    places = {_package_of(module, packages, npm) for module in modules}
    if strange := sorted(places - npm.keys()):
        raise PackageError(
            "\n".join(
                f"{place} is in our bundles, but package-lock.json does not know it; "
                "name its package in package.json, then run make lock"
                for place in strange
            )
        )
    return [npm[place] for place in places]


def _package_of(module: Path, packages: Path, npm: Mapping[str, Package]) -> str:
    """The folder of a module's package; the module itself if the lock file does not know the package."""
    if not module.is_relative_to(packages):
        return str(module)
    inside = "node_modules" / module.relative_to(packages)
    return next((folder for folder in map(Path.as_posix, inside.parents) if folder in npm), inside.as_posix())


def _with_requirements(found: Iterable[Package], npm: Iterable[Package]) -> list[Package]:
    """What is found, and all that it requires of npm: a package's own file may be a bundle."""
    by_purl = {package.purl: package for package in npm}
    packages = {package.purl: package for package in found}
    waiting = list(packages.values())
    for package in waiting:
        new = [by_purl[purl] for purl in package.requires if purl in by_purl and purl not in packages]
        packages |= {other.purl: other for other in new}
        waiting += new
    return list(packages.values())


def _sorted(packages: Iterable[Package]) -> tuple[Package, ...]:
    by_purl = {package.purl: package for package in packages}
    return tuple(sorted(by_purl.values(), key=lambda package: (package.name.lower(), package.purl)))
