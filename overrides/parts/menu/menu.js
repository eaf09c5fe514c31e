/**
 * The menu on a narrow screen: a dialog, so that neither key nor screen reader gets behind it, Escape closes it, and the
 * focus returns.
 */

/**
 * @param {HTMLElement} opener
 * @param {HTMLDialogElement} drawer
 * @param {HTMLElement} place Where the menu stands on a wide screen.
 */
export function startDrawer(opener, drawer, place) {
  const menu = /** @type {HTMLElement} */ (place.firstElementChild);

  opener.addEventListener("click", () => {
    drawer.append(menu);
    drawer.showModal();
    opener.setAttribute("aria-expanded", "true");
  });
  drawer.addEventListener("close", () => {
    place.append(menu);
    opener.setAttribute("aria-expanded", "false");
  });
  drawer.addEventListener("click", ({ target }) => {
    // The dialog itself is hit only beside what is in it.  And a link may lead within the page.
    if (target === drawer || (target instanceof Element && target.closest("a, [data-action='close']"))) drawer.close();
  });
  // The button goes, and with it what a wide screen has no need of.
  matchMedia("(min-width: 76.25em)").addEventListener("change", () => drawer.close());
}
