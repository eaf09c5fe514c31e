/**
 * The engines that the core journeys run in, and a journey that is a test in each of them and at each home of the site.
 */
import assert from "node:assert/strict";
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";
import { eventually } from "./browser.mjs";
import { openChromium, openFirefox } from "./puppeteer.mjs";
import { openSite } from "./site.mjs";
import { openWebKit } from "./webkit.mjs";

/** @import { Browser, Tab } from "./browser.mjs" */
/** @import { Home, Site } from "./site.mjs" */

/** Where a browser keeps apart what the pages of one folder store, as docs/ohne-netz.md tells readers: "home, engine". */
const APART = ["file, Firefox"];

/** @type {Record<string, () => Promise<Browser>>} */
const ENGINES = { Chromium: openChromium, Firefox: openFirefox, WebKit: openWebKit };

/** @type {Map<string, Promise<Browser>>} Each is started once for all journeys of a file: a start takes seconds. */
const browsers = new Map();

after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

/**
 * @typedef {object} Journey
 * @property {Tab} page Fresh, in a profile that has seen nothing yet.
 * @property {string} home Where the site lies, with a slash at its end.
 * @property {Site} site
 * @property {() => Promise<string>} downloaded Waits for the next file that the browser saves; its path.
 */

/**
 * Declare a journey: a test in each engine, at each home.  A page that reports an error fails it.
 *
 * @param {string} name
 * @param {{ homes: readonly Home[], isAcrossPages?: boolean, isFaulty?: boolean, isSlow?: boolean }} where
 *   `isAcrossPages`: what one page stores, another shows; `isFaulty`: something is missing, of which browsers report what
 *   they like; `isSlow`: the page is looked at while it loads.
 * @param {(journey: Journey) => Promise<void>} travel
 */
export function journey(name, { homes, isAcrossPages = false, isFaulty = false, isSlow = false }, travel) {
  for (const home of homes)
    for (const [engine, open] of Object.entries(ENGINES)) {
      const place = `${home}, ${engine}`;
      if (isAcrossPages && APART.includes(place)) continue;
      test(`${name} (${place})`, async () => {
        if (!browsers.has(engine)) browsers.set(engine, open());
        const { openProfile, downloads } = await /** @type {Promise<Browser>} */ (browsers.get(engine));
        const site = await openSite();
        const { tab, errors, close } = await openProfile(isSlow);
        try {
          await rm(downloads, { recursive: true, force: true });
          await mkdir(downloads);
          await travel({ page: tab, home: site.homes[home], site, downloaded: () => waitForFile(downloads) });
        } finally {
          await close();
          await site.close();
        }
        if (!isFaulty) assert.deepEqual(errors, []);
      });
    }
}

/**
 * @param {string} folder
 * @returns {Promise<string>} The path of a file that is complete.
 */
async function waitForFile(folder) {
  const name = await eventually(async () => {
    const names = await readdir(folder);
    return names.length === 1 && names[0].endsWith(".json") ? names[0] : null;
  });
  return path.join(folder, name);
}
