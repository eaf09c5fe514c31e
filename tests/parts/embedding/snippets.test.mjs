import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, snippet } from "../../../overrides/parts/embedding/snippets.js";

const ONE = { text: "2.1 Was & wozu?", address: "https://leitfaden.example/bogen/vorbereitung.html#ziel" };
const TWO = { text: "2.2 Wer?", address: "https://leitfaden.example/bogen/vorbereitung.html#gruppe" };
const HOSTILE = { text: `"><script>alert(1)</script> [x](y) *_`, address: `https://a.example/(x)?a="&b` };

test("a link, a list and plain text hold text and address", () => {
  assert.equal(snippet([ONE], "link", "html"), `<a href="${ONE.address}">2.1 Was &amp; wozu?</a>`);
  assert.equal(
    snippet([ONE, TWO], "list", "html"),
    `<ul>\n  <li><a href="${ONE.address}">2.1 Was &amp; wozu?</a></li>\n  <li><a href="${TWO.address}">2.2 Wer?</a></li>\n</ul>`,
  );
  assert.equal(
    snippet([ONE, TWO], "list", "markdown"),
    `- [2.1 Was \\& wozu?](${ONE.address})\n- [2.2 Wer?](${TWO.address})`,
  );
  assert.equal(snippet([ONE, TWO], "list", "text"), `${ONE.text}\n${ONE.address}\n\n${TWO.text}\n${TWO.address}`);
});

test("a frame has a title and a link below it", () => {
  const html = snippet([ONE], "frame", "html");
  assert.match(
    html,
    /<iframe src="https:\/\/leitfaden\.example\/bogen\/vorbereitung\.html#ziel" title="2\.1 Was &amp; wozu\?"/,
  );
  assert.match(html, /<a href="[^"]+">Ohne Rahmen öffnen: 2\.1 Was &amp; wozu\?<\/a>/);
});

test("where a format has no buttons and frames they become links", () => {
  for (const shape of /** @type {const} */ (["button", "frame"])) {
    for (const format of /** @type {const} */ (["markdown", "text"])) {
      assert.equal(snippet([ONE], shape, format), snippet([ONE], "link", format));
    }
  }
});

test("no text and no address breaks out of its place", () => {
  for (const shape of /** @type {const} */ (["link", "list", "button", "frame"])) {
    const html = snippet([HOSTILE], shape, "html");
    assert.doesNotMatch(html, /<script|""|"&b/);
    assert.equal(html.match(/<a /g)?.length, 1);
  }
  assert.equal(
    snippet([HOSTILE], "link", "markdown"),
    `["\\>\\<script\\>alert(1)\\</script\\> \\[x\\](y) \\*\\_](https://a.example/%28x%29?a="&b)`,
  );
});

test("a given address comes first, as the folder that is meant", () => {
  const way = "bogen/vorbereitung.html#ziel";
  for (const site of [
    "https://stadt.example/leitfaden",
    " https://stadt.example/leitfaden/ ",
    "https://stadt.example/leitfaden/index.html",
    "https://stadt.example/leitfaden/?utm=1#oben",
  ]) {
    assert.equal(addressOf(way, site), `https://stadt.example/leitfaden/${way}`);
  }
  assert.equal(addressOf(way, "file:///N:/leitfaden/index.html"), `file:///N:/leitfaden/${way}`);
  assert.equal(addressOf(way, " "), way);
  for (const wrong of ["stadt.example", "javascript:alert(1)", "https://", "www.stadt.example/leitfaden"]) {
    assert.equal(addressOf(way, wrong), null);
  }
});
