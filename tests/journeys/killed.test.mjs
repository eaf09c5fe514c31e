/**
 * A browser that is killed without warning loses nothing that the page had called saved, and opens the visit that was open.
 *
 * The whole browser, every process of it: a page alone would leave the process alive that writes to disk.  `TORTURE=` says
 * how often, over all engines; `SEED=` replays a run.
 */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { eventually } from "./browser.mjs";
import { cannotKill } from "./processes.mjs";
import { lastChromium, lastFirefox } from "./puppeteer.mjs";
import { sheetOn, waitFor } from "./sheet.mjs";
import { openSite } from "./site.mjs";
import { lastWebKit } from "./webkit_lasting.mjs";

/** @import { Lasting } from "./browser.mjs" */
/** @import { Site } from "./site.mjs" */

const KILLS = Number(process.env.TORTURE ?? 20);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000));

/** @type {Record<string, (profile: string, site: Site) => Promise<Lasting>>} */
const ENGINES = { Chromium: lastChromium, Firefox: lastFirefox, WebKit: lastWebKit };

/** What is under way when the browser is killed, again and again in this order. */
const DEEDS = [type, beginVisit, importFile, switchVisit, keepForSession, type, importFile];

/**
 * @typedef {object} Visit
 * @property {string} goal What the page has called saved; more of it may have been typed since then.
 * @property {string} file What the last file brought, to both questions that files fill in here.
 * @property {string} [coming] What the file brings that was being taken over.
 *
 * @typedef {ReturnType<typeof look>} Seen
 *
 * @typedef {object} Run
 * @property {Lasting["tab"]} tab
 * @property {ReturnType<typeof sheetOn>} sheet
 * @property {Record<string, Visit>} visits By name; that of the first one is "".
 * @property {string} current The name of the open one.
 * @property {(below: number) => number} chance
 * @property {number} kill How many kills were before this one.
 */

