"""The quick scan of a page gives up or agrees: with Python's parser, and with what a browser makes of the page."""

import os
import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from macros.site.policy import PolicyError, protect
from macros.site.scanning import Inline, parsed, scanned
from tests.conftest import SITE

SEED = int(os.environ.get("SEED", random.randrange(10**6)))
HEAD = '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>x</title></head><body>'
SCRIPT, STYLE = "run('<p>', a && b)", "p > a { color: red }"
OWN = {SCRIPT, STYLE}
WRITTEN = f'<script>{SCRIPT}</script><style media="print">{STYLE}</style>'

# What the scan must not pass, each for a reason of its own.
NASTY = (
    '<p onclick="x()">',
    "<p OnClick=x()>",
    "<p\nonclick>",
    '<p/onclick="x()">',
    '<p a="b"onclick="x()">',
    "<p a='b'onclick='x()'>",
    '<p a=b"onclick="x()">',
    '<p a=b" onclick="x()">',
    '<p title="a > b" onclick="x()">',
    "<p title='\"' onclick='x()'>",
    '<p a="b" = onclick="x()">',
    '<p a = "b" onclick="x()">',
    "<p a=`b onclick=x()`>",
    '<p style="color: red">',
    "<P STYLE=x>",
    "<p style>",
    '<br onerror="x()"/>',
    '<svg><a onclick="x()"></a></svg>',
    "<script>steal()</script>",
    "<SCRIPT>steal()</SCRIPT>",
    "<script\n>steal()</script>",
    "<script/>steal()</script>",
    '<script type="module">steal()</script>',
    '<script type="text/plain" type="module">steal()</script>',
    '<script type="module" type="text/plain">steal()</script>',
    '<script type="text&#47;plain">steal()</script>',
    '<script type=" text/plain">steal()</script>',
    f"<script>{SCRIPT} </script>",
    f"<script>{SCRIPT}</script ><script>steal()</script>",
    f"<script>{SCRIPT}</ script><script>steal()</script>",
    "<script type=text/plain><!--<script></script><script>steal()</script>",
    "<style>p { color: blue }</style>",
    "<style/><p>",
    "<script>steal()",
    "<!--><script>steal()</script>-->",
    "<!-- --!><script>steal()</script>-->",
    "<!-- -- ><script>steal()</script>",
    "<![CDATA[<script>steal()</script>]]>",
    "<!x<script>steal()</script>",
    "<?x<script>steal()</script>",
    "</p x='><script>steal()</script>'>",
    "</ p><script>steal()</script>",
    "<textarea><script>steal()</script></textarea>",
    "<title><script>steal()</script></title>",
    '<textarea title="</textarea><script>steal()</script>">',
    '<noscript><p title="</noscript><script>steal()</script>"></noscript>',
    '<iframe><p title="</iframe><script>steal()</script>"></iframe>',
    "<plaintext><script>steal()</script>",
    "&#;&#;<script>steal()</script>",
    "&#x;&<p onclick=x()>",
    "< p onclick=x()><script>steal()</script>",
    "<p <script>steal()</script>",
    "<p",
    "<",
    "<ä onclick=x()>",
    "<p ä=b onclick=x()>",
    "<p\x0conclick=x()>",
    "<p\r\nonclick=x()>",
    "<p a\x00onclick=x()>",
)

# Whatever is written plainly.
PLAIN = (
    "<p>a &amp; b &lt;script> onclick=x() style=y",
    '<p class="a" hidden data-kind=rows title="onclick=x()" lonely="1" styles="2">',
    "<svg viewBox='0 0 1 1'><title>a</title><path d=\"M0 0\"/></svg>",
    "<textarea rows=\"2\" id='a'> a > b </textarea>",
    "<!-- a - b --><br/>\n<hr />",
    '<script type="application/json" data-part="a">{"a": "\\u003c/p>", "b": 1 < 2}</script>',
    '<script src="a.js"></script>',
    WRITTEN,
    "<template><p>a</p></template><noscript><p>b</p></noscript>",
)


