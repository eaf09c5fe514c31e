/**
 * Ends a program as a power cut does.  Looks for its processes in /proc.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { eventually } from "./browser.mjs";

/** Why a test that kills cannot run here, or false. */
export const cannotKill = existsSync("/proc/self/stat") ? false : "needs /proc to find a browser's processes";

/**
 * Kill a process and all that it has started, and wait until none is left.
 *
 * @param {number} root Its id.
 */
export async function killAll(root) {
  const parents = living();
  /** @param {number | undefined} process @returns {boolean} */
  const isOurs = (process) => process === root || (process !== undefined && isOurs(parents.get(process)));
  const ours = [...parents.keys()].filter(isOurs);
  for (const process of ours) kill(process);
  await eventually(async () => {
    const left = living();
    return !ours.some((process) => left.has(process));
  });
}

/** @param {number} id */
function kill(id) {
  try {
    process.kill(id, "SIGKILL");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}

/** @returns {Map<number, number>} Every process that runs, with its parent. */
function living() {
  const found = new Map();
  for (const name of readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
    try {
      // The name of the program, in brackets, may hold anything.
      const [state, parent] = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      if (state !== "Z") found.set(Number(name), Number(parent));
    } catch (error) {
      if (!["ENOENT", "ESRCH"].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? "")) throw error;
    }
  }
  return found;
}
