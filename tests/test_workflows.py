"""What runs on GitHub: pinned, and with no more rights than it needs."""

import re
from typing import Any

import pytest
import yaml

from tests.conftest import PROJECT

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


def jobs(name: str) -> dict[str, Any]:
    text = (PROJECT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    return dict(yaml.safe_load(text)["jobs"])


def settings_of(job: dict[str, Any], action: str) -> dict[str, Any]:
    return next(step["with"] for step in job["steps"] if step.get("uses", "").startswith(action))


@pytest.mark.parametrize("path", WORKFLOWS, ids=[path.stem for path in WORKFLOWS])
def test_every_action_is_pinned_to_a_commit_and_names_its_version(path: Any) -> None:
    for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_what_can_sign_or_publish_runs_nothing_of_ours() -> None:
    for name in (path.name for path in WORKFLOWS):
        for job in jobs(name).values():
            if "write" in (job.get("permissions") or {}).values():
                assert [step for step in job["steps"] if "run" in step] == []


def test_all_that_is_released_is_attested_before_it_is_published() -> None:
    publish = jobs("publish.yml")
    assert settings_of(publish["build"], "actions/upload-artifact@")["path"] == "dist"
    attested = settings_of(publish["attest"], "actions/attest-build-provenance@")["subject-path"]
    assert attested.split() == ["dist/*", "dist/server/*"]
    assert publish["attest"]["needs"] == "build"
    assert "attest" in publish["deploy"]["needs"]


def test_by_hand_nothing_but_main_is_published() -> None:
    assert jobs("publish.yml")["build"]["if"].startswith(
        "(github.event_name == 'workflow_dispatch' && github.ref == 'refs/heads/main') || "
    )


def test_the_parts_of_the_check_are_together_what_runs_on_one_machine() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    whole = re.search(r"^test: \$\(if \$\(RUN\),test-pages,(.*)\)$", makefile, re.MULTILINE)
    assert whole
    assert (PROJECT / ".ci" / "run").read_text(encoding="utf-8").endswith("  make check\n  make test\nfi\n")
    matrix = jobs("check.yml")["check"]["strategy"]["matrix"]
    shared = " ".join(each["targets"] for each in matrix["include"] if "targets" in each)
    assert sorted(shared.split()) == sorted(["check", *whole[1].split()])
    assert [each["part"] for each in matrix["include"] if "part" in each] == matrix["part"]
