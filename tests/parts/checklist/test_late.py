"""What is late is seen: amber and bold, and said with words."""

import datetime
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.helpers.sheet import PREFIX, put_answer

# Of what a person has to read in bright light, too.
AAA = 7

_RATIO = """(element) => {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[0-9.]+/g).map(Number).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  let ground = element;
  while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
  const [one, other] = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor].map(light);
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}"""


def days(count: int) -> str:
    return (datetime.date.today() + datetime.timedelta(count)).isoformat()


def style(locator: Locator, name: str) -> Any:
    return locator.evaluate("(element, name) => getComputedStyle(element)[name]", name)


def colour_of(page: Page, name: str) -> Any:
    """A colour by its name, as the browser computes it now."""
    return page.evaluate(
        """(name) => {
          const probe = document.body.appendChild(document.createElement("i"));
          probe.style.color = name;
          const { color } = getComputedStyle(probe);
          probe.remove();
          return color;
        }""",
        name,
    )


@pytest.fixture
def late(page: Page, server: str) -> Locator:
    """Two lines that are late: one by a date that somebody wrote, one by the day of the visit."""
    page.goto(f"{server}checkliste.html")
    page.evaluate("([key, date]) => localStorage.setItem(key, JSON.stringify({ date }))", [PREFIX[:-1], days(75)])
    put_answer(page, "ausgangslage.anlass", due=days(-49))
    put_answer(page, "vorbereitung.ziel", due=days(30))
    page.reload()
    page.get_by_role("radio", name="Überfällig").check()
    parts = page.locator(".checklist__row--late .checklist__due :is([data-value=due], .checklist__late)")
    expect(parts.nth(1)).to_have_text("seit 7 Wochen fällig")
    expect(parts.nth(3)).to_contain_text("fällig")
    return parts


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_late_is_amber_and_bold(late: Locator, width: int, scheme: Any) -> None:
    late.page.emulate_media(color_scheme=scheme)
    late.page.set_viewport_size({"width": width, "height": 700})
    amber = colour_of(late.page, "var(--warn)")
    assert amber != colour_of(late.page, "var(--muted)")
    for part in late.all()[:4]:
        assert style(part, "color") == amber
        assert style(part, "fontWeight") == "600"
        assert part.evaluate(_RATIO) >= AAA


def test_what_is_not_late_is_neither(late: Locator) -> None:
    late.page.get_by_role("radio", name="Alle").check()
    other = late.page.locator("[data-question='vorbereitung.ziel'] [data-value=due]")
    assert style(other, "fontWeight") == "400"
    assert style(other, "color") != colour_of(late.page, "var(--warn)")


@pytest.mark.parametrize("context_options", [{"forced_colors": "active"}])
def test_in_a_contrast_theme_it_has_the_systems_colours_and_stays_bold_with_its_words(late: Locator) -> None:
    for part in late.all()[:4]:
        assert style(part, "color") == colour_of(late.page, "ButtonText")
        assert style(part, "fontWeight") == "600"


def test_on_a_phone_a_late_line_is_as_high_as_any_other(late: Locator) -> None:
    put_answer(late.page, "ausgangslage.anlass", due=days(-49), responsible="Herr Weber", status="doing")
    late.page.set_viewport_size({"width": 390, "height": 740})
    late.page.get_by_role("radio", name="Alle").check()
    late.page.reload()
    expect(late.nth(1)).to_have_text("seit 7 Wochen fällig")
    lines = late.page.locator(".checklist__row")
    expect(lines.first).to_contain_text("Herr Weber")
    heights = {round(line.bounding_box()["height"]) for line in lines.all()[:4]}  # type: ignore[index]
    assert len(heights) == 1, heights
