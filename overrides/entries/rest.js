/**
 * What the lean page loads once the first key can be kept.
 *
 * @import { PageParts } from "../client/page/types.js"
 */
import { restOfAny } from "./wiring/rest.js";

Object.assign(window, {
  /**
   * @param {PageParts} page
   * @param {DOMStringMap} settings
   */
  fachaustauschRest: (page, settings) => [
    ...restOfAny(page, settings),
    () => {
      // No other script of the lean page could say that it comes from the copy for use without a network.
      if (navigator.serviceWorker?.controller) void page.withDesk(() => {}, true);
    },
  ],
});
