"""Where the site has what links, servers and saved copies lead to.  These names are permanent."""

# The pages of worksheets, and the same worksheets with nothing around them (`macros/site/lean.py`).
FOLDER = "arbeitsblaetter"
LEAN_FOLDER = "bogen"

# The list of links for programs, and the whole guide in one file.
LINKS = "links.json"
SINGLE = "fachaustausch-offline.html"

# The service worker, and how the browser's copies of the site are called: as in
# `overrides/parts/offline/offline_names.js`.
WORKER = "offline.js"
CACHE_PREFIX = "fachaustausch"

# The folder in which a published site offers what a release holds besides.
DOWNLOADS = "herunterladen"


def sheet_address(worksheet_id: str, folder: str = FOLDER) -> str:
    """The address of a worksheet's page below the site's root; it is permanent.

    Args:
        worksheet_id: The worksheet's.
        folder: FOLDER, or LEAN_FOLDER for its lean view.
    """
    return f"{folder}/{worksheet_id}.html"
