"""Measures what keys cost, and how much memory a page takes in which a person has typed."""

import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, JSHandle, Page

from tests.bench import probe
from tests.bench.candidates import LEAN, OURS, PLAIN, Candidate
from tests.bench.processes import memory_of_tab
from tests.bench.serving import Server
from tests.bench.visiting import opened, rotated

CANDIDATES = (OURS, LEAN, PLAIN)

# As a fast typist: each key gets its own frame, and saving has the rhythm that it has in use.
KEY_INTERVAL_MS = 100
TEXT_BEFORE = ("Ämter, Schulen und Vereine sitzen an einem Tisch und reden über das, was fehlt. " * 25)[:2000]

_TYPED = TEXT_BEFORE[::-1]


@dataclass(frozen=True)
class Typing:
    """What keys cost, in milliseconds of the main thread's CPU time per key; and the tab afterwards.

    Attributes:
        task: All of the page's work: script, style, layout, paint.
        script: The part of it that is script.
        memory: MB that the page's process has for itself.
    """

    task: float
    script: float
    memory: float


class _Typist:
    """Someone at one of the pages, with an answer in it already."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.add_init_script(probe.watching())
        self.session: CDPSession = page.context.new_cdp_session(page)
        # Time of the thread, not of the clock: what else the machine does is left out.
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(address, wait_until="networkidle")
        answer = page.locator("textarea").first
        saved = self.expect_saved(TEXT_BEFORE)
        answer.fill(TEXT_BEFORE)
        _wait(saved)
        answer.press("End")

    def expect_saved(self, text: str) -> JSHandle:
        """Have the page look out for a text in its storage; `_wait` waits, without polling, for it."""
        return self.page.evaluate_handle("(text) => ({ saved: bench.whenSaved(text) })", text)

    def costs(self) -> dict[str, float]:
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return {metric["name"]: float(metric["value"]) for metric in metrics}


def typing(browser: Browser, server: Server, repetitions: int, keys: int) -> dict[str, list[Typing]]:
    """Type into every candidate several times, without any slowing.

    All pages are open at once, and each key goes to one after the other: what else the machine does hits all alike.

    Args:
        browser: Where to type; each time gets empty profiles.
        server: Where they are served.
        repetitions: Times per candidate.
        keys: How many are typed each time.

    Returns:
        The costs, by candidate.

    Raises:
        NotMeasuredError: What was typed was not saved, or this system does not tell how much memory a process has.
    """
    found: dict[str, list[Typing]] = {candidate.name: [] for candidate in CANDIDATES}
    for repetition in range(repetitions):
        for name, cost in _type(browser, server, rotated(CANDIDATES, repetition), keys).items():
            found[name].append(cost)
    return found


def _type(browser: Browser, server: Server, candidates: Sequence[Candidate], keys: int) -> dict[str, Typing]:
    with ExitStack() as stack:
        typists = {
            candidate.name: _Typist(
                stack.enter_context(opened(browser, server, candidate)), f"{server.address}{candidate.address}"
            )
            for candidate in candidates
        }
        saved = [typist.expect_saved(_TYPED[:keys]) for typist in typists.values()]
        before = {name: typist.costs() for name, typist in typists.items()}
        for key in _TYPED[:keys]:
            next_key = time.monotonic() + KEY_INTERVAL_MS / 1000
            for typist in typists.values():
                typist.page.keyboard.type(key)
            time.sleep(max(0, next_key - time.monotonic()))
        for each in saved:
            _wait(each)
        costs = {name: _difference(before[name], typist.costs(), keys) for name, typist in typists.items()}
        return {
            name: Typing(*costs[name], memory=memory_of_tab(browser, typist.page, typist.session))
            for name, typist in typists.items()
        }


def _wait(expected: JSHandle) -> None:
    expected.evaluate("({ saved }) => saved")


def _difference(before: dict[str, float], after: dict[str, float], keys: int) -> tuple[float, float]:
    task, script = ((after[name] - before[name]) * 1000 / keys for name in ("TaskDuration", "ScriptDuration"))
    return task, script
