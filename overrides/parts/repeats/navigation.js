/**
 * The row of buttons that leads from stop to stop.
 */
import { nameOfInstance } from "../../client/answers/names.js";
import * as texts from "../../client/page/texts.js";

/** So much of a name fits a button. */
const NAME = 40;

/** @param {string} each What each of them is called. */
export function createNavigation(each) {
  const navigation = document.createElement("div");
  navigation.className = "stops screen-only";
  navigation.setAttribute("role", "group");
  navigation.setAttribute("aria-label", texts.instances(each));
  return navigation;
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
  Object.assign(button, { type: "button", className: "button stops__stop", dir: "auto" });
  button.textContent = short ? `${number} ${short}` : nameOfInstance(each, number, "");
  button.setAttribute("aria-pressed", String(isShown));
  button.addEventListener("click", choose);
  return button;
}
