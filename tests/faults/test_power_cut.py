"""D1: a power cut leaves the old deal or the new one, and after success only the new one."""

from pathlib import Path

import pytest

from tests.faults.commands import FIRST_DEAL, RECORD, STORE_COMMANDS, TAKE_IN, Command
from tests.faults.trials import cut_power_everywhere, finish_everywhere, set_up


@pytest.mark.parametrize("command", [FIRST_DEAL, RECORD, TAKE_IN], ids=lambda command: command.name)
def test_a_power_cut_leaves_old_or_new(command: Command, scratch: Path) -> None:
    assert cut_power_everywhere(set_up(command, scratch)) > 5


@pytest.mark.torture
@pytest.mark.parametrize("command", STORE_COMMANDS, ids=lambda command: command.name)
def test_a_power_cut_during_any_command_leaves_old_or_new(command: Command, scratch: Path) -> None:
    assert cut_power_everywhere(set_up(command, scratch)) > 5


def test_where_a_journal_stands_everything_is_there_to_finish(scratch: Path) -> None:
    assert finish_everywhere(set_up(TAKE_IN, scratch)) > 5
