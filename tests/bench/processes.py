"""How much memory programs take: a tab of the browser, and a build with all that it starts."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench.candidates import NotMeasuredError

_PROC = Path("/proc")
_LOOK_EVERY_S = 0.02

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


def peak_memory(command: Sequence[str | Path], cwd: Path) -> float:
    """Run a program, and watch how much memory it takes together with all that it starts.

    What copies of one process share counts once: a program that starts copies of itself is not charged for each.

    Args:
        command: The program and its arguments.
        cwd: The folder to run it in.

    Returns:
        MB at the highest point.

    Raises:
        NotMeasuredError: It failed, or this system does not say how much memory a process has.
    """
    peak = 0.0
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            peak = max(peak, sum(_megabytes_if_there(process) for process in _family(running.pid)))
            time.sleep(_LOOK_EVERY_S)
    if running.returncode or not peak:
        raise NotMeasuredError(f"{' '.join(map(str, command))} ended with {running.returncode}; {peak:.0f} MB seen")
    return peak


def cpu_seconds(pid: int) -> float:
    """How long a process has worked so far, all of its threads together.

    Args:
        pid: Its id.

    Raises:
        NotMeasuredError: This system does not say, or there is no such process.
    """
    try:
        # The name before it may hold spaces and brackets.
        fields = (_PROC / str(pid) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError as error:
        raise NotMeasuredError(f"no account of the work of process {pid}: {error}") from None
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> list[int]:
    """A process, and all that it has started, with all that those have."""
    try:
        tasks = [path.read_text(encoding="ascii").split() for path in _PROC.glob(f"{pid}/task/*/children")]
    except OSError:
        return [pid]
    return [pid, *(each for children in tasks for child in children for each in _family(int(child)))]


def _megabytes_if_there(pid: int) -> float:
    try:
        # As "resident" memory is counted, but what copies of one process share of their own counts once.
        return _megabytes(pid, ("Rss", "Pss_Anon")) - _megabytes(pid, ("Anonymous",))
    except NotMeasuredError:
        return 0.0  # It has just ended.


def _megabytes(pid: int, kinds: Sequence[str]) -> float:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except (OSError, ValueError) as error:
        raise NotMeasuredError(f"no account of the memory of process {pid}: {error}") from None
    amounts = {name: rest.split() for name, _, rest in (line.partition(":") for line in lines[1:])}
    return sum(int(amounts[kind][0]) for kind in kinds if kind in amounts) / 1000
