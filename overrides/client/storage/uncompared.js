/**
 * What was entered before storage and disk copy have been compared, by key, and how late that was which it changed.
 *
 * @typedef {{ base: string, patch: Record<string, unknown> }} UncomparedChange
 */
export function createUncompared() {
  /** @type {Map<string, UncomparedChange> | undefined} */
  let changes = new Map();
  return {
    /**
     * @param {string} key
     * @param {{ changedAt: string }} before
     * @param {object} patch
     */
    note(key, { changedAt }, patch) {
      const { base = changedAt, patch: more } = changes?.get(key) ?? {};
      changes?.set(key, { base, patch: { ...more, ...patch } });
    },

    /** They have been compared. */
    end() {
      const noted = changes;
      changes = undefined;
      return noted;
    },
  };
}
