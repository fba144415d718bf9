"""`playbook new` in a real pseudo-terminal: six questions, four files, or none."""

from pathlib import Path

import pytest

from tests.acceptance.terminal import terminal
from tests.builders.worlds import Run

pytestmark = [pytest.mark.waits, pytest.mark.xdist_group("terminal")]

NEW = '"$COACH" playbook new pumps'
QUIET = {"PROMPT_TOOLKIT_NO_CPR": "1"}
LINES = ("Pumps: for dairies", "", "", "用户, Owner", "what goes wrong", "What goes wrong?")


def files(base: Path) -> set[str]:
    return {path.name for path in base.iterdir() if path.is_file()}


def test_six_answers_and_a_playbook_that_passes_its_tests(tmp_path: Path) -> None:
    with terminal(tmp_path, NEW, lines=60, env=QUIET) as shown:
        for line in LINES:
            shown.answer(line)
        shown.see("salescoach new 'A first customer' --playbook pumps.yaml")
        assert shown.ended() == 0
    assert files(tmp_path) == {
        "pumps.yaml", "pumps.test.yaml", "playbook.schema.json", "playbook-test.schema.json",
    }  # fmt: skip
    run = Run(tmp_path)
    run.ok("playbook", "check", "pumps.yaml", "--strict")
    run.ok("playbook", "test", "pumps.yaml", "--min-coverage", "100")


@pytest.mark.parametrize(("keys", "answered"), [("\x03", 0), ("\x03", 5), ("\x04", 2)])
def test_whoever_leaves_has_written_nothing(tmp_path: Path, keys: str, answered: int) -> None:
    with terminal(tmp_path, NEW, lines=60, env=QUIET) as shown:
        for line in LINES[:answered]:
            shown.answer(line)
        shown.prompted()
        shown.type(keys)
        assert shown.ended() == 130
    assert files(tmp_path) == set()
