/**
 * Prints a page, or its blank form, with head and foot.
 *
 * @import { Store } from "../../client/storage/types.js"
 */
import * as texts from "../../client/page/texts.js";

/** So much of a visit's name fits the head of a page and the name of a file, in characters. */
const NAME = 60;

/**
 * Print with what the page margin boxes of the stylesheet show: date and address.
 *
 * @param {HTMLElement} sheet Carries the page's published address, where there is one.
 * @param {Pick<Store, "visit" | "subscribeVisit">} store
 */
export function startPaper(sheet, store) {
  const root = document.documentElement;
  const title = sheet.dataset.title ?? "";
  const address = sheet.dataset.address || location.href.replace(/[?#].*/, "");
  const nameOnPaper = document.querySelectorAll("[data-part='paper-name']");
  const titleOnScreen = document.title;

  /** @param {{ name: string }} visit */
  function showName({ name }) {
    for (const element of nameOnPaper) element.textContent = name;
  }

  /** Only when printing: a change of the root's properties makes the browser work through the whole page. */
  function begin() {
    const name = root.dataset.print === "blank" ? "" : texts.shortened(store.visit().name, NAME);
    const named = [title, name].filter(Boolean);
    root.style.setProperty("--print-head", JSON.stringify(named.join(" · ")));
    root.style.setProperty("--print-date", JSON.stringify(texts.printed(new Date())));
    root.style.setProperty("--print-address", JSON.stringify(address));
    // Becomes the name of the file, where the printer is one.
    document.title = [...named, texts.formatDate(new Date())].join(" – ");
    awaitEnd();
  }

  /** Some browsers on phones send no afterprint: what the person does next ends it, too. */
  function awaitEnd() {
    addEventListener("pointerdown", end, true);
    addEventListener("keydown", end, true);
  }

  function end() {
    delete root.dataset.print;
    document.title = titleOnScreen;
    removeEventListener("pointerdown", end, true);
    removeEventListener("keydown", end, true);
  }

  showName(store.visit());
  store.subscribeVisit(showName);
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);

  return {
    print() {
      end();
      print();
    },

    printBlank() {
      root.dataset.print = "blank";
      awaitEnd();
      print();
    },
  };
}
