"""What stands above a page between lines of hyphens: checked, because MkDocs takes what it cannot read for text."""

import re

import yaml

from macros.content.faults import Fault, quoted
from macros.content.reading import compose_yaml, invisible, line_of

# As MkDocs finds it: https://www.mkdocs.org/user-guide/writing-your-docs/#meta-data
_BEGINNING = re.compile(r"-{3}[ \t]*\n")
_WHOLE = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)

_TAG = "tag:yaml.org,2002:"
_TEXT, _TRUTH, _LIST, _MAPPING = "a text", "true or false", "a list", "a mapping with named fields"
_FIELDS = {
    "title": _TEXT,
    "description": _TEXT,
    "plain": _TEXT,
    "ordinary": _TEXT,
    "legal": _TRUTH,
    "only_online": _TRUTH,
    "hide": _LIST,
    "search": _MAPPING,
}
_KINDS = {f"{_TAG}str": _TEXT, f"{_TAG}bool": _TRUTH, f"{_TAG}seq": _LIST, f"{_TAG}map": _MAPPING}
_MISREAD = {"bool": "a truth value", "int": "a number", "float": "a number", "timestamp": "a date"}


def front_matter_faults(text: str, file: str) -> list[Fault]:
    """Find what is wrong with the front matter of a page.

    Args:
        text: The whole page.
        file: How faults name it.

    Returns:
        The faults; none where there is no front matter.
    """
    if not _BEGINNING.match(text):
        return []
    found = _WHOLE.match(text)
    if not found:
        remedy = "write --- in a line of its own below the last field"
        return [Fault(file, 1, f"the front matter that begins here has no end; {remedy}")]
    root, faults = compose_yaml(found[1], file, first_line=2)
    if isinstance(root, yaml.MappingNode):
        faults += [
            Fault(file, line_of(name) + 1, text)
            for name, value in root.value
            if isinstance(name, yaml.ScalarNode) and (text := _fault(name.value, value))
        ]
    elif root is not None:
        faults.append(Fault(file, 2, 'the front matter is no list of fields; write such as "title: Glossar"'))
    return faults


def _fault(name: str, value: yaml.Node) -> str:
    if name not in _FIELDS:
        return f"a page has no field {quoted(name)}; its fields are: {', '.join(_FIELDS)}"
    wanted, kind = _FIELDS[name], value.tag.removeprefix(_TAG)
    is_text = isinstance(value, yaml.ScalarNode)
    if kind == "null" or (wanted == _TEXT and is_text and not value.value.strip()):
        return f"{name} is empty; give it {wanted} or take the line out"
    if wanted == _TEXT and is_text and kind in _MISREAD:
        taken = f"YAML takes {quoted(value.value)[1:-1]} for {_MISREAD[kind]}"
        return f"{name} must be a text, but {taken}; put it in quotes: {quoted(value.value)}"
    if _KINDS.get(value.tag) != wanted:
        shown = quoted(value.value) if is_text else _KINDS.get(value.tag, "of a kind of its own")
        return f"{name} must be {wanted}, not {shown}; change it"
    if is_text and (hidden := invisible(value.value)):
        return f"{name} holds an invisible character ({hidden[0]}); write it anew"
    return ""
