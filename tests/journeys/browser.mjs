/**
 * What a journey asks of a browser, whoever drives it: see puppeteer.mjs for Chromium and Firefox, webkit.mjs for WebKit.
 *
 * @typedef {object} Tab
 * @property {(address: string) => Promise<unknown>} goto Resolves when the page has loaded.
 * @property {() => Promise<unknown>} back
 * @property {() => Promise<unknown>} reload
 * @property {<Given extends unknown[], Found>(look: (...given: Given) => Found, ...given: Given) => Promise<Awaited<Found>>} evaluate
 *   Runs a function in the page; what it takes and returns is data.
 * @property {<Given extends unknown[]>(find: (...given: Given) => Element | undefined, ...given: Given) => Promise<void>} click
 *   Waits until there is such an element, and clicks it as a mouse does.
 * @property {(text: string) => Promise<void>} type Presses keys, for whatever has the focus.
 * @property {(selector: string, ...files: string[]) => Promise<void>} upload Chooses files in an `<input type="file">`.
 * @property {(selector: string) => Promise<Tab>} frame The page in a frame.
 * @property {() => Promise<string>} paper The words that a printer would put on paper, with one space between them.
 *
 * @typedef {object} Profile
 * @property {Tab} tab
 * @property {string[]} errors What its pages have reported.
 * @property {() => Promise<unknown>} close
 *
 * @typedef {object} Browser
 * @property {string} downloads The folder that files are saved in.
 * @property {(isSlow?: boolean) => Promise<Profile>} openProfile One that has seen nothing yet; `isSlow`: its pages are
 *   to be looked at while they load.
 * @property {() => Promise<unknown>} close
 *
 * @typedef {object} Lasting A browser on a profile that outlives it.
 * @property {Pick<Tab, "goto" | "evaluate" | "click">} tab
 * @property {() => Promise<void>} kill Ends every process of it at once, as a power cut does.
 */

/** What has not come after this long, in milliseconds, is a failure. */
export const PATIENCE = 30_000;

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
