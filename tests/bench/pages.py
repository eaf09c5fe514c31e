"""Measures pages in the browser: on the way to the first saved answer, and while a person types."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Error, Page

from tests.bench.candidates import CANDIDATES, LOADED, Candidate, NotMeasuredError
from tests.bench.serving import Server

# An old office computer on a slow line: a quarter of this machine's speed, 1.6 Mbit/s down, 150 ms to the server.
CPU_SLOWDOWN = 4
DOWNLOAD_BITS_PER_SECOND = 1_600_000
UPLOAD_BITS_PER_SECOND = 750_000
LATENCY_MS = 150

KEYS = 200
# As a fast typist: each key gets its own frame, and saving has the rhythm that it has in use.
KEY_INTERVAL_MS = 100
TEXT_BEFORE = ("Ämter, Schulen und Vereine sitzen an einem Tisch und reden über das, was fehlt. " * 25)[:2000]

_TYPED = (TEXT_BEFORE[::-1])[:KEYS]

_WORD = "Rathausbesprechung"
_PATIENCE_MS = 60_000

# What the paths of a search's files hold; lunr is the library of Material's.
_SEARCH_NAMES = ("search", "lunr")

# Notes when a text is in the storage for the first time, and tells whoever waits for one.
_WATCH_STORAGE = """
const setItem = Storage.prototype.setItem;
const awaited = new Map();
window.bench = { typed: null, saved: null };
Storage.prototype.setItem = function (key, value) {
  setItem.call(this, key, value);
  if (bench.saved === null && value.includes("%(word)s")) bench.saved = performance.now();
  for (const [text, tell] of awaited) if (value.includes(text)) tell();
};
bench.whenSaved = (text) => new Promise((resolve, reject) => {
  awaited.set(text, () => resolve(awaited.delete(text)));
  setTimeout(() => reject(new Error("what was typed was not saved")), %(patience)d);
});
"""

# Types as soon as a person could: something is painted, and a field can be seen and takes text.
_TYPE_AT_ONCE = """
requestAnimationFrame(function look() {
  // Looking at a field makes the browser lay out the page: leave that alone until it has done so itself.
  const painted = performance.getEntriesByName("first-contentful-paint").length > 0;
  const field = painted && document.querySelector("textarea");
  const visible = field && field.checkVisibility({ visibilityProperty: true }) && field.offsetHeight > 0;
  if (visible && !field.matches(":disabled, :read-only")) {
    field.focus();
    bench.typed = performance.now();
    document.execCommand("insertText", false, "%(word)s");
  } else requestAnimationFrame(look);
});
"""

_SLOWDOWN_RUNS = 5
_WORK = """() => {
  const start = performance.now();
  let sum = 0;
  for (let index = 0; index < 3e7; index += 1) sum = (sum * 31 + index) % 1000003;
  return performance.now() - start + 0 * sum;
}"""
_MARKS = """() => ({
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
  typed: bench.typed,
  saved: bench.saved,
})"""


@dataclass(frozen=True)
class Visit:
    """One load of a page into an empty cache.

    Attributes:
        transfer: Bytes that the server sent, headers included.
        requests: Paths asked for until nothing more came.
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
    """Paths of its search that a page asked for: at its start, and after a click on the search button."""

    at_start: tuple[str, ...]
    on_click: tuple[str, ...]


def visits(browser: Browser, server: Server, repetitions: int) -> dict[str, list[Visit]]:
    """Load every candidate several times, with slowed CPU and network.

    The candidates take turns, and the turns rotate, so that what else the machine does hits all of them alike.

    Args:
        browser: Where to load them; each load gets an empty profile.
        server: Where they are served.
        repetitions: Loads per candidate.

    Returns:
        The loads, by candidate.

    Raises:
        NotMeasuredError: A page did not load or save.
    """
    found: dict[str, list[Visit]] = {candidate.name: [] for candidate in LOADED}
    for candidate in LOADED:
        _visit(browser, server, candidate)  # Not counted: the browser itself is warm from here on.
    for repetition in range(repetitions):
        for candidate in _rotated(LOADED, repetition):
            found[candidate.name].append(_visit(browser, server, candidate))
    return found


def typing(browser: Browser, server: Server, repetitions: int) -> dict[str, list[Typing]]:
    """Type into every candidate with fields several times, without any slowing.

    Args:
        browser: Where to type; each time gets an empty profile.
        server: Where they are served.
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


def searching(browser: Browser, server: Server) -> dict[str, Searching]:
    """See what every candidate loads for its search, and when.

    Args:
        browser: Where to look.
        server: Where they are served.

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
    with closing(browser.new_page()) as page:
        session = page.context.new_cdp_session(page)
        # The fastest of several: whatever else the machine does can only make one slower.
        fast = min(page.evaluate(_WORK) for _ in range(_SLOWDOWN_RUNS))
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
        slow = min(page.evaluate(_WORK) for _ in range(_SLOWDOWN_RUNS))
    return float(slow / fast)


