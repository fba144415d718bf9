"""D1 to D3 for the commands that people type, from their arguments to their exit code."""

import errno
from pathlib import Path

import pytest

from tests.faults.commands import CLI_COMMANDS, NEW, CliCommand, Command
from tests.faults.faulty_disk import ERRORS, Kind
from tests.faults.trials import cut_power_everywhere, fail_every_call, set_up, standing

OTHER_ERRORS = [error for error in ERRORS if error != errno.EIO]
SAMPLE = [command for command in CLI_COMMANDS if command.name in ("set", "new, the first deal")]
REST = [command for command in CLI_COMMANDS if command not in SAMPLE]
SAMPLE_AND_REST = [*SAMPLE, *(pytest.param(rest, marks=pytest.mark.torture) for rest in REST)]


def name_of(value: object) -> str:
    return str(getattr(value, "name", value))


@pytest.mark.parametrize("command", CLI_COMMANDS, ids=name_of)
def test_an_error_at_any_call_leaves_old_or_new(command: Command, scratch: Path) -> None:
    assert fail_every_call(set_up(command, scratch), "fails", lasting=False) > 10


@pytest.mark.parametrize(
    ("kind", "lasting"), [("fails", True), ("killed", True), ("fills up", False)]
)
@pytest.mark.parametrize("command", SAMPLE_AND_REST, ids=name_of)
def test_worse_at_any_call_leaves_old_or_new(
    command: Command, kind: Kind, lasting: bool, scratch: Path
) -> None:
    assert fail_every_call(set_up(command, scratch), kind, lasting=lasting) > 10


@pytest.mark.parametrize("command", SAMPLE_AND_REST, ids=name_of)
def test_a_power_cut_leaves_old_or_new(command: Command, scratch: Path) -> None:
    assert cut_power_everywhere(set_up(command, scratch)) > 5


@pytest.mark.torture
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", OTHER_ERRORS, ids=lambda error: errno.errorcode[error])
@pytest.mark.parametrize("command", CLI_COMMANDS, ids=name_of)
def test_every_error_at_any_call_leaves_old_or_new(
    command: Command, error: int, lasting: bool, scratch: Path
) -> None:
    assert fail_every_call(set_up(command, scratch), "fails", error=error, lasting=lasting) > 10


@pytest.mark.torture
@pytest.mark.parametrize("kind", ["fails", "killed"])
@pytest.mark.parametrize("command", [c for c in CLI_COMMANDS if c.repeatable], ids=name_of)
def test_a_command_said_again_under_faults_adds_nothing(
    command: Command, kind: Kind, scratch: Path
) -> None:
    again = standing(set_up(command, scratch))
    assert fail_every_call(again, kind, lasting=kind == "killed") > 5


@pytest.mark.torture
@pytest.mark.parametrize("kind", ["fails", "killed"])
def test_a_cold_cache_of_playbooks_changes_nothing(kind: Kind, scratch: Path) -> None:
    bench = set_up(CliCommand("new, cold", NEW), scratch)
    assert fail_every_call(bench, kind, lasting=kind == "killed") > 20
