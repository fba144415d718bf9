import inspect
import json

import pytest

from salescoach.cli.exits import Exit
from salescoach.cli.groups import build, lists_of
from salescoach.cli.options import READING, command
from salescoach.cli.registry import COMMANDS, GROUPS, Entry
from salescoach.cli.session import Shared
from tests.builders.command_lines import (
    ALL,
    ANSWERS,
    BY_HAND,
    MENDERS,
    READERS,
    TAKING_IN,
    WRITERS,
    prepare,
)
from tests.builders.worlds import HALDEN, Run, snapshot

EVERY = pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
SHARED = (
    ("--home", "/nowhere"),
    ("--at", "2026-03-05"),
    ("--format", "plain"),
    ("--json",),
    ("--lang", "en"),
    ("--actor", "kim"),
    ("--no-input",),
    ("--quiet",),
    ("--verbose",),
    ("--color", "never"),
    ("--debug",),
)
FORMATS = ("table", "plain", "json", "jsonl", "ids", "md", "full", "concise", "github", "junit",
           "csv", "ics")  # fmt: skip


def test_every_command_has_a_line_to_try_it_with() -> None:
    assert {entry.name for entry in COMMANDS if entry.writes} == {
        *WRITERS,
        *BY_HAND,
        *TAKING_IN,
    }
    assert {entry.name for entry in COMMANDS if entry.by_hand} == set(BY_HAND)
    assert {entry.name for entry in COMMANDS if not entry.writes} == set(READERS)


def test_no_name_stands_twice() -> None:
    names = [entry.name for entry in COMMANDS]
    assert len(names) == len(set(names))


def test_every_first_word_of_two_is_a_group_and_no_command() -> None:
    groups = {entry.name.split()[0] for entry in COMMANDS if " " in entry.name}
    assert groups == set(GROUPS)
    assert not groups & {entry.name for entry in COMMANDS}


def test_the_shared_options_are_these() -> None:
    names = {name.removeprefix("--").replace("-", "_") for name, *_ in SHARED}
    assert set(Shared.__annotations__) == names


@EVERY
def test_the_command_runs(entry: Entry, run: Run) -> None:
    prepare(run, entry.name)
    assert run(*ALL[entry.name]).code == ANSWERS.get(entry.name, 0)


@EVERY
def test_help_explains_and_shows_an_example(entry: Entry, empty: Run) -> None:
    result = empty(*entry.name.split(), "--help")
    assert (result.code, result.err) == (0, "")
    assert f"Usage: salescoach {entry.name} " in result.out
    assert entry.help in " ".join(result.out.split())
    assert "Example" in result.out
    assert f"salescoach {entry.name}" in result.out.partition("Example")[2]


@EVERY
def test_help_fits_80_columns(entry: Entry, empty: Run) -> None:
    result = empty(*entry.name.split(), "--help")
    assert [line for line in result.out.splitlines() if len(line) > 80] == []


@EVERY
def test_no_option_or_argument_is_without_a_word_of_help(entry: Entry) -> None:
    unexplained = [one.name for one in build(entry).params if not getattr(one, "help", None)]
    assert unexplained == []


@EVERY
def test_shared_options_stand_after_the_command(entry: Entry, empty: Run) -> None:
    words = [word for option in SHARED for word in option]
    assert empty(*entry.name.split(), *words, "--help").code == 0


@EVERY
def test_a_command_that_writes_can_be_tried_without_writing(entry: Entry) -> None:
    names = {name for one in build(entry).params for name in one.opts}
    writes = entry.writes or entry.makes_files or entry.writes_with is not None
    assert ("--dry-run" in names) is writes


def test_what_writes_only_with_an_option_says_which() -> None:
    for entry in COMMANDS:
        if entry.writes_with is not None:
            assert not entry.writes
            assert entry.writes_with in {name for one in build(entry).params for name in one.opts}
            assert entry.name in MENDERS
            assert entry.writes_with in MENDERS[entry.name]


