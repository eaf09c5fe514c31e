"""Ready-to-use settings for the servers that operators run: one definition, rendered for each of them.

`settings.py` reads what an operator chooses, `rules.py` says which headers and types the site is served with,
`files.py` writes that down for nginx, Apache, Caddy and containers, and `compressing.py` makes what they send.
"""

from macros.hosting.compressing import compress
from macros.hosting.files import HTACCESS, htaccess, server_files
from macros.hosting.rules import DOWNLOADS
from macros.hosting.settings import Hosting, HostingError, frame_ancestors, hosting

__all__ = [
    "DOWNLOADS",
    "HTACCESS",
    "Hosting",
    "HostingError",
    "compress",
    "frame_ancestors",
    "hosting",
    "htaccess",
    "server_files",
]
