"""Waits for what no assertion of Playwright's looks at: storage, files, what a server was asked."""

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

# In milliseconds: what has not come after this long is a failure.
PATIENCE = 10_000
PAUSE = 20

Found = TypeVar("Found")


def eventually(page: Page, look: Callable[[], Found], is_meant: Callable[[Found], bool] = bool) -> Found:
    """Look again and again, while the browser goes on.

    Args:
        page: One that is open.
        look: Says what there is.
        is_meant: Whether that is what was waited for.

    Raises:
        AssertionError: It did not come; the message says what there was instead.
    """
    for _ in range(PATIENCE // PAUSE):
        found = look()
        if is_meant(found):
            return found
        page.wait_for_timeout(PAUSE)
    raise AssertionError(f"after {PATIENCE} ms, there is still {found!r}")
