/**
 * Proposes who may be responsible: whoever is named anywhere in this visit.
 *
 * @import { Store } from "../../client/storage/types.js"
 */
import { peopleIn } from "../../client/answers/names.js";
import { answersOf } from "../../client/storage/store.js";

/** No question has a dot in its id. */
const LIST = "names.list";

/**
 * @param {HTMLElement} field Has the focus.
 * @param {Store} store
 */
export function proposeNames(field, store) {
  const known = document.getElementById(LIST);
  const list = known ?? Object.assign(document.createElement("datalist"), { id: LIST });
  if (!known) document.body.append(list);
  list.replaceChildren(...peopleIn(answersOf(store).values()).map((name) => new Option("", name)));
  field.setAttribute("list", LIST);
}
