/**
 * Says at the line itself what became of a change, and offers to take it back: there the eye is.
 *
 * @import { TextStorage } from "../../client/storage/types.js"
 * @import { Gone } from "./steps.js"
 */
import { button, el } from "../../client/page/dom.js";
import { notSaved } from "../../client/page/texts.js";
import * as texts from "./checklist_texts.js";

/**
 * @param {HTMLElement} spoken What is read out: it stays where it is, or nothing would be.
 * @param {TextStorage} storage
 * @param {{ undo: () => Gone | null, redo: () => Gone | null, canUndo: () => boolean, canRedo: () => boolean }} steps
 */
export function createTold(spoken, storage, steps) {
  const text = el("span", "checklist__told-text");
  const undo = button(texts.undo, () => go(steps.undo), "button--text");
  const redo = button(texts.redo, () => go(steps.redo), "button--text");
  const element = el("span", "checklist__told screen-only", text, undo, redo);

  /** @param {string} said */
  function say(said) {
    if (text.textContent === said) return;
    text.textContent = said;
    spoken.textContent = said;
  }

  function sayState() {
    const failure = storage.failure();
    const durability = storage.durability();
    element.classList.toggle("checklist__told--failed", failure !== null);
    if (failure) say(notSaved[failure]);
    else if (durability === "writing") text.textContent = texts.writing;
    else say(durability === "failed" ? texts.kept : texts.saved);
  }

  /** @param {Element} line Or what else was acted in. */
  function showAt(line) {
    const place = line.querySelector("[data-part='told']");
    if (place && element.parentElement !== place) place.append(element);
    undo.hidden = !steps.canUndo();
    redo.hidden = !steps.canRedo();
  }

  /** @param {() => Gone | null} step */
  function go(step) {
    const isUndo = step === steps.undo;
    const gone = step();
    if (!gone) return;
    const { place } = gone;
    const focused = [undo, redo].find((each) => each === document.activeElement);
    showAt(place);
    if (!gone.changed) say(texts.changedSince);
    else if (isUndo) say(texts.takenBack);
    else sayState();
    if (!place.isConnected) return;
    element.scrollIntoView({ block: "nearest" });
    if (focused) (focused.hidden ? [undo, redo].find((each) => !each.hidden) : focused)?.focus();
  }

  storage.subscribe(() => {
    if (element.isConnected && ![texts.takenBack, texts.changedSince].includes(text.textContent ?? "")) sayState();
  });
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
    if (!(ctrlKey || metaKey) || altKey || key.toLowerCase() !== "z") return;
    if (/** @type {Element} */ (target).closest?.("input:not([type='checkbox']), textarea")) return;
    event.preventDefault();
    go(shiftKey ? steps.redo : steps.undo);
  });
  addEventListener("beforeunload", (event) => {
    if (storage.hasUnsaved()) event.preventDefault();
  });

  return {
    /** @param {Element} line The one that was changed. */
    tell(line) {
      spoken.textContent = "";
      text.textContent = "";
      showAt(line);
      sayState();
    },
  };
}
