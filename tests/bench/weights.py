"""What a page weighs, which no machine makes less of: `make test` holds it, and `make bench` tells it."""

import re
from contextlib import closing
from dataclasses import dataclass
from math import inf
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.bench.probe import typing_at_once
from tests.bench.serving import Server, size_of_page

_COMMENT_OR_NOSCRIPT = re.compile(r"<!--.*?-->|<noscript.*?</noscript>", re.DOTALL)
_TAG = re.compile(r"<(link|script|img|iframe|source)\b[^>]*>")
_ADDRESS = re.compile(r'\b(?:src|href)="([^"]+)"')
_LOADED_LINK = re.compile(r'\brel="(?:stylesheet|preload|modulepreload|prefetch|manifest)"')
_ICON = re.compile(r'\brel="(?:icon|apple-touch-icon)"')
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_FIELD = 'data-field="answer"'
# A script of a kind that no browser runs is a note to another script, and loads nothing.
_NOTE = re.compile(r'\btype="(?!module|text/javascript)')


@dataclass(frozen=True)
class Weight:
    """Of a page, in kB as a server sends it with gzip, headers included; 1 kB is 1,000 bytes.

    Attributes:
        first: With that, it keeps an answer: what the page names in its HTML, itself included and its icon not.  Of a
            page that names nothing, so much as stands before the end of its first script, where that is behind the
            fields: a browser shows and runs what has come.
        requests: The number of what the page names, and itself.
        everything: With its icon, and what it loads afterwards by itself once a person has begun to write.
    """

    first: float
    requests: int
    everything: float


# Where the pages shall be.  What a full page loads once it keeps answers has no aim of its own.
FULL_AIM = Weight(first=45, requests=6, everything=inf)
LEAN_AIM = Weight(first=14, requests=1, everything=30)


def weigh(browser: Browser, server: Server, path: str) -> Weight:
    """Weigh a page: once with no more than it names itself, and once with all that it loads.

    Args:
        browser: Where to open it; each time gets an empty profile.
        server: Where the page is served.
        path: The page's, below the server's root.

    Returns:
        Its weight.

    Raises:
        playwright.sync_api.Error: What the page names is not enough to keep an answer.
    """
    address = f"{server.address}{path}"
    with closing(browser.new_context()) as context:
        html = context.request.get(address).text()
        named, icons = _named_by(address, html)
        beginning = _beginning(html) if len(named) == 1 else html
        held: list[Route] = []
        context.route("**/*", lambda route: route.continue_() if route.request.url in named else held.append(route))
        context.route(address, lambda route: route.fulfill(body=beginning, content_type="text/html; charset=utf-8"))
        _write(context, address)
        for route in held:
            route.abort()
    server.log.clear()
    with closing(browser.new_context()) as context:
        page = _write(context, address)
        page.locator("[data-part=badge]:not([data-state=starting])").first.wait_for()
        # Where somebody acts, all that waits for a quiet moment starts at once.
        page.mouse.click(1, 1)
        page.wait_for_load_state("networkidle")
    return Weight(
        first=round((_sum(server, named - {address}) + size_of_page(beginning)) / 1000, 1),
        requests=len(named),
        everything=round(_sum(server, {*named, *icons, *_asked(server)}) / 1000, 1),
    )


def _beginning(html: str) -> str:
    """What stands before the end of a page's first script, if that comes behind the fields; else all of it."""
    script = _SCRIPT.search(html)
    return html[: script.end()] if script and _FIELD in html[: script.start()] else html


def _write(context: BrowserContext, address: str) -> Page:
    """Write as soon as a field is there, and wait until that is in the storage."""
    page = context.new_page()
    page.add_init_script(typing_at_once())
    page.goto(address, wait_until="commit")
    page.evaluate("Promise.race([bench.isSaved, new Promise((_, no) => setTimeout(no, 20000, Error('not saved')))])")
    return page


def _asked(server: Server) -> set[str]:
    return {urljoin(server.address, answer.path) for answer in server.log}


def _sum(server: Server, addresses: set[str]) -> int:
    return sum(server.sizes[urlsplit(address).path] for address in addresses)


def _named_by(address: str, html: str) -> tuple[set[str], set[str]]:
    """Every address that a browser loads because a page names it, the page's own among them; and the icons."""
    named, icons = {address}, set()
    for match in _TAG.finditer(_COMMENT_OR_NOSCRIPT.sub("", html)):
        tag, found = match[0], _ADDRESS.search(match[0])
        if not found or found[1].startswith("data:"):
            continue
        target = urljoin(address, found[1])
        if match[1] == "link" and _ICON.search(tag):
            icons.add(target)
        elif _LOADED_LINK.search(tag) if match[1] == "link" else match[1] != "script" or not _NOTE.search(tag):
            named.add(target)
    return named, icons
