/**
 * The script of `einbetten.html`: puts together what an editor pastes, and shows it.
 *
 * @import { Format, Shape, Target } from "./snippets.js"
 */
import { copyFrom } from "../../client/page/clipboard.js";
import { el } from "../../client/page/dom.js";
import { part } from "../../client/page/starting.js";
import { addressOf, snippet } from "./snippets.js";

const TEXTS = {
  relative: "Ohne Adresse entstehen Links, die nur innerhalb dieser Website gelten.",
  site: "Diese Adresse steht am Anfang jedes Links.",
  wrong: "Das ist keine vollständige Adresse. Sie beginnt mit https:// oder http://.",
  frame: "Der Link unter dem Rahmen hilft, wenn ein Browser im Rahmen nichts speichern kann.",
  onlyLinks: {
    html: "",
    markdown: "In Markdown gibt es dafür keine eigene Form. Sie bekommen einen Link.",
    text: "In einfachem Text gibt es dafür keine eigene Form. Sie bekommen einen Link.",
  },
};

part("[data-part='embedding']", (embedding) => {
  /** @param {string} name */
  const find = (name) => /** @type {HTMLElement} */ (embedding.querySelector(`[data-part='${name}']`));
  const what = /** @type {HTMLSelectElement} */ (find("what"));
  const label = /** @type {HTMLInputElement} */ (find("label"));
  const site = /** @type {HTMLInputElement} */ (find("site"));
  const output = /** @type {HTMLTextAreaElement} */ (find("snippet"));
  const take = /** @type {HTMLElement} */ (embedding.querySelector("[data-action='take-address']"));
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-link]")]);
  const root = new URL(".", location.href);

  /** @param {string} name */
  const radio = (name) =>
    /** @type {HTMLInputElement} */ (embedding.querySelector(`[name='embedding.${name}']:checked`)).value;

  /**
   * @param {string} key
   * @returns {Target} With its way from the root of the site.
   */
  function targetOf(key) {
    const entry = /** @type {HTMLElement} */ (links.find(({ dataset }) => dataset.link === key));
    const full = /** @type {HTMLAnchorElement} */ (entry.querySelector("[data-view='full']"));
    const link = /** @type {HTMLAnchorElement} */ (entry.querySelector(`[data-view='${radio("view")}']`) ?? full);
    return { text: full.textContent ?? "", address: link.href.slice(root.href.length) };
  }

  /** What belongs to the choice, for a list: its worksheets, the questions of its worksheet or of its section. */
  function keysInside() {
    const chosen = what.selectedOptions[0];
    if (what.value === "all") return [...what.querySelectorAll("optgroup")].map((group) => firstOf(group).value);
    if (chosen === firstOf(chosen.parentElement)) return questionsFrom(chosen, () => false);
    if (what.value.includes("/")) return questionsFrom(chosen, ({ value }) => value.includes("/"));
    return [what.value];
  }

  function show() {
    const shape = /** @type {Shape} */ (radio("shape"));
    const format = /** @type {Format} */ (radio("format"));
    const chosen = { ...targetOf(what.value), text: label.value.trim() || targetOf(what.value).text };
    const targets = shape === "list" ? keysInside().map(targetOf) : [chosen];
    const isWrong = addressOf("", site.value) === null;
    find("label-field").hidden = shape === "list";
    site.setAttribute("aria-invalid", String(isWrong));
    find("site-hint").textContent = isWrong ? TEXTS.wrong : site.value.trim() ? TEXTS.site : TEXTS.relative;
    take.hidden = location.protocol === "file:" || site.value === root.href;
    output.value = snippet(
      targets.map(({ text, address }) => ({ text, address: addressOf(address, site.value) ?? address })),
      shape,
      format,
    );
    const isLinkOnly = format !== "html" && (shape === "button" || shape === "frame");
    find("hint").textContent = isLinkOnly ? TEXTS.onlyLinks[format] : shape === "frame" ? TEXTS.frame : "";
    showPreview(targets, isLinkOnly ? "link" : shape);
  }

  /**
   * @param {Target[]} targets
   * @param {Shape} shape
   */
  function showPreview(targets, shape) {
    const place = find("preview");
    const next = preview(targets, shape);
    const shown = place.firstElementChild;
    // A frame would load again at every key.
    if (next instanceof HTMLIFrameElement && shown instanceof HTMLIFrameElement && next.src === shown.src) return;
    place.replaceChildren(next);
  }

  what.addEventListener("change", () => {
    label.value = targetOf(what.value).text;
    show();
  });
  embedding.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    // The menu of the full page is too much for most frames; the choice stays open.
    if (name === "embedding.shape" && value === "frame") {
      /** @type {HTMLInputElement} */ (embedding.querySelector("[name='embedding.view'][value='lean']")).checked = true;
    }
    show();
  });
  embedding.addEventListener("input", show);
  embedding.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  take.addEventListener("click", () => {
    site.value = root.href;
    show();
    site.focus();
  });
  embedding.querySelector("[data-action='copy']")?.addEventListener("click", () => void copyFrom(output, find("told")));

  label.value = targetOf(what.value).text;
  show();
});

/** @param {Element | null} group */
const firstOf = (group) => /** @type {HTMLOptionElement} */ (group?.querySelector("option"));

/**
 * @param {Element} option
 * @param {(option: HTMLOptionElement) => boolean} isEnd
 * @returns {string[]} The questions after it in its group.
 */
function questionsFrom(option, isEnd) {
  const next = /** @type {HTMLOptionElement | null} */ (option.nextElementSibling);
  if (!next || isEnd(next)) return [];
  return [...(next.value.includes(".") ? [next.value] : []), ...questionsFrom(next, isEnd)];
}

/**
 * @param {Target[]} targets Their addresses from the root, where this page lies: the preview leads there, too.
 * @param {Shape} shape
 * @returns {HTMLElement}
 */
function preview(targets, shape) {
  /** @param {Target} target */
  const link = ({ text, address }) => el("a", { href: address, target: "_blank", rel: "noopener" }, text);
  if (shape === "list") return el("ul", {}, ...targets.map((target) => el("li", {}, link(target))));
  // Without the question: going there would scroll this page along.
  const src = targets[0].address.replace(/#.*/, "");
  if (shape === "frame") return el("iframe", { src, title: targets[0].text, loading: "lazy" });
  const single = link(targets[0]);
  if (shape === "button") single.className = "embedding__sample";
  return single;
}
