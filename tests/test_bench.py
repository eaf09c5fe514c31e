"""The benchmark keeps up with the data file: it makes sites of its own from it."""

from tests.bench.builds import builds


def test_the_benchmark_builds_sites_of_other_sizes() -> None:
    (measured,) = builds(((3, 1),))
    assert measured.worksheets == 3
    assert measured.ours > 0
    assert measured.plain > 0
