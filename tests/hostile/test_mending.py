"""A command that writes only with an option, under everything that can be wrong around it.

Every condition of the matrix, for every such command of the registry: it mends or says why not,
nothing is lost, nothing that a terminal would obey is told, and doing it again does nothing more.
"""

from pathlib import Path

import pytest

from salescoach.cli.registry import COMMANDS
from salescoach.deal.decode import NewerDeal, read_deal
from salescoach.values.canonical import BadJson
from salescoach.values.decoding import BadShape
from salescoach.values.text import has_unsafe
from tests.builders.command_lines import COPY, MENDERS
from tests.builders.worlds import HALDEN, Run, contents, halden
from tests.hostile.surroundings import CONDITIONS, around

STREAMS = {"stdin", "stdout", "stderr"}
CODES = {0, 1, 2, 3, 4}
COPIES = (
    f"{HALDEN} (1).json",
    f"{HALDEN}-\x1b[2JMACBOOK.json",
    f"{HALDEN} (conflicted copy \u202e).json",
    f"{HALDEN} - Copy.json",
)


@pytest.fixture
def run(home: Path) -> Run:
    """The deal `halden-board` with copies whose names a terminal would obey, and one damaged."""
    run = halden(home)
    for name in COPIES:
        path = run.home / "deals" / name
        path.write_bytes(Path(COPY).read_bytes() if "Copy" not in name else b"\xff{")
        path.chmod(0o600)
    return run


def test_every_command_that_mends_is_here() -> None:
    assert {entry.name for entry in COMMANDS if entry.writes_with is not None} == set(MENDERS)


@pytest.mark.parametrize("given", sorted(CONDITIONS))
@pytest.mark.parametrize("name", sorted(MENDERS))
def test_it_mends_or_says_why_not(name: str, given: str, run: Run) -> None:
    here = around(run, given)
    before = events_in(run.base)
    with here.umasked():
        result = run(*MENDERS[name], env=here.env, **here.parts)
        stands = contents(run.home)
        parts = {key: part for key, part in here.parts.items() if key not in STREAMS}
        again = run(*MENDERS[name], env=here.env, **parts)
    for one in (result, again):
        assert one.code in CODES, one
        assert not has_unsafe(one.everything)
        assert "Traceback" not in one.everything
        assert "wrong inside salescoach" not in one.everything
    assert before <= events_in(run.base)
    assert contents(run.home) == stands or (again.code != result.code and parts != here.parts)
    assert again.code == result.code or parts != here.parts


@pytest.mark.parametrize("name", sorted(MENDERS))
@pytest.mark.parametrize("more", [("x",), ("--fix=1",), ("--fixx",), ("--at", "2026-02-30")])
def test_what_it_does_not_know_changes_nothing(name: str, more: tuple[str, ...], run: Run) -> None:
    before = contents(run.home)
    result = run(*MENDERS[name], *more)
    assert (result.code, result.out) == (2, "")
    assert contents(run.home) == before


def events_in(base: Path) -> set[str]:
    """The ids of all events in all files that are whole deals."""
    found: set[str] = set()
    for path in base.rglob("*"):
        try:
            if path.is_file() and not path.is_symlink():
                found |= {event.id for event in read_deal(path.read_bytes()).events}
        except (OSError, BadJson, BadShape, NewerDeal):
            continue
    return found
