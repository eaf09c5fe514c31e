/**
 * What was entered before storage and disk copy have been compared, by key, and how late that was which it changed.
 *
 * @typedef {{ base: string, patch: Record<string, unknown> }} EarlyChange
 */
export function createEarlyChanges() {
  /** @type {Map<string, EarlyChange>} */
  const changes = new Map();
  let isEarly = true;
  return {
    /**
     * @param {string} key
     * @param {{ changedAt: string }} before
     * @param {object} patch
     */
    note(key, { changedAt }, patch) {
      const { base = changedAt, patch: more } = changes.get(key) ?? {};
      if (isEarly) changes.set(key, { base, patch: { ...more, ...patch } });
    },

    end() {
      isEarly = false;
    },

    /**
     * @param {string} key
     * @returns {Partial<EarlyChange>}
     */
    of: (key) => changes.get(key) ?? {},
  };
}
