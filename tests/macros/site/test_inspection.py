"""What may not stand in content is told with file and line; what only shows code is fine."""

import re
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest

from macros.site.inspection import file_faults, page_faults
from tests.conftest import build_site, change, copy_project

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'


def told(source: str) -> list[str]:
    """What is said of a page."""
    content = markdown.markdown(
        source,
        extensions=["attr_list", "md_in_html", "pymdownx.superfences", "tables"],
        extension_configs={"tables": {"use_align_attribute": True}},
    )
    return [str(fault) for fault in page_faults(content, source, "docs/a.md")]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("<script>run()</script>", "<script>"),
        ("<SCRIPT SRC=x.js></SCRIPT>", "<script>"),
        ("Wort <script>run()</script>", "<script>"),
        ("<style>p { color: red }</style>", "<style>"),
        ('<svg onload="run()"></svg>', "<svg>"),
        ('<iframe src="https://example.org"></iframe>', "<iframe>"),
        ('<object data="x.svg"></object>', "<object>"),
        ('<embed src="x.svg">', "<embed>"),
        ('<base href="https://example.org/">', "<base>"),
        ('<meta http-equiv="refresh" content="0">', "<meta>"),
        ('<link rel="stylesheet" href="x.css">', "<link>"),
        ('<form action="https://example.org"></form>', "<form>"),
        ('<button formaction="https://example.org">x</button>', "<button>"),
        ('<video src="x.mp4"></video>', "<video>"),
        ('<math><a xlink:href="javascript:run()">x</a></math>', "<math>"),
        ("<template><script>run()</script></template>", "<script>"),
        ("<!-- <script>run()</script> -->", "<script>"),
        ('<p onclick="run()">a</p>', 'attribute "onclick"'),
        ('<P ONCLICK="run()">a</P>', 'attribute "onclick"'),
        ('<p style="color: red">a</p>', 'attribute "style"'),
        ('<img src="x.png" srcset="https://example.org/x.png">', 'attribute "srcset"'),
        ('<a href="x.html" ping="https://example.org">a</a>', 'attribute "ping"'),
        ("### Titel {: onmouseover=run() }", 'attribute "onmouseover"'),
        ("[a](javascript:run())", 'address "javascript:run()"'),
        ("[a](JavaScript:run())", 'address "JavaScript:run()"'),
        ("[a](&#106;avascript:run())", 'address "javascript:run()"'),
        ('<a href="java&#10;script:run()">a</a>', 'address "java\\nscript:run()"'),
        ("[a](data:text/html,x)", 'address "data:text/html,x"'),
        ("[a](vbscript:run)", 'address "vbscript:run"'),
        ("[a](file:///etc/passwd)", 'address "file:///etc/passwd"'),
        ("![a](https://example.org/x.png)", 'image "https://example.org/x.png"'),
        ("![a](//example.org/x.png)", 'image "//example.org/x.png"'),
        ("![a](data:image/svg+xml,x)", 'image "data:image/svg+xml,x"'),
    ],
)
def test_what_runs_or_loads_from_elsewhere_is_told_with_its_line(line: str, named: str) -> None:
    page = f"# Titel\n\n```html\n{line}\n```\n\nText mit `{line}`.\n\n{line}\n"
    assert any(fault.startswith(f"docs/a.md:9: {named} is n") for fault in told(page)), told(page)


