"""Leaves out of the theme's stylesheets what no page uses: nearly half of their weight, and much of the first layout.

PurgeCSS keeps every rule whose names occur somewhere in the text that it is given.  It gets only those names that the
stylesheets know: the words and numbers of a thousand worksheets would take it longer than the whole build.
"""

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from macros.site.bundling import fingerprint, run_tool
from macros.site.keeping import kept

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
    contents = {stylesheet.name: stylesheet.read_bytes() for stylesheet in stylesheets}
    known = names_in(b"".join(contents.values()).decode("utf-8"))
    used = " ".join(sorted(known.intersection(names)))
    made_of = [
        used.encode("utf-8"),
        *(part for name, css in contents.items() for part in (name.encode("utf-8"), css)),
    ]
    trimmed = kept(project, made_of, lambda: _trimmed(contents, used, project))
    return {stylesheet.name: _replace(stylesheet, trimmed[stylesheet.name]) for stylesheet in stylesheets}


def _trimmed(contents: Mapping[str, bytes], used: str, project: Path) -> dict[str, bytes]:
    # In a folder of its own: PurgeCSS takes paths for patterns, and a path may hold what a pattern reads otherwise.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "names.html").write_text(used, encoding="utf-8")
        for css, content in contents.items():
            (folder / css).write_bytes(content)
        run_tool(
            project, "purgecss", "--css", *contents, "--content", "names.html", "--output", "trimmed", cwd=folder
        )
        return {css: (folder / "trimmed" / css).read_bytes() for css in contents}


def _replace(stylesheet: Path, content: bytes) -> str:
    name = f"{stylesheet.name.removesuffix('.css')}-{fingerprint(content)}.css"
    stylesheet.unlink()
    stylesheet.with_name(name).write_bytes(content)
    return name
