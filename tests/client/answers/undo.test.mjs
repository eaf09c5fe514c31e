import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY } from "../../../overrides/client/answers/answers.js";
import { createHistory } from "../../../overrides/client/answers/undo.js";

/** @param {string} answer */
const text = (answer) => ({ ...EMPTY, answer });

test("nothing can be undone at the start", () => {
  const history = createHistory(text(""));
  assert.equal(history.canUndo(), false);
  assert.equal(history.undo(), null);
  assert.equal(history.redo(), null);
});

test("letters typed in one go are undone together", () => {
  const history = createHistory(text(""));
  history.record(text("L"), 0);
  history.record(text("Le"), 100);
  history.record(text("Ler"), 200);
  assert.deepEqual(history.undo(), text(""));
});

test("a pause in typing begins a new step", () => {
  const history = createHistory(text(""));
  history.record(text("Erst"), 0);
  history.record(text("Erst dann"), 5000);
  assert.deepEqual(history.undo(), text("Erst"));
});

test("a deletion is a step of its own, even in the middle of typing", () => {
  const history = createHistory(text(""));
  history.record(text("Alles"), 0);
  history.record(text(""), 10);
  history.record(text("N"), 20);
  assert.deepEqual(history.undo(), text(""));
  assert.deepEqual(history.undo(), text("Alles"));
});

test("two fields are never undone together", () => {
  const history = createHistory(text(""));
  history.record(text("a"), 0);
  history.record({ ...text("a"), responsible: "b" }, 10);
  assert.deepEqual(history.undo(), text("a"));
});

test("a change of the status is a step of its own", () => {
  const history = createHistory(text(""));
  history.record({ ...EMPTY, status: "open" }, 0);
  history.record({ ...EMPTY, status: "done" }, 1);
  assert.deepEqual(history.undo(), { ...EMPTY, status: "open" });
});

test("a step that stands apart does not join the typing before it", () => {
  const history = createHistory(text("mine"));
  history.record(text("theirs"), 0, true);
  history.record(text("mine"), 1, true);
  assert.deepEqual(history.undo(), text("theirs"));
});

test("what was undone can be done again, until something new is written", () => {
  const history = createHistory(text(""));
  history.record(text("eins"), 0);
  history.undo();
  assert.deepEqual(history.redo(), text("eins"));
  history.undo();
  history.record(text("zwei"), 10);
  assert.equal(history.canRedo(), false);
});

test("a note of the same text is no step", () => {
  const history = createHistory(text("a"));
  history.record(text("a"), 0, true);
  assert.equal(history.canUndo(), false);
});

test("the oldest steps go first", () => {
  const history = createHistory(text(""));
  for (let step = 1; step <= 250; step += 1) history.record(text("x".repeat(step)), step * 10_000);
  let undone = 0;
  while (history.undo()) undone += 1;
  assert.equal(undone, 200);
});
