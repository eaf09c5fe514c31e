"""What the Material theme gives a page to load."""

from importlib.metadata import distribution
from pathlib import Path

from macros.site.bundling import fingerprint

THEME = "mkdocs-material"

# Below the folder in which Python keeps packages.
TEMPLATES = "material/templates"


def theme_templates() -> Path:
    """The folder with the theme's templates, scripts, stylesheets and icons."""
    return Path(str(distribution(THEME).locate_file(TEMPLATES)))


def theme_style() -> dict[str, bytes]:
    """The theme's stylesheets in one, in a layer of their own: whatever we say of an element counts more.

    Returns:
        The content by its address below the site's root.
    """
    texts = [path.read_text(encoding="utf-8").removeprefix('@charset "UTF-8";') for path in _loaded("stylesheets")]
    content = f"@layer theme{{{''.join(texts)}}}".encode()
    return {f"assets/stylesheets/theme-{fingerprint(content).upper()}.css": content}


def theme_script() -> str:
    """The address of the theme's script, whose name changes with its version."""
    (script,) = _loaded("javascripts")
    return script.relative_to(theme_templates()).as_posix()


def _loaded(kind: str) -> list[Path]:
    """What the theme gives a page to load, of one kind: "stylesheets" or "javascripts"."""
    files = (theme_templates() / "assets" / kind).glob("*.min.*")
    return sorted(path for path in files if path.suffix != ".map")
