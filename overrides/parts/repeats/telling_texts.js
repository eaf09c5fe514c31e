/** The German sentences of many rows or stops. */

export const coming = "Ihre Einträge werden geladen. Sie können schon schreiben.";

/** @param {number} most */
export const noMoreRows = (most) =>
  `Mehr als ${most} Einträge passen hier nicht hinein. Legen Sie unter „Besuch wechseln“ einen weiteren Besuch an.`;
