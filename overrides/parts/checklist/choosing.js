/**
 * Where a person chooses what the checklist shows: controls and address say the same, so that Back brings a choice back.
 *
 * @import { Choice, Order, Show } from "./choice.js"
 * @import { Page, Row } from "./checklist_lines.js"
 */
import { nameKey } from "../../client/answers/answers.js";
import { button, el } from "../../client/page/dom.js";
import { everyone } from "../../client/page/texts.js";
import { noteListName, readListName } from "../../client/storage/list_name.js";
import { readPerson } from "../../client/storage/person.js";
import * as texts from "./checklist_texts.js";
import { DEFAULT, fragmentOf, readChoice } from "./choice.js";

/**
 * @param {HTMLElement} checklist
 * @param {Page} page
 * @param {() => void} render Shows what is chosen now.
 */
export function createChoosing(checklist, { storage, store, others }, render) {
  /** @param {string} name */
  const part = (name) => /** @type {HTMLSelectElement} */ (checklist.querySelector(`[data-part="${name}"]`));
  const [which, who, order, visits] = ["which", "who", "order", "visits"].map(part);
  const answers = /** @type {HTMLInputElement} */ (checklist.querySelector("[data-part='answers']"));
  const shows = /** @type {HTMLInputElement[]} */ ([...checklist.querySelectorAll("[name='checklist.show']")]);
  const visitsField = /** @type {HTMLElement} */ (visits.closest("label"));
  const asking = createAsking(part("asking"), me, keepName);
  /** In the guide in one file, an address names its page first. */
  const { page: start = "" } = /** @type {HTMLElement | null} */ (checklist.closest("[data-page]"))?.dataset ?? {};
  const prefix = start && `${start}/`;
  let choice = { ...(said() ?? DEFAULT) };

  /** @returns {Choice | null} What the address says; null where it is about something else. */
  function said() {
    const fragment = location.hash.slice(1);
    if (fragment === start) return DEFAULT;
    return fragment.startsWith(prefix) ? readChoice(fragment.slice(prefix.length)) : null;
  }

  function me() {
    return readListName(storage) || store.visit().author || readPerson(storage) || "";
  }

  /** @param {string} name */
  function keepName(name) {
    noteListName(storage, name);
    put();
    render();
  }

  function put() {
    for (const radio of shows) radio.checked = radio.value === choice.show;
    answers.checked = choice.answers;
    visits.value = choice.everywhere ? "all" : "";
    order.value = choice.order;
    which.value = choice.worksheet;
    // A sheet that an old address names may be gone.
    if (which.selectedIndex < 0) which.value = choice.worksheet = "";
    checklist.dataset.order = choice.order;
    checklist.classList.toggle("checklist--everywhere", choice.everywhere);
    asking.show(choice.show === "mine");
  }

  function note() {
    choice = {
      show: /** @type {Show} */ (shows.find(({ checked }) => checked)?.value ?? DEFAULT.show),
      order: /** @type {Order} */ (order.value),
      worksheet: which.value,
      person: who.value,
      everywhere: visits.value === "all",
      answers: answers.checked,
    };
    const fragment = fragmentOf(choice);
    const address = fragment ? `#${prefix}${fragment}` : location.href.replace(/#.*/, "") + (start && `#${start}`);
    try {
      history.pushState(null, "", address);
    } catch (error) {
      console.info(error); // Some frames have no address of their own.
    }
    put();
    render();
  }

  for (const field of [...shows, which, who, order, visits, answers]) field.addEventListener("change", note);
  addEventListener("hashchange", () => {
    const next = said();
    if (!next) return;
    choice = { ...next };
    put();
    render();
  });
  put();

  return {
    now: () => choice,
    /** @returns {string} The name of the sheet that is chosen; "" for all. */
    sheet: () => (which.value && which.selectedOptions[0]?.text) || "",
    me,

    /**
     * @param {Row[]} rows Whose people can be chosen.
     * @param {(show: Show) => number} count How many lines each choice would show.
     */
    offer(rows, count) {
      const names = namesIn(rows);
      const chosen = names.get(nameKey(choice.person)) ?? choice.person;
      const people = [...new Set([...names.values(), ...(chosen ? [chosen] : [])])].sort((a, b) =>
        a.localeCompare(b, "de"),
      );
      const shown = ["", ...people];
      // Built anew, it would close under the finger.
      if (String([...who.options].map(({ value }) => value)) !== String(shown)) {
        who.replaceChildren(new Option(everyone, ""), ...people.map((name) => new Option(name, name)));
      }
      who.value = chosen;
      who.disabled = people.length === 0;
      visitsField.hidden = !choice.everywhere && !others.areThere();
      for (const radio of shows) {
        const place = radio.parentElement?.querySelector("[data-part='count']");
        const number = count(/** @type {Show} */ (radio.value));
        if (!place) continue;
        place.textContent = radio.value === "mine" && !me() ? "" : String(number);
        place.toggleAttribute("data-none", number === 0);
      }
    },
  };
}

/**
 * Asks how the person calls herself, where nobody knows, and lets her change it.
 *
 * @param {HTMLElement} place
 * @param {() => string} me
 * @param {(name: string) => void} keep
 */
function createAsking(place, me, keep) {
  let isAsked = false;

  /** @param {boolean} isMine Whether her own questions are shown. */
  function show(isMine) {
    place.hidden = !isMine;
    if (!isMine) {
      isAsked = false;
      return;
    }
    const name = me();
    if (name && !isAsked) return tell(name);
    if (!place.querySelector("input")) ask(name);
  }

  /** @param {string} name */
  function tell(name) {
    const change = button(
      texts.otherName,
      () => {
        isAsked = true;
        ask(name);
      },
      "button--text",
    );
    place.replaceChildren(
      el("span", {}, texts.myName, " ", el("strong", { dir: "auto", translate: "no" }, name)),
      " ",
      change,
    );
  }

  /** @param {string} name */
  function ask(name) {
    const input = el("input", { class: "input", autocomplete: "name", dir: "auto" });
    input.value = name;
    const send = el("button", { type: "submit", class: "button" }, texts.keepName);
    // A sandboxed frame sends no form, but Enter in a field always clicks its button.
    send.addEventListener("click", (event) => {
      event.preventDefault();
      if (!input.value.trim()) return input.focus();
      isAsked = false;
      place.replaceChildren();
      keep(input.value.trim());
      place.querySelector("button")?.focus();
    });
    place.replaceChildren(
      el("form", "checklist__name", el("label", "field", el("span", "label", texts.askName), input), send),
    );
    if (isAsked) input.focus({ preventScroll: true });
  }

  return { show };
}

/**
 * @param {Row[]} rows
 * @returns {Map<string, string>} Each person as she is written first, by what all spellings have in common.
 */
export function namesIn(rows) {
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const { answer } of rows) {
    const key = nameKey(answer.responsible);
    if (key && !names.has(key)) names.set(key, answer.responsible.trim());
  }
  return names;
}
