"""A worksheet in the browser, in the words of a person who uses it."""

import json
import re
from contextlib import suppress
from typing import Any, cast

from playwright.sync_api import Error, Locator, Page, Route, expect

from tests.helpers.waiting import eventually

PREFIX = "fachaustausch:1:first:"
KEY = f"{PREFIX}vorbereitung."

LONG = "Ämter, Schulen und Vereine sitzen an einem Tisch und reden über das, was fehlt. " * 63
HOSTILE = "<script>document.title='Beute'</script> & „Zitat“ 🧭👩🏽‍🏫 مرحبا بكم في المدينة\n\n  eingerückt\u0000"


# Whether the badge says that all is saved, within ten seconds. A test's own clock stops every timer but this one.
_SAVED = """(badge) => new Promise((resolve) => {
  const look = () => badge.dataset.state === "saved" && resolve(true);
  new MutationObserver(look).observe(badge, { attributeFilter: ["data-state"] });
  scheduler.postTask(() => resolve(false), { delay: 10_000 });
  look();
})"""


def put_answer(page: Page, key: str, **fields: Any) -> None:
    """Store an answer behind the page's back, as an earlier version or another window might have."""
    answer = {"answer": "", "changedAt": "2026-11-19T10:00:00.000Z", "revision": 1, **fields}
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"{PREFIX}{key}", json.dumps(answer)])


def unfold(page: Page, button: Locator) -> None:
    """Press a button that shows what stands behind it, unless it is shown; it does so once the page has started."""
    expect(page.locator(".sheet.is-starting")).to_have_count(0)
    if button.get_attribute("aria-expanded") == "false":
        button.click()
        # Where the line above moves between pressing and letting go, nothing is pressed: a person does it again.
        with suppress(AssertionError):
            expect(button).to_have_attribute("aria-expanded", "true", timeout=5000)
            return
        button.click()
    expect(button).to_have_attribute("aria-expanded", "true")


def in_menu(page: Page, name: str) -> Locator:
    """What the menu of the bar above a sheet offers; opens it."""
    unfold(page, page.get_by_role("button", name="Datei", exact=True))
    return page.locator("[data-part=file-menu]").get_by_role("button", name=name, exact=True)


def from_menu(page: Page, name: str) -> None:
    """Choose from the menu of the bar above a sheet."""
    in_menu(page, name).click()


def visit_name(page: Page) -> Locator:
    """The field for the name of the visit, which stands behind the line above the bar."""
    unfold(page, page.locator("[data-action=about]"))
    return page.locator("[data-part=name]")


def delete(page: Page, what: str) -> None:
    """Delete by the bar above a sheet.

    Args:
        page: With a sheet.
        what: What the button in the dialog says, such as "Alles löschen".
    """
    from_menu(page, "Löschen")
    page.get_by_role("button", name=what).click()


class Sheet:
    """One worksheet page: the full one, or where a test says so, the lean one."""

    folder = "arbeitsblaetter"

    def __init__(self, page: Page, home: str, worksheet: str = "vorbereitung") -> None:
        self.page = page
        self.address = f"{home}{self.folder}/{worksheet}.html"
        self.badge = page.locator("[data-part=badge]")
        self.spoken = page.get_by_role("status").and_(page.locator("[data-part=spoken]"))

    def open(self) -> "Sheet":
        self.page.goto(self.address)
        expect(self.badge).not_to_have_attribute("data-state", "starting")
        # The script of the shell comes last, and changes the page once more.
        expect(self.page.locator("html.no-js")).to_have_count(0)
        return self

    def question(self, name: str) -> Locator:
        return self.page.locator(f"[id='{name}']")

    def text(self, name: str) -> Locator:
        return self.question(name).locator("textarea")

    def unfold(self, name: str) -> Locator:
        """The question, with its smaller fields; its script may unfold them at the same moment."""
        question = self.question(name)
        question.locator("[data-part=fold]").evaluate_all("(all) => { for (const each of all) each.open = true }")
        return question

    def status(self, name: str, label: str) -> Locator:
        return self.unfold(name).get_by_role("radio", name=label, exact=True)

    def responsible(self, name: str) -> Locator:
        return self.unfold(name).get_by_label("Zuständig")

    def due(self, name: str) -> Locator:
        return self.unfold(name).get_by_label("Bis wann")

    def button(self, name: str, question: str) -> Locator:
        return self.question(question).get_by_role("button", name=name)

    def write(self, name: str, text: str) -> None:
        """Write as a person does, and wait until the page says that it is saved."""
        self.text(name).fill(text)
        self.expect_saved()

    def expect_saved(self) -> None:
        """Wait until the page says so: it tells itself, because looks from outside are up to half a second apart."""
        with suppress(Error):  # The page was left meanwhile.
            if self.badge.evaluate(_SAVED):
                return
        expect(self.badge).to_have_attribute("data-state", "saved")

    def stored(self, name: str) -> dict[str, Any]:
        value = self.page.evaluate("key => localStorage.getItem(key)", f"{KEY}{name}")
        return cast(dict[str, Any], json.loads(value)) if value else {}

    def expect_stored(self, name: str, answer: str) -> None:
        """Wait until an answer is in the storage; looks at every frame, and gives up after ten seconds."""
        stored = self.page.evaluate(
            """([key, answer]) => new Promise((resolve) => {
              const start = performance.now();
              (function look() {
                const value = JSON.parse(localStorage.getItem(key) ?? "null")?.answer;
                if (value === answer || performance.now() - start > 10_000) resolve(value);
                else requestAnimationFrame(look);
              })();
            })""",
            [f"{KEY}{name}", answer],
        )
        assert stored == answer

    def expect_rest(self) -> None:
        """Wait for what the lean page loads once a key can be kept; the full page has it from the start."""
        if self.folder == "bogen":
            self.page.evaluate(
                "new Promise((resolve, reject) => { (function look() { "
                "if (window.fachaustauschRest) resolve(); else requestAnimationFrame(look); })(); "
                "setTimeout(() => reject(new Error('the rest did not come')), 30000); })"
            )

    def keys(self) -> list[str]:
        return cast(list[str], self.page.evaluate("Object.keys(localStorage).sort()"))


class Held:
    """Requests that get no answer until the test lets them go on."""

    def __init__(self, page: Page, pattern: str | re.Pattern[str]) -> None:
        self._page = page
        self._routes: list[Route] = []
        page.route(pattern, self._keep)

    def _keep(self, route: Route) -> None:
        self._routes.append(route)

    def let_go(self) -> None:
        """Let the first one go on, as soon as there is one."""
        eventually(self._page, lambda: self._routes)[0].continue_()


def never_quiet(page: Page) -> None:
    """Let no quiet moment come: what waits for one starts only where somebody acts."""
    page.add_init_script("window.requestIdleCallback = () => 0")


def hold_script(page: Page) -> Held:
    """Let the page load without its script, until the test lets it go on."""
    return Held(page, re.compile(r"/assets/main\w*-.*\.js"))
