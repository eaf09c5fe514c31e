/**
 * The two sides of an exchange: shows the questions of the one that the person is on.
 *
 * @import { PageParts } from "../../client/page/types.js"
 */

/** @param {PageParts} page */
export function startSides({ sheet, store, watch }) {
  const choice = /** @type {HTMLElement | null} */ (sheet.querySelector("[data-part='sides']"));
  if (!choice) return;
  const radios = /** @type {HTMLInputElement[]} */ ([...choice.querySelectorAll("input")]);

  const choose = watch.follow(radios, (side) => store.changeVisit({ side }));

  /** @param {{ side: string }} visit */
  function show({ side }) {
    choose(side);
    sheet.dataset.side = side; // The stylesheet hides what is for the other one, unless it holds an answer.
  }

  choice.hidden = false;
  show(store.visit());
  store.subscribeVisit(show);
}
