/**
 * Two tabs with one session: browsers copy a tab's storage when they duplicate the tab, and from then on each copy goes
 * its own way.
 *
 * @import { Area } from "./types.js"
 */
import { PREFIX } from "../answers/keys.js";

/** Names the session, which copies have in common, and the last page that wrote it, which they do not. */
const MARK = `${PREFIX}session`;

const random = () => Math.random().toString(36).slice(2);

/** @param {string | null} mark */
const sessionIn = (mark) => mark?.split(" ")[0];

/**
 * From file:// the channel reaches nobody.  What is said at a deletion holds there, too.
 *
 * @param {Area | null} session
 * @param {() => void} tell Called in each of them as soon as two are open, maybe more than once.
 */
export function watchForSessionCopies(session, tell) {
  if (!session) return;
  const mark = `${sessionIn(session.getItem(MARK)) ?? random()} ${random()}`;
  session.setItem(MARK, mark);
  const channel = new BroadcastChannel(MARK);

  channel.addEventListener("message", ({ data }) => {
    const own = session.getItem(MARK);
    // A frame beside this one sees the same mark: it shares the storage, and is no copy.
    if (data.mark === own || sessionIn(data.mark) !== sessionIn(own)) return;
    if (data.asks) channel.postMessage({ mark: own });
    tell();
  });
  channel.postMessage({ mark, asks: true });
}
