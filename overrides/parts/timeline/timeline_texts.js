/** The German sentences of the timeline. */
import { late } from "../../client/page/texts.js";

/**
 * @param {import("../../client/answers/stage.js").StageState} state
 * @param {boolean} isNow Whether it is the sheet's turn.
 * @param {number} days Since when it is late.
 * @returns {string} "" where the days say enough.
 */
export function stateOf(state, isNow, days) {
  const turn = isNow ? "jetzt dran" : "";
  if (state === "done") return "fertig";
  if (state === "answered") return "alles beantwortet";
  if (state === "late") return [turn, late(days)].filter(Boolean).join(", ");
  return state === "past" ? "vorbei" : turn;
}
