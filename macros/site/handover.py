"""What a generator of pages hands over with the folder that it wrote: plain values, in a file of that folder."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from macros.content.faults import BuildError

# As long as it lies there, the site is not finished.
HANDOVER = "handover.json"


@dataclass(frozen=True)
class Handover:
    """What is not in the folder and yet needed to finish it.

    Attributes:
        is_preview: Whether the site is served while it is edited: no policy fits that, and no copy is kept of it.
        own_code: The inline scripts and styles that our templates wrote; a page may hold no other.
        worker: The service worker, without the list of what it keeps.
        addresses: Every address that was ever published, with the one where it ends: often itself.
    """

    is_preview: bool
    own_code: frozenset[str]
    worker: str
    addresses: Mapping[str, str]


def write_handover(site: Path, handover: Handover) -> None:
    """Write it into the folder that a generator wrote.

    Args:
        site: That folder.
        handover: What to write.
    """
    content = {**asdict(handover), "own_code": sorted(handover.own_code)}
    (site / HANDOVER).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def read_handover(site: Path) -> Handover:
    """Read it from the folder that a generator wrote.

    Args:
        site: That folder.

    Raises:
        BuildError: There is none: nobody prepared the pages, or they are finished already.
    """
    file = site / HANDOVER
    if not file.is_file():
        raise BuildError(f"{file} is missing: our hooks did not run, or the site is finished already; build it anew")
    content = json.loads(file.read_text(encoding="utf-8"))
    return Handover(**{**content, "own_code": frozenset(content["own_code"])})
