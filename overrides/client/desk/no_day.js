/**
 * Says beside a date field that what stands there is no day, and what to do.
 */
import * as texts from "../texts.js";
import { el } from "./dom.js";

let count = 0;

/** @param {HTMLInputElement} field Is described by it from now on. */
export function showNoDay(field) {
  if (field.ariaInvalid !== "true") return; // Mended while this script was on its way.
  const id = `desk.no-day-${(count += 1)}`;
  field.setAttribute("aria-describedby", id);
  const place = field.closest(".question__details") ?? /** @type {Element} */ (field.closest("label"));
  place.after(el("p", { class: "notice screen-only", role: "alert", id }, texts.noDay));
}
