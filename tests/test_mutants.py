"""The bugs that `make mutants` plants: each still has the place that it is planted in."""

import pytest

from tests.conftest import PROJECT
from tests.mutants import MUTANTS, Mutant


@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant.name for mutant in MUTANTS])
def test_what_a_planted_bug_replaces_is_there_once(mutant: Mutant) -> None:
    assert (PROJECT / mutant.path).read_text(encoding="utf-8").count(mutant.old) == 1
    assert all((PROJECT / path).is_file() for path in mutant.tests.split() if path.endswith(".py"))
    assert all((PROJECT / "tests" / "journeys" / f"{name}.test.mjs").is_file() for name in mutant.journeys.split())
