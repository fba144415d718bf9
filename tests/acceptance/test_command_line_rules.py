"""The rules of the command line, each for every command of the registry.

A command is taken in as soon as it stands in the registry and has its line in `command_lines.py`;
nothing here names one.
"""

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from salescoach.cli.exits import Exit
from salescoach.cli.groups import build, formats_of
from salescoach.cli.registry import COMMANDS, Entry
from tests.builders.command_lines import ALL, FOR_GOOD, MANY_AT_ONCE, TAKING_IN
from tests.builders.ready import (
    COSTLY,
    EACH_READER,
    EACH_WRITER,
    EVERY,
    line_of,
    ready,
    usual,
    usual_code,
    ways,
)
from tests.builders.worlds import DAY, HALDEN, Result, Run, snapshot
from tests.hostile.surroundings import RefusingDisk

MANY = MANY_AT_ONCE | TAKING_IN.keys()  # a file may hold many: each has its line of data

# Shared options --------------------------------------------------------------------------------

# What the environment has wrong, the exit code of that, and the option that puts it right.
BEATEN = {
    "--home": ("SALESCOACH_HOME", "/dev/null/home", None),
    "--at": ("SALESCOACH_AT", "2026-02-30", Exit.USAGE),
    "--lang": ("SALESCOACH_LANG", "1x", Exit.NOT_FOUND),
    "--actor": ("SALESCOACH_ACTOR", "\x1b[2J", None),
}


@EVERY
@pytest.mark.parametrize("option", sorted(BEATEN))
def test_an_option_beats_its_variable(entry: Entry, option: str) -> None:
    run = ready(entry)
    name, wrong, code = BEATEN[option]
    right = {"--home": str(run.home), "--at": DAY, "--lang": "en", "--actor": "kim"}[option]
    if code is not None:
        refused = run(*line_of(entry), env={name: wrong})
        assert (refused.code, refused.out) == (code, "")
    if entry.name not in COSTLY:
        assert run(*line_of(entry), option, right, env={name: wrong}).code == usual_code(entry)


@EVERY
def test_shared_flags_work_after_the_command(entry: Entry) -> None:
    if entry.name in COSTLY:
        return  # below they are met one by one
    run = ready(entry)
    flags = ("--no-input", "--debug", "--quiet", "--verbose", "--color", "never")
    assert run(*line_of(entry), *flags).code == usual_code(entry)
    if "json" in formats_of(entry):
        assert run(*line_of(entry), *flags, "--json").code == usual_code(entry)
        refused = run("--json", *line_of(entry))
        assert (refused.code, refused.out) == (Exit.USAGE, "")


@EVERY
@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--color", "sometimes"), "sometimes"),
        (("--format", "xml"), "xml"),
        (("--at", "yesterday"), "yesterday"),
        (("--lang", "1x"), "1x"),
        (("--no-such-option",), "--no-such-option"),
        (("--home",), "--home"),
    ],
    ids=" ".join,
)
def test_a_wrong_shared_option_is_named_and_nothing_is_done(
    words: tuple[str, ...], named: str, entry: Entry
) -> None:
    run = ready(entry)
    before = snapshot(run.home)
    result = run(*ALL[entry.name], *words)
    assert result.code == (Exit.NOT_FOUND if words[0] == "--lang" else Exit.USAGE)
    assert result.out == ""
    assert result.err.startswith("salescoach: ")
    assert named in result.err
    assert snapshot(run.home) == before


# Data to stdout, words to stderr ---------------------------------------------------------------


@EVERY
def test_quiet_leaves_data_and_errors_alone(entry: Entry) -> None:
    run = ready(entry)
    for way in ways(entry, "plain", "json"):
        quiet = run(*line_of(entry), "--format", way, "--quiet")
        assert quiet.code == usual_code(entry)
        assert entry.writes or quiet.out == usual(entry, way).out
        assert quiet.err == "" or quiet.code == Exit.INPUT_NEEDED
    refused = run(*ALL[entry.name], "--quiet", "--at", "never")
    assert refused.err.startswith("salescoach: ")


@EVERY
def test_verbose_adds_words_and_changes_no_data(entry: Entry) -> None:
    run = ready(entry)
    for way in ways(entry, "table", "plain", "json"):
        start = run.clock.moment, run.nonces
        line = (*line_of(entry), "--format", way)
        before = run(*line) if entry.writes else usual(entry, way)
        run.clock.moment, run.nonces = start
        told = run(*line, "--verbose")
        assert (told.code, told.out) == (before.code, before.out)
        first, _, rest = told.err.partition("\n")
        assert str(run.home) in first
        assert rest == before.err


@EVERY
def test_what_is_wrong_is_told_beside_the_data(entry: Entry) -> None:
    """One to three lines of words, and no data, for whatever cannot be done."""
    run = ready(entry)
    for way in ways(entry, "plain", "json"):
        for words in (("--no-such-option",), ("--at", "2026-02-30"), ("--lang", "1x")):
            result = run(*ALL[entry.name], *words, "--format", way)
            assert result.code in (Exit.USAGE, Exit.NOT_FOUND)
            assert result.out == ""
            _check_error(result)


