/**
 * Links that turn to a visit before they lead on.
 *
 * @import { HomePage } from "./types.js"
 */
import { el } from "../../client/page/dom.js";
import { turnTo } from "../../client/storage/current_visit.js";
import * as texts from "./home_texts.js";

/** @typedef {ReturnType<typeof createLinks>} Links */

/**
 * @param {HTMLElement} element Holds the addresses.
 * @param {Pick<HomePage, "storage" | "places">} page
 * @param {() => void} refuse Says why the page cannot turn.
 */
export function createLinks(element, { storage, places }, refuse) {
  /** @param {string} selector */
  const given = (selector) => /** @type {HTMLAnchorElement | null} */ (element.querySelector(`nav ${selector}`));

  /**
   * @param {string} does Names it among all, so that it can be found again.
   * @param {string} visit
   * @param {string} look
   * @param {string} href
   * @param {...(Node | string)} children
   */
  function create(does, visit, look, href, ...children) {
    const link = el("a", { class: look, href, "data-does": `${does} ${visit}` }, ...children);
    // In a new tab, too: that asks the browser which visit is open.
    for (const type of ["click", "auxclick"]) {
      link.addEventListener(type, (event) => {
        if (storage.hasUnsaved()) {
          event.preventDefault();
          refuse();
        } else turnTo(storage, places.session, visit);
      });
    }
    return link;
  }

  return {
    create,

    /**
     * @param {string} worksheet Its id.
     * @param {string} [field] The id of one of its fields.
     * @returns {string} The address.
     */
    wayTo(worksheet, field = "") {
      const way = given(`[data-worksheet="${CSS.escape(worksheet)}"]`)?.getAttribute("href") ?? "";
      // In the guide in one file, the address of a page is a place in it already.
      return field ? `${way}${way.startsWith("#") ? "/" : "#"}${field}` : way;
    },

    /**
     * @param {string} page "checklist", "overdue" or "timeline".
     * @param {string} visit
     * @param {string} name The visit's.
     * @param {string} [count] How many there are of what it shows.
     * @returns {HTMLAnchorElement | null} null where the guide has no such page.
     */
    toPage(page, visit, name, count = "") {
      const link = given(`[data-goes="${page}"]`);
      const href = link?.getAttribute("href");
      if (!link || !href) return null;
      const said = [count, link.textContent].filter(Boolean).join(" ");
      return create(page, visit, "home__link", href, said, hidden(texts.of(name)));
    },
  };
}

/** @param {string} text For screen readers: of which visit a link is. */
export const hidden = (text) => el("span", "visually-hidden", text);
