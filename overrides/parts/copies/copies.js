/**
 * Two tabs with one session: browsers copy a tab's storage when they duplicate the tab, and from then on each copy goes
 * its own way.  Both say so, as soon as both are open.
 *
 * @import { StorageLike } from "../../client/storage/storage.js"
 */
import { PREFIX } from "../../client/answers/keys.js";
import { el } from "../../client/page/dom.js";
import { texts } from "../../client/page/desk_texts.js";

/** Names the session, which copies have in common, and the last page that wrote it, which they do not. */
const MARK = `${PREFIX}session`;

const random = () => Math.random().toString(36).slice(2);

/** @param {string | null} mark */
const sessionIn = (mark) => mark?.split(" ")[0];

/**
 * From file:// the channel reaches nobody.  What is said at a deletion holds there, too.
 *
 * @param {{ places: { session: StorageLike | null }, notices: HTMLElement }} page
 */
export function watchForCopies({ places: { session }, notices }) {
  if (!session) return;
  const mark = `${sessionIn(session.getItem(MARK)) ?? random()} ${random()}`;
  session.setItem(MARK, mark);
  const channel = new BroadcastChannel(MARK);
  let isTold = false;

  channel.addEventListener("message", ({ data }) => {
    const own = session.getItem(MARK);
    // A frame beside this one sees the same mark: it shares the storage, and is no copy.
    if (data.mark === own || sessionIn(data.mark) !== sessionIn(own)) return;
    if (data.asks) channel.postMessage({ mark: own });
    tell();
  });
  channel.postMessage({ mark, asks: true });

  function tell() {
    if (isTold) return;
    isTold = true;
    const text = el("p", { role: "status" });
    notices.append(el("div", "notice screen-only", text));
    text.textContent = texts.twoCopies; // Once it is in the page: only a change is read out.
  }
}
