"""Checks SVG: opened by itself it is a program, and set into a page it is part of that page.

What may stand in it is listed; everything else is refused.  Source: https://www.w3.org/TR/SVG2/.
"""

import re
from xml.parsers import expat

from macros.content.faults import Fault, quoted

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

# They draw, or say what is drawn; none runs, loads, leads on, changes others or holds HTML.
_PICTURE = frozenset(
    """
    svg g title desc defs symbol path rect circle ellipse line polyline polygon text tspan textPath
    marker clipPath mask pattern linearGradient radialGradient stop
    """.split()  # noqa: SIM905 - so many names are easier to read as a text
)
_FILTERS = frozenset(
    """
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
    feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence
    """.split()  # noqa: SIM905 - so many names are easier to read as a text
)
# As a file of its own, a drawing may bring its styles and images along.
_FILE = _PICTURE | _FILTERS | {"use", "image", "style", "metadata", "switch", "view"}

# What drawing programs note for themselves; no browser knows it.
_NOTES = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/",
)

# They lead or load to somewhere else, or hold styles or scripts.
_ATTRIBUTE = re.compile(r"on.*|style|.*href|src|srcset|base|action|formaction", re.IGNORECASE)
_URL = re.compile(r"url\s*\(\s*(?!\s|['\"]?#)", re.IGNORECASE)
_IMAGE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")


def drawing_faults(text: str, file: str, *, is_inlined: bool) -> list[Fault]:
    """Find what may not stand in a drawing.

    Args:
        text: The SVG.
        file: How faults name it.
        is_inlined: Whether it is set into a page, where the page's styles and policy hold for it.

    Returns:
        The faults, in the order of the file.
    """
    return _Drawing(text, file, is_inlined=is_inlined).faults


class _Drawing:
    def __init__(self, text: str, file: str, *, is_inlined: bool) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._is_inlined = is_inlined
        self._where = "a picture" if is_inlined else "a drawing that is published"
        self._style: list[str] | None = None
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.namespace_prefixes = True
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.XmlDeclHandler = self._declaration
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._entity
        if is_inlined:
            self._parser.StartCdataSectionHandler = lambda: self._refuse("<![CDATA[", "write the text itself")
        try:
            self._parser.Parse(text.encode("utf-8"), True)
        except expat.ExpatError as error:
            line = min(error.lineno, text.count("\n") + 1)
            self.faults.append(Fault(file, line, f"this is no SVG ({expat.errors.messages[error.code]}); mend it"))
        except _StopReading:
            pass

    def _refuse(self, what: str, remedy: str = "") -> None:
        remedy = remedy or ("use a class of picture.css" if self._is_inlined else "take it out")
        text = f"{what} is not allowed in {self._where}; {remedy}"
        self.faults.append(Fault(self._file, self._parser.CurrentLineNumber, text))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._refuse("so deep a nesting", "take out surplus groups")
            raise _StopReading
        namespace, name, prefix = _parts(tag)
        if self._depth == 1 and (namespace, name) != (_SVG, "svg"):
            text = f'this is no SVG (it has to begin with <svg xmlns="{_SVG}">); mend it'
            self.faults.append(Fault(self._file, self._parser.CurrentLineNumber, text))
            raise _StopReading
        allowed = _PICTURE if self._is_inlined else _FILE
        if namespace == _SVG and (name not in allowed or prefix):
            self._refuse(f"<{prefix + ':' if prefix else ''}{name}>")
        elif namespace != _SVG and (self._is_inlined or not namespace.startswith(_NOTES)):
            self._refuse(f"<{name}> of another language", "export the drawing as plain SVG")
        for attribute, value in attributes.items():
            self._check(name, attribute, value)
        if (namespace, name) == (_SVG, "style"):
            self._style = []

    def _check(self, element: str, attribute: str, value: str) -> None:
        namespace, name, _ = _parts(attribute)
        shown = f"attribute {quoted(name)}"
        if namespace and self._is_inlined and namespace not in (_XLINK, _XML):
            self._refuse(f"{shown} of another language", "export the drawing as plain SVG")
        elif namespace.startswith(_NOTES):
            return
        elif _ATTRIBUTE.fullmatch(name) and not self._is_allowed(element, namespace, name, value):
            self._refuse(shown)
        elif self._leads_elsewhere(value) and name not in ("href", "style"):
            self._refuse(f"{shown} with an address of elsewhere", "name an element of the drawing, as url(#id)")

    def _is_allowed(self, element: str, namespace: str, name: str, value: str) -> bool:
        """As a file of its own, a drawing may refer to its own elements and bring images and styles along."""
        if self._is_inlined or namespace not in ("", _XLINK):
            return False
        if name == "style":
            return not self._leads_elsewhere(value)
        if name == "href":
            return value.startswith("#") or (element == "image" and _IMAGE.fullmatch(value) is not None)
        return False

    @staticmethod
    def _leads_elsewhere(style: str) -> bool:
        """In a style, a backslash may write a letter of another word, and a comment may part one."""
        words = style.lower()
        return bool(_URL.search(style)) or any(
            sign in words for sign in ("\\", "@import", "image-set", "javascript:")
        )

    def _characters(self, data: str) -> None:
        if self._style is not None:
            self._style.append(data)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._style is not None and _parts(tag)[1] == "style":
            if self._leads_elsewhere("".join(self._style)):
                self._refuse("<style> with an address of elsewhere")
            self._style = None

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8"):
            self._refuse(f"the encoding {quoted(encoding)}", 'write encoding="UTF-8"')

    def _instruction(self, target: str, _data: str) -> None:
        self._refuse(f"<?{target}?>", "take it out")

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if self._is_inlined or has_subset:
            self._refuse("<!DOCTYPE>", "take it out")

    def _entity(self, *_: object) -> None:
        self._refuse("<!ENTITY>", "take it out, and write the text itself")
        raise _StopReading


# Groups of groups of a drawing program come to a dozen or two.
_DEEPEST = 100


class _StopReading(Exception):  # noqa: N818 - no error of the program: what comes after has no meaning
    pass


def _parts(name: str) -> tuple[str, str, str]:
    """Namespace, name and prefix."""
    first, *rest = name.split(" ")
    if not rest:
        return "", first, ""
    return first, rest[0], rest[1] if len(rest) > 1 else ""
