/**
 * Both engines that the core journeys run in, each with an empty profile, and a journey that is a test in each.
 *
 * Playwright, which the other tests use, cannot drive Debian's Firefox; puppeteer-core can, by WebDriver BiDi.
 */
import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import puppeteer from "puppeteer-core";
import { openSite } from "./site.mjs";

/** What a browser reports although nothing is wrong with the page. */
const HARMLESS = /^JSHandle@/;

/** Finding one of these after this long, in milliseconds, is a failure. */
const PATIENCE = 20_000;

/** @type {Record<string, { program: string | undefined, options: (downloads: string) => object }>} */
const ENGINES = {
  Chromium: {
    program: process.env.CHROMIUM,
    options: (downloads) => ({
      browser: "chrome",
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
      downloadBehavior: { policy: "allow", downloadPath: downloads },
    }),
  },
  Firefox: {
    program: process.env.FIREFOX,
    options: (downloads) => ({
      browser: "firefox",
      extraPrefsFirefox: {
        "browser.download.folderList": 2,
        "browser.download.dir": downloads,
        "browser.download.always_ask_before_handling_new_types": false,
        "intl.accept_languages": "de-DE",
      },
    }),
  },
};

/**
 * @typedef {object} Journey
 * @property {import("puppeteer-core").Page} page Fresh, in a profile that has seen nothing yet.
 * @property {(page: import("puppeteer-core").Page) => void} watch Let another page fail the test by an error, too.
 * @property {Awaited<ReturnType<typeof openSite>>} site
 * @property {() => Promise<string>} downloaded Waits for the next file that the browser saves.
 */

/**
 * Declare a journey: a test in each engine.  A page that reports an error fails it.
 *
 * @param {string} name
 * @param {(journey: Journey) => Promise<void>} travel
 */
export function journey(name, travel) {
  for (const [engine, { program, options }] of Object.entries(ENGINES)) {
    test(`${name} (${engine})`, async () => {
      assert.ok(program, `${engine} is not named; run make test`);
      const downloads = await mkdtemp(path.join(tmpdir(), "journey-"));
      const site = await openSite();
      const browser = await puppeteer.launch({ executablePath: program, headless: true, ...options(downloads) });
      /** @type {string[]} */
      const errors = [];
      try {
        const page = await browser.newPage();
        const watch = (/** @type {import("puppeteer-core").Page} */ watched) => {
          watched.setDefaultTimeout(PATIENCE);
          watched.on("pageerror", (error) => errors.push(String(error)));
          watched.on("console", (message) => {
            if (message.type() === "error" && !HARMLESS.test(message.text())) errors.push(message.text());
          });
        };
        watch(page);
        await travel({ page, watch, site, downloaded: () => waitForFile(downloads) });
      } finally {
        await browser.close();
        await site.close();
        await rm(downloads, { recursive: true, force: true });
      }
      assert.deepEqual(errors, []);
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

/**
 * Ask again and again until there is an answer.
 *
 * @template Value
 * @param {() => Promise<Value | null | undefined | false>} look
 * @returns {Promise<Value>}
 */
export async function eventually(look) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`not within ${PATIENCE} ms: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
