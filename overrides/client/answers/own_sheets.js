/**
 * Which sheets are a person's own: those on her way through the exchange.  Pure.
 */

/**
 * @param {string[]} answered The id of its sheet for each answer.
 * @param {string[][]} ways The ids of the sheets of each role.
 * @returns {string[] | undefined} The one with most answers; of several, the one with the fewest sheets, which says most
 * about its person.  None where nothing is answered.
 */
export function ownWay(answered, ways) {
  return ways
    .map((way) => ({ way, count: answered.filter((id) => way.includes(id)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.way.length - b.way.length)
    .at(0)?.way;
}

/**
 * @param {string[]} answered The id of its sheet for each answer.
 * @param {string[][]} ways The ids of the sheets of each role.
 * @returns {(worksheet: string) => boolean} Whether a sheet is on the person's way, or she has written on it.  Before she
 * has answered anything, each may be.
 */
export function ownSheets(answered, ways) {
  const way = ownWay(answered, ways);
  const own = new Set([...(way ?? []), ...answered]);
  return (worksheet) => !way || own.has(worksheet);
}
