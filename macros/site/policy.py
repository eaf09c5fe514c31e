"""The Content Security Policy of each finished page: what it may load and run, and nothing else.

Inline scripts and styles are allowed by their hashes, and only those that our own templates wrote.  They hand each
text over by the filter `own_code`, which content cannot reach; whatever else a page holds stops the build.  What a
page holds, `macros/site/scanning.py` reads.

Source: https://www.w3.org/TR/CSP3/.  `frame-ancestors` does nothing in a meta element; the server sends it
(`macros/hosting/`).
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from types import MappingProxyType

from markupsafe import Markup

from macros.content.faults import quoted
from macros.site.scanning import inline

# A page asks no server for anything: its scripts load as scripts, from file:// too.
_DIRECTIVES: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'none'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "frame-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
)

# Where a page has a policy.
SIGN = '<meta http-equiv="Content-Security-Policy"'

_CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)


class PolicyError(ValueError):
    """A page cannot have a strict policy; the message says what stands in its way."""


class OwnCode:
    """The texts of inline scripts and styles that one build writes.

    It is a filter of templates: `<script>{% filter own_code %}…{% endfilter %}</script>`.
    """

    def __init__(self) -> None:
        self.texts: set[str] = set()

    def __call__(self, text: str) -> Markup:
        """Take note of a text, and hand it on as it is."""
        self.texts.add(str(text))
        return Markup(text)  # noqa: S704 - our templates' own code


def protect(page: str, own: AbstractSet[str], directives: Mapping[str, str] = MappingProxyType({})) -> str:
    """Write a page's policy into it, in a meta element before everything that it governs.

    Args:
        page: The finished HTML; what changes afterwards no longer fits the hashes.
        own: The inline scripts and styles that the build wrote itself, as between their tags.
        directives: What differs from the strict policy of all pages, by name; "" leaves a directive out, and what
            it would have governed is forbidden.

    Returns:
        The page with its policy.

    Raises:
        PolicyError: The page holds a style or a handler in an attribute, a script or a style that is not the build's
            own, or does not begin with its charset.
    """
    found = inline(page, own)
    if found.attributes:
        raise PolicyError(f"no policy allows {', '.join(found.attributes)}; use a class or a listener")
    if strange := [text for text in [*found.scripts, *found.styles] if text not in own]:
        raise PolicyError(f"it holds a script or style that is not the build's own: {quoted(strange[0].strip())}")
    policy = {**_DIRECTIVES, **directives}
    for name, texts in (("script-src", found.scripts), ("style-src", found.styles)):
        hashes = [f"'sha256-{_digest(text)}'" for text in dict.fromkeys(texts)]
        allowed = [source for source in policy[name].split() if source != "'none'"]
        policy[name] = " ".join([*allowed, *hashes]) or "'none'"
    content = "; ".join(f"{name} {sources}" for name, sources in policy.items() if sources)
    element = f'{SIGN} content="{content}">'
    protected, count = _CHARSET.subn(lambda match: match[0] + element, page, count=1)
    if not count:
        raise PolicyError('its head does not begin with <meta charset="utf-8">')
    return protected


# A site has few inline texts and many pages.
@lru_cache(maxsize=64)
def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
