"""What was measured, as a table for people and as JSON."""

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TypeVar

from tests.bench.builds import QUESTIONS, Build
from tests.bench.candidates import LEAN, LINKED, MATERIAL, OURS, PLAIN, Candidate
from tests.bench.pages import (
    CPU_SLOWDOWN,
    DOWNLOAD_BITS_PER_SECOND,
    KEY_INTERVAL_MS,
    KEYS,
    LATENCY_MS,
    TEXT_BEFORE,
    Searching,
    Typing,
    Visit,
)

FIRST_SAVED_AIM = 1.6

# Between 20, 100 and 1,000 worksheets, a build that grows with their square would show about 9, a linear one 1.
GROWTH_AIM = 1.5

_NONE = "n/a"
_LABEL_WIDTH = 28
_WIDTH = 22
_RATIO_WIDTH = 17
_Sample = TypeVar("_Sample")


@dataclass
class Figures:
    """Everything that one run measured; what is empty could not be measured, or was left out by --quick.

    Attributes:
        cores: Of this machine.
        load: The machine's load average over a minute, before and after: above one before means company.
        browser: Its version.
        slowdown: How much slower the slowed CPU proved to be.
        visits: Loads, by candidate.
        typing: Costs of keys, by candidate.
        searching: What is loaded for the search, by candidate.
        builds: Build times, by size.
        problems: What could not be measured, and why.
    """

    cores: int
    load: list[float] = field(default_factory=list)
    browser: str = ""
    slowdown: float = 0.0
    visits: Mapping[str, Sequence[Visit]] = field(default_factory=dict)
    typing: Mapping[str, Sequence[Typing]] = field(default_factory=dict)
    searching: Mapping[str, Searching] = field(default_factory=dict)
    builds: Sequence[Build] = ()
    problems: list[str] = field(default_factory=list)


def as_json(figures: Figures) -> str:
    """Every single measurement, with units as in the classes' descriptions."""
    return json.dumps(dataclasses.asdict(figures), ensure_ascii=False, indent=2) + "\n"


def as_text(figures: Figures) -> str:
    """The tables, the aims, and what could not be measured."""
    return "\n".join([*_machine(figures), *_pages(figures), *_search(figures), *_builds(figures), *_aims(figures)])


def _machine(figures: Figures) -> Iterator[str]:
    before, after = figures.load
    yield f"Machine: {figures.cores} cores; load average {before:.1f} before, {after:.1f} after"
    yield f"Browser: Chromium {figures.browser or _NONE}"


# Pages


def _pages(figures: Figures) -> Iterator[str]:
    repetitions = len(figures.visits.get(OURS.name, ()))
    yield ""
    yield "A worksheet of ten questions, loaded into an empty cache"
    yield (
        f"  CPU slowed {CPU_SLOWDOWN} times (measured: {figures.slowdown:.1f}), "
        f"{DOWNLOAD_BITS_PER_SECOND / 1e6:.1f} Mbit/s down, {LATENCY_MS} ms latency"
    )
    yield f"  median (least to most) of {repetitions} loads; times count from the start of the navigation"
    yield from _table_head()
    rows: list[tuple[str, int, Callable[[Visit], float | None]]] = [
        ("Transfer with gzip (kB)", 1, lambda visit: visit.transfer / 1000),
        ("Requests", 0, lambda visit: len(visit.requests)),
        ("First paint (ms)", 0, lambda visit: visit.paint),
        ("First field takes text (ms)", 0, lambda visit: visit.typed),
        ("First saved answer (ms)", 0, lambda visit: visit.saved),
    ]
    for label, digits, measure in rows:
        yield _row(label, digits, figures.visits, measure)
    yield ""
    yield "Its lean page, loaded likewise: with style and script in the page, and with both in files of their own"
    yield _line("", ["lean", "linked", "ours", "lean / linked", "lean / ours"])
    for label, digits, measure in rows:
        yield _row(label, digits, figures.visits, measure, (LEAN, LINKED, OURS))
    repetitions = len(figures.typing.get(OURS.name, ()))
    yield ""
    yield f"Typing {KEYS} keys, one every {KEY_INTERVAL_MS} ms, behind an answer of {len(TEXT_BEFORE)} characters"
    yield f"  the main thread's CPU time, nothing slowed; median (least to most) of {repetitions} times"
    yield from _table_head()
    yield _row("CPU per key (ms)", 2, figures.typing, lambda typing: typing.task)
    yield _row("of that, script (ms)", 2, figures.typing, lambda typing: typing.script)


def _table_head() -> Iterator[str]:
    columns = ["ours", "plain page", "bare Material", "ours / plain", "ours / Material"]
    yield _line("", columns)


def _row(
    label: str,
    digits: int,
    samples: Mapping[str, Sequence[_Sample]],
    measure: Callable[[_Sample], float | None],
    candidates: Sequence[Candidate] = (OURS, PLAIN, MATERIAL),
) -> str:
    """A line of figures, and the ratios of the first candidate to each of the others."""
    first, *others = [_values(samples.get(candidate.name, ()), measure) for candidate in candidates]
    cells = [_spread(values, digits) for values in (first, *others)]
    ratios = [_ratio(first, values) for values in others]
    return _line(label, [*cells, *(_NONE if ratio is None else f"{ratio:.2f}" for ratio in ratios)])


