/**
 * Stands in the page before its fields: what a person types before the other scripts are there is hers, and is kept.
 */
import { startEarly } from "../client/page/early.js";

startEarly();
