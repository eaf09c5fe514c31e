// Prints the German texts of the client as JSON: file by file, with □ for what the client puts into them.
import { readFileSync } from "node:fs";
import { Linter } from "eslint";

/**
 * Strings in here are formats, selectors and languages, not texts.
 *
 * @param {any} node Of the tree that ESLint reads from a script; it has no types of its own.
 * @returns {boolean}
 */
const isCode = (node) =>
  /^(Import|BinaryExpression|NewExpression|MemberExpression$)/.test(node.parent.type) ||
  (node.parent.type === "CallExpression" && node.parent.callee.type === "MemberExpression") ||
  (node.parent.type === "Property" && (node.parent.key === node || isCode(node.parent.parent)));

/** @param {string} file */
function textsOf(file) {
  /** @type {string[]} */
  const found = [];
  const note = (/** @type {any} */ node, /** @type {string} */ text) =>
    text.trim() && !isCode(node) && found.push(text);
  const create = () => ({
    Literal: (/** @type {any} */ node) => typeof node.value === "string" && note(node, node.value),
    TemplateLiteral: (/** @type {any} */ node) =>
      note(node, node.quasis.map((/** @type {any} */ part) => part.value.cooked).join("□")),
  });
  const messages = new Linter().verify(readFileSync(file, "utf8"), [
    { plugins: { texts: { rules: { dump: { create } } } }, rules: { "texts/dump": "error" } },
  ]);
  const fault = messages.find((message) => message.fatal);
  if (fault) throw new Error(`${file}:${fault.line}: ${fault.message}`);
  return found;
}

const files = process.argv.slice(2);
console.log(JSON.stringify(Object.fromEntries(files.map((file) => [file, textsOf(file)]))));
