/**
 * Stands in the page before its fields: what a person types before the other scripts are there is hers, and is kept.
 */
import { keepEarly } from "../client/page/early.js";
import { noteTyped } from "../client/page/typed.js";

const typed = noteTyped();
Object.assign(window, { fachaustauschTyped: typed, fachaustauschEarly: keepEarly(typed) });
