/**
 * The built site in its homes: on loopback without and with TLS, and in a folder.  Browsers take the two names of loopback
 * for two sites: on the other one lies an intranet.
 */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import * as http from "node:http";
import * as https from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** @typedef {"http" | "https" | "file"} Home */
/** @typedef {Record<string, (request: http.IncomingMessage, response: http.ServerResponse) => unknown>} Routes */
/** @typedef {Awaited<ReturnType<typeof openSite>>} Site */

const FOLDER = fileURLToPath(new URL("../../.cache/test-site/", import.meta.url));

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

/** @type {{ key: Buffer, cert: Buffer } | null} */
let certificate = null;

/** A certificate that nobody has signed but itself. */
function makeCertificate() {
  if (certificate) return certificate;
  const folder = mkdtempSync(path.join(tmpdir(), "journey-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name));
  const request =
    "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 2 -subj /CN=localhost -addext".split(" ");
  const names = "subjectAltName=DNS:localhost,IP:127.0.0.1";
  execFileSync(process.env.OPENSSL ?? "openssl", [...request, names, "-keyout", key, "-out", cert], {
    stdio: "ignore",
  });
  certificate = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return certificate;
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {string} scheme
 * @param {Routes} routes
 */
async function answer(request, response, scheme, routes) {
  const address = new URL(request.url ?? "/", "http://host");
  // As a careful proxy does: nothing may depend on what a browser keeps.
  if (scheme === "https") response.setHeader("Cache-Control", "no-store");
  const more = routes[address.pathname];
  if (more) {
    await more(request, response);
    return;
  }
  if (address.pathname === "/intranet") {
    response.writeHead(200, { "Content-Type": TYPES[".html"] });
    response.end(`<!doctype html><title>Intranet</title><link rel="icon" href="data:,"><iframe title="Blatt" width="700" height="900"
      src="${scheme}://127.0.0.1:${request.socket.localPort}/bogen/vorbereitung.html"></iframe>`);
    return;
  }
  const name = decodeURIComponent(address.pathname).replace(/\/$/, "/index.html");
  try {
    const content = await readFile(path.join(FOLDER, path.normalize(name)));
    response.writeHead(200, { "Content-Type": TYPES[path.extname(name)] ?? "application/octet-stream" });
    response.end(content);
  } catch {
    response.writeHead(404, { "Content-Type": TYPES[".html"] });
    response.end("<!doctype html><title>404</title>");
  }
}

/** Serve the site over http and https, each on a port of its own. */
export async function openSite() {
  /** @type {Routes} What a test serves beside the site, by path. */
  const routes = {};
  const servers = {
    http: http.createServer((request, response) => void answer(request, response, "http", routes)),
    https: https.createServer(
      makeCertificate(),
      (request, response) => void answer(request, response, "https", routes),
    ),
  };
  for (const server of Object.values(servers)) await once(server.listen(0, "127.0.0.1"), "listening");
  /** @param {"http" | "https"} scheme */
  const portOf = (scheme) => /** @type {import("node:net").AddressInfo} */ (servers[scheme].address()).port;

  return {
    routes,

    /** @param {string} name A file's, from the site's root. @returns {Promise<string>} */
    read: (name) => readFile(path.join(FOLDER, name), "utf8"),

    /** @type {Record<Home, string>} */
    homes: {
      http: `http://127.0.0.1:${portOf("http")}/`,
      https: `https://127.0.0.1:${portOf("https")}/`,
      file: pathToFileURL(FOLDER).href,
    },

    /** Stop answering; what is open is cut off.  May be called again. */
    async close() {
      for (const server of Object.values(servers)) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(() => resolve(undefined)));
      }
    },
  };
}
