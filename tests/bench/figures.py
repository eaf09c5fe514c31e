"""Everything that one run measures, and what it says about the aims."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TypeVar

from tests.bench import large, many, today
from tests.bench.aims import Aim
from tests.bench.builds import Build
from tests.bench.candidates import LEAN, OURS, PLAIN, SURVEY
from tests.bench.large import Longest
from tests.bench.loading import Searching, Visit
from tests.bench.many import Opening
from tests.bench.today import Site
from tests.bench.typing import Typing
from tests.bench.weights import FULL_AIM, LEAN_AIM, Weight

_Sample = TypeVar("_Sample")

# What the units of ratios are called.
PLAINS, SURVEYS, MKDOCS = "x plain page", "x SurveyJS", "x plain MkDocs"

# In seconds: what MkDocs' preview waits, whatever it builds: it looks at its files every half second, so half of that
# on average, and then waits for more changes.
PREVIEW_WAITS_S = 0.25 + 0.1

# Between 20, 100 and 1,000 worksheets, a build that grows with their square would show about 9, a linear one 1.
GROWTH_AIM = 1.5


@dataclass
class Figures:
    """Everything that one run measured; what is empty could not be measured.

    Attributes:
        cores: Of this machine.
        quick: Whether the builds of the largest sites were left out.
        load: The machine's load average over a minute, before and after: above one before means company.
        browser: Its version.
        slowdown: How much slower the slowed CPU proved to be.
        visits: Loads, by candidate.
        typing: Costs of keys, by candidate.
        searching: What is loaded for the search.
        weights: Of the lean pages, by worksheet.
        builds: Build times, by size.
        many: A sheet opened in an empty browser, and in one with many visits.
        large: The longest tasks where there is much.
        today: Today's site and plain MkDocs' with the same Markdown.
        problems: What could not be measured, and why.
    """

    cores: int
    quick: bool = False
    load: list[float] = field(default_factory=list)
    browser: str = ""
    slowdown: float = 0.0
    visits: Mapping[str, Sequence[Visit]] = field(default_factory=dict)
    typing: Mapping[str, Sequence[Typing]] = field(default_factory=dict)
    searching: Searching | None = None
    weights: Mapping[str, Weight] = field(default_factory=dict)
    builds: Sequence[Build] = ()
    many: Mapping[str, Sequence[Opening]] = field(default_factory=dict)
    large: Mapping[str, Sequence[Longest]] = field(default_factory=dict)
    today: Mapping[str, Site] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def aims_of(figures: Figures) -> list[Aim]:
    """Every aim with its figure of this run, in the order in which people read them."""
    return [
        *_loading(figures),
        *_typing(figures),
        *_many(figures),
        *_large(figures),
        *_building(figures),
        *_today(figures),
    ]


def _loading(figures: Figures) -> list[Aim]:
    def middle(name: str, measure: Callable[[Visit], float]) -> float | None:
        return middle_of(figures.visits.get(name, ()), measure)

    def times(name: str, other: str, measure: Callable[[Visit], float]) -> float | None:
        return ratio(middle(name, measure), middle(other, measure))

    full, lean, plain, survey = OURS.name, LEAN.name, PLAIN.name, SURVEY.name
    searching = figures.searching
    return [
        Aim("Full page: first paint", PLAINS, 1.3, times(full, plain, lambda visit: visit.paint)),
        Aim("Full page: first saved answer", PLAINS, 1.3, times(full, plain, lambda visit: visit.saved)),
        Aim("Full page: first saved answer", SURVEYS, 0.2, times(full, survey, lambda visit: visit.saved)),
        Aim(
            "Full page: until the first saved answer",
            "kB",
            FULL_AIM.first,
            middle(full, lambda visit: visit.transfer / 1000),
        ),
        Aim(
            "Full page: until the first saved answer",
            "requests",
            FULL_AIM.requests,
            middle(full, lambda visit: len(visit.requests)),
        ),
        Aim("Full page: blocked until the first saved answer", "ms", 100, middle(full, lambda visit: visit.blocked)),
        Aim("Lean page: first paint", PLAINS, 1.1, times(lean, plain, lambda visit: visit.paint)),
        Aim("Lean page: first saved answer", PLAINS, 1.2, times(lean, plain, lambda visit: visit.saved)),
        Aim("Lean page: blocked until the first saved answer", "ms", 100, middle(lean, lambda visit: visit.blocked)),
        *_weights(figures),
        Aim("The search: before someone searches", "requests", 0, len(searching.at_start) if searching else None),
    ]


def _weights(figures: Figures) -> list[Aim]:
    first, everything = None, None
    if figures.weights:
        first = max(weight.first for weight in figures.weights.values())
        everything = max(weight.everything for weight in figures.weights.values())
    what = f"Lean pages, the heaviest of {len(figures.weights)}"
    return [
        Aim(f"{what}: before it can save", "kB", LEAN_AIM.first, first),
        Aim(f"{what}: with all it loads", "kB", LEAN_AIM.everything, everything),
    ]


def _typing(figures: Figures) -> list[Aim]:
    def times(name: str, measure: Callable[[Typing], float]) -> float | None:
        ours, plain = (middle_of(figures.typing.get(each, ()), measure) for each in (name, PLAIN.name))
        return ratio(ours, plain)

    return [
        Aim("Full page: CPU per key", PLAINS, 1.1, times(OURS.name, lambda typing: typing.task)),
        Aim("Lean page: CPU per key", PLAINS, 1.1, times(LEAN.name, lambda typing: typing.task)),
        Aim("Full page: memory of its tab", PLAINS, 1.5, times(OURS.name, lambda typing: typing.memory)),
        Aim("Lean page: memory of its tab", PLAINS, 1.5, times(LEAN.name, lambda typing: typing.memory)),
    ]


def _many(figures: Figures) -> list[Aim]:
    def times(measure: Callable[[Opening], float]) -> float | None:
        full, empty = (middle_of(figures.many.get(name, ()), measure) for name in (many.FULL, many.EMPTY))
        return ratio(full, empty)

    unit = "x empty browser"
    return [
        Aim(f"{many.VISITS} visits: first saved answer", unit, 1.1, times(lambda opening: opening.saved)),
        Aim(f"{many.VISITS} visits: until the page says so", unit, 1.1, times(lambda opening: opening.told)),
        Aim(f"{many.VISITS} visits: the list of visits", unit, 1.5, times(lambda opening: opening.listed)),
    ]


def _large(figures: Figures) -> list[Aim]:
    what = {
        "text": f"{large.CHARACTERS:,} characters",
        "rows": f"{large.ROWS:,} rows",
        "stops": f"{large.STOPS} stops",
    }
    typing = {name: middle_of(figures.large.get(name, ()), lambda longest: longest.typing or 0.0) for name in what}
    what["import"] = f"import of {large.most_imported():,} answers"
    otherwise = {name: middle_of(figures.large.get(name, ()), lambda longest: longest.otherwise) for name in what}
    return [
        *(Aim(f"Longest task while typing, {what[name]}", "ms", 50, value) for name, value in typing.items()),
        *(Aim(f"Longest task otherwise, {what[name]}", "ms", 200, value) for name, value in otherwise.items()),
    ]


def _building(figures: Figures) -> list[Aim]:
    largest = figures.builds[-1] if figures.builds else None
    size = f"{largest.worksheets:,}" if largest else "1,000"
    each = ratio(largest.ours, largest.plain) if largest else None
    growth = growth_of(figures.builds, "ours") if len(figures.builds) > 2 else None
    grown = (
        [] if figures.quick else [Aim("Build: a further sheet on a large site", "x small site", GROWTH_AIM, growth)]
    )
    return [Aim(f"Build of {size} sheets, per sheet", MKDOCS, 4, each), *grown]


def _today(figures: Figures) -> list[Aim]:
    def middle(name: str, measure: Callable[[Site], Sequence[float]]) -> float | None:
        values = measure(figures.today[name]) if name in figures.today else ()
        return median(values) if values else None

    build, memory = (
        ratio(middle(today.OURS, measure), middle(today.PLAIN, measure))
        for measure in (lambda site: site.builds, lambda site: site.memory)
    )
    page, data = middle(today.OURS, lambda site: site.page), middle(today.OURS, lambda site: site.data)
    bare = middle(today.PLAIN, lambda site: site.page)
    # What plain MkDocs' preview would take if this machine did nothing else.  By it, the aims for a preview, which
    # are seconds, become ratios, which hold on a busy machine, too.
    work = middle(today.PLAIN, lambda site: site.work)
    alone = None if work is None else PREVIEW_WAITS_S + work
    return [
        Aim("Build of today's site, not the first", MKDOCS, 2.5, build),
        Aim("Build of today's site: memory", MKDOCS, 2, memory),
        _preview("Preview after a change of the data file", 2.0, data, bare, alone),
        _preview("Preview after a change of a page", 1.0, page, bare, alone),
    ]


def _preview(what: str, most: float, ours: float | None, bare: float | None, alone: float | None) -> Aim:
    told = ""
    if ours is not None and bare is not None and alone is not None:
        told = f"{ours:.2f} s, plain MkDocs {bare:.2f} s, alone on this machine {alone:.2f} s"
    return Aim(what, "x plain preview", ratio(most, alone) or 0.0, ratio(ours, bare), told)


def middle_of(samples: Sequence[_Sample], measure: Callable[[_Sample], float]) -> float | None:
    """The median of what was measured; None where nothing was."""
    return median(map(measure, samples)) if samples else None


def ratio(value: float | None, other: float | None) -> float | None:
    """How many times one figure is another; None where one of them is not there."""
    return value / other if value is not None and other else None


def further(small: Build, large: Build, name: str) -> float:
    """Seconds that each worksheet adds between two sizes."""
    return float((getattr(large, name) - getattr(small, name)) / (large.worksheets - small.worksheets))


def growth_of(builds: Sequence[Build], name: str) -> float:
    """How much more a further worksheet costs on a large site than on a small one; 1 is linear."""
    small, middle, large = builds
    return further(middle, large, name) / further(small, middle, name)
