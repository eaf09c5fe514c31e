/**
 * What is needed seldom, in a script of its own that loads when it is called for: visits, and answers from files.
 *
 * @import { Desk } from "../client/page/types.js"
 */
import { startCopyLine } from "../parts/offline/copy_line.js";
import { showConflict } from "../parts/conflict/conflict.js";
import { watchForCopies } from "../parts/copies/copies.js";
import { askWhatToDelete, askWhetherWanted, removeWithUndo } from "../parts/deletion/deletion.js";
import { openDropped, openDroppedHere } from "../parts/dropping/dropped.js";
import { loadExample, noteExample } from "../parts/example/filled_example.js";
import { handFocusOn } from "../client/page/focus.js";
import { startFormer } from "../parts/former/former.js";
import { startFrame } from "../parts/frame/frame.js";
import { offerVisit } from "../parts/visits/last_visit.js";
import { noteUnreadable, startNotes } from "../parts/notes/notes.js";
import { watchDay } from "../client/page/no_day.js";
import { openFiles } from "../parts/review/review.js";
import { tellFull } from "../parts/repeats/full.js";
import { saveNamedFile } from "../client/page/saving.js";
import { actOnSides, showSides } from "../parts/side_by_side/side_by_side.js";
import { changeRetention } from "../parts/keep_row/change_retention.js";
import { saveWithVersions } from "../parts/versions/save_versions.js";
import { showDeleted } from "../parts/versions/deleted.js";
import { showVersions } from "../parts/versions/versions.js";
import { showVisits } from "../parts/visits/visits.js";

/** @type {Desk["openFiles"]} What both sides have agreed on is told where both are seen. */
const open = (page, files) => openFiles(page, files, showSides);

/** @type {Desk} */
const desk = {
  actOnSides,
  askWhatToDelete,
  askWhetherWanted,
  changeRetention,
  loadExample,
  noteExample,
  noteUnreadable,
  offerVisit,
  openDropped: (page, dropped) => openDropped(page, dropped, open),
  openDroppedHere: (notices, catalogue, dropped) => openDroppedHere(notices, catalogue, dropped, open),
  openFiles: open,
  removeWithUndo,
  saveFile: (page) => saveNamedFile(page),
  saveWithVersions,
  showConflict,
  showDeleted,
  showVersions,
  showVisits,
  startFormer,
  startFrame,
  startNotes,
  tellFull,
  watchForCopies,
  watchDay,
};

handFocusOn();
Object.assign(window, { fachaustauschDesk: desk });

// The lean page has no other script that could say it; the guide in one file is no copy of the site.
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
if (src) void startCopyLine(new URL("..", src).href).catch(console.info);
