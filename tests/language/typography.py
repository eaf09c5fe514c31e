"""Rules of German typography."""

import re

_ABBREVIATIONS = (
    r"z\. ?B\.|z\. ?T\.|u\. ?a\.|u\. ?U\.|d\. ?h\.|i\. ?d\. ?R\.|o\. ?[äÄ]\.|v\. ?a\.|s\. ?[ou]\.|"
    r"(?:bzw|ggf|usw|etc|evtl|inkl|ca|vgl|bspw|sog|mind|max|Abs|Art|Nr|Tel|Std)\."
)
_TYPOGRAPHY = (
    (re.compile(r'"'), "straight quotation mark; write „ and “"),
    (re.compile(r"[”«»‹›]"), "foreign quotation mark; write „ and “, inside of those ‚ and ‘"),
    (re.compile(r"['´`]"), "straight apostrophe; write ’"),
    (re.compile(r"\.\.\."), "three dots; write …"),
    (re.compile(r"(?<=\s)-(?=\s)"), "hyphen as a dash; write – with spaces, or better two sentences"),
    (re.compile(r"—"), "long dash; write – with spaces"),
    (re.compile(r"(?<=[^\W\d])–\s|\s–(?=\w)"), "dash with one space; write it with two, in a range with none"),
    (re.compile(r"\b\d+\s–\s\d+\b"), "range with spaces; write it without"),
    (re.compile(r"(?<![\d.-])\d{1,4}-\d{1,4}(?![\d-])"), "hyphen in a range; write – or „bis“"),
    (re.compile(r"\s[,.;:!?](?=\s|$)"), "space before a punctuation mark; take it out"),
    (re.compile(r"\s\s"), "two spaces; write one"),
    (re.compile(rf"\b(?:{_ABBREVIATIONS})"), "abbreviation; write it out"),
)
_CLOSING = {"„": "“", "‚": "‘"}


def typography(text: str) -> list[str]:
    """What is not set as German is."""
    found = [
        f"{match[0].strip() or match[0]!r}: {remedy}" for rule, remedy in _TYPOGRAPHY for match in rule.finditer(text)
    ]
    return found + _quotation(text)


def _quotation(text: str) -> list[str]:
    """Marks that do not pair: „ with “, and inside of them ‚ with ‘."""
    waiting: list[str] = []
    for mark in re.findall("[„‚“‘]", text):
        if mark in _CLOSING:
            waiting.append(_CLOSING[mark])
        elif not waiting or waiting.pop() != mark:
            return [f"{mark}: closes what is not open; open with „ and close with “, an apostrophe is ’"]
    return [f"{mark}: is missing; what „ or ‚ opens has to be closed" for mark in waiting]
