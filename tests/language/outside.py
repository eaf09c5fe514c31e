"""Links to other sites.  Those within the site are followed in tests/pages/, and nobody asks other hosts here."""

import re


def faults(link: str) -> list[str]:
    """What is wrong with a link to another site; nothing with those within the site."""
    # What `make serve` opens on an editor's own computer.
    if link == "http://127.0.0.1:8000/" or not re.match(r"[a-z]+:|//", link) or link.startswith(("mailto:", "tel:")):
        return []
    if re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(/[!-~]*)?", link):
        return []
    return ["not https:// with a whole address; mend it"]
