/**
 * Knows whether other windows show these pages.  Alone, a window need not store what only keeps windows in step.
 *
 * @param {{ addEventListener: Window["addEventListener"] }} host The window.
 * @returns {() => boolean} Whether this window has met no other one yet.
 */
export function lookForOtherWindows(host) {
  let isAlone = true;
  const meet = () => {
    isAlone = false;
  };
  // From file:// the channel reaches nobody: there, the other window's first change says that it is there.
  host.addEventListener("storage", meet);
  try {
    const channel = new BroadcastChannel("fachaustausch");
    channel.addEventListener("message", ({ data }) => {
      meet();
      if (data === "who is there?") channel.postMessage("somebody");
    });
    channel.postMessage("who is there?");
  } catch (error) {
    console.warn(error); // Some browsers give none to a frame that may not store anything.
  }
  return () => isAlone;
}
