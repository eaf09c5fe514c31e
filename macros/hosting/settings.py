"""What an operator chooses about the hosting, in mkdocs.yml: checked, because it ends up in servers' settings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

_SELF = "'self'"

# The part of CSP's host-source that a municipality needs, without what could end a header or a line of settings:
# https://www.w3.org/TR/CSP3/#grammardef-host-source
_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_SOURCE = re.compile(rf"https?://(\*\.)?{_LABEL}(\.{_LABEL})*(:[0-9]{{1,5}})?")

_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_PATH = re.compile(r"/([A-Za-z0-9._~-]+/)*")

# Stands in the files until an operator writes the real name there, or builds with SITE_URL.
_EXAMPLE = "leitfaden.example.de"


class HostingError(ValueError):
    """A setting cannot go into a server's settings; the message names each with its remedy."""


@dataclass(frozen=True)
class Hosting:
    """Where the site is served, and who may show it in a frame.

    Attributes:
        host: The server's name.
        path: The way to the site on that server; begins and ends with a slash.
        frame_ancestors: Sources for CSP's directive of that name.
    """

    host: str = _EXAMPLE
    path: str = "/"
    frame_ancestors: tuple[str, ...] = (_SELF,)

    def __post_init__(self) -> None:
        if not _HOST.fullmatch(self.host) or not _PATH.fullmatch(self.path):
            raise HostingError(
                f'mkdocs.yml: site_url (or SITE_URL) names the server "{_shown(self.host)}" '
                f'and the path "{_shown(self.path)}"; write it like https://www.example.de/leitfaden/, '
                "with a slash at its end, umlauts in the server's name as xn--… and no special characters in the path"
            )


def hosting(site_url: str, settings: Mapping[str, object]) -> Hosting:
    """Read everything that the servers' settings depend on.

    Args:
        site_url: The published address, or "" where it is not known yet.
        settings: `extra` from mkdocs.yml.

    Returns:
        What the files are rendered with.

    Raises:
        HostingError: The address or an origin is not what a server's settings can take.
    """
    ancestors = frame_ancestors(settings)
    if not site_url:
        return Hosting(frame_ancestors=ancestors)
    return Hosting(*_address(site_url), ancestors)


def _address(site_url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(site_url)
    except ValueError:  # Such as brackets that nothing closes.
        return site_url, "/"
    return parts.hostname or "", parts.path or "/"


def frame_ancestors(settings: Mapping[str, object]) -> tuple[str, ...]:
    """The origins whose pages may show ours in a frame.

    Args:
        settings: `extra` from mkdocs.yml; its `frame_ancestors` lists origins such as "https://intranet.example.de"
            or "https://*.example.de", and may be missing or empty.

    Returns:
        Sources for CSP's `frame-ancestors`: always the site itself, then the listed ones, each once.

    Raises:
        HostingError: It is no list, or an entry is no origin; every wrong entry is named.
    """
    given = settings.get("frame_ancestors")
    entries = [] if given is None else given
    if not isinstance(entries, list | tuple):
        raise HostingError(
            "mkdocs.yml: extra.frame_ancestors must be a list; "
            "write each origin in a line of its own that begins with a hyphen"
        )
    sources = [_source(entry) for entry in entries]
    faults = [_fault(index, entries[index]) for index, source in enumerate(sources) if source is None]
    if faults:
        raise HostingError("\n".join(faults))
    return tuple(dict.fromkeys([_SELF, *filter(None, sources)]))


def _source(entry: object) -> str | None:
    """An entry as CSP writes it; None if it is no origin."""
    source = entry.lower() if isinstance(entry, str) else ""
    return source if _SOURCE.fullmatch(source) else None


def _fault(index: int, entry: object) -> str:
    return (
        f'mkdocs.yml: extra.frame_ancestors, entry {index + 1} is "{_shown(entry)}"; '
        "write an origin like https://intranet.example.de or https://*.example.de: "
        "without a path, without quotes, umlauts as xn--…"
    )


def _shown(entry: object) -> str:
    """An entry on one line of a message, whatever is in it."""
    text = str(entry)
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")
