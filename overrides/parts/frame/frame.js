/**
 * A page in a frame of another website: says what that means before anyone types, offers ways out, and tells the
 * website how high the page is.
 *
 * A message to the parent is `{ type: "fachaustausch:height", height: <CSS pixels>, page: "<path>" }`.  It goes only to
 * an origin that the operator allows to frame these pages, and only where the browser says which one it is.  A parent
 * whose script comes late says `{ type: "fachaustausch:hello" }` and gets another one.
 *
 * @import { FramedPage } from "../../client/page/types.js"
 */
import { saveFileOf } from "../../client/page/save_file.js";
import { isForeign } from "../../client/page/framed.js";
import { tell } from "../../client/page/notices.js";
import { copyField } from "../../client/page/copy_field.js";
import { el } from "../../client/page/dom.js";
import * as texts from "./frame_texts.js";

/**
 * @param {FramedPage} page Its sheet begins with what is said, unless a link leads to one of its questions: then that does.
 * @param {string} allowed Sources that may frame these pages, as in frame-ancestors of a Content Security Policy.
 */
export function startFrame({ sheet, notices, storage, store, form }, allowed) {
  const isBlocked = storage.failure() === "blocked";
  if (isBlocked || isForeign()) (sheet.querySelector(".question:target") ?? sheet).prepend(notice());
  watchPrinting(notices);
  tellHeight(allowed);

  function notice() {
    const about = form ? (isBlocked ? texts.frameBlocked : texts.frameForeign) : texts.frameOverview;
    return el(
      "section",
      { class: "notice frame screen-only", "aria-label": texts.frame },
      el("p", {}, about),
      el(
        "p",
        {},
        el("a", { class: "button button--main", href: location.href, target: "_blank", rel: "noopener" }, texts.ownTab),
      ),
      copyField(texts.frameAddress, () => location.href, "input").box,
      form ? textOfFile(form) : null,
    );
  }

  /** @param {{ save: () => void }} form */
  function textOfFile(form) {
    const { box, refresh } = copyField(texts.frameText, () => saveFileOf(store, form).text, "textarea");
    const details = el(
      "details",
      "frame__text",
      el("summary", {}, texts.frameDownload),
      el("p", {}, texts.frameDownloadLead),
      box,
    );
    details.addEventListener("toggle", refresh);
    return details;
  }
}

/**
 * A sandbox may forbid to print, and says so to nobody but its console.
 *
 * @param {HTMLElement} notices
 */
function watchPrinting(notices) {
  let canPrint = false;
  addEventListener("beforeprint", () => {
    canPrint = true;
  });
  // The sheet's own listener has printed by the time the click arrives here.
  document.addEventListener("click", ({ target }) => {
    const isPrint = /** @type {HTMLElement} */ (target).closest?.("[data-action^='print']");
    if (isPrint && !canPrint) tell(notices, texts.framePrint);
  });
}

/** @returns {string | null} The origin around this page, where the browser says it. */
function originAround() {
  const [nearest] = location.ancestorOrigins ?? [];
  if (nearest) return nearest;
  return URL.canParse(document.referrer) ? new URL(document.referrer).origin : null;
}

/**
 * @param {string} origin Such as "https://intranet.example.de".
 * @param {string} allowed Sources, separated by spaces: 'self', or origins, whose host may begin with "*.".
 * @param {string} own
 */
export const isAllowed = (origin, allowed, own) =>
  allowed.split(" ").some((source) => {
    if (source === "'self'") return origin === own;
    if (!source.includes("//*.")) return URL.canParse(source) && new URL(source).origin === origin;
    const [scheme, host] = source.split("//*");
    return origin.startsWith(`${scheme}//`) && origin.endsWith(host);
  });

/** @param {string} allowed Who may be told. */
function tellHeight(allowed) {
  const height = () => Math.ceil(document.body.getBoundingClientRect().height);
  let around = originAround();
  let told = 0;

  function tellIt() {
    if (!around || !isAllowed(around, allowed, location.origin)) return;
    told = height();
    parent.postMessage({ type: "fachaustausch:height", height: told, page: location.pathname }, around);
  }

  const observer = new ResizeObserver(() => {
    if (height() !== told) tellIt();
  });
  observer.observe(document.body);
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || data?.type !== "fachaustausch:hello") return;
    around = origin;
    tellIt();
  });
}
