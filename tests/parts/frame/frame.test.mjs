import assert from "node:assert/strict";
import { test } from "node:test";
import { isAllowed } from "../../../overrides/parts/frame/frame.js";

const OWN = "https://leitfaden.example";

test("the site itself is allowed where 'self' stands", () => {
  assert.equal(isAllowed(OWN, "'self'", OWN), true);
  assert.equal(isAllowed("https://intranet.example", "'self'", OWN), false);
  assert.equal(isAllowed(OWN, "", OWN), false);
  assert.equal(isAllowed(OWN, "'none'", OWN), false);
});

test("an origin is allowed as a whole, with its scheme and its port", () => {
  const sources = "'self' https://intranet.stadt.example https://wiki.stadt.example:8443";
  assert.equal(isAllowed("https://intranet.stadt.example", sources, OWN), true);
  assert.equal(isAllowed("https://wiki.stadt.example:8443", sources, OWN), true);
  for (const other of [
    "http://intranet.stadt.example",
    "https://intranet.stadt.example:8443",
    "https://wiki.stadt.example",
    "https://intranet.stadt.example.evil.example",
    "https://stadt.example",
    "null",
  ]) {
    assert.equal(isAllowed(other, sources, OWN), false, other);
  }
});

test("a star stands for any host below", () => {
  const sources = "https://*.stadt.example";
  assert.equal(isAllowed("https://intranet.stadt.example", sources, OWN), true);
  assert.equal(isAllowed("https://a.b.stadt.example", sources, OWN), true);
  for (const other of ["https://stadt.example", "https://badstadt.example", "http://intranet.stadt.example"]) {
    assert.equal(isAllowed(other, sources, OWN), false, other);
  }
});
