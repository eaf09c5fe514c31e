"""Compares what a browser shows, pixel by pixel."""

import base64
from typing import Any

from playwright.sync_api import Locator, Page

# How far around an element its focus may show, in CSS pixels.
MARGIN = 16

_COUNT = """async (images) => {
  const [one, other] = await Promise.all(images.map(async (image) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
  }));
  if (one.length !== other.length) return Infinity;
  let count = 0;
  for (let at = 0; at < one.length; at += 4) {
    const apart = [0, 1, 2].map((part) => Math.abs(one[at + part] - other[at + part]));
    if (Math.max(...apart) > 48) count += 1;
  }
  return count;
}"""


def changed(blank: Page, one: bytes, other: bytes) -> int:
    """How many pixels differ so much that people see it.

    Args:
        blank: A page without a policy, to compare in.
        one: A screenshot.
        other: Another of the same size.
    """
    count: int = blank.evaluate(_COUNT, [base64.b64encode(image).decode("ascii") for image in (one, other)])
    return count


def around(page: Page, box: dict[str, float]) -> bytes:
    """A screenshot of a place in the window and what is right around it, without caret and movement."""
    size: Any = page.viewport_size
    left, top = max(box["x"] - MARGIN, 0), max(box["y"] - MARGIN, 0)
    right = min(box["x"] + box["width"] + MARGIN, size["width"])
    bottom = min(box["y"] + box["height"] + MARGIN, size["height"])
    clip: Any = {"x": left, "y": top, "width": max(right - left, 1), "height": max(bottom - top, 1)}
    return page.screenshot(clip=clip, animations="disabled")


def picture(locator: Locator) -> bytes:
    """A screenshot of an element, without caret and movement."""
    return locator.screenshot(animations="disabled")
