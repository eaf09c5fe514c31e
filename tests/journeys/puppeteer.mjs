/**
 * Chromium by its own protocol, and Firefox by WebDriver BiDi.
 *
 * Playwright, which the other tests use, cannot drive Debian's Firefox.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { eventually, PATIENCE } from "./browser.mjs";
import { killAll } from "./processes.mjs";

/** @import { Browser, Lasting, Profile, Tab } from "./browser.mjs" */

/** What a browser reports although nothing is wrong with the page. */
const HARMLESS = /^JSHandle@/;

/** @param {string} downloads The folder for files that it saves. */
const chromium = (downloads) => ({
  executablePath: process.env.CHROMIUM,
  browser: /** @type {const} */ ("chrome"),
  args: [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    // Service workers ask for their script past the driver, which accepts certificates for pages alone.
    "--ignore-certificate-errors",
  ],
  downloadBehavior: { policy: /** @type {const} */ ("allow"), downloadPath: downloads },
});

/** @param {string} downloads */
const firefox = (downloads) => ({
  executablePath: process.env.FIREFOX,
  browser: /** @type {const} */ ("firefox"),
  extraPrefsFirefox: {
    "browser.download.folderList": 2,
    "browser.download.dir": downloads,
    "browser.download.always_ask_before_handling_new_types": false,
    "intl.accept_languages": "de-DE",
    // As for everyone else: puppeteer lets all files share what they store.
    "security.fileuri.strict_origin_policy": true,
  },
});

export const openChromium = () => open(chromium);
export const openFirefox = () => open(firefox);

/** @param {string} profile A folder. */
export const lastChromium = (profile) => last(chromium(profile), profile);

/** @param {string} profile A folder. */
export const lastFirefox = (profile) => last(firefox(profile), profile);

/**
 * @param {typeof chromium | typeof firefox} engine
 * @returns {Promise<Browser>}
 */
async function open(engine) {
  const downloads = await mkdtemp(path.join(tmpdir(), "journey-"));
  const options = engine(downloads);
  const browser = await puppeteer.launch({ ...options, headless: true, acceptInsecureCerts: true });
  const { downloadBehavior } = /** @type {Partial<ReturnType<typeof chromium>>} */ (options);
  return {
    downloads,
    openProfile: async () => profileOf(await browser.createBrowserContext({ downloadBehavior })),
    async close() {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}

/**
 * @param {object} options
 * @param {string} profile
 * @returns {Promise<Lasting>}
 */
async function last(options, profile) {
  const browser = await puppeteer.launch({ ...options, headless: true, userDataDir: profile });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  page.setDefaultTimeout(PATIENCE);
  return {
    tab: tabOf(page, page),
    async kill() {
      await killAll(/** @type {number} */ (browser.process()?.pid));
      await rm(path.join(profile, "SingletonLock"), { force: true });
    },
  };
}

/**
 * @param {import("puppeteer-core").BrowserContext} context
 * @returns {Promise<Profile>}
 */
async function profileOf(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !HARMLESS.test(message.text())) errors.push(message.text());
  });
  return { tab: tabOf(page, page), errors, close: () => context.close() };
}

/**
 * @param {import("puppeteer-core").Page} page
 * @param {import("puppeteer-core").Page | import("puppeteer-core").Frame} view The page, or a frame in it.
 * @returns {Tab}
 */
function tabOf(page, view) {
  return {
    goto: (address) => view.goto(address),
    back: () => page.goBack(),
    reload: () => page.reload(),
    evaluate: (look, ...given) => view.evaluate(/** @type {any} */ (look), ...given),
    async click(find, ...given) {
      const found = await eventually(async () =>
        (await view.evaluateHandle(/** @type {any} */ (find), ...given)).asElement(),
      );
      const element = /** @type {import("puppeteer-core").ElementHandle<Element>} */ (found);
      // In the middle of the window, where no bar lies over it.
      await element.evaluate((each) => each.scrollIntoView({ block: "center" }));
      await element.click();
    },
    type: (text) => page.keyboard.type(text),
    async upload(selector, ...files) {
      const input = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (await view.$(selector));
      await input.uploadFile(...files);
    },
    async frame(selector) {
      const inside = await eventually(async () => (await view.$(selector))?.contentFrame());
      return tabOf(page, inside);
    },
    async paper() {
      const file = path.join(tmpdir(), `journey-${process.pid}.pdf`);
      await writeFile(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
      const read =
        "import sys, pypdf; print(' '.join(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages))";
      const text = execFileSync(process.env.PYTHON ?? "python3", ["-c", read, file], {
        encoding: "utf8",
        env: { ...process.env, PYTHONIOENCODING: "utf-8" },
      });
      await rm(file);
      return text.replace(/\s+/g, " ");
    },
  };
}
