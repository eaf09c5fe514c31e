"""The tests of a worksheet run on both its pages: the full one and the lean one."""

import pytest

from tests.client.sheet import Sheet

# What is said here of a worksheet's page has to be true of both.
BOTH = (
    "test_badge",
    "test_changed_questions",
    "test_days",
    "test_deletion",
    "test_example_visit",
    "test_form",
    "test_focus",
    "test_frame",
    "test_keeping",
    "test_merging",
    "test_more_kinds",
    "test_paper",
    "test_power_cut",
    "test_restored",
    "test_save_files",
    "test_return",
    "test_saving",
    "test_sides",
    "test_silent_changes",
    "test_storage_faults",
    "test_two_tabs",
    "test_visits",
)

# The lean page has no fields before its script, which stands in the page itself.
FULL_ONLY = (
    "test_text_typed_before_the_script_started_is_kept",
    "test_text_typed_early_joins_the_stored_answer",
    "test_what_is_typed_while_the_script_is_held_counts_once",
    "test_the_name_and_a_status_chosen_while_the_script_is_held_count",
    "test_what_is_typed_early_begins_a_stop_of_its_own",
    "test_offline_the_page_says_what_it_cannot_load_and_still_saves",
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    is_both = metafunc.module.__name__.split(".")[-1] in BOTH and metafunc.function.__name__ not in FULL_ONLY
    views = ("arbeitsblaetter", "bogen") if is_both else ("arbeitsblaetter",)
    metafunc.parametrize("view", views, indirect=True)


@pytest.fixture(autouse=True)
def view(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The folder of the page that `Sheet` opens."""
    monkeypatch.setattr(Sheet, "folder", request.param)
    return str(request.param)
