/**
 * What is needed seldom, in a script of its own that loads when it is called for: visits, and answers from files.
 *
 * @import { Desk } from "./desk_loader.js"
 */
import { startCopyLine } from "./copy_line.js";
import { startCustody } from "./custody.js";
import { showConflict } from "./desk/conflict.js";
import { watchForCopies } from "./desk/copies.js";
import { askWhatToDelete, askWhetherWanted, removeWithUndo } from "./desk/deletion.js";
import { openDropped, openDroppedHere } from "./desk/dropped.js";
import { loadExample, noteExample } from "./desk/example.js";
import { handFocusOn } from "./desk/focus.js";
import { startFormer } from "./desk/former.js";
import { startFrame } from "./desk/frame.js";
import { offerVisit } from "./desk/last_visit.js";
import { startNotes } from "./desk/notes.js";
import { watchDay } from "./desk/no_day.js";
import { openFiles } from "./desk/review.js";
import { saveFile } from "./desk/saving.js";
import { chooseSides, saveSheet } from "./desk/sides.js";
import { changeKeeping } from "./desk/take.js";
import { showVisits } from "./desk/visits_dialog.js";

/** @type {Desk} */
const desk = {
  askWhatToDelete,
  askWhetherWanted,
  changeKeeping,
  chooseSides,
  loadExample,
  noteExample,
  offerVisit,
  openDropped,
  openDroppedHere,
  openFiles,
  removeWithUndo,
  saveFile,
  saveSheet,
  showConflict,
  showVisits,
  startCustody,
  startFormer,
  startFrame,
  startNotes,
  watchForCopies,
  watchDay,
};

handFocusOn();
Object.assign(window, { fachaustauschDesk: desk });

// The lean page has no other script that could say it; the guide in one file is no copy of the site.
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
if (src) void startCopyLine(new URL("..", src).href).catch(console.info);
