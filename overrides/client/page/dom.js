/**
 * Builds elements.  Texts become text: nothing that comes from a file is ever read as HTML.
 */
import { DONE } from "./notices.js";

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string | Record<string, string | (() => void)>} [properties] A class, or attributes by name; a function is
 * called at a click.
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(typeof properties === "string" ? { class: properties } : properties)) {
    if (typeof value === "function") element.addEventListener("click", value);
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * @param {string} label
 * @param {() => void} action
 * @param {string} [look] More classes.
 */
export const button = (label, action, look = "") =>
  el("button", { type: "button", class: `button ${look}`.trim(), click: action }, label);

/**
 * Open a dialog that goes away when it is closed.  The browser gives the focus back.
 *
 * @param {string} title
 * @param {string} [look] More classes.
 */
export function openDialog(title, look = "") {
  const id = `desk.title.${document.querySelectorAll("dialog").length}`; // One may open above another.
  const heading = el("h2", { class: "dialog__title", id }, title);
  const dialog = el("dialog", { class: `dialog ${look}`.trim(), "aria-labelledby": id }, heading);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  if (window !== parent) stayNear(dialog, document.activeElement ?? document.body);
  dialog.showModal();
  return dialog;
}

/** How much of the screen a frame may have for itself, below the browser's own bars and the page around it. */
const REACH = 0.6;

/**
 * A frame may be as high as its page: the middle of it, where a browser puts a dialog, is not where the person looks,
 * and a dialog of that height does not scroll.
 *
 * @param {HTMLDialogElement} dialog
 * @param {Element} opener
 */
function stayNear(dialog, opener) {
  const { top } = opener.getBoundingClientRect();
  dialog.style.setProperty("--reach", `${Math.round(screen.availHeight * REACH)}px`);
  const place = () => {
    dialog.style.margin = `${Math.max(0, Math.min(top, innerHeight - dialog.offsetHeight))}px auto auto`;
  };
  place(); // Before it opens, because the browser scrolls to it then.
  new ResizeObserver(place).observe(dialog);
  dialog.addEventListener("close", () => opener.scrollIntoView({ block: "nearest" }));
}

/**
 * Tell what has happened, and offer to take it back, once.
 *
 * @param {HTMLElement} notices
 * @param {string} done
 * @param {{ label: string, undo: () => void | Promise<void>, undone: string }} way
 * @returns {(done: string, isPartly: boolean) => void} Tells how it went on, unless it was taken back.  Partly: not all
 * of it went well.
 */
export function tellWithUndo(notices, done, { label, undo, undone }) {
  const text = el("p", { role: "status" });
  const back = button(label, async () => {
    const done = undo();
    back.remove();
    await done; // Much is taken back in pieces.
    text.textContent = undone;
    box.classList.add(DONE);
  });
  const box = el("div", `notice ${DONE}`, text, back);
  notices.append(box);
  text.textContent = done; // Once it is in the page: only a change is read out.
  back.focus();
  return (next, isPartly) => {
    if (!box.contains(back)) return;
    text.textContent = next;
    box.classList.toggle(DONE, !isPartly);
  };
}
