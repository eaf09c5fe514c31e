/**
 * The colours: the system's, until a person chooses.  Her choice is kept where the theme has always kept it, and nothing is
 * stored before it.  `partials/start.html` sets the colours before the page is shown, and keeps them.
 */
const SCHEMES = { light: "default", dark: "slate" };

const { fachaustauschColours: kept } =
  /** @type {{ fachaustauschColours: { get: () => string, set: (value: object) => void } }} */ (
    /** @type {unknown} */ (window)
  );

/** @type {string | undefined} For this page alone, where nothing can be stored. */
let chosen;

/** @param {HTMLElement} button Pressed while the colours are dark. */
export function startColours(button) {
  function show() {
    const scheme = chosen ?? kept.get();
    document.body.dataset.mdColorScheme = scheme;
    button.setAttribute("aria-pressed", String(scheme === SCHEMES.dark));
  }

  button.addEventListener("click", () => {
    choose(button.getAttribute("aria-pressed") === "true" ? "light" : "dark");
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
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
