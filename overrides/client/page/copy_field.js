/** A text that can be copied by button, and by hand where the page may not reach the clipboard. */
import { copyFrom } from "./clipboard.js";
import { button, el } from "./dom.js";
import * as texts from "./desk_texts.js";

/**
 * @param {string} label
 * @param {() => string} read
 * @param {"input" | "textarea"} kind
 */
export function copyField(label, read, kind) {
  const field = el(kind, { class: "input", readonly: "", spellcheck: "false", rows: "6", autocomplete: "off" });
  const refresh = () => {
    field.value = read();
  };
  const told = el("span", { role: "status", class: "frame__told" });
  const copyIt = button(texts.copyText, () => {
    refresh();
    void copyFrom(field, told);
  });
  refresh();
  field.addEventListener("focus", () => {
    refresh();
    field.select();
  });
  return {
    box: el("div", "frame__copy", el("label", "field", el("span", "label", label), field), copyIt, told),
    field,
    refresh,
  };
}
