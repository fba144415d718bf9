"""Reading leaves no trace, and the same home, version, day and language give the same bytes."""

import itertools
import os
from pathlib import Path

import pytest

from tests.acceptance.processes import Coach
from tests.builders.command_lines import ANSWERS, SCREENS
from tests.builders.worlds import HALDEN, Run, demo, snapshot

QUEUE = ("next",)
THERE = SCREENS | {"why": ("why", HALDEN, "agree-pass-mark")}  # what is advised in the demo
# `config show` tells what a machine has set
_LEFT_OUT = ("demo", "playbook check", "config show")
READING = [line for name, line in THERE.items() if name not in _LEFT_OUT]
ANSWERS_THERE = ANSWERS | {"commitment late": 1}

# What a machine may have set. The first is compared with all the others.
MACHINES: dict[str, dict[str, str]] = {
    "plain": {},
    "Auckland": {
        "TZ": "Pacific/Auckland",
        "LC_ALL": "de_DE.UTF-8",
        "LANG": "de_DE.UTF-8",
        "COLUMNS": "200",
        "LINES": "3",
        "PYTHONHASHSEED": "1",
    },
    "Honolulu": {
        "TZ": "Pacific/Honolulu",
        "LC_ALL": "C",
        "COLUMNS": "20",
        "PYTHONHASHSEED": "12345",
        "TERM": "dumb",
        "CI": "1",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "latin-1",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
}


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    base = tmp_path_factory.mktemp("machines")
    demo(base)
    return Coach(base)


@pytest.mark.parametrize("line", READING, ids=" ".join)
def test_every_machine_prints_the_same_bytes(line: tuple[str, ...], coach: Coach) -> None:
    told = {}
    umasks = itertools.cycle([0o022, 0o077, 0o000])
    for name, env in MACHINES.items():
        before = os.umask(next(umasks))
        try:
            done = coach(*line, env=env)
        finally:
            os.umask(before)
        told[name] = (done.returncode, done.stdout, done.stderr)
    assert set(told.values()) == {told["plain"]}
    name = " ".join(line[: -1 if HALDEN in line else None])
    assert told["plain"][0] == ANSWERS_THERE.get(name, 0)
    assert told["plain"][1] or told["plain"][2]


def test_all_readers_of_any_format_leave_the_folder_as_it_was(home: Path) -> None:
    run = demo(home)
    before = snapshot(run.base)
    for line in (*READING, *(("next", deal) for deal in deals(run))):
        for format_ in ("plain", "json", "table"):
            run(*line, "--format", format_)
    for line in READING:
        run(*line, "--help")
    run("nonsense")
    run("show", "nobody")
    assert snapshot(run.base) == before


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
                assert run(*line, "--format", format_) == piped


def test_a_table_off_a_terminal_is_80_columns_wherever_it_goes(home: Path) -> None:
    run = demo(home)
    run.width = 200
    for line in READING:
        told = run(*line, "--format", "table", env={"COLUMNS": "30"})
        assert told == run(*line, "--format", "table", width=lambda: 20)
        if line[0] != "help":  # a plain list, which breaks no line
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
        assert all(told.splitlines()) or line[:2] == ("playbook", "explain") or line[0] == "recap"
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
