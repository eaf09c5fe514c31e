"""The benchmark keeps up with the data file, of which it makes sites, and is loud about what is too slow."""

import json
import os
import subprocess
import sys
from subprocess import PIPE

import pytest

from tests.bench.__main__ import attempt
from tests.bench.aims import Aim, exit_status, table
from tests.bench.builds import Build, builds
from tests.bench.candidates import NotMeasuredError
from tests.bench.figures import Figures, aims_of
from tests.bench.large import Longest
from tests.bench.loading import Searching, Visit
from tests.bench.many import Opening
from tests.bench.processes import cpu_seconds
from tests.bench.report import as_json, as_text
from tests.bench.today import Site
from tests.bench.typing import Typing
from tests.bench.weights import Weight

FAST = Visit(transfer=1000, requests=("/",), paint=100, typed=110, saved=120, blocked=0)
SLOW = Visit(transfer=90_000, requests=("/",) * 9, paint=200, typed=210, saved=240, blocked=300)
LIGHT = Typing(task=1, script=0.5, memory=20)


def aim(value: float | None, most: float = 1.3) -> Aim:
    return Aim("First paint", "x plain page", most, value)


def figures(ours: Visit = FAST, survey: float = 1000) -> Figures:
    """A run in which all was measured, and all but our page is as it should be."""
    loads = {name: [FAST] for name in ("lean", "plain")}
    return Figures(
        cores=2,
        quick=True,
        load=[0.1, 0.2],
        visits={**loads, "ours": [ours], "survey": [Visit(1, ("/",), 1, 1, survey, 0)]},
        typing={name: [LIGHT] for name in ("ours", "lean", "plain")},
        searching=Searching(at_start=(), on_click=("/search.js",)),
        weights={"vorbereitung": Weight(first=14, requests=1, everything=30)},
        many={"empty": [Opening(100, 200, 10)], "full": [Opening(110, 220, 15)]},
        large={name: [Longest(200, 50)] for name in ("text", "rows", "stops", "import")},
        builds=[Build(20, 2, 1), Build(100, 6, 2)],
        today={
            "ours": Site((2.0,), (100,), (0.9,), (1.9,), (0.8,)),
            "plain": Site((1.0,), (60,), (0.75,), (), (0.4,)),
        },
    )


def test_the_benchmark_builds_sites_of_other_sizes() -> None:
    (measured,) = builds(((3, 1),))
    assert measured.worksheets == 3
    assert measured.ours > 0
    assert measured.plain > 0


def test_a_figure_on_the_limit_is_met_and_one_beyond_it_is_not() -> None:
    assert [aim(value).state for value in (1.2, 1.3, 1.31, None)] == ["met", "met", "NOT MET", "NOT MEASURED"]


def test_a_run_ends_well_only_where_each_aim_was_measured_and_met() -> None:
    assert exit_status([aim(1.0), aim(1.3)], []) == 0
    assert exit_status([aim(1.0), aim(1.4)], []) == 1
    assert exit_status([aim(1.0), aim(None)], []) == 1
    assert exit_status([aim(1.0)], ["pages: no browser"]) == 1
    assert exit_status([], []) == 1


def test_each_aim_is_a_line_with_its_figure_its_limit_and_its_state() -> None:
    lines = table([aim(1.0), aim(1.4), aim(None)])
    assert [" ".join(line.split()) for line in lines] == [
        "First paint 1.00 <= 1.30 x plain page met",
        "First paint 1.40 <= 1.30 x plain page NOT MET",
        "First paint n/a <= 1.30 x plain page NOT MEASURED",
        "1 met, 1 NOT MET, 1 NOT MEASURED",
    ]


def test_a_run_in_which_nothing_was_slow_meets_every_aim() -> None:
    run = figures()
    assert {each.what: each.state for each in aims_of(run) if each.state != "met"} == {}
    assert exit_status(aims_of(run), run.problems) == 0


def test_a_slow_page_misses_its_own_aims_and_no_others() -> None:
    missed = {(each.what, each.unit) for each in aims_of(figures(ours=SLOW)) if each.state == "NOT MET"}
    assert missed == {
        ("Full page: first paint", "x plain page"),
        ("Full page: first saved answer", "x plain page"),
        ("Full page: first saved answer", "x SurveyJS"),
        ("Full page: until the first saved answer", "kB"),
        ("Full page: until the first saved answer", "requests"),
        ("Full page: blocked until the first saved answer", "ms"),
    }


def test_a_preview_is_held_to_the_plain_one_beside_it_and_tells_its_seconds() -> None:
    run = figures()
    run.today = {
        "ours": Site((2.0,), (100,), (4.0,), (4.0,), (0.8,)),
        "plain": Site((1.0,), (60,), (2.0,), (), (0.4,)),
    }
    states = {each.what: (each.state, each.told) for each in aims_of(run) if each.unit == "x plain preview"}
    assert states == {
        "Preview after a change of the data file": (
            "met",
            "4.00 s, plain MkDocs 2.00 s, alone on this machine 0.75 s",
        ),
        "Preview after a change of a page": ("NOT MET", "4.00 s, plain MkDocs 2.00 s, alone on this machine 0.75 s"),
    }


def test_a_slower_machine_gives_a_preview_no_more_time_than_its_own_plain_one_shows() -> None:
    run = figures()
    run.today = {**run.today, "plain": Site((1.0,), (60,), (1.4,), (), (1.05,))}
    most = {each.what: each.most for each in aims_of(run) if each.unit == "x plain preview"}
    assert most == {
        "Preview after a change of the data file": pytest.approx(2.0 / 1.4),
        "Preview after a change of a page": pytest.approx(1.0 / 1.4),
    }


def test_the_work_of_a_process_is_its_own_and_not_the_time_that_passes() -> None:
    with subprocess.Popen([sys.executable, "-c", "print(); input()"], stdin=PIPE, stdout=PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        before = own = cpu_seconds(os.getpid())
        rested = cpu_seconds(process.pid)
        while own - before < 0.1:
            own = cpu_seconds(os.getpid())
        assert cpu_seconds(process.pid) - rested < 0.1
        process.stdin.write(b"\n")
    with pytest.raises(NotMeasuredError, match="no account of the work of process"):
        cpu_seconds(process.pid)


def test_a_run_that_measured_nothing_says_so_of_every_aim_and_fails() -> None:
    run = Figures(cores=2, load=[0.1, 0.2], problems=["pages: no browser"])
    assert {each.state for each in aims_of(run)} == {"NOT MEASURED"}
    assert exit_status(aims_of(run), run.problems) == 1
    assert "NOT MEASURED: pages: no browser" in as_text(run)


def test_what_fails_in_one_part_is_told_and_takes_no_other_part_with_it() -> None:
    run = figures()

    def fail() -> None:
        raise NotMeasuredError("the page did not load")

    attempt(run, "typing", fail)
    assert run.problems == ["typing: the page did not load"]
    assert exit_status(aims_of(run), run.problems) == 1


def test_the_result_file_holds_the_aims_with_their_states() -> None:
    aims = json.loads(as_json(figures(ours=SLOW)))["aims"]
    assert {"met", "NOT MET"} == {each["state"] for each in aims}
