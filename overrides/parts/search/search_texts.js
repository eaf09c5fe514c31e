/** The German sentences of the search. */

/** @param {number} pages @param {number} own */
export function counted(pages, own) {
  const hits = pages === 1 ? "Ein Treffer" : `${pages} Treffer`;
  const answers = own === 1 ? "eine Ihrer Antworten" : `${own} Ihrer Antworten`;
  if (!own) return pages ? hits : "Nichts gefunden. Versuchen Sie es mit einem anderen Wort.";
  return pages ? `${hits}, dazu ${answers}` : `In ${own === 1 ? "einer" : own} Ihrer Antworten`;
}
export const label = "Suche in Fragen, Seiten und Ihren Antworten";
export const own = "Ihre Antworten";
export const guide = "Seiten und Fragen";
export const unnamed = "Besuch ohne Namen";
/** @param {string} name */
export const responsible = (name) => `zuständig: ${name}`;
/** @param {number} count */
export const more = (count) => `${count} weitere zeigen`;
