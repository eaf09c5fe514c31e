"""Ready-to-use settings for the servers that operators run: one definition, rendered for each of them.

`settings.py` reads what an operator chooses, `rules.py` says which headers and types the site is served with,
`files.py` writes that down for nginx, Apache, Caddy, IIS and containers, and `compressing.py` makes what they send.
"""

from macros.hosting.compressing import compress
from macros.hosting.files import server_files, site_files
from macros.hosting.settings import Hosting, HostingError, frame_ancestors, hosting

__all__ = [
    "Hosting",
    "HostingError",
    "compress",
    "frame_ancestors",
    "hosting",
    "server_files",
    "site_files",
]
