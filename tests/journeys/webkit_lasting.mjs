/**
 * MiniBrowser on a profile that outlives it.
 *
 * Under automation it keeps nothing on disk, so it runs without: a page of the same site opens the sheet in a second
 * window and does there what the test asks.
 */
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { eventually } from "./browser.mjs";
import { killAll } from "./processes.mjs";
import { openScreen } from "./webkit.mjs";

/** @import { Lasting } from "./browser.mjs" */
/** @import { Site } from "./site.mjs" */

/** Runs in the page: asks for an order, carries it out in the other window, and tells what came of it. */
const REMOTE = `<!doctype html><title>Fernbedienung</title><link rel="icon" href="data:,"><script>
const view = open("about:blank");
(async () => {
  for (;;) {
    const { look, given } = await (await fetch("/remote/order")).json();
    let done;
    try {
      done = { value: await new Function("view", "document", "given", "return (" + look + ")(...given)")(view, view.document, given) };
    } catch (error) {
      done = { error: String(error) };
    }
    await fetch("/remote/done", { method: "POST", body: JSON.stringify(done) });
  }
})();
</script>`;

/**
 * @param {string} profile A folder.
 * @param {Site} site
 * @returns {Promise<Lasting>}
 */
export async function lastWebKit(profile, site) {
  const screen = await openScreen();
  const order = openRemote(site);
  const command = ["--javascript-can-open-windows-automatically=true", `${site.homes.http}remote`];
  const browser = spawn(/** @type {string} */ (process.env.MINIBROWSER), command, {
    stdio: "ignore",
    env: { PATH: process.env.PATH, HOME: profile, DISPLAY: screen.display, GDK_BACKEND: "x11" },
  });

  /** @type {Lasting["tab"]["evaluate"]} */
  const evaluate = (look, ...given) => order({ look: String(look), given });
  return {
    tab: {
      async goto(address) {
        await order({
          look: "(address) => { view.isLeft = true; view.location = address; }",
          given: [address],
        });
        await eventually(() => order({ look: '() => !view.isLeft && document.readyState === "complete"', given: [] }));
      },
      evaluate,
      async click(find, ...given) {
        const click = `(...given) => { const found = (${find})(...given); found?.click(); return Boolean(found); }`;
        await eventually(() => order({ look: click, given }));
      },
    },
    async kill() {
      await killAll(/** @type {number} */ (browser.pid));
      await killAll(/** @type {number} */ (screen.process.pid));
    },
  };
}

/**
 * @param {Site} site
 * @returns {(order: { look: string, given: unknown[] }) => Promise<any>} One at a time.
 */
function openRemote({ routes }) {
  /** @type {((order: object) => void) | null} */
  let send = null;
  /** @type {object | null} */
  let waiting = null;
  /** @type {(done: { value?: any, error?: string }) => void} */
  let finish = () => {};

  routes["/remote"] = (_, response) => void response.setHeader("Content-Type", "text/html").end(REMOTE);
  routes["/remote/order"] = async (_, response) => {
    const order = waiting ?? (await new Promise((resolve) => (send = resolve)));
    [waiting, send] = [null, null];
    response.end(JSON.stringify(order));
  };
  routes["/remote/done"] = async (request, response) => {
    finish(JSON.parse(await text(request)));
    response.end();
  };

  return async (order) => {
    const done = new Promise((resolve) => (finish = resolve));
    if (send) send(order);
    else waiting = order;
    const { value, error } = await done;
    if (error) throw new Error(error);
    return value;
  };
}
