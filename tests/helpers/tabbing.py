"""Where the Tab key leads, and whether one sees it."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from tests.helpers.pixels import around, changed

# The mark around a small box has as many pixels, drawn two wide.
LEAST = 80

# The element with the focus: what it is, where it is, and what covers it.
_AT = """() => {
  let element = document.activeElement;
  if (element === document.body) return null;
  const name = `${element.localName}${element.type ? `[${element.type}]` : ""}.${element.className}`;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const clamp = (value, size) => Math.min(Math.max(value, 1), size - 1);
  const x = clamp(box.x + box.width / 2, innerWidth), y = clamp(box.y + box.height / 2, innerHeight);
  const hit = document.elementFromPoint(x, y);
  const isInWidth = box.width > 0 && box.right > 0 && box.left < innerWidth;
  const isInHeight = box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  const isFree = hit && (element.contains(hit) || hit.contains(element) || hit.control === element);
  const seen = (window.seenByTest ??= new Map());
  const before = seen.get(element);
  seen.set(element, (before ?? 0) + 1);
  return {
    name, box: { x: box.x, y: box.y, width: box.width, height: box.height },
    text: element.outerHTML.slice(0, 160), times: before ?? 0,
    fault: !(isInWidth && isInHeight) ? "is out of sight" : isFree ? "" : `is behind ${hit?.outerHTML.slice(0, 99)}`,
  };
}"""


def walk(page: Page, key: str = "Tab", stops: int = 120) -> Iterator[dict[str, Any]]:
    """Every stop of the Tab key, until it leaves the page or comes round."""
    last = None
    for _ in range(stops):
        page.keyboard.press(key)
        at = page.evaluate(_AT)
        if at is None or (at["times"] and at["text"] != last):
            return
        if not at["times"]:
            yield at
        last = at["text"]


def faults_of(page: Page, blank: Page) -> list[str]:
    """What is wrong with the stops of a page; of stops that look alike, one has its mark compared."""
    faults, known = [], set()
    for at in walk(page):
        if at["fault"]:
            faults.append(f"{at['text']} {at['fault']}")
        elif at["name"] not in known:
            known.add(at["name"])
            focused = around(page, at["box"])
            # The browser goes on from here, whatever has the focus.
            page.evaluate("document.activeElement.blur()")
            count = changed(blank, focused, around(page, at["box"]))
            if count < LEAST:
                faults.append(f"{at['text']} shows its focus in {count} pixels only")
    assert known, "no stop at all"
    return faults
