/**
 * A worksheet in the words of a person who uses it; see tests/client/sheet.py.
 */
import { eventually } from "./engines.mjs";

export const TEXT = "Ämter & Vereine 🧭👩🏽‍🏫 مرحبا <script>document.title='Beute'</script>\nzweite Zeile";

/**
 * @param {import("puppeteer-core").Page | import("puppeteer-core").Frame} page
 * @param {string} [goal] The id of the question about goals, which is longer in the guide in one file.
 */
export function sheetOn(page, goal = "ziel") {
  const question = `[id="${goal}"]`;

  /** @param {string} state */
  const badge = (state) => page.waitForSelector(`[data-part=badge][data-state=${state}]`);

  return {
    badge,

    /** @param {string} text As if pasted: both engines type emoji in their own way. */
    async write(text) {
      await page.waitForSelector(`${question} textarea`);
      await page.$eval(
        `${question} textarea`,
        (field, value) => {
          /** @type {HTMLTextAreaElement} */ (field).focus();
          document.execCommand("insertText", false, value);
        },
        text,
      );
      await badge("saved");
    },

    /** Choose a status, name who is responsible, and by when. */
    async detail() {
      await page.$eval(`${question} [value=doing]`, (radio) => /** @type {HTMLElement} */ (radio).click());
      for (const [field, value] of /** @type {const} */ ([
        ["responsible", "Jugendamt"],
        ["due", "2027-03-12"],
      ])) {
        await page.$eval(
          `${question} [data-field=${field}]`,
          (input, given) => {
            /** @type {HTMLInputElement} */ (input).value = given;
            input.dispatchEvent(new Event("input", { bubbles: true }));
            input.dispatchEvent(new Event("change", { bubbles: true }));
          },
          value,
        );
      }
      await badge("saved");
    },

    /** What the question holds. */
    read: () =>
      page.$eval(question, (element) => {
        /** @param {string} selector */
        const field = (selector) => /** @type {HTMLInputElement} */ (element.querySelector(selector));
        return {
          answer: field("textarea").value,
          isDoing: field("[value=doing]").checked,
          responsible: field("[data-field=responsible]").value,
          due: field("[data-field=due]").value,
        };
      }),

    /** @param {string} answer */
    async expectAnswer(answer) {
      await page.waitForSelector(`${question} textarea`);
      await eventually(async () => (await this.read()).answer === answer);
    },

    /** @param {string} name The button's. */
    async click(name) {
      const button = await eventually(async () => {
        const found = await page.evaluateHandle(
          (label) =>
            [...document.querySelectorAll("button")].find(
              (each) => each.textContent?.trim() === label && each.checkVisibility(),
            ),
          name,
        );
        return found.asElement();
      });
      // In the middle of the window, where no bar lies over it.
      await button.evaluate((element) => /** @type {Element} */ (element).scrollIntoView({ block: "center" }));
      await /** @type {import("puppeteer-core").ElementHandle<Element>} */ (button).click();
    },
  };
}
