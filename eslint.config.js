import js from "@eslint/js";
import globals from "globals";

const STORAGES = ["localStorage", "sessionStorage", "indexedDB"];

/** @param {string} name Of a browser's storage. */
const notOutsideStorage = (name) => ({
  selector: `Identifier[name="${name}"]`,
  message: "Only client/storage/ touches the browser's storage: add a function there.",
});

/** What is kept has an inside, and functions for everybody else. */
const NO_BACK_DOOR = {
  selector: "Identifier[name=/^_[a-z]/]",
  message: "What begins with an underscore is for client/storage/ alone: use a function of it.",
};

/** @param {number} max Lines of a function; a person takes in no more at once. */
const functionsUpTo = (max) => ({ max, skipBlankLines: true, skipComments: true });

/** What keeps, restores and changes answers has many ways in, and one value that all of them share. */
const CLOSURES = [
  "client/storage/storage.js",
  "client/storage/store.js",
  "parts/{question/question_form,repeats/repeats}.js",
];

export default [
  js.configs.recommended,
  {
    files: ["overrides/**/*.js"],
    languageOptions: { globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-console": ["error", { allow: ["info", "warn", "error"] }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-var": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "prefer-const": "error",
      "max-lines": ["error", 315],
      "max-lines-per-function": ["error", functionsUpTo(100)],
      // Content is text, whatever it looks like.
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Use textContent: an answer is text." },
        { property: "outerHTML", message: "Use textContent: an answer is text." },
        { property: "insertAdjacentHTML", message: "Use append and textContent: an answer is text." },
        { object: "localStorage", property: "clear", message: "The origin is shared: remove our own keys only." },
      ],
    },
  },
  {
    // The storage has one door, in client/storage/, which takes it as a property of the window and passes it on.
    files: ["overrides/**/*.js"],
    rules: { "no-restricted-globals": ["error", ...STORAGES] },
  },
  {
    files: ["overrides/**/*.js"],
    ignores: ["overrides/client/storage/**"],
    rules: { "no-restricted-syntax": ["error", ...STORAGES.map(notOutsideStorage), NO_BACK_DOOR] },
  },
  {
    files: CLOSURES.map((name) => `overrides/${name}`),
    rules: { "max-lines-per-function": ["error", functionsUpTo(125)] },
  },
];
