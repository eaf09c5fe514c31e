/**
 * Fetches files for the copy, and says of each that is not to be had why: what stands in the way is often no fault of
 * the network, but a filter, a sign-in, a server in the middle of a change.
 *
 * @import { Problem, Reason } from "./copy_notes.js"
 */

/** @type {Record<number, Reason>} All others from 400 are refusals, those from 500 are the server's own. */
const REASONS = { 401: "signIn", 404: "missing", 407: "signIn", 410: "missing", 511: "signIn" };

export class FileProblem extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.reason);
    this.problem = problem;
  }
}

/**
 * @param {string} address
 * @param {RequestCache} cache
 * @returns {Promise<Response>} One that is all right.
 * @throws {FileProblem}
 */
export async function fetchFrom(address, cache) {
  const response = await fetch(address, { cache }).catch(() => fetchOtherwise(address));
  const { ok, status } = response;
  if (!ok) throw new FileProblem({ reason: REASONS[status] ?? (status < 500 ? "refused" : "server"), status });
  return response;
}

/**
 * A way that leads to another host fails like a connection that is gone.
 *
 * @param {string} address
 */
async function fetchOtherwise(address) {
  const response = await fetch(address, { cache: "no-store", redirect: "manual" }).catch(() => {
    throw new FileProblem({ reason: "connection" });
  });
  if (response.type === "opaqueredirect") throw new FileProblem({ reason: "redirected" });
  return response;
}

/**
 * @param {string} address
 * @param {string} integrity As in `<script integrity>`, with SHA-256.
 * @returns {Promise<Response>} The file, with the bytes that belong to it and no others.
 * @throws {FileProblem}
 */
export async function fetchFile(address, integrity) {
  const response = await fetchFrom(address, "reload");
  const body = await response.arrayBuffer().catch(() => {
    throw new FileProblem({ reason: "connection" });
  });
  if ((await digestOf(body)) !== integrity) throw new FileProblem({ reason: whyOther(response, address) });
  return new Response(body, { headers: response.headers });
}

/**
 * @param {Response} response
 * @param {string} address
 * @returns {Reason}
 */
function whyOther(response, address) {
  if (response.redirected) return "redirected";
  return isPage(response) && !address.endsWith(".html") ? "otherPage" : "changed";
}

/** @param {Response} response */
export const isPage = ({ headers }) => (headers.get("content-type") ?? "").includes("html");

/** @param {ArrayBuffer} content */
async function digestOf(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
