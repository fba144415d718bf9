"""D2, D3: whatever call of the disk fails, the deal is the old one or the new one."""

import errno
from pathlib import Path

import pytest

from tests.faults.commands import STORE_COMMANDS, Command
from tests.faults.faulty_disk import ERRORS, Kind
from tests.faults.trials import fail_every_call, set_up, standing

WRITING = pytest.mark.parametrize("command", STORE_COMMANDS, ids=lambda command: command.name)
SAID_AGAIN = pytest.mark.parametrize(
    "command",
    [command for command in STORE_COMMANDS if command.repeatable],
    ids=lambda command: command.name,
)
OTHER_ERRORS = [error for error in ERRORS if error != errno.EIO]


@WRITING
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_an_error_at_any_call_leaves_old_or_new(
    command: Command, lasting: bool, scratch: Path
) -> None:
    assert fail_every_call(set_up(command, scratch), "fails", lasting=lasting) > 10


@WRITING
def test_a_kill_before_any_call_leaves_old_or_new(command: Command, scratch: Path) -> None:
    assert fail_every_call(set_up(command, scratch), "killed", lasting=True) > 10


@WRITING
@pytest.mark.parametrize("kind", ["takes half", "takes nothing", "fills up"])
def test_a_short_write_leaves_old_or_new(command: Command, kind: Kind, scratch: Path) -> None:
    assert fail_every_call(set_up(command, scratch), kind, lasting=False) > 10


@SAID_AGAIN
@pytest.mark.parametrize("kind", ["fails", "killed"])
def test_a_command_said_again_under_faults_adds_nothing(
    command: Command, kind: Kind, scratch: Path
) -> None:
    again = standing(set_up(command, scratch))
    assert fail_every_call(again, kind, lasting=kind == "killed") > 5


@pytest.mark.torture
@WRITING
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", OTHER_ERRORS, ids=lambda error: errno.errorcode[error])
def test_every_error_at_any_call_leaves_old_or_new(
    command: Command, error: int, lasting: bool, scratch: Path
) -> None:
    assert fail_every_call(set_up(command, scratch), "fails", error=error, lasting=lasting) > 10


@pytest.mark.torture
@WRITING
@pytest.mark.parametrize("kind", ["takes half", "takes nothing"])
def test_short_writes_without_end_leave_old_or_new(
    command: Command, kind: Kind, scratch: Path
) -> None:
    assert fail_every_call(set_up(command, scratch), kind, lasting=True) > 10