def agrees(page: str) -> Inline | None:
    """What the scan says, which is what the parser says, or nothing."""
    found = scanned(page, OWN)
    assert found is None or found == parsed(page), page
    return found


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("frame", ["{}", "<p>a</p>{}<p>b</p>", f"{WRITTEN}{{}}{WRITTEN}", "<div>{}</div>"])
def test_what_is_written_otherwise_is_left_to_the_parser(nasty: str, frame: str) -> None:
    assert agrees(HEAD + frame.replace("{}", nasty)) is None


@pytest.mark.parametrize("plain", PLAIN)
def test_what_is_written_plainly_needs_no_parser(plain: str) -> None:
    assert agrees(f"{HEAD}{plain}{WRITTEN}{plain}</body></html>") is not None


def test_scripts_and_styles_are_found_in_their_order() -> None:
    found = agrees(f"{HEAD}{WRITTEN}<p>a</p>{WRITTEN}")
    assert found == Inline(scripts=[SCRIPT] * 2, styles=[STYLE] * 2)


def test_every_page_of_ours_is_written_plainly() -> None:
    """Else a build takes ten times as long for it."""
    for path in SITE.rglob("*.html"):
        page = path.read_text("utf-8")
        found = parsed(page)
        assert scanned(page, {*found.scripts, *found.styles}) == found, path.name


@pytest.mark.parametrize("nasty", ["&#;&#;<p onclick=x()>", "&#;&#;<script>steal()</script>"])
def test_a_broken_reference_hides_nothing(nasty: str) -> None:
    with pytest.raises(PolicyError):
        protect(HEAD + nasty, OWN)


def test_of_two_types_the_first_one_counts_as_in_a_browser() -> None:
    with pytest.raises(PolicyError, match="not the build's own"):
        protect(f'{HEAD}<script type="module" type="text/plain">steal()</script>', OWN)


def shuffled(count: int) -> Iterator[str]:
    """Pages of pieces of all these, put together and damaged by chance."""
    chance = random.Random(SEED)
    splinters = [*"<>/\"'=& \n!-", "</", "<!--", "-->", "</script>", "<p ", 'a="', "onx=", "style"]
    pieces = [*NASTY, *PLAIN, *PLAIN, *splinters]
    for _ in range(count):
        page = "".join(chance.choices(pieces, k=chance.randint(1, 6)))
        if chance.random() < 0.5:
            at = chance.randrange(len(page))
            page = page[:at] + chance.choice(["", *"<>/\"'= a"]) + page[at + chance.randint(0, 2) :]
        yield HEAD + page


def test_the_scan_never_differs_from_the_parser() -> None:
    print(f"SEED={SEED}")
    passed = [page for page in shuffled(20_000) if agrees(page)]
    assert len(passed) > 500


# As a browser reads a file, and as it reads what a script of a page hands it, where <noscript> holds no elements.
HARMFUL = """(pages) => pages.filter(([page, own]) => {
  const loaded = new DOMParser().parseFromString(page, "text/html");
  const handed = document.createElement("div");
  handed.innerHTML = page;
  const within = (root) => [...root.querySelectorAll("*")].flatMap((element) =>
    element.localName === "template" ? [element, ...within(element.content)] : [element]);
  return [loaded, handed].some((root) => within(root).some((element) =>
    [...element.attributes].some(({ name }) => name.startsWith("on") || name === "style") ||
    (element.localName === "style" && !own.includes(element.textContent)) ||
    (element.localName === "script" && !element.hasAttribute("src") && !own.includes(element.textContent) &&
      !["application/json", "text/plain"].includes(element.getAttribute("type")))));
}).map(([page]) => page)"""


def test_a_browser_finds_no_more_in_what_the_scan_passes(browser: Browser) -> None:
    print(f"SEED={SEED}")
    passed = [[page, sorted(OWN)] for page in shuffled(20_000) if scanned(page, OWN)]
    with browser.new_context() as context:
        assert context.new_page().evaluate(HARMFUL, passed) == []
        # And it would find what there is.
        assert len(context.new_page().evaluate(HARMFUL, [[HEAD + nasty, []] for nasty in NASTY])) > len(NASTY) / 2