@EACH_WRITER
def test_a_writer_tells_its_receipt_beside_the_data(entry: Entry, home: Path) -> None:
    """Off a terminal there is nothing on stdout but what a script needs: of `new` the id."""
    result = ready(entry).copy_to(home).ok(*ALL[entry.name])
    if entry.name in MANY:  # one line for each thing of the file
        assert all("\t" in line for line in result.out.splitlines())
        assert result.out
        assert result.err
        return
    deals = [path.stem for path in (home / "home" / "deals").iterdir() if path.stem != HALDEN]
    assert result.out == "".join(f"{deal}\n" for deal in deals)
    assert result.err
    assert not result.err.startswith("salescoach: ")


# --dry-run ---------------------------------------------------------------------------------------


@EACH_WRITER
def test_a_try_changes_nothing_and_says_what_would_be_recorded(entry: Entry) -> None:
    run = ready(entry)
    before = snapshot(run.home), snapshot(run.state)
    for way in ways(entry, "plain", "json"):
        result = run.ok(*line_of(entry), "--format", way)
        assert "ould " in result.err.partition("\n")[0], "Would record, would forget …"
        if way == "plain" and entry.name not in MANY:
            assert result.out == ""
    assert snapshot(run.home) == before[0]
    assert snapshot(run.state).keys() >= before[1].keys()


@EACH_WRITER
def test_a_try_works_where_nothing_may_be_written(entry: Entry) -> None:
    run = ready(entry)
    disk = RefusingDisk(run, errno.EROFS, ("make_folder", "create", "replace"), run.home)
    assert run(*line_of(entry), disk=disk).code == 0


@EACH_WRITER
def test_a_try_tells_the_events_that_are_then_written(entry: Entry, home: Path) -> None:
    if entry.name in FOR_GOOD:
        return  # adds no event
    run = ready(entry).copy_to(home)
    if entry.name == "import":  # whose events are those of the file: it tells their ids
        (deal,) = json.loads(run.ok(*line_of(entry), "--json").out)["deals"]
        run.ok(*ALL[entry.name])
        assert set(deal["events"]) <= {event["id"] for event in _recorded(run)}
        return
    told = [json.loads(line) for line in run.ok(*line_of(entry)).err.splitlines() if _event(line)]
    document = json.loads(run.ok(*line_of(entry), "--json").out)
    before = _recorded(run)
    run.ok(*ALL[entry.name])
    written = [event for event in _recorded(run) if event not in before]
    assert written
    assert [_without_chance(one) for one in told] == [_without_chance(one) for one in written]
    several = next(
        (document[name] for name in ("results", "deals") if name in document), [document]
    )
    events = [event for one in several for event in one["events"]]
    assert [_without_chance(one) for one in events] == [_without_chance(one) for one in written]
    assert document["dry_run"] is True


# Reading leaves no trace -------------------------------------------------------------------------


@EACH_READER
def test_reading_leaves_the_data_as_it_was_and_needs_only_to_read(entry: Entry) -> None:
    """Byte for byte, and to the nanosecond; on a disk that lets nobody write, too."""
    run = ready(entry)
    before = snapshot(run.home)
    disk = RefusingDisk(run, errno.EROFS, ("make_folder", "create", "replace"), run.base)
    for way in ways(entry):
        assert usual(entry, way).code == usual_code(entry)
        if entry.name not in COSTLY:
            assert run(*line_of(entry), "--format", way, disk=disk) == usual(entry, way)
    if entry.name not in COSTLY:
        with run.on_terminal():
            assert run(*line_of(entry), disk=disk, env={"CI": "1"}).code == usual_code(entry)
    assert snapshot(run.home) == before


def test_every_command_takes_part() -> None:
    """The walk is over the registry, and nobody is costly who is not there."""
    assert {entry.name for entry in COMMANDS} == set(ALL)
    assert set(ALL) > COSTLY
    assert all("dry_run" in {one.name for one in build(entry).params} for entry in COMMANDS
               if entry.writes)  # fmt: skip


def _check_error(result: Result) -> None:
    """Words for people, or one document for a program."""
    lines = result.err.splitlines()
    assert 1 <= len(lines) <= 3, result
    if lines[0].startswith("{"):
        assert json.loads(lines[0])["schema"].startswith("salescoach/error@")
    else:
        assert lines[0].startswith("salescoach: ")


def _event(line: str) -> bool:
    return line.startswith('{"actor"')


def _recorded(run: Run) -> list[dict[str, Any]]:
    return [
        event
        for path in sorted((run.home / "deals").glob("*.json"))
        for event in json.loads(path.read_bytes())["events"]
    ]


def _without_chance(event: dict[str, Any]) -> dict[str, Any]:
    """An event without what the moment and chance say."""
    return {key: it for key, it in event.items() if key not in ("id", "tx", "recorded", "nonce")}
