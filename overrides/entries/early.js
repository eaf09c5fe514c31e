/**
 * Stands in the page before its fields: what a person types before the other scripts are there is hers.
 */
import { noteTyped } from "../client/page/typed.js";

Object.assign(window, { fachaustauschTyped: noteTyped() });
