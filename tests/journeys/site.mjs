/**
 * The built site on loopback, on two hosts, which browsers take for two sites; and an intranet on the other one.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

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

export async function openSite() {
  const server = createServer(async (request, response) => {
    const address = new URL(request.url ?? "/", "http://host");
    if (address.pathname === "/intranet") {
      response.writeHead(200, { "Content-Type": TYPES[".html"] });
      response.end(`<!doctype html><title>Intranet</title><link rel="icon" href="data:,"><iframe title="Blatt" width="700" height="900"
        src="http://127.0.0.1:${port}/bogen/vorbereitung.html"></iframe>`);
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
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  return {
    address: `http://127.0.0.1:${port}/`,
    folder: pathToFileURL(FOLDER).href,
    intranet: `http://localhost:${port}/intranet`,

    /** Stop answering; what is open is cut off. */
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
