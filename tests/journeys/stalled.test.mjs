/**
 * A page whose script does not come says so by itself; one whose script comes late takes over.
 *
 * `tests/parts/stalled/test_stalled.py` knows more ways in which a script may be missing, in Chromium alone.
 */
import { eventually } from "./browser.mjs";
import { journey } from "./engines.mjs";
import { sheetOn } from "./sheet.mjs";

/** @import { Tab } from "./browser.mjs" */

const TEXT = "Eine Seite voller Gedanken";
const FULL = "arbeitsblaetter/vorbereitung.html";
const LEAN = "bogen/vorbereitung.html";
const HOMES = /** @type {const} */ (["http"]);

/** @param {Tab} page Says in the badge and at the first field, to the eye, that nothing is saved. */
const expectTold = (page) =>
  eventually(() =>
    page.evaluate(() =>
      ["[data-part=badge]", "[data-question]"].every((part) =>
        [...document.querySelectorAll(`${part} .stalled`)]
          .slice(0, 1)
          .some((told) => told.checkVisibility() && told.textContent?.includes("nicht gespeichert")),
      ),
    ),
  );

/** @param {Tab} page The field takes what is typed, whether anything listens or not. */
const type = (page) =>
  page.evaluate((text) => {
    document.querySelector("textarea")?.focus();
    document.execCommand("insertText", false, text);
  }, TEXT);

/** @param {Tab} page */
const expectTyped = (page) =>
  eventually(() => page.evaluate((text) => document.querySelector("textarea")?.value === text, TEXT));

/** @param {string} html @returns {string} The address of the sheet's own script. */
const scriptOf = (html) => `/${html.match(/assets\/main-[^"]+\.js/)?.[0]}`;

journey("a script that is gone is told", { homes: HOMES, isFaulty: true }, async ({ page, home, site }) => {
  site.routes[scriptOf(await site.read(FULL))] = (_, response) => {
    response.writeHead(404).end("Nicht gefunden");
  };
  await page.goto(`${home}${FULL}`);
  await type(page);
  await expectTold(page);
  await expectTyped(page);
});

journey("a script that comes late takes over", { homes: HOMES, isSlow: true }, async ({ page, home, site }) => {
  const address = scriptOf(await site.read(FULL));
  const script = await site.read(address.slice(1));
  /** @type {(value?: unknown) => void} */
  let letGo = () => {};
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  site.routes[address] = async (_, response) => {
    await held;
    response.writeHead(200, { "Content-Type": "text/javascript; charset=utf-8" }).end(script);
  };
  const loaded = page.goto(`${home}${FULL}`);
  await eventually(() => page.evaluate(() => document.querySelector("textarea") !== null).catch(() => false));
  await type(page);
  await expectTold(page);
  letGo();
  await loaded;
  const sheet = sheetOn(page);
  await sheet.badge("saved");
  await sheet.expectAnswer(TEXT);
  await eventually(() => page.evaluate(() => document.querySelector(".stalled") === null));
  await page.reload();
  await sheet.expectAnswer(TEXT);
});

journey(
  "a lean page whose script was changed on the way is told",
  { homes: HOMES, isFaulty: true },
  async ({ page, home, site }) => {
    const html = (await site.read(LEAN)).replaceAll(/(<script(?: (?!src=)[^>]*)?>)(?=[^<])/g, "$1 ");
    site.routes[`/${LEAN}`] = (_, response) => {
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(html);
    };
    await page.goto(`${home}${LEAN}`);
    await expectTold(page);
  },
);
