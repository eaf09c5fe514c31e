/**
 * The two sides of an exchange: shows the questions of the one that the person is on, and compares the answers of both.
 *
 * @import { PageParts } from "../keep_row/keep_row.js"
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

/** @param {PageParts} page */
export function startComparing(page) {
  const section = /** @type {HTMLElement | null} */ (page.sheet.querySelector("[data-part='compare']"));
  if (!section) return;
  section.hidden = false;
  section.addEventListener("click", ({ target }) => {
    const { dataset, parentElement } = /** @type {HTMLElement} */ (target);
    if (!dataset.action) return;
    page.form.save();
    void page.withDesk((desk) =>
      dataset.action === "compare"
        ? desk.chooseSides(page)
        : desk.saveSheet(page, /** @type {HTMLElement} */ (parentElement)),
    );
  });
}
