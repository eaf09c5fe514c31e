/**
 * The colours: the system's, until a person chooses.  Her choice is kept, and nothing is stored before it.
 * `partials/start.html` shows what was chosen before the page is, and keeps it.
 */
const SCHEMES = { light: "default", dark: "slate" };

const isDark = matchMedia("(prefers-color-scheme: dark)");

/** @typedef {{ get: () => string, set: (value: object) => void }} Kept */

// Where somebody on the way has changed the page, its policy refuses the inline script that keeps the choice.
const kept = /** @type {{ fachaustauschColours?: Kept }} */ (/** @type {unknown} */ (window)).fachaustauschColours ?? {
  get: () => "",
  set() {},
};

/** @type {string | undefined} For this page alone, where nothing can be stored. */
let chosen;

/** @param {HTMLElement} button Pressed while the colours are dark. */
export function startColours(button) {
  function show() {
    const scheme = chosen ?? kept.get();
    document.documentElement.dataset.colours = scheme;
    button.setAttribute("aria-pressed", String(scheme ? scheme === SCHEMES.dark : isDark.matches));
  }

  button.addEventListener("click", () => {
    choose(button.getAttribute("aria-pressed") === "true" ? "light" : "dark");
    show();
  });
  isDark.addEventListener("change", show);
  // Another page or window may have changed them meanwhile.
  for (const type of ["pageshow", "storage"]) addEventListener(type, show);
  show();
}

/** @param {"light" | "dark"} colours */
function choose(colours) {
  const scheme = SCHEMES[colours];
  const media = `(prefers-color-scheme: ${colours})`;
  kept.set({ index: Number(colours === "dark"), color: { media, scheme, primary: "custom", accent: "custom" } });
  chosen = kept.get() === scheme ? undefined : scheme;
}
