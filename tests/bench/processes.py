"""How much memory a tab of the browser takes."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench.candidates import NotMeasuredError

_PROC = Path("/proc")

# Long enough to tell the process that works from those that rest.
_WORK = "() => { const start = performance.now(); while (performance.now() - start < 150); }"


def memory_of_tab(browser: Browser, page: Page, session: CDPSession) -> float:
    """How much memory a page's process has, without what is shared with others and without rubbish.

    Args:
        browser: Where the page is open.
        page: The page; it works for a moment, and the process that worked is its own.
        session: The page's.

    Returns:
        MB.

    Raises:
        NotMeasuredError: This system does not say.
    """
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    asking = browser.new_browser_cdp_session()
    try:
        before = _cpu_times(asking)
        page.evaluate(_WORK)
        after = _cpu_times(asking)
    finally:
        asking.detach()
    process = max(after, key=lambda pid: after[pid] - before.get(pid, 0))
    return _megabytes(process, ("Private_Clean", "Private_Dirty"))


def _cpu_times(session: CDPSession) -> dict[int, float]:
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return {int(process["id"]): float(process["cpuTime"]) for process in processes if process["type"] == "renderer"}


def _megabytes(pid: int, kinds: Sequence[str]) -> float:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except (OSError, ValueError) as error:
        raise NotMeasuredError(f"no account of the memory of process {pid}: {error}") from None
    amounts = {name: rest.split() for name, _, rest in (line.partition(":") for line in lines[1:])}
    return sum(int(amounts[kind][0]) for kind in kinds if kind in amounts) / 1000
