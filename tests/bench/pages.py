"""Measures pages in the browser: on the way to the first saved answer, and while a person types."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Error, Page

from tests.bench.candidates import CANDIDATES, Candidate, NotMeasuredError

# An old office computer on a slow line: a quarter of this machine's speed, 1.6 Mbit/s down, 150 ms to the server.
CPU_SLOWDOWN = 4
DOWNLOAD_BITS_PER_SECOND = 1_600_000
UPLOAD_BITS_PER_SECOND = 750_000
LATENCY_MS = 150

KEYS = 200
# As a fast typist: each key gets its own frame, and saving has the rhythm that it has in use.
KEY_INTERVAL_MS = 100
TEXT_BEFORE = ("Ämter, Schulen und Vereine sitzen an einem Tisch und reden über das, was fehlt. " * 25)[:2000]

_WORD = "Rathausbesprechung"
_PATIENCE_MS = 60_000

# Notes when a text is in the storage for the first time, and tells whoever waits for one.
_WATCH_STORAGE = """
const setItem = Storage.prototype.setItem;
window.bench = { typed: null, saved: null, texts: new Map() };
Storage.prototype.setItem = function (key, value) {
  setItem.call(this, key, value);
  if (bench.saved === null && value.includes("%(word)s")) bench.saved = performance.now();
  for (const [text, done] of bench.texts) if (value.includes(text)) done();
};
bench.whenSaved = (text) => new Promise((resolve) => bench.texts.set(text, resolve));
"""

# Types as soon as a person could: something is painted, and a field can be seen and takes text.
_TYPE_AT_ONCE = """
requestAnimationFrame(function look() {
  const field = document.querySelector("textarea");
  const painted = performance.getEntriesByName("first-contentful-paint").length > 0;
  const visible = field?.checkVisibility({ visibilityProperty: true }) && field.offsetHeight > 0;
  if (painted && visible && !field.matches(":disabled, :read-only")) {
    field.focus();
    bench.typed = performance.now();
    document.execCommand("insertText", false, "%(word)s");
  } else requestAnimationFrame(look);
});
"""

_WHEN_SAVED = "(text) => bench.whenSaved(text)"
_MARKS = """() => ({
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
  typed: bench.typed,
  saved: bench.saved,
})"""


@dataclass(frozen=True)
class Visit:
    """One load of a page into an empty cache.

    Attributes:
        transfer: Bytes received, headers included.
        requests: Addresses asked for until nothing more came.
        paint: First contentful paint, in milliseconds from the start of the navigation.
        typed: When the first field could be typed in, likewise; None where there is no field.
        saved: When what was typed was in localStorage, likewise.
    """

    transfer: int
    requests: tuple[str, ...]
    paint: float
    typed: float | None
    saved: float | None


@dataclass(frozen=True)
class Typing:
    """What keys cost, in milliseconds of the main thread's CPU time per key.

    Attributes:
        task: All of the page's work: script, style, layout, paint.
        script: The part of it that is script.
    """

    task: float
    script: float


@dataclass(frozen=True)
class Searching:
    """Addresses with "search" in them that a page asked for: at its start, and after a click on its search button."""

    at_start: tuple[str, ...]
    on_click: tuple[str, ...]


@dataclass
class _Traffic:
    """What a page's session with the browser tells of the network."""

    session: CDPSession
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    received: int = 0

    def __post_init__(self) -> None:
        self.session.on("Network.requestWillBeSent", self._sent)
        self.session.on("Network.responseReceived", self._answered)
        self.session.on("Network.loadingFinished", self._finished)
        self.session.on("Network.loadingFailed", lambda event: self.faults.append(event["errorText"]))
        self.session.send("Network.enable")

    def _sent(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if not url.startswith("data:"):
            self.requests.append(url)

    def _answered(self, event: dict[str, Any]) -> None:
        response = event["response"]
        if response["status"] >= 400:
            self.faults.append(f"{response['status']} {response['url']}")

    def _finished(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])


def visits(browser: Browser, server: str, repetitions: int) -> dict[str, list[Visit]]:
    """Load every candidate several times, with slowed CPU and network.

    The candidates take turns, and the turns rotate, so that what else the machine does hits all of them alike.

    Args:
        browser: Where to load them; each load gets an empty profile.
        server: The server's address, with a slash at its end.
        repetitions: Loads per candidate.

    Returns:
        The loads, by candidate.

    Raises:
        NotMeasuredError: A page did not load or save.
    """
    found: dict[str, list[Visit]] = {candidate.name: [] for candidate in CANDIDATES}
    for candidate in CANDIDATES:
        _visit(browser, server, candidate)  # Not counted: the browser itself is warm from here on.
    for repetition in range(repetitions):
        for candidate in _rotated(CANDIDATES, repetition):
            found[candidate.name].append(_visit(browser, server, candidate))
    return found


def typing(browser: Browser, server: str, repetitions: int) -> dict[str, list[Typing]]:
    """Type into every candidate with fields several times, without any slowing.

    Args:
        browser: Where to type; each time gets an empty profile.
        server: The server's address, with a slash at its end.
        repetitions: Times per candidate.

    Returns:
        The costs, by candidate.

    Raises:
        NotMeasuredError: What was typed was not saved.
    """
    candidates = [candidate for candidate in CANDIDATES if candidate.has_fields]
    found: dict[str, list[Typing]] = {candidate.name: [] for candidate in candidates}
    for repetition in range(repetitions):
        for candidate in _rotated(candidates, repetition):
            found[candidate.name].append(_type(browser, server, candidate))
    return found


