"""A world for each command of the registry, in which its line of `command_lines.py` does its work.

Made once a process and never changed: rules that hold for every command look at the same world, and
whoever changes something takes a copy.
"""

from functools import cache

import pytest

from salescoach.cli.groups import formats_of
from salescoach.cli.registry import COMMANDS, Entry
from tests.builders.command_lines import ALL, ANSWERS, GIVEN
from tests.builders.kept import keep
from tests.builders.worlds import Result, Run, halden

# These play a whole example or suite, which takes seconds: a rule meets them once, not in each way.
COSTLY = frozenset({"demo", "playbook test"})

EVERY = pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
READING = tuple(entry for entry in COMMANDS if not entry.writes)
WRITING = tuple(entry for entry in COMMANDS if entry.writes and not entry.by_hand)
EACH_READER = pytest.mark.parametrize("entry", READING, ids=lambda entry: entry.name)
EACH_WRITER = pytest.mark.parametrize("entry", WRITING, ids=lambda entry: entry.name)


def ready(entry: Entry) -> Run:
    """The world of a command, shared with all that need the same; to be left as it is."""
    return _world(entry.name if entry.writes else "", GIVEN.get(entry.name, ()))


def line_of(entry: Entry) -> list[str]:
    """Its command line; of a writer only tried."""
    return [*ALL[entry.name], *(["--dry-run"] if entry.writes else [])]


@cache
def usual(entry: Entry, way: str) -> Result:
    """What the line says in this format, in the world of `ready`."""
    return ready(entry)(*line_of(entry), "--format", way)


def usual_code(entry: Entry) -> int:
    """What its line ends with."""
    return ANSWERS.get(entry.name, 0)


def ways(entry: Entry, *wanted: str) -> tuple[str, ...]:
    """The formats among these that a command offers; of a costly one the first alone."""
    offered = tuple(one for one in wanted or formats_of(entry) if one in formats_of(entry))
    return offered[:1] if entry.name in COSTLY else offered


@cache
def _world(_own: str, given: tuple[tuple[str, ...], ...]) -> Run:
    run = halden(keep("ready"))
    for words in given:
        run.ok(*words)
    return run
