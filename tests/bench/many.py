"""Measures what many visits in one browser cost the page of one: a sheet, and the list of visits.

One part of it is the browser's own.  At the first read, Chromium hands a page all that its origin has there,
whichever key was asked for.  With 24,400 keys that took a page without any script of ours at least 133 ms, and 219 ms
with the CPU slowed (seven times each, on a busy machine, where the medians were 169 and 460 ms), while a sheet in an
empty browser has its first answer saved after 829 ms at least.  So 1.1 times that is out of reach for the first saved
answer as long as so many answers lie in localStorage.
"""

import json
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, Playwright

from macros.content.data_file import load_worksheets
from tests.bench import probe
from tests.bench.candidates import DATA, OURS, PLAIN, NotMeasuredError
from tests.bench.serving import Server
from tests.bench.visiting import rotated, slow_down
from tests.browser import find, launch_options

VISITS = 400
ANSWERS = 60  # of each visit

EMPTY, FULL = "empty", "full"

# As version 1.0.0 wrote visits, answers, and which visit was open: every later version can read that, and this one
# makes its own of it.
_RECORD = {"name": "Besuch {number}", "host": "Musterstadt", "changedAt": "2026-11-19T10:00:00.000Z"}
_ANSWER = {
    "answer": "Ämter, Schulen und Vereine sitzen an einem Tisch.",
    "changedAt": "2026-11-19T10:00:00.000Z",
    "revision": 1,
}
_SEED = """([visits, questions, record, answer]) => {
  for (let number = 1; number <= visits; number += 1) {
    localStorage.setItem(`fachaustausch:1:v${number}`, record.replace("{number}", number));
    for (const question of questions) localStorage.setItem(`fachaustausch:1:v${number}:${question}`, answer);
  }
  const { changedAt } = JSON.parse(record);
  localStorage.setItem("fachaustausch:visit", JSON.stringify({ id: `v${visits}`, changedAt }));
}"""

# How much lies in the browser, in whatever form: by this, one sees when the page is done with taking it over.
_AMOUNT = """async () => {
  const counts = [localStorage.length];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    database.onversionchange = () => database.close();
    for (const store of database.objectStoreNames) {
      counts.push(await new Promise((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).count();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      }));
    }
    database.close();
  }
  return counts;
}"""
_QUIET_S = 2.0
_PATIENCE_S = 180.0

# When the page says that what was typed is saved, which it says of what is on the disk.
_WATCH_BADGE = """
addEventListener("DOMContentLoaded", () => {
  const { promise, resolve } = Promise.withResolvers();
  window.benchBadge = promise;
  const badge = document.querySelector("[data-part=badge]");
  const look = () => { if (badge?.dataset.state === "saved" && bench.saved !== null) resolve(performance.now()); };
  if (badge) new MutationObserver(look).observe(badge, { attributes: true });
});
"""
_MARKS = "async () => { await bench.isSaved; return { saved: bench.saved, told: await benchBadge }; }"

# From the click until the list is there, and the page answers again.
_OPEN_LIST = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const buttons = [...document.querySelectorAll("button")];
  const button = buttons.find((each) => each.textContent.includes("Besuch wechseln"));
  const start = performance.now();
  button.click();
  while (!document.querySelector("dialog[open] li")) await frame();
  await frame();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}"""


@dataclass(frozen=True)
class Opening:
    """A sheet opened where other visits are kept, in milliseconds.

    Attributes:
        saved: From the start of the navigation until the first answer is in the storage, with a slowed CPU.
        told: Until the page says that it is saved, likewise.
        listed: From a click until the list of visits is there, with nothing slowed.
    """

    saved: float
    told: float
    listed: float


def many_visits(playwright: Playwright, server: Server, repetitions: int) -> dict[str, list[Opening]]:
    """Open a sheet in an empty browser and in one with VISITS filled visits, in turns.

    Args:
        playwright: Starts a browser for each, whose profiles lie on the disk as a person's do.
        server: Where the pages are served.
        repetitions: How often each is opened.

    Returns:
        What was measured, by EMPTY and FULL.

    Raises:
        NotMeasuredError: The page does not come to rest with so many visits.
        playwright.sync_api.Error: A page did not load or save.
    """
    found: dict[str, list[Opening]] = {EMPTY: [], FULL: []}
    with ExitStack() as stack:
        contexts = {name: stack.enter_context(_profile(playwright)) for name in found}
        _seed(contexts[FULL], server)
        for context in contexts.values():
            _open(context, server)  # Not counted: script and styles are in the cache from here on.
            _rest(context, server)
        for repetition in range(repetitions):
            for name, context in rotated(list(contexts.items()), repetition):
                found[name].append(_open(context, server))
    return found


@contextmanager
def _profile(playwright: Playwright) -> Iterator[BrowserContext]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        options: Mapping[str, object] = launch_options(find())
        context = playwright.chromium.launch_persistent_context(folder, locale="de-DE", **options)  # type: ignore[arg-type]
        context.set_default_timeout(_PATIENCE_S * 1000)
        yield context
        context.close()


def _seed(context: BrowserContext, server: Server) -> None:
    questions = [
        f"{worksheet.id}.{question.id}"
        for worksheet in load_worksheets(DATA)
        for question in worksheet.questions
        if question.kind == "text" and not worksheet.repeats
    ]
    # More questions than this guide has: a browser keeps answers to former ones, too.
    questions += [f"vorbereitung.frueher-{number}" for number in range(ANSWERS)]
    page = context.new_page()
    # A page of the same origin that leaves the storage alone.
    page.goto(f"{server.address}{PLAIN.address}")
    page.evaluate(_SEED, [VISITS, questions[:ANSWERS], json.dumps(_RECORD), json.dumps(_ANSWER)])
    page.close()


def _rest(context: BrowserContext, server: Server) -> None:
    """Leave a page open until it has made its own of what it found."""
    page = context.new_page()
    page.goto(f"{server.address}{OURS.address}")
    before, since = None, time.monotonic()
    end = since + _PATIENCE_S
    while time.monotonic() - since < _QUIET_S:
        time.sleep(_QUIET_S / 4)
        amount = page.evaluate(_AMOUNT)
        if amount != before:
            before, since = amount, time.monotonic()
        if since > end:
            raise NotMeasuredError(f"with {VISITS} visits, the page does not come to rest in {_PATIENCE_S:.0f} s")
    page.close()


def _open(context: BrowserContext, server: Server) -> Opening:
    page: Page = context.new_page()
    page.add_init_script(probe.typing_at_once())
    page.add_init_script(_WATCH_BADGE)
    session = context.new_cdp_session(page)
    slow_down(session, network=False)
    page.goto(f"{server.address}{OURS.address}")
    marks = page.evaluate(_MARKS)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    listed: float = page.evaluate(_OPEN_LIST)
    page.close()
    return Opening(saved=marks["saved"], told=marks["told"], listed=listed)
