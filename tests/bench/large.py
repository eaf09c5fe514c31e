"""Measures what keeps a person waiting where there is much: long answers, many rows and stops, a large file."""

import json
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from macros.content.data_file import load_worksheets
from tests.bench import probe
from tests.bench.candidates import DATA, PLAIN, PROJECT, Candidate
from tests.bench.serving import Server
from tests.bench.visiting import opened, rotated, slow_down
from tests.helpers.save_files import answer, write_file

CHARACTERS, ROWS, STOPS, IMPORTED = 100_000, 1000, 50, 10_000

_SENTENCE = "Ämter, Schulen und Vereine sitzen an einem Tisch und reden über das, was fehlt. "
_TYPED = "Viele Tasten."
_KEY_INTERVAL_MS = 100

_LIMITS = PROJECT / "overrides" / "client" / "answers" / "limits.js"

_SEED = (
    "(values) => { for (const [key, value] of values) localStorage.setItem(`fachaustausch:1:first:${key}`, value); }"
)
# The account of a task comes after it.
_LONGEST = """async () => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50))));
  return Math.max(0, ...bench.tasks.splice(0).map(([, took]) => took));
}"""


@dataclass(frozen=True)
class Longest:
    """The longest task of a page with a slowed CPU, in milliseconds; 0 where none lasted for 50.

    Attributes:
        otherwise: While the page was opened, or a file.
        typing: While a person typed; None where nobody did.
    """

    otherwise: float
    typing: float | None


def most_imported() -> int:
    """So many answers are in the file: as many as a visit takes, and no more than IMPORTED."""
    (most,) = re.findall(r"MOST_ANSWERS = ([\d_]+)", _LIMITS.read_text(encoding="utf-8"))
    return min(IMPORTED, int(most))


def large(browser: Browser, server: Server, repetitions: int) -> dict[str, list[Longest]]:
    """Do everything that is large, in turns.

    Args:
        browser: Where to do it; each time gets an empty profile.
        server: Where our pages are served.
        repetitions: How often.

    Returns:
        The longest tasks: for "text", "rows", "stops" and "import".

    Raises:
        NotMeasuredError: A page did not load or save.
    """
    measures: dict[str, Callable[[Browser, Server], Longest]] = {
        "text": lambda browser, server: _typed(browser, server, "vorbereitung", _long_text()),
        "rows": lambda browser, server: _typed(browser, server, "transferplan", _rows()),
        "stops": lambda browser, server: _typed(browser, server, "beobachtung", _stops()),
        "import": _imported,
    }
    found: dict[str, list[Longest]] = {name: [] for name in measures}
    for repetition in range(repetitions):
        for name, measure in rotated(list(measures.items()), repetition):
            found[name].append(measure(browser, server))
    return found


def _long_text() -> dict[str, str]:
    question = next(sheet for sheet in load_worksheets(DATA) if sheet.id == "vorbereitung").questions[0]
    return {f"vorbereitung.{question.id}": (_SENTENCE * (CHARACTERS // len(_SENTENCE) + 1))[:CHARACTERS]}


def _rows() -> dict[str, str]:
    sheet = next(sheet for sheet in load_worksheets(DATA) if sheet.id == "transferplan")
    question = next(question for question in sheet.questions if question.kind == "rows")
    return {f"transferplan.{question.id}/z{number:04}": f"Vorhaben {number}" for number in range(ROWS)}


def _stops() -> dict[str, str]:
    sheet = next(sheet for sheet in load_worksheets(DATA) if sheet.id == "beobachtung")
    return {
        f"beobachtung.{question.id}/z{number:04}": _SENTENCE
        for number in range(STOPS)
        for question in sheet.questions
        if question.kind == "text"
    }


@contextmanager
def _slow_page(browser: Browser, server: Server, worksheet: str, answers: dict[str, str]) -> Iterator[Page]:
    """A worksheet opened with answers that an earlier version has stored."""
    values = [[key, json.dumps(answer(text))] for key, text in answers.items()]
    address = f"ours/arbeitsblaetter/{worksheet}.html"
    with opened(browser, server, Candidate(worksheet, address)) as page:
        page.goto(f"{server.address}{PLAIN.address}")
        page.evaluate(_SEED, values)
        page.add_init_script(probe.watching_tasks())
        slow_down(page.context.new_cdp_session(page), network=False)
        page.goto(f"{server.address}{address}", wait_until="networkidle")
        yield page


def _typed(browser: Browser, server: Server, worksheet: str, answers: dict[str, str]) -> Longest:
    with _slow_page(browser, server, worksheet, answers) as page:
        # What the page says of answers that it has read, and found on the disk.
        page.locator("[data-part=badge][data-state=saved]").wait_for()
        # The first in sight, without a question at each of a thousand whether it is: that would take a minute.
        field = page.locator("textarea:not(.repeat--away *)").first
        field.focus()
        field.press("Control+End")
        opening: float = page.evaluate(_LONGEST)
        saved = page.evaluate_handle("(text) => ({ saved: bench.whenSaved(text) })", _TYPED)
        page.keyboard.type(_TYPED, delay=_KEY_INTERVAL_MS)
        saved.evaluate("({ saved }) => saved")
        return Longest(opening, page.evaluate(_LONGEST))


def _imported(browser: Browser, server: Server) -> Longest:
    answers = {f"vorbereitung.frage-{number}": answer(_SENTENCE) for number in range(most_imported())}
    with tempfile.TemporaryDirectory() as folder, _slow_page(browser, server, "vorbereitung", {}) as page:
        file = write_file(Path(folder) / "viel.json", answers)
        page.evaluate(_LONGEST)
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Datei", exact=True).click()
            page.get_by_role("button", name="Aus Datei öffnen").click()
        chooser.value.set_files(file)
        page.get_by_role("dialog").get_by_role("button", name="Übernehmen").click()
        page.get_by_role("button", name="Übernahme rückgängig machen").wait_for()
        return Longest(page.evaluate(_LONGEST), None)
