/**
 * Stands in the head of the start page: where something is kept, its introduction folds before anything is seen, and what
 * shows the visits is on its way.
 */
import { holdsVisits } from "../client/storage/any_visit.js";

/** After so long, in milliseconds, the page shows itself without it. */
const LATE = 6000;

const { documentElement: root, currentScript: script, head } = document;
if (holdsVisits(window)) {
  root.dataset.visits = "coming";
  for (const href of Object.values(script?.dataset ?? {})) {
    head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href }));
  }
  setTimeout(() => {
    if (root.dataset.visits === "coming") delete root.dataset.visits;
  }, LATE);
}
