"""How a page shows the operator's particulars."""

import html
import re

_ADDRESS = re.compile(r"(?P<web>https?://[^\s<>\"]*[^\s<>\".,;)])|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")

# What means something in HTML or in Markdown, within a line or at its beginning.
_MEANING = re.compile(r"""[&<>"'\\`*_{}\[\]#|~^=]|^[-+]|^\d+[.)]""")


def shown(text: str) -> str:
    """Write a particular as text, and make links of the addresses in it: a click is enough to write or to go there.

    Args:
        text: Plain, such as "Amt für Soziales, amt@example.de".

    Returns:
        HTML that Markdown leaves as it is.
    """
    parts: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = _literal(match[0])
        scheme = "mailto:" if match["mail"] else ""
        parts += [_literal(text[end : match.start()]), f'<a href="{scheme}{address}">{address}</a>']
        end = match.end()
    return "".join([*parts, _literal(text[end:])])


def _literal(text: str) -> str:
    """A text that neither Markdown nor HTML takes for anything else."""
    return _MEANING.sub(lambda found: found[0][:-1] + _entity(found[0][-1]), text)


def _entity(character: str) -> str:
    named = html.escape(character)
    return named if named != character else f"&#{ord(character)};"
