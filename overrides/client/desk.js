/**
 * What is needed seldom, in a script of its own that loads when it is called for: visits, and answers from files.
 *
 * @import { Desk } from "./custody.js"
 */
import { askWhatToDelete, askWhetherWanted } from "./desk/deletion.js";
import { startFormer } from "./desk/former.js";
import { keepOnDevice, keepForSession } from "./desk/moving.js";
import { openFiles } from "./desk/review.js";
import { askWhatToTake } from "./desk/take.js";
import { showVisits } from "./desk/visits_dialog.js";

/** @type {Desk} */
const desk = {
  askWhatToDelete,
  askWhatToTake,
  askWhetherWanted,
  keepForSession,
  keepOnDevice,
  openFiles,
  showVisits,
  startFormer,
};

Object.assign(window, { fachaustauschDesk: desk });
