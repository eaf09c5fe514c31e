/**
 * Who has written what: one field for each file that does not say so, and for the person herself.
 *
 * @import { Comparison, Source } from "../../client/answers/merge.js"
 * @import { Found } from "./review_found.js"
 *
 * @typedef {ReturnType<typeof createNaming>} Naming
 */
import { EMPTY, isBlank } from "../../client/answers/answers.js";
import { compare } from "../../client/answers/merge.js";
import { el } from "../../client/page/dom.js";
import * as texts from "./review_texts.js";

/** @param {Found} found */
export function createNaming(found) {
  /** @type {Map<string, HTMLInputElement>} By the name that was proposed. */
  const fields = new Map();
  /** @type {(() => void)[]} */
  const followers = [];
  const own = isOwnAsked(found) ? createField(texts.yourName, "", "name") : null;

  /** @param {string} name */
  const shown = (name) => fields.get(name)?.value.trim() || name;

  /** @param {string} label @param {string} value @param {string} autocomplete */
  function createField(label, value, autocomplete) {
    const input = el("input", { class: "input", type: "text", autocomplete, placeholder: value, dir: "auto" });
    input.value = value;
    return { input, field: el("label", "field review__name", el("span", "label", label), input) };
  }

  return {
    /** What the person says of herself, where she is asked. */
    own,
    /** @param {Source & { isProposed: boolean }} source @param {string} file */
    fieldFor({ name, isProposed }, file) {
      if (!isProposed) return null;
      const { input, field } = createField(texts.nameOf(file), name, "off");
      input.addEventListener("focus", () => input.select());
      input.addEventListener("change", () => {
        for (const follow of followers) follow();
      });
      fields.set(name, input);
      return field;
    },
    shown,
    /** @param {() => void} show Is called whenever somebody gets another name, too. */
    follow(show) {
      followers.push(show);
      show();
    },
    /**
     * @param {Comparison} comparison
     * @returns {Comparison} The same, put together under the names that stand there now.
     */
    renamed(comparison) {
      const { question, own: here } = comparison;
      const mine = own?.input.value.trim() || found.ownName;
      const others = found.sources.map(({ name, answers }) => ({
        name: shown(name),
        answers: new Map([[question, answers.get(question) ?? EMPTY]]),
      }));
      return compare(new Map([[question, here]]), others, mine)[0];
    },
  };
}

/** @param {Found} found Whether an answer of hers may come to stand beside another one. */
const isOwnAsked = ({ author, isOwn, different }) => !author && !isOwn && different.some(({ own }) => !isBlank(own));