@EVERY
def test_offered_formats_are_taken_and_others_refused(entry: Entry, run: Run) -> None:
    (offered,) = (one.help for one in build(entry).params if one.name == "format")
    prepare(run, entry.name)
    taken = offered.removeprefix("How to print: ").removesuffix(".").split(", ")
    before = snapshot(run.home)
    for name in [*FORMATS, "JSON", "xml"]:
        if name in taken:
            continue
        result = run(*ALL[entry.name], "--format", name)
        assert (result.code, result.out) == (Exit.USAGE, "")
        told = _told(result.err)
        assert name in told[0]
        assert all(format_ in told[1] for format_ in taken)
    assert snapshot(run.home) == before
    for name in taken:
        line = ALL[entry.name]
        result = run(*line, "--format", name, *(["--dry-run"] if entry.writes else []))
        assert result.code == ANSWERS.get(entry.name, 0)
    assert set(taken) <= set(FORMATS)


def _told(err: str) -> list[str]:
    """Sentence and hint, also where they are told as JSON."""
    if not err.startswith("{"):
        return err.splitlines()
    told = json.loads(err)
    return [told["message"], told["hint"]]


@EVERY
def test_only_commands_that_tell_records_let_fields_be_chosen(entry: Entry) -> None:
    names = {name for one in build(entry).params for name in one.opts}
    assert ("--fields" in names) is bool(lists_of(entry))


@EVERY
def test_json_is_said_in_two_ways(entry: Entry, run: Run) -> None:
    line = [*ALL[entry.name], *(["--dry-run"] if entry.writes else [])]
    prepare(run, entry.name)
    run(*line)  # a playbook that is compiled here is kept, which takes a nonce once
    start = run.clock.moment, run.nonces
    by_format = run(*line, "--format", "json")
    run.clock.moment, run.nonces = start
    assert run(*line, "--json") == by_format


def test_the_main_help_lists_every_command_and_needs_no_data(empty: Run) -> None:
    result = empty("--help")
    assert (result.code, result.err) == (0, "")
    for entry in COMMANDS:
        assert f"  {entry.name} " in result.out
        assert entry.help in " ".join(result.out.split())
    assert not empty.home.exists()


def test_called_without_a_command_it_helps(empty: Run) -> None:
    assert empty() == empty("--help")


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_alone_lists_its_commands(group: str, empty: Run) -> None:
    result = empty(group)
    assert (result.code, result.err) == (0, "")
    for entry in COMMANDS:
        if entry.name.startswith(f"{group} "):
            assert f"  {entry.name.split()[1]} " in result.out


@EVERY
def test_no_beginning_of_a_command_is_taken_for_it(entry: Entry, run: Run) -> None:
    *group, name = entry.name.split()
    names = {one.name.split()[len(group)] for one in COMMANDS if " ".join(group) in one.name}
    before = snapshot(run.home)
    for length in range(1, len(name)):
        if name[:length] in names:
            continue
        result = run(*group, name[:length], HALDEN)
        assert (result.code, result.out) == (Exit.USAGE, "")
        assert f"'{name[:length]}'" in result.err
    assert snapshot(run.home) == before


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("nxt",), "'next'"),
        (("hsitory",), "'history'"),
        (("gaet", HALDEN), "'gate'"),
        (("person", "ad"), "'add'"),
        (("playbook", "chek"), "'check'"),
        (("persn", "add"), "'person'"),
    ],
)
def test_did_you_mean(typed: tuple[str, ...], meant: str, run: Run) -> None:
    result = run(*typed)
    assert (result.code, result.out) == (Exit.USAGE, "")
    assert f"Did you mean {meant}" in result.err
    assert "--help" in result.err.splitlines()[-1]


def test_an_option_is_not_abbreviated_either(run: Run) -> None:
    result = run("set", HALDEN, "need=x", "--said", "ana")
    assert (result.code, result.out) == (Exit.USAGE, "")
    assert "--said-by" in result.err


def test_a_command_hands_its_function_one_session() -> None:
    @command(formats=READING)
    def asked(session: object, deal: str) -> int:
        """Looks."""
        return 0

    names = list(inspect.signature(asked).parameters)
    assert names[:2] == ["ctx", "deal"]
    assert set(names[2:]) == set(Shared.__annotations__)
    assert asked.__doc__ == "Looks."
