/**
 * A worksheet in the words of a person who uses it; see tests/helpers/sheet.py.
 */
import { eventually } from "./browser.mjs";

/** @import { Tab } from "./browser.mjs" */

export const TEXT = "Ämter & Vereine 🧭👩🏽‍🏫 مرحبا <script>document.title='Beute'</script>\nzweite Zeile";

/**
 * Wait until the page has such an element.
 *
 * @param {Tab} page
 * @param {string} selector
 */
export const waitFor = (page, selector) =>
  eventually(() => page.evaluate((given) => document.querySelector(given) !== null, selector));

/**
 * @param {Tab} page
 * @param {string} selector
 * @returns {Promise<string>} What it says, without blanks around it; "" where there is none.
 */
export const textOf = (page, selector) =>
  page.evaluate((given) => document.querySelector(given)?.textContent?.trim() ?? "", selector);

/**
 * Wait until an element says this, and nothing else.
 *
 * @param {Tab} page
 * @param {string} selector
 * @param {string} text
 */
export const expectText = (page, selector, text) => eventually(async () => (await textOf(page, selector)) === text);

/**
 * Write as if pasted: each engine types emoji in its own way.
 *
 * @param {Tab} page
 * @param {string} selector The field's.
 * @param {string} text
 */
export async function writeInto(page, selector, text) {
  // No script may take the focus into a frame of another site.
  await page.click((given) => document.querySelector(given) ?? undefined, selector);
  await page.evaluate((value) => document.execCommand("insertText", false, value), text);
}

/**
 * Count a person's clicks from now on, until the page is left.
 *
 * @param {Tab} page
 */
export async function counting(page) {
  await page.evaluate(() => {
    const counted = /** @type {{ journeyClicks?: number }} */ (/** @type {unknown} */ (window));
    counted.journeyClicks = 0;
    const count = (/** @type {Event} */ event) => {
      // A label's click comes a second time, at its field; a script's own is nobody's.
      if (event.isTrusted && /** @type {MouseEvent} */ (event).detail)
        counted.journeyClicks = (counted.journeyClicks ?? 0) + 1;
    };
    addEventListener("click", count, { capture: true });
  });
  /** @param {number} more @returns {Promise<number>} */
  const read = (more) =>
    page.evaluate((number) => {
      const counted = /** @type {{ journeyClicks?: number }} */ (/** @type {unknown} */ (window));
      counted.journeyClicks = (counted.journeyClicks ?? 0) + number;
      return counted.journeyClicks;
    }, more);
  return {
    /** @param {number} more That the page cannot see. */
    add: (more) => read(more),
    count: () => read(0),
  };
}

/**
 * Show what stands behind a button; a page that has come back may load again at that moment.
 *
 * @param {Tab} page
 * @param {"file-menu" | "about"} action The button's.
 */
const unfold = (page, action) =>
  eventually(() =>
    page.evaluate((given) => {
      const button = document.querySelector(`[data-action=${given}]`);
      const isUnfolded = button?.getAttribute("aria-expanded") === "true";
      if (!isUnfolded) /** @type {HTMLElement | null} */ (button)?.click();
      return isUnfolded;
    }, action),
  );

/**
 * @param {Tab} page
 * @param {string} [goal] The id of the question about goals, which is longer in the guide in one file.
 */
export function sheetOn(page, goal = "ziel") {
  const question = `[id="${goal}"]`;

  /** @param {string} state */
  const badge = (state) => waitFor(page, `[data-part=badge][data-state=${state}]`);

  return {
    badge,

    /** @param {string} text */
    async write(text) {
      await this.type(text);
      await badge("saved");
    },

    /** @param {string} text */
    type: (text) => writeInto(page, `${question} textarea`, text),

    /** Choose a status, name who is responsible, and by when. */
    async detail() {
      await page.evaluate(
        (selector, values) => {
          /** @type {HTMLElement} */ (document.querySelector(`${selector} [value=doing]`)).click();
          for (const [field, value] of values) {
            const input = /** @type {HTMLInputElement} */ (document.querySelector(`${selector} [data-field=${field}]`));
            input.value = value;
            input.dispatchEvent(new Event("input", { bubbles: true }));
            input.dispatchEvent(new Event("change", { bubbles: true }));
          }
        },
        question,
        [
          ["responsible", "Jugendamt"],
          ["due", "2027-03-12"],
        ],
      );
      await badge("saved");
    },

    /** What the question holds. */
    read: () =>
      page.evaluate((selector) => {
        /** @param {string} part */
        const field = (part) => /** @type {HTMLInputElement} */ (document.querySelector(`${selector} ${part}`));
        return {
          answer: field("textarea").value,
          isDoing: field("[value=doing]").checked,
          responsible: field("[data-field=responsible]").value,
          due: field("[data-field=due]").value,
        };
      }, question),

    /** @param {string} answer */
    async expectAnswer(answer) {
      await waitFor(page, `${question} textarea`);
      await eventually(async () => (await this.read()).answer === answer);
    },

    /** @param {string} name What the menu of the bar offers. */
    async choose(name) {
      await unfold(page, "file-menu");
      await this.click(name);
    },

    /** @param {string} name The visit's. */
    async call(name) {
      await unfold(page, "about");
      await writeInto(page, "[data-part=name]", name);
    },

    /** @param {string} name The button's. */
    click: (name) =>
      page.click(
        (label) =>
          [...document.querySelectorAll("button")].find(
            (each) => each.textContent?.trim() === label && each.checkVisibility(),
          ),
        name,
      ),
  };
}
