"""Reading leaves no trace, and the same home, version, day and language give the same bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from salescoach.cli.groups import formats_of
from salescoach.cli.registry import COMMANDS, Entry
from tests.acceptance.forked import Answer, answers
from tests.acceptance.processes import Coach
from tests.builders.command_lines import SCREENS
from tests.builders.ready import COSTLY
from tests.builders.worlds import DEMO_DAY, HALDEN, Run, demo, snapshot

QUEUE = ("next",)
THERE = SCREENS | {"why": ("why", HALDEN, "agree-pass-mark")}  # what is advised in the demo
# `config show` tells what a machine has set, `playbook list` what lies in the folder one stands in
_LEFT_OUT = ("demo", "playbook check", "config show")
_OF_THE_MACHINE = (*COSTLY, "config show", "playbook list")
# What they print is a file, whole as it is written.
_FILES = (("playbook", "new"), ("playbook", "translate"), ("playbook", "schema"))
READING = [line for name, line in THERE.items() if name not in _LEFT_OUT]


@dataclass(frozen=True)
class Machine:
    """Where a command runs, and what is set there."""

    env: Mapping[str, str | None] = field(default_factory=dict)
    umask: int = 0o022
    folder: str = ""


# What a machine may have set, what its umask is, where one stands. Compared with a plain one.
NOWHERE = "xx_YY.nonsense"
MACHINES: dict[str, Machine] = {
    "the other end of the world": Machine(
        env={"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8",
             "COLUMNS": "300", "LINES": "3", "PYTHONHASHSEED": "1", "TERM": "xterm-256color"},
        umask=0o000, folder="/",
    ),
    "yesterday there": Machine(
        env={"TZ": "Pacific/Pago_Pago", "LC_ALL": "C", "COLUMNS": "30", "PYTHONHASHSEED": "0",
             "TERM": "dumb", "CI": "1", "NO_COLOR": "1", "PYTHONUTF8": "0",
             "PYTHONCOERCECLOCALE": "0"},
        umask=0o077, folder="/tmp",
    ),
    "an old encoding": Machine(
        env={"TZ": "America/St_Johns", "LC_ALL": NOWHERE, "LANG": NOWHERE, "LANGUAGE": "de:fr",
             "PYTHONIOENCODING": "latin-1", "PYTHONHASHSEED": "12345", "CLICOLOR": "1"},
        umask=0o027,
    ),
    "somebody else": Machine(
        env={"HOME": "/nonexistent", "LOGNAME": "olga", "USER": "olga", "SALESCOACH_ACTOR": None,
             "LC_ALL": "POSIX", "PYTHONHASHSEED": "random", "PYTHONOPTIMIZE": "1",
             "EDITOR": "vi", "PAGER": "less", "XDG_CONFIG_HOME": "/nonexistent"},
    ),
    "nothing kept": Machine(
        env={"SALESCOACH_CACHE": "{base}/cold", "SALESCOACH_STATE": "{base}/new"}
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    base = tmp_path_factory.mktemp("machines")
    demo(base)
    return Coach(base)


@pytest.mark.waits
def test_every_machine_prints_the_same_bytes(coach: Coach) -> None:
    """All readers in the formats of people and programs, once on each machine; data and words."""
    lines: list[list[str]] = [
        [*line, "--format", way]
        for name, line in THERE.items()
        for way in ("table", "plain", "json")
        if way in formats_of(_entry(name)) and name not in _OF_THE_MACHINE
    ]
    plain = dict(zip(map(tuple, lines), _told_on(Machine(), lines, coach), strict=True))
    for words, (code, out, err) in plain.items():
        assert code in (0, 1), (words, err)
        assert out or err, words
    for name, machine in MACHINES.items():
        for line, told in zip(lines, _told_on(machine, lines, coach), strict=True):
            tells_folders = coach.env["HOME"].encode() in plain[tuple(line)][1]
            assert told == plain[tuple(line)] or ("HOME" in machine.env and tells_folders), name


def _told_on(machine: Machine, lines: list[list[str]], coach: Coach) -> list[Answer]:
    env = {
        name: None if value is None else value.format(base=coach.base)
        for name, value in machine.env.items()
    }
    more = {"folder": machine.folder} if machine.folder else {}
    jobs = [{"argv": line, "umask": machine.umask, **more} for line in lines]
    return answers(coach, jobs, env={"SALESCOACH_AT": DEMO_DAY, **env})


def _entry(name: str) -> Entry:
    return next(one for one in COMMANDS if one.name == (name if name != "queue" else "next"))


def test_all_readers_of_any_format_leave_the_folder_as_it_was(home: Path) -> None:
    run = demo(home)
    before = _kept(run)
    for line in (*READING, *(("next", deal) for deal in deals(run))):
        for format_ in ("plain", "json", "table"):
            run(*line, "--format", format_)
    for line in READING:
        run(*line, "--help")
    run("nonsense")
    run("show", "nobody")
    assert _kept(run) == before


def _kept(run: Run) -> dict[str, object]:
    """All but what is there only to save time: a playbook that was read is kept compiled."""
    return {at: one for at, one in snapshot(run.base).items() if not at.startswith("cache/")}


def test_at_a_terminal_only_the_last_screen_is_noted_outside_of_the_data(home: Path) -> None:
    run = demo(home)
    before = snapshot(run.home)
    with run.on_terminal():
        for line in READING:
            run(*line)
    assert snapshot(run.home) == before
    assert [path.name for path in run.state.iterdir()] == ["screens"]


def test_json_and_plain_are_the_same_at_a_terminal(home: Path) -> None:
    run = demo(home)
    for line in READING:
        for format_ in ("plain", "json"):
            piped = run(*line, "--format", format_)
            with run.on_terminal(width=40):
                shown = run(*line, "--format", format_)
            # at a terminal `completion` says beside the script where to put it
            assert (shown.code, shown.out) == (piped.code, piped.out)
            assert shown == piped or line[0] == "completion"


def test_a_table_off_a_terminal_is_80_columns_wherever_it_goes(home: Path) -> None:
    run = demo(home)
    run.width = 200
    for line in READING:
        told = run(*line, "--format", "table", env={"COLUMNS": "30"})
        assert told == run(*line, "--format", "table", width=lambda: 20)
        if line[0] != "help" and line[:2] not in _FILES:  # the first is a list without breaks
            lines = [one for one in told.out.splitlines() if "salescoach " not in one]
            assert max(map(len, lines), default=0) <= 80  # a command to copy is never broken


def test_plain_text_is_one_record_a_line_and_never_cropped(home: Path) -> None:
    run = demo(home)
    long = "word " * 100 + "end"
    run.ok("set", HALDEN, f"changed-since={long}\nwith a second line\tand a tab")
    (row,) = [line for line in run.ok("show", HALDEN).out.splitlines() if "changed-since" in line]
    assert row.split("\t")[2] == f'"{long} with a second line and a tab"'
    columns = {"next": 7, "history": 6, "gate": 4, "person": 5}
    run.ok("person", "add", HALDEN, "Bo Lund", "--wants", "rest\nand\tquiet")
    for line in READING:
        told = run(*line).out
        assert "\x1b" not in told
        whole = line[:2] in (("playbook", "explain"), *_FILES) or line[0] in ("recap", "completion")
        assert all(told.splitlines()) or whole
        if HALDEN in line and line[0] in columns:
            assert {len(row.split("\t")) for row in told.splitlines()} == {columns[line[0]]}


def test_the_clock_moves_only_the_day(home: Path) -> None:
    """Reading at nine and at noon is the same; the instant is nowhere in an answer."""
    run = demo(home)
    morning = [run(*line, "--json") for line in READING]
    run.clock.moment = run.clock.moment.replace(hour=23)
    assert [run(*line, "--json") for line in READING] == morning


def deals(run: Run) -> list[str]:
    return run.ok("next", "--format", "ids").out.split()
