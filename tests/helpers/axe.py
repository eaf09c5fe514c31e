"""What axe finds on a page, in the colours of day and night."""

from typing import Any, Literal

from playwright.sync_api import Frame, Page

from tests.conftest import PROJECT

AXE = (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page | Frame) -> list[str]:
    """All that axe finds with all of its rules, those too that it calls experimental or leaves off."""
    return _found_by_axe(page, [])


def colour_violations(page: Page | Frame) -> list[str]:
    """What axe finds of all that other colours may change."""
    return _found_by_axe(page, ["cat.color"])


def _found_by_axe(page: Page | Frame, tags: list[str]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate(
        """(tags) => axe.run(document, {
          resultTypes: ["violations"],
          runOnly: { type: "rule", values: axe.getRules(tags.length ? tags : undefined).map(({ ruleId }) => ruleId) },
        })""",
        tags,
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def switch_colours(page: Page, scheme: Literal["light", "dark"]) -> None:
    """As the system does."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate(
        "document.getAnimations().filter((each) => each instanceof CSSTransition).forEach((each) => each.finish())"
    )
