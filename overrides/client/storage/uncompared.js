/**
 * What was entered before storage and disk copy have been compared, by key, and how late that was which it changed.
 *
 * @typedef {{ base: string, patch: Record<string, unknown> }} UncomparedChange
 */
export function createUncompared() {
  /** @type {Map<string, UncomparedChange>} */
  const changes = new Map();
  let isWaiting = true;
  return {
    /**
     * @param {string} key
     * @param {{ changedAt: string }} before
     * @param {object} patch
     */
    note(key, { changedAt }, patch) {
      const { base = changedAt, patch: more } = changes.get(key) ?? {};
      if (isWaiting) changes.set(key, { base, patch: { ...more, ...patch } });
    },

    end() {
      isWaiting = false;
    },

    /**
     * @param {string} key
     * @returns {Partial<UncomparedChange>}
     */
    of: (key) => changes.get(key) ?? {},
  };
}
