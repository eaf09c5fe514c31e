/** The German sentences of as many rows or stops as fit. */

/** @param {number} most */
export const noMoreRows = (most) =>
  `Mehr als ${most} Einträge passen hier nicht hinein. Legen Sie unter „Besuch wechseln“ einen weiteren Besuch an.`;
