/**
 * Puts into the answers what was typed on this sheet when its script never came.
 *
 * @import { Field } from "../../client/answers/answers.js"
 * @import { PageParts } from "../../client/page/types.js"
 */
import { EMPTY } from "../../client/answers/answers.js";
import { keyOf } from "../../client/answers/keys.js";
import { newInstance } from "../../client/page/questions.js";
import { takeEarly } from "../../client/storage/early_answers.js";
import { join } from "./joining.js";

/** @param {PageParts} page */
export function takeOverEarly({ sheet, store, storage }) {
  takeEarly(store, sheet.dataset.worksheet ?? "", (other, fields, changedAt) => {
    const instance = newInstance();
    for (const [name, [before, value]] of Object.entries(fields)) {
      const [question, field] = /** @type {[string, Field]} */ (name.split(" "));
      const holder = /** @type {HTMLElement | null} */ (sheet.querySelector(`[data-question="${question}"]`));
      if (!holder || !(field in EMPTY)) continue; // The question is gone.
      const isRepeated = holder.querySelector("[data-row]") ?? holder.closest("[data-instance]");
      const key = isRepeated ? `${question}/${instance}` : question;
      const stored = other.read(key);
      if (field !== "answer" && stored[field] !== EMPTY[field] && stored.changedAt > changedAt) continue;
      const entered = field === "answer" ? join(stored.answer, before, value) : value;
      other.write(key, { [field]: entered }, Number(holder.dataset.revision));
      const place = keyOf(store.visitId, key);
      store.receive({ key: place, newValue: storage.getItem(place) ?? null });
    }
  });
}
