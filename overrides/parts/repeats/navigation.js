/**
 * The row of buttons that leads from stop to stop.
 */
import { nameOfInstance } from "../../client/answers/names.js";
import * as texts from "../../client/page/texts.js";

/** So much of a name fits a button. */
const NAME = 40;

/** @param {string} each What each of them is called. */
export function createNavigation(each) {
  return Object.assign(document.createElement("div"), {
    className: "stops screen-only",
    role: "group",
    ariaLabel: texts.instances(each),
  });
}

/**
 * @param {string} each What each of them is called.
 * @param {number} number Counted from 1.
 * @param {string} name Its own; "" where it has none.
 * @param {boolean} isShown
 * @param {() => void} choose
 */
export function createTab(each, number, name, isShown, choose) {
  const button = document.createElement("button");
  const short = texts.shortened(name, NAME);
  Object.assign(button, {
    type: "button",
    className: "button stops__stop",
    dir: "auto",
    textContent: short ? `${number} ${short}` : nameOfInstance(each, number, ""),
    ariaPressed: String(isShown),
    onclick: choose,
  });
  return button;
}
