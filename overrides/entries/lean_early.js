/**
 * The first script of a lean page, behind its questions: puts in the fields, and keeps what a person types before the
 * other script is there.
 */
import { putFields } from "../parts/question/fields.js";
import { startEarly } from "../client/page/early.js";

putFields(document);
startEarly();
