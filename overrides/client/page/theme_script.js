/**
 * Starts the theme's script.
 */

/** What a person needs first is hers to read and to type; the theme's script would take the line from it. */
export function startThemeScriptLast() {
  addEventListener("load", () => {
    // Where somebody on the way has changed the page, its policy refuses the inline script that names these.
    if (!("__md_get" in window)) {
      Object.assign(window, { __md_scope: new URL(document.baseURI), __md_get: () => null, __md_set() {} });
    }
    for (const { src } of /** @type {NodeListOf<HTMLScriptElement>} */ (
      document.querySelectorAll("script[data-part='theme']")
    )) {
      const script = document.createElement("script");
      script.src = src;
      script.async = false;
      document.body.append(script);
    }
  });
}
