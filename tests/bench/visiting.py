"""A page in a profile of its own, on a computer as slow as one wants, and nothing that it asks of anyone else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from playwright.sync_api import Browser, CDPSession, Error, Page

from tests.bench.candidates import Candidate, NotMeasuredError
from tests.bench.probe import PATIENCE_MS
from tests.bench.serving import Server

# An old office computer on a slow line: a quarter of this machine's speed, 1.6 Mbit/s down, 150 ms to the server.
CPU_SLOWDOWN = 4
DOWNLOAD_BITS_PER_SECOND = 1_600_000
UPLOAD_BITS_PER_SECOND = 750_000
LATENCY_MS = 150

_Turn = TypeVar("_Turn")


def rotated(turns: Sequence[_Turn], by: int) -> list[_Turn]:
    """The same turns from another one on: what else the machine does shall hit all of them alike."""
    start = by % len(turns)
    return [*turns[start:], *turns[:start]]


@contextmanager
def opened(browser: Browser, server: Server, candidate: Candidate) -> Iterator[Page]:
    """A page in an empty profile; what goes wrong there, or at the server, is told with the candidate's name."""
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin")
    context.set_default_timeout(PATIENCE_MS)
    elsewhere: list[str] = []
    context.on("request", lambda request: _note_elsewhere(request.url, server.address, elsewhere))
    server.log.clear()
    try:
        yield context.new_page()
    except Error as error:
        raise NotMeasuredError(f"{candidate.name}: {error.message}") from None
    finally:
        context.close()
    faults = [*elsewhere, *(answer.path for answer in server.log if not answer.found)]
    if faults:
        raise NotMeasuredError(f"{candidate.name} asked for what is not served here: {', '.join(faults)}")


def _note_elsewhere(url: str, home: str, elsewhere: list[str]) -> None:
    if not url.startswith((home, "data:", "blob:")):
        elsewhere.append(url)


def slow_down(session: CDPSession, network: bool = True) -> None:
    """Make a page's computer as slow as an old one, and its line, where that is wanted, too.

    Args:
        session: The page's.
        network: Whether the line shall be slow.
    """
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    if network:
        session.send("Network.enable")
        conditions = {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": DOWNLOAD_BITS_PER_SECOND / 8,
            "uploadThroughput": UPLOAD_BITS_PER_SECOND / 8,
        }
        session.send("Network.emulateNetworkConditions", conditions)
