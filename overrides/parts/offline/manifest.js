import { MANIFEST } from "./offline_names.js";

/**
 * Let the browser install the site as an app.  By script, because from file:// the browser would report an error.
 *
 * @param {string} root The address of the site's root.
 */
export function showManifest(root) {
  if (!root.startsWith("http")) return;
  document.head.append(
    Object.assign(document.createElement("link"), {
      rel: "manifest",
      crossOrigin: "use-credentials", // Behind a sign-in it would be refused otherwise.
      href: root + MANIFEST,
    }),
  );
}
