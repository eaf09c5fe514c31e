"""Writes the rules down for each server, with templates that lie beside this module."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import escape

import jinja2

from macros.content.places import CACHE_PREFIX, DOWNLOADS, WORKER
from macros.content.version import stated_version
from macros.hosting.rules import ASK, HASHED, KEEP, NOT_FOUND, SHARED, TEXTS, TYPES, headers
from macros.hosting.settings import Hosting, HostingError

# Apache and IIS read theirs where the site lies, so these go along with the site: whoever unpacks the ZIP on a rented
# web space is done, and a file whose name begins with a dot is not overlooked in another folder.
HTACCESS = ".htaccess"
WEB_CONFIG = "web.config"

# Not by the worker's own name: who copies all settings into the site by mistake shall end nothing.
KILL_SWITCH = "offline-abschalten.js"

_FILES: Mapping[str, tuple[str, Mapping[str, bool]]] = MappingProxyType(
    {
        "nginx.conf": ("nginx.conf", {"container": False}),
        "nginx-container.conf": ("nginx.conf", {"container": True}),
        "Caddyfile": ("Caddyfile", {}),
        "Containerfile": ("Containerfile", {}),
        KILL_SWITCH: (KILL_SWITCH, {}),
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


def site_files(hosting: Hosting, addresses: Iterable[str]) -> dict[str, str]:
    """The settings that their servers read in the root of the site: Apache's and IIS's.

    Args:
        hosting: What the operator chose.
        addresses: All files of the site, below its root: IIS knows no patterns, so its settings name each one.

    Returns:
        Texts by file name.

    Raises:
        HostingError: A value cannot be written down safely.
    """
    named = sorted(addresses)
    return {
        HTACCESS: _render("htaccess", hosting),
        WEB_CONFIG: _render(
            "web.config",
            hosting,
            hashed_files=[address for address in named if re.fullmatch(HASHED, f"/{address}")],
            shared_files=[address for address in named if re.fullmatch(SHARED, f"/{address}")],
        ),
    }


def _render(template: str, hosting: Hosting, **more: object) -> str:
    return _ENVIRONMENT.get_template(f"{template}.jinja").render(
        **asdict(hosting),
        headers=headers(hosting.frame_ancestors),
        hashed=HASHED,
        keep=KEEP,
        shared=SHARED,
        ask=ASK,
        not_found=NOT_FOUND,
        worker=WORKER,
        cache_prefix=CACHE_PREFIX,
        kill_switch=KILL_SWITCH,
        downloads=DOWNLOADS,
        types=TYPES,
        texts=TEXTS,
        version=stated_version(),
        **more,
    )


def _quoted(value: str) -> str:
    """A value in double quotes, which all servers read the same way."""
    if not value.isprintable() or _SPECIAL & set(value):
        raise HostingError(f"no server's settings can hold {value!r}")
    return f'"{value}"'


def _attribute(value: str) -> str:
    """The same for XML, where a few more have a meaning."""
    return escape(_quoted(value))


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
    environment.filters["attribute"] = _attribute
    return environment


_ENVIRONMENT = _environment()