def _rotated(candidates: Sequence[Candidate], by: int) -> list[Candidate]:
    start = by % len(candidates)
    return [*candidates[start:], *candidates[:start]]


@contextmanager
def _opened(browser: Browser, server: Server, candidate: Candidate) -> Iterator[Page]:
    """A page in an empty profile; what goes wrong there, or at the server, is told with the candidate's name."""
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin")
    context.set_default_timeout(_PATIENCE_MS)
    elsewhere: list[str] = []
    context.on("request", lambda request: _note_elsewhere(request.url, server.address, elsewhere))
    server.log.clear()
    try:
        yield context.new_page()
    except Error as error:
        raise NotMeasuredError(f"{candidate.name}: {error.message}") from None
    finally:
        context.close()
    faults = [*elsewhere, *(answer.path for answer in server.log if not answer.found)]
    if faults:
        raise NotMeasuredError(f"{candidate.name} asked for what is not served here: {', '.join(faults)}")


def _note_elsewhere(url: str, home: str, elsewhere: list[str]) -> None:
    if not url.startswith((home, "data:", "blob:")):
        elsewhere.append(url)


def _visit(browser: Browser, server: Server, candidate: Candidate) -> Visit:
    with _opened(browser, server, candidate) as page:
        _watch(page, then=_TYPE_AT_ONCE if candidate.has_fields else "")
        _slow(page.context.new_cdp_session(page))
        page.goto(f"{server.address}{candidate.address}", wait_until="networkidle")
        if candidate.has_fields:
            # Not by wait_for_function, which our policy refuses: it needs eval.
            while page.evaluate("bench.saved") is None:
                page.evaluate("new Promise(requestAnimationFrame)")
        marks = page.evaluate(_MARKS)
        if marks["paint"] is None:
            raise NotMeasuredError(f"{candidate.name}: nothing was painted")
        return Visit(sum(answer.size for answer in server.log), tuple(answer.path for answer in server.log), **marks)


def _watch(page: Page, then: str = "") -> None:
    page.add_init_script(f"(() => {{ {(_WATCH_STORAGE + then) % {'word': _WORD, 'patience': _PATIENCE_MS}} }})()")


def _slow(session: CDPSession) -> None:
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    conditions = {
        "offline": False,
        "latency": LATENCY_MS,
        "downloadThroughput": DOWNLOAD_BITS_PER_SECOND / 8,
        "uploadThroughput": UPLOAD_BITS_PER_SECOND / 8,
    }
    session.send("Network.emulateNetworkConditions", conditions)


def _type(browser: Browser, server: Server, candidate: Candidate) -> Typing:
    with _opened(browser, server, candidate) as page:
        _watch(page)
        session = page.context.new_cdp_session(page)
        # Time of the thread, not of the clock: what else the machine does is left out.
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(f"{server.address}{candidate.address}", wait_until="networkidle")
        answer = page.locator("textarea").first
        is_saved = _expect_saved(page, TEXT_BEFORE)
        answer.fill(TEXT_BEFORE)
        is_saved()
        answer.press("End")
        is_saved = _expect_saved(page, _TYPED)
        before = _costs(session)
        page.keyboard.type(_TYPED, delay=KEY_INTERVAL_MS)
        is_saved()
        after = _costs(session)
    return Typing(*((after[name] - before[name]) * 1000 / KEYS for name in ("TaskDuration", "ScriptDuration")))


def _expect_saved(page: Page, text: str) -> Callable[[], object]:
    """Have the page look out for a text in its storage; calling what is returned waits, without polling, for it."""
    expected = page.evaluate_handle("(text) => ({ saved: bench.whenSaved(text) })", text)
    return lambda: expected.evaluate("({ saved }) => saved")


def _costs(session: CDPSession) -> dict[str, float]:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: float(metric["value"]) for metric in metrics}


def _search(browser: Browser, server: Server, candidate: Candidate) -> Searching:
    with _opened(browser, server, candidate) as page:
        page.goto(f"{server.address}{candidate.address}", wait_until="networkidle")
        at_start = _search_addresses(server)
        button = page.get_by_role("button", name="Suche", exact=True)
        if button.count():
            button.click()
            dialog = page.get_by_role("dialog", name="Suche")
            dialog.get_by_role("searchbox").fill("Austausch")
            dialog.get_by_role("listitem").first.wait_for()
        return Searching(at_start, _search_addresses(server)[len(at_start) :])


def _search_addresses(server: Server) -> tuple[str, ...]:
    return tuple(answer.path for answer in server.log if any(name in answer.path for name in _SEARCH_NAMES))
