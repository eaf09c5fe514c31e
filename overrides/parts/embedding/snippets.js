/**
 * What an editor pastes into a page of another website, or into a mail: links, and never an answer.
 *
 * @typedef {{ text: string, address: string }} Target
 * @typedef {"link" | "list" | "button" | "frame"} Shape
 * @typedef {"html" | "markdown" | "text"} Format
 */

/** In the colours of the guide; both have a contrast of 7 and more. */
const BUTTON = "display:inline-block;padding:.5em 1em;border-radius:.375em;background:#145a62;color:#fff";

/**
 * @param {Target[]} targets Several for a list, else one.
 * @param {Shape} shape Where the format has no such thing, it becomes a link.
 * @param {Format} format
 * @returns {string}
 */
export function snippet(targets, shape, format) {
  const [target] = targets;
  if (format === "text") return targets.map(({ text, address }) => `${text}\n${address}`).join("\n\n");
  if (format === "markdown")
    return targets.map((each) => (shape === "list" ? "- " : "") + markdownLink(each)).join("\n");
  if (shape === "list") return `<ul>\n${targets.map((each) => `  <li>${htmlLink(each)}</li>\n`).join("")}</ul>`;
  if (shape === "frame") return frame(target);
  return htmlLink(target, shape === "button" ? ` style="${BUTTON}"` : "");
}

/**
 * With a link below it: some websites show no frames, and some browsers keep nothing in them.
 *
 * @param {Target} target
 */
const frame = ({ text, address }) => `<iframe src="${escapeHtml(address)}" title="${escapeHtml(text)}"
  width="100%" height="800" loading="lazy" allow="clipboard-write"></iframe>
<p>${htmlLink({ text: `Ohne Rahmen öffnen: ${text}`, address })}</p>`;

/**
 * @param {Target} target
 * @param {string} [attributes]
 */
const htmlLink = ({ text, address }, attributes = "") =>
  `<a href="${escapeHtml(address)}"${attributes}>${escapeHtml(text)}</a>`;

/** @param {Target} target */
const markdownLink = ({ text, address }) =>
  `[${text.replace(/[\\`*_[\]<>&#!|~]/g, "\\$&")}](${address.replace(/[()]/g, (bracket) => (bracket === "(" ? "%28" : "%29"))})`;

/** @param {string} text */
const escapeHtml = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * @param {string} way Relative to the root of the site: "bogen/vorbereitung.html#ziel".
 * @param {string} site The address of the site as a person gives it, or "".
 * @returns {string | null} The address to paste: as it is where no site is given; null where that is no address.
 */
export function addressOf(way, site) {
  const given = site.trim();
  if (!given) return way;
  if (!/^(https?|file):\/\//i.test(given) || !URL.canParse(given)) return null;
  const root = new URL(given);
  root.search = root.hash = "";
  // "…/index.html" and "…/leitfaden" are meant as the folder.
  root.pathname = root.pathname.replace(/[^/]*\.html$/, "").replace(/\/*$/, "/");
  return new URL(way, root).href;
}