def searching(browser: Browser, server: str) -> dict[str, Searching]:
    """See what every candidate loads for its search, and when.

    Args:
        browser: Where to look.
        server: The server's address, with a slash at its end.

    Returns:
        The addresses, by candidate; `on_click` is empty where there is no button named "Suche".

    Raises:
        NotMeasuredError: A page did not load.
    """
    return {candidate.name: _search(browser, server, candidate) for candidate in CANDIDATES}


def slowdown(browser: Browser) -> float:
    """How much slower a fixed piece of script runs under the slowed CPU.

    Args:
        browser: Where to run it.

    Returns:
        The factor; about CPU_SLOWDOWN where the slowing works.
    """
    work = """() => {
      const start = performance.now();
      let sum = 0;
      for (let index = 0; index < 3e7; index += 1) sum = (sum * 31 + index) % 1000003;
      return [performance.now() - start, sum];
    }"""
    with _opened(browser) as page:
        session = page.context.new_cdp_session(page)
        page.evaluate(work)
        fast = median(page.evaluate(work)[0] for _ in range(3))
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
        slow = median(page.evaluate(work)[0] for _ in range(3))
    return float(slow / fast)


def _rotated(candidates: Sequence[Candidate], by: int) -> list[Candidate]:
    start = by % len(candidates)
    return [*candidates[start:], *candidates[:start]]


@contextmanager
def _opened(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin")
    context.set_default_timeout(_PATIENCE_MS)
    try:
        yield context.new_page()
    finally:
        context.close()


def _visit(browser: Browser, server: str, candidate: Candidate) -> Visit:
    with _opened(browser) as page:
        script = _WATCH_STORAGE + (_TYPE_AT_ONCE if candidate.has_fields else "")
        page.add_init_script(f"(() => {{ {script % {'word': _WORD}} }})()")
        session = page.context.new_cdp_session(page)
        traffic = _Traffic(session)
        _slow(session)
        try:
            page.goto(f"{server}{candidate.address}", wait_until="networkidle")
            if candidate.has_fields:
                page.wait_for_function("bench.saved !== null")
        except Error as error:
            raise NotMeasuredError(f"{candidate.name}: {error.message}") from None
        marks = page.evaluate(_MARKS)
    if traffic.faults or marks["paint"] is None:
        raise NotMeasuredError(f"{candidate.name}: {', '.join(traffic.faults) or 'nothing was painted'}")
    return Visit(traffic.received, tuple(traffic.requests), **marks)


def _slow(session: CDPSession) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    conditions = {
        "offline": False,
        "latency": LATENCY_MS,
        "downloadThroughput": DOWNLOAD_BITS_PER_SECOND / 8,
        "uploadThroughput": UPLOAD_BITS_PER_SECOND / 8,
    }
    session.send("Network.emulateNetworkConditions", conditions)


def _type(browser: Browser, server: str, candidate: Candidate) -> Typing:
    with _opened(browser) as page:
        page.add_init_script(f"(() => {{ {_WATCH_STORAGE % {'word': _WORD}} }})()")
        session = page.context.new_cdp_session(page)
        # Time of the thread, not of the clock: what else the machine does is left out.
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        try:
            page.goto(f"{server}{candidate.address}", wait_until="networkidle")
            field = page.locator("textarea").first
            saved = page.evaluate_handle("(text) => ({ promise: bench.whenSaved(text) })", TEXT_BEFORE[-200:])
            field.fill(TEXT_BEFORE)
            saved.evaluate("({ promise }) => promise")
            field.press("End")
            keys = (TEXT_BEFORE[::-1] * 2)[:KEYS]
            saved = page.evaluate_handle("(text) => ({ promise: bench.whenSaved(text) })", keys)
            before = _costs(session)
            page.keyboard.type(keys, delay=KEY_INTERVAL_MS)
            saved.evaluate("({ promise }) => promise")
            after = _costs(session)
        except Error as error:
            raise NotMeasuredError(f"{candidate.name}: {error.message}") from None
    return Typing(*((after[name] - before[name]) * 1000 / KEYS for name in ("TaskDuration", "ScriptDuration")))


def _costs(session: CDPSession) -> dict[str, float]:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: float(metric["value"]) for metric in metrics}


def _search(browser: Browser, server: str, candidate: Candidate) -> Searching:
    with _opened(browser) as page:
        traffic = _Traffic(page.context.new_cdp_session(page))
        try:
            page.goto(f"{server}{candidate.address}", wait_until="networkidle")
            at_start = _search_addresses(traffic)
            button = page.get_by_role("button", name="Suche", exact=True)
            if button.count():
                button.click()
                page.wait_for_load_state("networkidle")
        except Error as error:
            raise NotMeasuredError(f"{candidate.name}: {error.message}") from None
        return Searching(at_start, _search_addresses(traffic)[len(at_start) :])


def _search_addresses(traffic: _Traffic) -> tuple[str, ...]:
    return tuple(url for url in traffic.requests if "search" in urlsplit(url).path)