def _line(label: str, cells: Sequence[str]) -> str:
    return (
        f"  {label:<{_LABEL_WIDTH}}"
        + "".join(f"{cell:>{_WIDTH}}" for cell in cells[:3])
        + "".join(f"{cell:>{_RATIO_WIDTH}}" for cell in cells[3:])
    )


def _values(samples: Sequence[_Sample], measure: Callable[[_Sample], float | None]) -> list[float]:
    return [value for value in map(measure, samples) if value is not None]


def _spread(values: Sequence[float], digits: int) -> str:
    if not values:
        return _NONE
    middle, least, most = (f"{value:.{digits}f}" for value in (median(values), min(values), max(values)))
    return middle if least == most else f"{middle} ({least} to {most})"


def _ratio(values: Sequence[float], others: Sequence[float]) -> float | None:
    return median(values) / median(others) if values and others else None


# Search


def _search(figures: Figures) -> Iterator[str]:
    yield ""
    yield 'What is loaded for the search: requests with "search" or "lunr" in their path'
    if not figures.searching:
        yield f"  {_NONE}"
    for name, searching in figures.searching.items():
        yield f"  {name + ', at start':<{_LABEL_WIDTH}}{_listed(searching.at_start)}"
        if searching.on_click:
            yield f"  {name + ', when someone searches':<{_LABEL_WIDTH}}{_listed(searching.on_click)}"


def _listed(paths: Sequence[str]) -> str:
    return ", ".join(paths) or "none"


# Builds


def _builds(figures: Figures) -> Iterator[str]:
    yield ""
    yield f"Building worksheets of {QUESTIONS} questions; the fastest of a few builds"
    head = ("worksheets", "ours (s)", "plain MkDocs (s)", "ours / plain", "per worksheet (ms)")
    yield "  " + "".join(f"{cell:>{_WIDTH}}" for cell in head)
    for build in figures.builds:
        cells = (
            f"{build.worksheets}",
            f"{build.ours:.2f}",
            f"{build.plain:.2f}",
            f"{build.ours / build.plain:.2f}",
            f"{build.ours / build.worksheets * 1000:.1f}",
        )
        yield "  " + "".join(f"{cell:>{_WIDTH}}" for cell in cells)
    for small, large in zip(figures.builds, figures.builds[1:], strict=False):
        ours, plain = (_further(small, large, name) * 1000 for name in ("ours", "plain"))
        step = f"from {small.worksheets} to {large.worksheets}"
        yield f"  each further worksheet, {step}: ours {ours:.1f} ms, plain MkDocs {plain:.1f} ms"
    if len(figures.builds) > 2:
        ours, plain = (_growth(figures.builds, name) for name in ("ours", "plain"))
        yield f"  growth of that cost from the first step to the second: ours {ours:.2f}, plain MkDocs {plain:.2f}"


def _further(small: Build, large: Build, name: str) -> float:
    """Seconds that each worksheet adds between two sizes."""
    return float((getattr(large, name) - getattr(small, name)) / (large.worksheets - small.worksheets))


def _growth(builds: Sequence[Build], name: str) -> float:
    """How much more a further worksheet costs on a large site than on a small one; 1 is linear."""
    small, middle, large = builds
    return _further(middle, large, name) / _further(small, middle, name)


# Aims


def _aims(figures: Figures) -> Iterator[str]:
    yield ""
    yield "Aims"
    yield _first_saved_aim(figures)
    yield _search_aim(figures)
    yield _growth_aim(figures)
    for problem in figures.problems:
        yield f"NOT MEASURED: {problem}"


def _first_saved_aim(figures: Figures) -> str:
    ours, plain = (
        _values(figures.visits.get(candidate.name, ()), lambda visit: visit.saved) for candidate in (OURS, PLAIN)
    )
    ratio = _ratio(ours, plain)
    met = None if ratio is None else ratio <= FIRST_SAVED_AIM
    aim = f"First saved answer within {FIRST_SAVED_AIM} times the plain page"
    return _aim(met, aim, "" if ratio is None else f"{ratio:.2f} times")


def _search_aim(figures: Figures) -> str:
    ours = figures.searching.get(OURS.name)
    met = None if ours is None else not ours.at_start and bool(ours.on_click)
    told = "" if ours is None else f"{len(ours.at_start)} requests at start, {len(ours.on_click)} on a click"
    return _aim(met, "The search is loaded only when someone searches", told)


def _growth_aim(figures: Figures) -> str:
    growth = _growth(figures.builds, "ours") if len(figures.builds) > 2 else None
    aim = f"The build grows linearly (a further worksheet costs at most {GROWTH_AIM} times as much on a large site)"
    return _aim(
        None if growth is None else growth <= GROWTH_AIM, aim, "" if growth is None else f"{growth:.2f} times"
    )


def _aim(met: bool | None, aim: str, told: str) -> str:
    state = {True: "met", False: "NOT MET", None: "not measured in this run"}[met]
    return f"  {aim}: {state}" + (f", {told}" if told else "")
