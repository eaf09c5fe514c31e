"""The operator's particulars: shown as they are, with links where they name an address."""

import html
import re

from macros.site.particulars import shown


def links(text: str) -> list[str]:
    return [html.unescape(address) for address in re.findall(r'<a href="([^"]*)">', shown(text))]


def words(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", shown(text)))


def test_an_address_becomes_a_link() -> None:
    text = "Amt 51, amt-51@kreis.example.de, siehe https://example.de/stelle?a=1&b=2."
    assert links(text) == ["mailto:amt-51@kreis.example.de", "https://example.de/stelle?a=1&b=2"]
    assert words(text) == text


def test_everything_else_stays_text() -> None:
    for text in ("Stadt & Land <Musterfeld>", "*a* [b](c) javascript:alert(1)", "a@b ftp://x.de {{ c }}"):
        assert links(text) == []
        assert words(text) == text
    assert links('https://x.de/"onclick="a') == ["https://x.de/"]
