"""Writes the rules down for each server, with templates that lie beside this module."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

import jinja2

from macros.hosting.rules import ASK, DOWNLOADS, HASHED, KEEP, NOT_FOUND, SHARED, TEXTS, TYPES, headers
from macros.hosting.settings import Hosting, HostingError

# Apache reads it where the site lies, so it goes along with the site: whoever unpacks the ZIP on a rented web space
# is done, and a file whose name begins with a dot is not overlooked in another folder.
HTACCESS = ".htaccess"

_FILES: Mapping[str, tuple[str, Mapping[str, bool]]] = MappingProxyType(
    {
        "nginx.conf": ("nginx.conf", {"container": False}),
        "nginx-container.conf": ("nginx.conf", {"container": True}),
        "Caddyfile": ("Caddyfile", {}),
        "Containerfile": ("Containerfile", {}),
        "LIESMICH.txt": ("LIESMICH.txt", {}),
    }
)

# What would end a quoted value, or begin a variable or a placeholder, in the settings of one of the servers.
_SPECIAL = frozenset('"\\$%{}`')


def server_files(hosting: Hosting) -> dict[str, str]:
    """The settings of every server that is set up beside the site.

    Args:
        hosting: What the operator chose.

    Returns:
        Texts by file name.

    Raises:
        HostingError: A value cannot be written down safely.
    """
    return {name: _render(template, hosting, **more) for name, (template, more) in _FILES.items()}


def htaccess(hosting: Hosting) -> str:
    """Apache's settings, for `HTACCESS` in the root of the site.

    Args:
        hosting: What the operator chose.

    Returns:
        The file's text.

    Raises:
        HostingError: A value cannot be written down safely.
    """
    return _render("htaccess", hosting)


def _render(template: str, hosting: Hosting, **more: object) -> str:
    return _ENVIRONMENT.get_template(f"{template}.jinja").render(
        **asdict(hosting),
        headers=headers(hosting.frame_ancestors),
        hashed=HASHED,
        keep=KEEP,
        shared=SHARED,
        ask=ASK,
        not_found=NOT_FOUND,
        downloads=DOWNLOADS,
        types=TYPES,
        texts=TEXTS,
        **more,
    )


def _quoted(value: str) -> str:
    """A value in double quotes, which all servers read the same way."""
    if not value.isprintable() or _SPECIAL & set(value):
        raise HostingError(f"no server's settings can hold {value!r}")
    return f'"{value}"'


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701  # No HTML; `quoted` is what keeps a value in its place.
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = _quoted
    return environment


_ENVIRONMENT = _environment()
