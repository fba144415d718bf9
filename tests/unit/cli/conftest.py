"""Worlds for the tests of the command line."""

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import prompt_toolkit.application
import pytest
from prompt_toolkit.application import AppSession, create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from tests.builders.keyboard import Person
from tests.builders.worlds import SELLERS, Run, demo, fresh, halden, moves, statuses, trial


@pytest.fixture
def run(home: Path) -> Run:
    """The deal `halden-board` with Ana Ruiz, Ulf Berg and Berta Berg."""
    return halden(home)


@pytest.fixture
def empty(home: Path) -> Run:
    """Nothing recorded yet: there is no data folder."""
    return fresh(home)


@pytest.fixture
def small(home: Path) -> Run:
    """The deal `trial`, with a fact of every type."""
    return trial(home)


@pytest.fixture
def mill(home: Path) -> Run:
    """The deal `mill`, whose playbook lets every move be made."""
    return moves(home)


@pytest.fixture
def kiln(home: Path) -> Run:
    """The deal `kiln`, whose playbook says how deals end and rest."""
    return statuses(home)


@pytest.fixture
def shop(empty: Run) -> Run:
    """`anvil` is being found, by the developer; `forge` is built, by the account manager."""
    for name, type_ in (("Anvil", "small"), ("Forge", "big")):
        empty.ok("new", name, "--playbook", str(SELLERS), "--type", type_)
    empty.ok("set", "forge", "need=heat")
    empty.ok("advance", "forge")
    return empty


@pytest.fixture
def many(home: Path) -> Run:
    """The deals of the demo, on their day."""
    return demo(home)


@pytest.fixture
def seat(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Run], Person]]:
    """The library opens the terminal by itself: here it gets a pipe instead."""
    screen = io.StringIO()
    with create_pipe_input() as keys:
        output = Vt100_Output(screen, lambda: Size(rows=24, columns=80), enable_bell=False)

        def session() -> AbstractContextManager[AppSession]:
            return create_app_session(input=keys, output=output)

        monkeypatch.setattr(prompt_toolkit.application, "create_app_session_from_tty", session)
        yield lambda run: Person(run, keys, screen)