for (const [index, [engine, start]] of Object.entries(ENGINES).entries())
  test(`a killed browser loses nothing that was called saved (${engine})`, { skip: cannotKill }, async (context) => {
    context.diagnostic(`SEED=${SEED}`);
    const chance = createChance(SEED + index);
    const kills = Math.floor((KILLS + 2 - index) / 3);
    /** @type {Pick<Run, "visits" | "current">} */
    let known = { visits: { "": { goal: "", file: "" } }, current: "" };
    /** @type {Lasting | null} */
    let browser = null;
    const profile = await mkdtemp(path.join(tmpdir(), "killed-"));
    const site = await openSite();
    try {
      for (let kill = 0; kill <= kills; kill += 1) {
        browser = await start(profile, site);
        const { tab } = browser;
        const run = { ...known, tab, sheet: sheetOn(/** @type {any} */ (tab)), chance, kill };
        await tab.goto(`${site.homes.http}${kill % 2 ? "bogen" : "arbeitsblaetter"}/vorbereitung.html`);
        await expectAll(run);
        const deed = DEEDS[kill % DEEDS.length];
        context.diagnostic(`kill ${kill}: ${deed.name}`);
        if (kill < kills) await deed(run);
        await browser.kill();
        browser = null;
        known = run;
      }
    } finally {
      await browser?.kill();
      await site.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });

/**
 * Chance that a seed replays: a linear congruential generator, as in Numerical Recipes.
 *
 * @param {number} seed
 * @returns {(below: number) => number} A whole number from 0 on.
 */
function createChance(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What the page shows, at one moment. */
const look = () => {
  /** @param {string} id */
  const textIn = (id) => /** @type {HTMLTextAreaElement} */ (document.querySelector(`#${id} textarea`))?.value ?? "";
  return {
    state: /** @type {HTMLElement} */ (document.querySelector("[data-part=badge]"))?.dataset.state ?? "",
    keeping: /** @type {HTMLElement} */ (document.querySelector("[data-part=where]"))?.dataset.keeping ?? "",
    visit: /** @type {HTMLInputElement} */ (document.querySelector("[data-part=name]"))?.value ?? "",
    offers: [...document.querySelectorAll("button")].some(
      (each) => each.textContent === "Zum zuletzt geöffneten Besuch",
    ),
    goal: textIn("ziel"),
    files: ["ideen", "kontakt"].map(textIn),
  };
};

/**
 * The visit that was open is open, or a notice leads there; and all is there that the page had called saved.
 *
 * @param {Run} run
 */
async function expectAll(run) {
  const { tab, sheet, visits, current } = run;
  const promised = visits[current];
  const files = [promised.file, promised.coming ?? promised.file];
  // The durable copy brings what the storage has lost, and with it which visit was open: a moment after the start.
  const { visit } = await settled(run, ({ visit, offers }) => visit === current || offers);
  if (visit !== current) await sheet.click("Zum zuletzt geöffneten Besuch");
  /** @type {(seen: Seen) => boolean} */
  const isAll = (seen) =>
    seen.visit === current &&
    seen.goal.startsWith(promised.goal) &&
    files.some((file) => seen.files.every((answer) => answer === file));
  const seen = await settled(run, isAll);
  assert.equal(seen.keeping, "device");
  visits[current] = { goal: seen.goal, file: seen.files[0] };
  const stored = await tab.evaluate(() => JSON.stringify(document.defaultView?.localStorage));
  assert.ok(!stored.includes("vertraulich"), "what was for the session alone lies on the device");
}

/**
 * @param {Run} run
 * @param {(seen: Seen) => boolean} isMeant
 * @returns {Promise<Seen>} What the page shows, once it is that and at rest.
 */
async function settled({ tab, visits, current, kill }, isMeant) {
  /** @type {Seen | null} */
  let seen = null;
  try {
    return await eventually(async () => {
      seen = await tab.evaluate(look).catch(() => null); // While another page loads there is none to look at.
      return seen && ["saved", "kept", "empty"].includes(seen.state) && isMeant(seen) && seen;
    });
  } catch {
    const promised = { current, ...visits[current] };
    return assert.fail(`kill ${kill}: promised ${JSON.stringify(promised)}, but saw ${JSON.stringify(seen)}`);
  }
}

/**
 * Type, a burst at a time, and note what the page has called saved: more and more, until something was, for of a first
 * visit of which nothing is kept there is nothing to come back to.
 *
 * @param {Run} run
 */
async function type({ tab, visits, current, chance }) {
  for (let burst = 0; burst <= chance(6) || !visits[current].goal; burst += 1) {
    await append(tab, Array.from({ length: 1 + chance(8) }, () => String.fromCharCode(97 + chance(26))).join(""));
    const end = performance.now() + chance(600);
    do {
      const { state, goal } = await tab.evaluate(look);
      if (state === "saved") visits[current].goal = goal;
    } while (performance.now() < end);
  }
}

/**
 * @param {Lasting["tab"]} tab
 * @param {string} text
 */
const append = (tab, text) =>
  tab.evaluate((value) => {
    const field = /** @type {HTMLTextAreaElement} */ (document.querySelector("#ziel textarea"));
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    document.execCommand("insertText", false, value);
  }, text);

/**
 * Wait until what stands in the open visit is called saved: from then on it is this one that a restart shows.
 *
 * @param {Run} run
 * @param {string} name
 */
async function settleIn(run, name) {
  const { goal } = await settled(run, ({ visit }) => visit === name);
  assert.ok(goal.startsWith(run.visits[name].goal), `in the visit ${name}, ${run.visits[name].goal} was lost`);
  await append(run.tab, "neu ");
  const { state } = await settled(run, (each) => each.goal !== goal && each.state !== "empty");
  // The page says less where the durable copy has failed, as it may while WebKit mends its own files; the next change
  // tries again.
  if (state === "kept") await append(run.tab, "und noch einmal ");
  const seen = await settled(run, (each) => each.goal !== goal && each.state === "saved");
  run.visits[name].goal = seen.goal;
  run.current = name;
}

/** @param {Run} run */
async function beginVisit(run) {
  const { tab, sheet, visits, kill } = run;
  const name = `Besuch ${kill}`;
  await sheet.choose("Besuch wechseln");
  await waitFor(/** @type {any} */ (tab), "dialog .visits__new");
  await tab.evaluate((given) => {
    /** @type {HTMLDetailsElement} */ (document.querySelector("dialog .visits__new")).open = true;
    /** @type {HTMLInputElement} */ (document.querySelector("dialog .visits__new input")).value = given;
  }, name);
  visits[name] = { goal: "", file: "" };
  await sheet.click("Anlegen und öffnen");
  await settleIn(run, name);
  await type(run);
}

/** @param {Run} run */
async function switchVisit(run) {
  const { tab, sheet, visits, current, chance } = run;
  const others = Object.keys(visits).filter((name) => name !== current);
  const name = others[chance(others.length)];
  await sheet.choose("Besuch wechseln");
  await tab.click(
    (given) =>
      [...document.querySelectorAll("dialog .visits__item")]
        .find((item) => item.querySelector("strong")?.textContent === given)
        ?.querySelector("[data-does=open]") ?? undefined,
    name || "Besuch ohne Namen",
  );
  await settleIn(run, name);
  await type(run);
}

/**
 * After a restart all of the file is there, or nothing.
 *
 * @param {Run} run
 */
async function importFile(run) {
  const { tab, sheet, visits, current, chance, kill } = run;
  const text = `Datei ${kill}`;
  await tab.evaluate((answer) => {
    const time = "2026-11-20T10:00:00.000Z";
    const answers = Object.fromEntries(
      ["ideen", "kontakt"].map((id) => [`vorbereitung.${id}`, { answer, changedAt: time, revision: 1 }]),
    );
    const file = {
      fileType: "fachaustausch-answers",
      formatVersion: 1,
      questionSet: "leitfaden-fachaustausch",
      savedAt: time,
      visit: { id: "b1" },
      answers,
    };
    const files = new DataTransfer();
    files.items.add(new File([JSON.stringify(file)], "antworten.json", { type: "application/json" }));
    const input = /** @type {HTMLInputElement} */ (document.querySelector("[data-part=files]"));
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, text);
  // What acts comes last, when all questions are there.
  await waitFor(/** @type {any} */ (tab), "dialog[open] .dialog__actions");
  await tab.evaluate((answer) => {
    for (const question of document.querySelectorAll("dialog .review__question"))
      [...question.querySelectorAll("label")].find((label) => label.textContent?.includes(answer))?.click();
  }, text);
  visits[current].coming = text;
  await sheet.click("Übernehmen");
  await new Promise((resolve) => setTimeout(resolve, chance(100))); // The moment of the power cut.
}

/**
 * Nothing of it is there after a restart, and nothing of it on the device.
 *
 * @param {Run} run
 */
async function keepForSession(run) {
  const { tab, sheet } = run;
  await tab.evaluate(() => {
    for (const selector of ["[data-action=about]", "[name='keep.where'][value=session]"]) {
      /** @type {HTMLElement} */ (document.querySelector(selector)).click();
    }
  });
  await sheet.click("Umstellen");
  await sheet.click("Auf dem Gerät lassen");
  await settled(run, ({ keeping }) => keeping === "session");
  await append(tab, "vertraulich");
  await settled(run, ({ goal, state }) => goal.includes("vertraulich") && state === "saved");
}
