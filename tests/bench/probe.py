"""Looks at a page from inside without costing it anything, and types as soon as a person could."""

WORD = "Rathausbesprechung"

PATIENCE_MS = 60_000

# Notes when a text is in the storage for the first time, and tells whoever waits for one.
_WATCH_STORAGE = """
const setItem = Storage.prototype.setItem;
const awaited = new Map();
const { promise: isSaved, resolve: tellSaved } = Promise.withResolvers();
window.bench = { typed: null, saved: null, tasks: [], isSaved };
Storage.prototype.setItem = function (key, value) {
  setItem.call(this, key, value);
  if (bench.saved === null && value.includes("%(word)s")) {
    bench.saved = performance.now();
    tellSaved();
  }
  for (const [text, tell] of awaited) if (value.includes(text)) tell();
};
bench.whenSaved = (text) => new Promise((resolve, reject) => {
  awaited.set(text, () => resolve(awaited.delete(text)));
  setTimeout(() => reject(new Error("what was typed was not saved")), %(patience)d);
});
"""

# The browser's own account of tasks that kept a person waiting: 50 ms and longer.
_WATCH_TASKS = """
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) bench.tasks.push([startTime, duration]);
}).observe({ type: "longtask", buffered: true });
"""

# Types in the first frame that shows a field.  An observer of intersections is told what the browser's own layout of
# that frame has found: nothing is laid out for it, and nothing is laid out earlier than without it.  A field without
# a box (behind `hidden`, or before its style) does not count, and neither does one that takes no text.
# It types from within: by way of another process, each page would wait as long as that takes on a busy machine.
_TYPE_AT_ONCE = """
let field = null;
const frames = new IntersectionObserver((entries) => {
  const { boundingClientRect, target } = entries.at(-1);
  const isPainted = performance.getEntriesByName("first-contentful-paint").length > 0;
  if (isPainted && boundingClientRect.height > 0 && !target.disabled && !target.readOnly) {
    frames.disconnect();
    nodes.disconnect();
    target.focus({ preventScroll: true });
    bench.typed = performance.now();
    document.execCommand("insertText", false, "%(word)s");
    return;
  }
  frames.unobserve(target);
  requestAnimationFrame(() => { if (target === field) frames.observe(target); });
});
const nodes = new MutationObserver(() => {
  const first = document.querySelector("textarea");
  if (first === field) return;
  if (field) frames.unobserve(field);
  field = first;
  if (field) frames.observe(field);
});
nodes.observe(document, { childList: true, subtree: true });
"""

_VALUES = {"word": WORD, "patience": PATIENCE_MS}


def watching() -> str:
    """The script, for the start of a page, that only looks; `bench.whenSaved(text)` waits for a text in storage."""
    return _alone(_WATCH_STORAGE)


def watching_tasks() -> str:
    """The script, for the start of a page, that also notes in `bench.tasks` when each long task began and took."""
    return _alone(_WATCH_STORAGE + _WATCH_TASKS)


def typing_at_once() -> str:
    """The script, for the start of a page, that types as soon as a person could, and notes when that is saved."""
    return _alone(_WATCH_STORAGE + _WATCH_TASKS + _TYPE_AT_ONCE)


def _alone(script: str) -> str:
    return f"(() => {{ {script % _VALUES} }})()"
