"""What was measured, as a table for people and as JSON."""

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import TypeVar

from tests.bench.aims import table
from tests.bench.builds import QUESTIONS
from tests.bench.candidates import LEAN, OURS, PLAIN, SURVEY
from tests.bench.figures import Figures, aims_of, further, growth_of
from tests.bench.loading import LONG_TASK_MS, Visit
from tests.bench.many import EMPTY, FULL, VISITS, Opening
from tests.bench.today import Site
from tests.bench.typing import KEY_INTERVAL_MS, TEXT_BEFORE
from tests.bench.visiting import CPU_SLOWDOWN, DOWNLOAD_BITS_PER_SECOND, LATENCY_MS

_NONE = "n/a"
_LABEL_WIDTH = 28
_WIDTH = 24
_Sample = TypeVar("_Sample")
_TITLES = {
    OURS.name: "full page",
    LEAN.name: "lean page",
    PLAIN.name: "plain page",
    SURVEY.name: "SurveyJS",
    EMPTY: "empty browser",
    FULL: f"{VISITS} visits",
}


def as_json(figures: Figures) -> str:
    """Every single measurement, with units as in the classes' descriptions, and the aims."""
    aims = [{**dataclasses.asdict(aim), "state": aim.state} for aim in aims_of(figures)]
    return json.dumps({**dataclasses.asdict(figures), "aims": aims}, ensure_ascii=False, indent=2) + "\n"


def as_text(figures: Figures) -> str:
    """The tables, the aims, and what could not be measured."""
    parts = (_machine, _loading, _weights, _typing, _many, _builds, _today, _aims)
    return "\n".join(line for part in parts for line in part(figures))


def _machine(figures: Figures) -> Iterator[str]:
    before, after = figures.load
    yield f"Machine: {figures.cores} cores; load average {before:.1f} before, {after:.1f} after"
    yield f"Browser: Chromium {figures.browser or _NONE}"


# Pages


def _loading(figures: Figures) -> Iterator[str]:
    rows: list[tuple[str, int, Callable[[Visit], float]]] = [
        ("Asked for, with gzip (kB)", 1, lambda visit: visit.transfer / 1000),
        ("Requests", 0, lambda visit: len(visit.requests)),
        ("First paint (ms)", 0, lambda visit: visit.paint),
        ("First field seen (ms)", 0, lambda visit: visit.typed),
        ("First saved answer (ms)", 0, lambda visit: visit.saved),
        (f"Tasks beyond {LONG_TASK_MS} ms (ms)", 0, lambda visit: visit.blocked),
    ]
    yield ""
    yield "A worksheet of ten questions, from an empty cache to the first saved answer"
    yield (
        f"  CPU slowed {CPU_SLOWDOWN} times (measured: {figures.slowdown:.1f}), "
        f"{DOWNLOAD_BITS_PER_SECOND / 1e6:.1f} Mbit/s down, {LATENCY_MS} ms latency"
    )
    yield from _compared(figures.visits, "loads; times count from the start of the navigation")
    yield from (_row(label, digits, figures.visits, measure) for label, digits, measure in rows)


def _weights(figures: Figures) -> Iterator[str]:
    yield ""
    yield "Every lean page"
    yield _line("", ["before it can save (kB)", "requests", "all it loads (kB)"])
    for name, weight in figures.weights.items():
        yield _line(name, [f"{weight.first:.1f}", f"{weight.requests}", f"{weight.everything:.1f}"])


def _typing(figures: Figures) -> Iterator[str]:
    yield ""
    yield f"Typing, a key every {KEY_INTERVAL_MS} ms, behind {len(TEXT_BEFORE)} characters, nothing slowed"
    yield from _compared(figures.typing, "times; the main thread's CPU time, the tab's own memory")
    yield _row("CPU per key (ms)", 2, figures.typing, lambda typing: typing.task)
    yield _row("of that, script (ms)", 2, figures.typing, lambda typing: typing.script)
    yield _row("Memory of the tab (MB)", 1, figures.typing, lambda typing: typing.memory)


def _compared(samples: Mapping[str, Sequence[object]], of_what: str) -> Iterator[str]:
    """What the columns of a table are."""
    repetitions = min(map(len, samples.values()), default=0)
    yield f"  median (least to most) of {repetitions} {of_what}"
    yield _line("", [_TITLES[name] for name in samples])


def _row(
    label: str, digits: int, samples: Mapping[str, Sequence[_Sample]], measure: Callable[[_Sample], float]
) -> str:
    return _line(label, [_spread(list(map(measure, values)), digits) for values in samples.values()])


def _line(label: str, cells: Sequence[str]) -> str:
    return f"  {label:<{_LABEL_WIDTH}}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells)


def _spread(values: Sequence[float], digits: int) -> str:
    if not values:
        return _NONE
    middle, least, most = (f"{value:.{digits}f}" for value in (median(values), min(values), max(values)))
    return middle if least == most else f"{middle} ({least} to {most})"


def _many(figures: Figures) -> Iterator[str]:
    yield ""
    yield f"A sheet in a browser with {VISITS} filled visits; CPU slowed {CPU_SLOWDOWN} times, but for the list"
    yield from _compared(figures.many, "times")
    rows: list[tuple[str, Callable[[Opening], float]]] = [
        ("First saved answer (ms)", lambda opening: opening.saved),
        ("The page says so (ms)", lambda opening: opening.told),
        ("List of visits (ms)", lambda opening: opening.listed),
    ]
    yield from (_row(label, 0, figures.many, measure) for label, measure in rows)


# Builds


def _builds(figures: Figures) -> Iterator[str]:
    yield ""
    yield f"Building worksheets of {QUESTIONS} questions; medians"
    yield _line("worksheets", ["ours (s)", "plain MkDocs (s)", "ours / plain", "per worksheet (ms)"])
    for build in figures.builds:
        cells = (build.ours, build.plain, build.ours / build.plain, build.ours / build.worksheets * 1000)
        yield _line(f"{build.worksheets}", [f"{cell:.2f}" for cell in cells])
    for small, large in zip(figures.builds, figures.builds[1:], strict=False):
        ours, plain = (further(small, large, name) * 1000 for name in ("ours", "plain"))
        step = f"from {small.worksheets} to {large.worksheets}"
        yield f"  each further worksheet, {step}: ours {ours:.1f} ms, plain MkDocs {plain:.1f} ms"
    if len(figures.builds) > 2:
        ours, plain = (growth_of(figures.builds, name) for name in ("ours", "plain"))
        yield f"  growth of that cost from the first step to the second: ours {ours:.2f}, plain MkDocs {plain:.2f}"


def _today(figures: Figures) -> Iterator[str]:
    yield ""
    yield "Today's site, beside plain MkDocs with the same Markdown; median (least to most)"
    yield _line("", [{OURS.name: "ours", PLAIN.name: "plain MkDocs"}[name] for name in figures.today])
    rows: list[tuple[str, int, Callable[[Site], Sequence[float]]]] = [
        ("Build, not the first (s)", 2, lambda site: site.builds),
        ("Memory of a build (MB)", 0, lambda site: site.memory),
        ("Preview of a page (s)", 2, lambda site: site.page),
        ("Preview of the data (s)", 2, lambda site: site.data),
        ("Work of a page's preview (s)", 2, lambda site: site.work),
    ]
    for label, digits, measure in rows:
        yield _line(label, [_spread(measure(site), digits) for site in figures.today.values()])


# Aims


def _aims(figures: Figures) -> Iterator[str]:
    yield ""
    yield "Aims"
    yield from table(aims_of(figures))
    for problem in figures.problems:
        yield f"NOT MEASURED: {problem}"
