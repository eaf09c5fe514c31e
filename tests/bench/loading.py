"""Measures pages on the way to the first saved answer."""

from contextlib import closing
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.bench import probe
from tests.bench.candidates import CANDIDATES, OURS, Candidate, NotMeasuredError
from tests.bench.serving import Answer, Server
from tests.bench.visiting import CPU_SLOWDOWN, opened, rotated, slow_down

# The name of a search's files, and lunr, the library that many searches are made with.
_SEARCH_NAMES = ("search", "lunr")

# Tasks longer than this keep a person waiting; what is beyond it is called blocking time.
LONG_TASK_MS = 50

_SLOWDOWN_RUNS = 5
_WORK = """() => {
  const start = performance.now();
  let sum = 0;
  for (let index = 0; index < 3e7; index += 1) sum = (sum * 31 + index) % 1000003;
  return performance.now() - start + 0 * sum;
}"""
# The account of tasks comes after the task: two frames later, that of the first saved answer is there.
_MARKS = """async () => {
  await bench.isSaved;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  return {
    origin: performance.timeOrigin,
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
    typed: bench.typed,
    saved: bench.saved,
    tasks: bench.tasks,
  };
}"""


@dataclass(frozen=True)
class Visit:
    """One load of a page into an empty cache, until the first answer is saved.

    Attributes:
        transfer: Bytes of what was asked for until then, headers included.
        requests: The paths of it.
        paint: First contentful paint, in milliseconds from the start of the navigation.
        typed: When the first field was seen and typed in, likewise.
        saved: When what was typed was in localStorage, likewise.
        blocked: Total blocking time until then: of each task, what is beyond LONG_TASK_MS.
    """

    transfer: int
    requests: tuple[str, ...]
    paint: float
    typed: float
    saved: float
    blocked: float


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
    found: dict[str, list[Visit]] = {candidate.name: [] for candidate in CANDIDATES}
    for candidate in CANDIDATES:
        visit(browser, server, candidate)  # Not counted: the browser itself is warm from here on.
    for repetition in range(repetitions):
        for candidate in rotated(CANDIDATES, repetition):
            found[candidate.name].append(visit(browser, server, candidate))
    return found


def visit(browser: Browser, server: Server, candidate: Candidate, is_slowed: bool = True) -> Visit:
    """Load one page, and type into it as soon as a person could.

    Args:
        browser: Where to load it; the load gets an empty profile.
        server: Where it is served.
        candidate: The page.
        is_slowed: Whether computer and line are slowed.

    Returns:
        What was seen.

    Raises:
        NotMeasuredError: The page did not load or save.
    """
    with opened(browser, server, candidate) as page:
        page.add_init_script(probe.typing_at_once())
        session = page.context.new_cdp_session(page)
        if is_slowed:
            slow_down(session)
        page.goto(f"{server.address}{candidate.address}", wait_until="commit")
        marks = page.evaluate(_MARKS)
        until = marks["origin"] + marks["saved"]
        answers: list[Answer] = [answer for answer in server.log if answer.at * 1000 <= until]
    if marks["paint"] is None:
        raise NotMeasuredError(f"{candidate.name}: nothing was painted")
    blocked = sum(max(0, took - LONG_TASK_MS) for start, took in marks["tasks"] if start <= marks["saved"])
    return Visit(
        transfer=sum(answer.size for answer in answers),
        requests=tuple(answer.path for answer in answers),
        paint=marks["paint"],
        typed=marks["typed"],
        saved=marks["saved"],
        blocked=blocked,
    )


def searching(browser: Browser, server: Server) -> Searching:
    """See what our page loads for its search, and when.

    Args:
        browser: Where to look.
        server: Where it is served.

    Returns:
        The addresses.

    Raises:
        NotMeasuredError: The page did not load, or has no search.
    """
    with opened(browser, server, OURS) as page:
        page.goto(f"{server.address}{OURS.address}", wait_until="networkidle")
        at_start = _search_addresses(server)
        page.get_by_role("button", name="Suche", exact=True).click()
        dialog = page.get_by_role("dialog", name="Suche")
        dialog.get_by_role("searchbox").fill("Austausch")
        dialog.get_by_role("listitem").first.wait_for()
        return Searching(at_start, _search_addresses(server)[len(at_start) :])


def _search_addresses(server: Server) -> tuple[str, ...]:
    return tuple(answer.path for answer in server.log if any(name in answer.path for name in _SEARCH_NAMES))


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
