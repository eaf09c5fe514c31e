"""What the Material theme gives a page to load."""

from importlib.metadata import distribution
from pathlib import Path

THEME = "mkdocs-material"

# Below the folder in which Python keeps packages.
TEMPLATES = "material/templates"


def theme_templates() -> Path:
    """The folder with the theme's templates, scripts, stylesheets and icons."""
    return Path(str(distribution(THEME).locate_file(TEMPLATES)))


def theme_assets(kind: str) -> list[str]:
    """The addresses of the theme's scripts or stylesheets; the files change their names with its version.

    Args:
        kind: "stylesheets" or "javascripts".
    """
    templates = theme_templates()
    files = (templates / "assets" / kind).glob("*.min.*")
    return sorted(path.relative_to(templates).as_posix() for path in files if path.suffix != ".map")
