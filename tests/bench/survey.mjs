/**
 * The same worksheet as SurveyJS shows it, saving each key at once: what a form library makes of the same fields.
 */
import { Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";
// @ts-expect-error -- esbuild takes it out as a file of its own
import "survey-core/survey-core.fontless.min.css";

const KEY = "survey";

const definition = document.getElementById("definition");
const survey = new Model(JSON.parse(definition?.textContent ?? ""));
survey.data = JSON.parse(localStorage.getItem(KEY) ?? "{}");
survey.onValueChanged.add(({ data }) => localStorage.setItem(KEY, JSON.stringify(data)));
renderSurvey(survey, /** @type {HTMLElement} */ (document.getElementById("survey")));
