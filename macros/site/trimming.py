"""Leaves out of the theme's stylesheets what no page uses: nearly half of their weight, and much of the first layout.

PurgeCSS keeps every rule whose names occur somewhere in the text that it is given.  It gets only those names that the
stylesheets know: the words and numbers of a thousand worksheets would take it longer than the whole build.
"""

import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from macros.site.bundling import fingerprint, run_tool

_NAME = re.compile(r"[\w-]+")


def names_in(text: str) -> set[str]:
    """All that may be the name of an element, an attribute, a class or an id.

    Args:
        text: HTML or a script.

    Returns:
        The names, and every other word.
    """
    return set(_NAME.findall(text))


def trim(stylesheets: Sequence[Path], names: Iterable[str], project: Path) -> dict[str, str]:
    """Rewrite stylesheets without the rules that fit nothing.

    Args:
        stylesheets: What to rewrite; no two of the same name.
        names: What occurs in the pages and in the scripts that change them.
        project: The folder with `node_modules/`.

    Returns:
        The new names by the old ones: they change with the content, so that no browser shows an old copy.

    Raises:
        BundleError: PurgeCSS is not installed, or did not accept a stylesheet.
    """
    # In a folder of its own: PurgeCSS takes paths for patterns, and a path may hold what a pattern reads otherwise.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known = names_in("".join(stylesheet.read_text(encoding="utf-8") for stylesheet in stylesheets))
        (folder / "names.html").write_text(" ".join(sorted(known.intersection(names))), encoding="utf-8")
        for stylesheet in stylesheets:
            shutil.copy(stylesheet, folder)
        css = [stylesheet.name for stylesheet in stylesheets]
        run_tool(project, "purgecss", "--css", *css, "--content", "names.html", "--output", "trimmed", cwd=folder)
        trimmed = folder / "trimmed"
        return {stylesheet.name: _replace(stylesheet, trimmed / stylesheet.name) for stylesheet in stylesheets}


def _replace(stylesheet: Path, trimmed: Path) -> str:
    content = trimmed.read_bytes()
    name = f"{stylesheet.name.removesuffix('.css')}-{fingerprint(content)}.css"
    stylesheet.unlink()
    stylesheet.with_name(name).write_bytes(content)
    return name
