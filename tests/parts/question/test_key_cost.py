"""A key costs little, however much there is: counted is what the page does, not how long it takes."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.sheet import KEY, Sheet

pytestmark = pytest.mark.both_pages

# What a page can ask of document and layout, and what it reads and writes; each use is noted.
WATCH = """
() => {
  window.noted = { storage: new Set(), queries: 0, layouts: 0, values: 0 };
  for (const name of ["getItem", "setItem", "removeItem", "key"]) {
    const call = Storage.prototype[name];
    Storage.prototype[name] = function (key, ...rest) {
      noted.storage.add(String(key));
      return call.call(this, key, ...rest);
    };
  }
  for (const { prototype } of [Document, Element, DocumentFragment]) {
    for (const name of ["querySelector", "querySelectorAll"]) {
      const call = prototype[name];
      prototype[name] = function (...rest) {
        noted.queries += 1;
        return call.apply(this, rest);
      };
    }
  }
  const count = (prototype, name, what) => {
    const property = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(prototype, name, {
      ...property,
      get() {
        noted[what] += 1;
        return property.get.call(this);
      },
    });
  };
  for (const name of ["offsetHeight", "offsetTop", "offsetWidth", "offsetParent"]) {
    count(HTMLElement.prototype, name, "layouts");
  }
  for (const name of ["scrollHeight", "clientHeight", "scrollTop"]) count(Element.prototype, name, "layouts");
  count(HTMLTextAreaElement.prototype, "value", "values");
}
"""
# One key, as the browser tells of it, and all that the page does at once.
KEY_PRESS = """
(field) => {
  field.focus();
  noted.storage.clear();
  Object.assign(noted, { queries: 0, layouts: 0, values: 0 });
  field.setRangeText("x", field.value.length, field.value.length, "end");
  noted.values = 0;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, data: "x", inputType: "insertText" }));
  return { ...noted, storage: [...noted.storage] };
}
"""


def cost_of_a_key(sheet: Sheet, name: str) -> dict[str, Any]:
    """What the page does in the task of one key that is typed on, and saved at once."""
    sheet.write(name, "Es steht schon etwas da")
    sheet.text(name).press_sequentially("!")
    sheet.expect_saved()
    sheet.page.evaluate(WATCH)
    # So long after the last one that this is saved in the same task.
    sheet.page.wait_for_function(
        "(start) => performance.now() > start + 450", arg=sheet.page.evaluate("performance.now()")
    )
    cost: dict[str, Any] = sheet.text(name).evaluate(KEY_PRESS)
    return cost


def test_a_key_reads_and_writes_the_answer_to_its_question_alone(sheet: Sheet) -> None:
    sheet.write("kontakt", "Auch hier")
    assert cost_of_a_key(sheet, "ziel")["storage"] == [f"{KEY}ziel"]


def test_a_key_reads_its_own_field_alone(sheet: Sheet) -> None:
    assert cost_of_a_key(sheet, "ziel")["values"] <= 3


def test_a_key_asks_nothing_of_document_and_layout(sheet: Sheet) -> None:
    cost = cost_of_a_key(sheet, "ziel")
    assert (cost["queries"], cost["layouts"]) == (0, 0)


def test_among_as_many_rows_as_there_can_be_a_key_costs_no_more(page: Page, server: str) -> None:
    page.goto(f"{server}index.html")
    answer = {"answer": "Maßnahme", "changedAt": "2026-11-19T10:00:00.000Z", "revision": 1}
    page.evaluate(
        """(answer) => {
          for (let number = 0; number < 200; number += 1) {
            const key = `fachaustausch:1:first:transferplan.massnahmen/a${String(number).padStart(4, "0")}`;
            localStorage.setItem(key, answer);
          }
        }""",
        json.dumps(answer),
    )
    Sheet(page, server, "transferplan").open()
    expect(page.locator("[data-row]")).to_have_count(200, timeout=30_000)
    page.evaluate(WATCH)
    page.wait_for_function("(start) => performance.now() > start + 450", arg=page.evaluate("performance.now()"))
    cost = page.locator("[data-row] textarea").last.evaluate(KEY_PRESS)
    assert cost["storage"] == ["fachaustausch:1:first:transferplan.massnahmen/a0199"]
    assert cost["values"] <= 3
    assert cost["queries"] <= 3  # The first change of an answer shows its buttons.