@pytest.mark.parametrize(
    "source",
    [
        "```html\n<script>run()</script>\n```",
        "Ein `<script onclick='x'>` und [Link](b.md#c), <https://example.org>, <a@example.org>, [Tel](tel:+49).",
        '<p class="notice" lang="ar" dir="rtl" aria-label="x">a<br>b</p>\n\n![Bild](x.png "Titel")',
        "| a | b |\n|--:|---|\n| 1 | 2 |\n\n<details><summary>a</summary>b</details>",
        "Fünf < sechs, onclick=x und javascript: ist ein Wort",
    ],
)
def test_text_and_shown_code_are_fine(source: str) -> None:
    assert told(source) == []


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.js", "a.mjs", "a.xml", "a.xhtml", "a.svgz", "a.css", "a"])
def test_a_file_that_a_browser_would_run_is_not_published(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<script>run()</script>", encoding="utf-8")
    (fault,) = file_faults(tmp_path / name, f"docs/{name}")
    assert str(fault).startswith(f"docs/{name}:1: a browser may run a file of this kind; take it out of docs/")


def drawing(tmp_path: Path, content: str) -> list[str]:
    path = tmp_path / "a.svg"
    path.write_text(content, encoding="utf-8")
    return [str(fault) for fault in file_faults(path, "docs/a.svg")]


@pytest.mark.parametrize(
    "inner",
    [
        "<script>run()</script>",
        '<script href="x.js"/>',
        '<s:script xmlns:s="http://www.w3.org/2000/svg">run()</s:script>',
        '<a href="javascript:run()"><path d="M0 0"/></a>',
        '<a xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:run()"><path d="M0 0"/></a>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>',
        '<p xmlns="http://www.w3.org/1999/xhtml" onclick="run()">a</p>',
        '<g onclick="run()"/>',
        '<g OnClick="run()"/>',
        '<set attributeName="href" to="javascript:run()"/>',
        '<animate attributeName="href" values="javascript:run()"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<use href="data:image/svg+xml,x#a"/>',
        '<image href="https://example.org/x.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<style>@import "https://example.org"</style>',
        "<style>g { fill: url(https://example.org) }</style>",
        "<style>g { fill: u\\72l(https://example.org) }</style>",
        "<style><![CDATA[@import 'x';]]></style>",
        '<g style="fill: url(https://example.org)"/>',
        '<g fill="url( https://example.org#a)"/>',
        '<g xml:base="https://example.org/"/>',
        '<?xml-stylesheet href="x.xsl"?>',
        '<g xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="click" ev:handler="#a" href="x"/>',
    ],
)
def test_a_drawing_that_runs_or_loads_is_not_published(tmp_path: Path, inner: str) -> None:
    complaints = drawing(tmp_path, LOGO.format(f"\n{inner}\n"))
    assert complaints
    assert complaints[0].startswith("docs/a.svg:2: ")
    assert " is not allowed in a drawing that is published; " in complaints[0]


@pytest.mark.parametrize(
    "beginning",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>',
        '<?xml version="1.0" encoding="ISO-2022-JP"?>',
    ],
)
def test_a_drawing_that_reads_otherwise_than_it_looks_is_not_published(tmp_path: Path, beginning: str) -> None:
    assert drawing(tmp_path, beginning + LOGO.format("<g/>"))


def test_what_drawing_programs_write_is_published(tmp_path: Path) -> None:
    kept = (
        '<style>.a { fill: url(#b) }</style><g style="fill: #fff" i:label="x" xmlns:i="http://www.inkscape.org/n">'
        '<linearGradient id="b" href="#c"/><image href="data:image/png;base64,AAAA"/></g><!-- von Hand -->'
    )
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n'
    assert drawing(tmp_path, declaration + LOGO.format(kept)) == []


def test_a_build_tells_every_page_and_shows_the_texts_of_titles_and_data_as_they_are(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    site = tmp_path / "site"
    nav = "      - Impressum: ueber/impressum.md"
    change(project, "mkdocs.yml", nav, f"{nav}\n      - ueber/neu.md")
    change(project, "mkdocs.yml", "site_name: Leitfaden F", "site_name: Leitfaden <script>site()</script> F")
    change(
        project,
        "mkdocs.yml",
        "    phone: ",
        "    phone: '[x](javascript:phone()) <script>phone()</script>'\n    fax: ",
    )
    change(project, "docs/worksheets.yml", "    short: Vorbereitung\n", "    short: <script>short()</script>\n")
    page = project / "docs" / "ueber" / "neu.md"
    front = "---\ntitle: A <script>title()</script>\ndescription: '\"><script>description()</script>'\n---\n"
    head = f"{front}# Kopf `<script>head()</script>` &amp; mehr\n\n"
    page.write_text(f"{head}<script>a()</script>\n", "utf-8")
    (project / "docs" / "a.js").write_text("run()", "utf-8")
    assert "\ndocs/a.js:1: a browser may run a file of this kind" in stopped(site, project)
    (project / "docs" / "a.js").unlink()
    assert "\ndocs/ueber/neu.md:7: <script> is not allowed in a page; " in stopped(site, project)
    page.write_text(f"{head}{{{{ '<script>a()</scr' ~ 'ipt>' }}}}\n", "utf-8")
    assert "\ndocs/ueber/neu.md:7: <script> is not allowed in a page; " in stopped(site, project)
    page.write_text(head, "utf-8")
    built = build_site(site, project)
    assert built.returncode == 0, built.stderr
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<script>(site|phone|short|title|description|head)\(", text), path.name
        assert 'href="javascript:' not in text
    assert "&lt;script&gt;site()&lt;/script&gt;" in (site / "index.html").read_text("utf-8")
    assert "<title>A &lt;script&gt;title()&lt;/script&gt; – " in (site / "ueber" / "neu.html").read_text("utf-8")


def stopped(site: Path, project: Path) -> str:
    """What a build says that stops, and leaves no page behind."""
    result = build_site(site, project)
    assert result.returncode != 0
    assert list(site.rglob("*.html")) == []
    return result.stderr
