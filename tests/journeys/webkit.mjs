/**
 * WebKit: Debian's MiniBrowser on a screen that nobody sees, driven by WebKitWebDriver.
 *
 * A session is a MiniBrowser of its own, which keeps nothing when it ends.  Two things its driver cannot do, and here
 * alone is said what is done instead: it prints nothing (see `layOutForPaper`), and it tells no errors, so a page that has
 * loaded notes its own (see `noteErrors`); what goes wrong before shows in what the page cannot do then.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Builder, By } from "selenium-webdriver";
import { eventually, PATIENCE } from "./browser.mjs";

/** @import { Browser, Tab } from "./browser.mjs" */
/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

/** @returns {Promise<Browser>} */
export async function openWebKit() {
  const home = await mkdtemp(path.join(tmpdir(), "journey-"));
  const downloads = path.join(home, "downloads");
  await mkdir(path.join(home, ".config"), { recursive: true });
  await writeFile(path.join(home, ".config", "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const screen = await openScreen();
  const port = await freePort();
  const driver = spawn(/** @type {string} */ (process.env.WEBKIT), [`--port=${port}`, "--host=127.0.0.1"], {
    stdio: "ignore",
    env: { PATH: process.env.PATH, HOME: home, DISPLAY: screen.display, GDK_BACKEND: "x11" },
  });
  const address = `http://127.0.0.1:${port}`;
  await eventually(() =>
    fetch(`${address}/status`).then(
      (answer) => answer.ok,
      () => false,
    ),
  );
  return {
    downloads,
    async openProfile(isSlow = false) {
      const session = await openSession(address, isSlow);
      /** @type {string[]} */
      const errors = [];
      const page = tabOf(session, null);
      const collect = async () =>
        errors.push(...(await page.evaluate(() => /** @type {any} */ (window).journeyErrors ?? [])));
      /**
       * @template {unknown[]} Given
       * @param {(...given: Given) => Promise<unknown>} leave
       */
      const noting =
        (leave) =>
        async (/** @type {Given} */ ...given) => {
          await collect();
          await leave(...given);
          await page.evaluate(noteErrors);
        };
      const tab = { ...page, goto: noting(page.goto), back: noting(page.back), reload: noting(page.reload) };
      return { tab, errors, close: () => collect().finally(() => session.quit()) };
    },
    async close() {
      for (const process of [driver, screen.process]) {
        process.kill();
        if (process.exitCode === null && process.signalCode === null) await once(process, "exit");
      }
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A screen in memory, which chooses its own number. */
export async function openScreen() {
  const command = ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
  const screen = spawn(process.env.XVFB ?? "Xvfb", command, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const [number] = await once(/** @type {import("node:stream").Readable} */ (screen.stdio[3]), "data");
  return { process: screen, display: `:${String(number).trim()}` };
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/**
 * @param {string} address The driver's.
 * @param {boolean} isSlow Whether pages are to be looked at while they load: else the driver answers nothing until then.
 * @returns {Promise<WebDriver>}
 */
async function openSession(address, isSlow) {
  const session = await new Builder()
    .usingServer(address)
    .withCapabilities({
      browserName: "MiniBrowser",
      acceptInsecureCerts: true,
      pageLoadStrategy: isSlow ? "none" : "normal",
      "webkitgtk:browserOptions": {
        binary: process.env.MINIBROWSER,
        args: ["--automation"],
      },
    })
    .build();
  await session.manage().setTimeouts({ pageLoad: PATIENCE, script: PATIENCE });
  return session;
}

/**
 * @param {WebDriver} session
 * @param {string | null} frame Where not the page is meant but a frame in it: a selector.
 * @returns {Tab}
 */
function tabOf(session, frame) {
  /**
   * @template Found
   * @param {() => Promise<Found>} act
   * @returns {Promise<Found>}
   */
  async function inside(act) {
    if (!frame) return act();
    await session.switchTo().frame(session.findElement(By.css(frame)));
    try {
      return await act();
    } finally {
      await session.switchTo().defaultContent();
    }
  }

  /** @type {Tab["evaluate"]} */
  const evaluate = (look, ...given) =>
    inside(async () => {
      const { value, error } = /** @type {any} */ (
        await session.executeAsyncScript(
          `const [given, done] = arguments;
          (async () => (${look})(...given))().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
          given,
        )
      );
      if (error) throw new Error(error);
      return value;
    });

  return {
    goto: (address) => session.get(address),
    back: () => session.navigate().back(),
    reload: () => session.navigate().refresh(),
    evaluate,
    async click(find, ...given) {
      await eventually(() =>
        inside(async () => {
          const found = await session.executeScript(`return (${find})(...arguments)`, ...given);
          if (!found) return false;
          const element = /** @type {import("selenium-webdriver").WebElement} */ (found);
          // In the middle of the window, where no bar lies over it.
          await session.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
          await element.click();
          return true;
        }),
      );
    },
    type: (text) => inside(async () => (await session.switchTo().activeElement()).sendKeys(text)),
    upload: (selector, ...files) => inside(() => session.findElement(By.css(selector)).sendKeys(files.join("\n"))),
    frame: async (selector) => tabOf(session, selector),
    paper: () => evaluate(layOutForPaper),
  };
}

/** Let the page note from now on what it reports. */
function noteErrors() {
  const noting = /** @type {{ journeyErrors?: string[] }} */ (/** @type {unknown} */ (window));
  if (noting.journeyErrors) return; // The page has been kept whole, and is shown again.
  /** @type {string[]} */
  const errors = [];
  noting.journeyErrors = errors;
  addEventListener("error", (event) => errors.push(event.message));
  addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));
  addEventListener("securitypolicyviolation", (event) => errors.push(`${event.violatedDirective} ${event.blockedURI}`));
  const { error } = console;
  console.error = (...given) => {
    errors.push(given.join(" "));
    error(...given);
  };
}

/**
 * Turn the page into what it prints, by its own rules for paper, and read what can be seen then.
 *
 * @returns {string}
 */
function layOutForPaper() {
  dispatchEvent(new Event("beforeprint"));
  /** @param {MediaList} media */
  const swap = (media) => {
    /** @type {Record<string, string>} */
    const names = { print: "all", screen: "not all", "not print": "not all" };
    media.mediaText = media.mediaText.replace(/\b(?:not )?(?:print|screen)\b/g, (name) => names[name] ?? name);
  };
  /** @param {CSSRuleList} rules */
  const swapAll = (rules) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule) swap(rule.media);
      if ("cssRules" in rule) swapAll(/** @type {CSSGroupingRule} */ (rule).cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    swap(sheet.media);
    swapAll(sheet.cssRules);
  }
  return document.body.innerText.replace(/\s+/g, " ");
}
