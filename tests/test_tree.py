"""The tests lie where lies what they test."""

import pytest

from tests.conftest import PROJECT


@pytest.mark.parametrize(
    ("tests", "code"), [("parts", "overrides/parts"), ("client", "overrides/client"), ("macros", "macros")]
)
def test_every_folder_of_tests_has_its_counterpart(tests: str, code: str) -> None:
    folder = PROJECT / "tests" / tests
    found = [path.relative_to(folder) for name in ("test_*.py", "*.test.mjs") for path in folder.glob(f"*/{name}")]
    assert found
    assert {path.parent for path in found if not (PROJECT / code / path.parent).is_dir()} == set()
