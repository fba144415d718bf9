"""Pipelines as somebody types them who tries everything: a thousand, and none goes wrong.

Each stage is a reading command on the demo, whose arguments come from what the one before printed,
from what stands in the data, or from nowhere. Most run in this process, some dozen in a real shell.
"""

import json
import re
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from salescoach.cli.exits import Exit
from salescoach.cli.groups import build
from salescoach.values.text import has_unsafe
from tests.acceptance.processes import Coach
from tests.builders.command_lines import READERS
from tests.builders.ready import COSTLY, READING
from tests.builders.worlds import DEMO_DAY, HALDEN, Result, Run, demo, snapshot

# Together a thousand; in four parts, so that they run beside each other.
PARTS, A_PART = 4, 244
IN_SHELL = 24

# What a reader may end with; a script can rely on the list of `help exit-codes`.
LISTED = {int(code) for code in Exit}
OF_READING = {Exit.WORKED, Exit.NO, Exit.USAGE, Exit.FATAL, Exit.NOT_FOUND, Exit.INPUT_NEEDED}
SHELL_SAFE = re.compile(r"[A-Za-z0-9_./=,+:@-]+")

WORDS = (
    "halden-board", "halden", "h", "nobody", "need", "ask-the-need", "agree-pass-mark", "SC310",
    "technical-sale", "technical-sale.yaml", "1", "0", "99", "-1", "", " ", "..", "../..", "-",
    "--", "ana-ruiz", "none", "NEXT", "陶瓷", "\x1b[2J", "a\tb", "[/]", "$(id)", "9" * 40,
    "x" * 300,
)  # fmt: skip
OPTIONS = (
    ("--json",), ("--format", "plain"), ("--format", "table"), ("--format", "json"),
    ("--format", "ids"), ("--format", "md"), ("--format", "jsonl"), ("--format", "xml"),
    ("--format", "full"), ("--fields", "id"), ("--fields", "deal,account"),
    ("--fields", "nonsense"),
    ("--limit", "1"), ("--limit", "0"), ("--limit", "-3"), ("--limit", "x"), ("--all",),
    ("--at", "1970-01-01"), ("--at", "2026-04-14"), ("--at", "2199-12-31"), ("--at", "9999-12-31"),
    ("--at", "tomorrow"), ("--lang", "en"), ("--lang", "xx"), ("--quiet",), ("--verbose",),
    ("--color", "always"), ("--color", "never"), ("--debug",), ("--no-input",), ("--help",),
    ("--nonsense",), ("--as", "project-manager"), ("--with", "ana-ruiz"), ("--since", "2026-03-01"),
    ("--stage", "implementation"), ("--status", "parked"), ("--for", "crm"), ("--stale",),
)  # fmt: skip
COMMANDS = sorted(entry.name for entry in READING if entry.name not in COSTLY)


@cache
def there() -> Run:
    """The demo; nothing that is done here changes it."""
    folder = tempfile.TemporaryDirectory(prefix="salescoach-pipelines-")
    _KEPT.append(folder)
    return demo(Path(folder.name))


@st.composite
def stages(draw: st.DrawFn) -> tuple[list[str], int, bool]:
    """Words of a command with `{}` for what came before, which word of that, whether cut short."""
    name = draw(st.sampled_from(COMMANDS))
    usual = READERS[name][len(name.split()) :]
    given_ = draw(
        st.sampled_from((usual, ("{}",) * len(usual), (HALDEN, "{}"), ("{}", "{}")))
        | st.lists(st.sampled_from(("{}", *WORDS)), max_size=3).map(tuple)
    )
    options = [word for option in draw(st.lists(st.sampled_from(OPTIONS), max_size=3))
               for word in option]  # fmt: skip
    words = [*given_, *options] if draw(st.booleans()) else [*options, *given_]
    return [*name.split(), *words], draw(st.integers(0, 40)), draw(st.integers(0, 9)) == 0


PIPELINES = st.lists(stages(), min_size=1, max_size=4)


@pytest.mark.parametrize("part", range(PARTS))
@settings(max_examples=A_PART, suppress_health_check=list(HealthCheck))
@given(pipeline=PIPELINES)
def test_no_pipeline_of_readers_goes_wrong(part: int, pipeline: list[Any]) -> None:
    run = there()
    came = "next"
    for words, place, cut in pipeline:
        found = re.split(r"[\s\"]+", came.strip())
        one = found[place % len(found)]
        one = one[: len(one) // 2] if cut else one
        argv = [word.replace("{}", one) for word in words]
        result = run(*argv)
        check(argv, result)
        came = result.out if result.out.strip() else came


@pytest.mark.waits
@settings(max_examples=IN_SHELL, suppress_health_check=list(HealthCheck), deadline=None)
@given(pipeline=st.lists(stages(), min_size=2, max_size=3), lines=st.integers(0, 2))
def test_nor_does_one_in_a_real_shell(pipeline: list[Any], lines: int) -> None:
    """Each takes a word from what the one before printed; the last is cut off by `head`."""
    coach = Coach(there().base, env={"SALESCOACH_AT": DEMO_DAY})
    commands = [_in_shell(words, place) for words, place, _ in pipeline]
    line = " | ".join([*commands, f"head -{lines}"]) + '; echo "${PIPESTATUS[@]}" >&2'
    done = coach.shell(line)
    *words, codes = done.stderr.decode().splitlines()
    assert {int(code) for code in codes.split()[: len(commands)]} <= OF_READING, line
    assert not has_unsafe(done.stderr.decode())
    assert not [one for one in words if "Traceback" in one or "wrong inside" in one], line


def test_the_demo_is_as_it_was() -> None:
    run = there()
    before = snapshot(run.home)
    for name in COMMANDS:
        check(list(READERS[name]), run(*READERS[name]))
    assert snapshot(run.home) == before


def test_the_pipelines_are_a_thousand_and_walk_the_registry() -> None:
    assert PARTS * A_PART + IN_SHELL >= 1_000
    assert {entry.name for entry in READING} == {*COMMANDS, *COSTLY & {one.name for one in READING}}
    assert all(build(entry) for entry in READING)


def check(argv: list[str], result: Result) -> None:
    """What holds whatever is typed."""
    assert result.code in LISTED, argv
    assert result.code in OF_READING, (argv, result)
    assert not has_unsafe(re.sub(r"\x1b\[[0-9;]*m", "", result.out)), argv
    assert not has_unsafe(result.err), argv
    assert "Traceback" not in result.everything, argv
    assert "wrong inside salescoach" not in result.err, (argv, result)
    if "\x1b" in result.out:
        assert "always" in argv, argv
    if result.code >= Exit.USAGE:
        told = [line for line in result.err.splitlines() if line.startswith(("salescoach: ", "{"))]
        assert result.out == "" or _is_of_files(argv), (argv, result)
        assert told, (argv, result)
    elif "--help" not in argv and _format(argv) == "json" and result.out:
        assert json.loads(result.out)["schema"].startswith("salescoach/"), argv


def _is_of_files(argv: list[str]) -> bool:
    """What is wrong with a file of a trainer is the data of the commands that look at it."""
    return argv[0] == "playbook"


def _format(argv: list[str]) -> str:
    """The format that counts, in the order in which they are read."""
    if "--json" in argv:
        return "json"
    named = [two for one, two in pairwise(argv) if one == "--format"]
    return named[-1] if named else "plain"


def _in_shell(words: list[str], place: int) -> str:
    """A command that reads its argument, where it takes one, from the stage before."""
    safe = [word if word == "{}" or SHELL_SAFE.fullmatch(word) else "x" for word in words]
    if "{}" not in safe:
        return f"salescoach {' '.join(safe)}"
    call = " ".join(word.replace("{}", '"$word"') for word in safe)
    take = f"tr -s '[:space:]' '\\n' | sed -n {place + 1}p"
    return f"{{ word=$({take}); salescoach {call}; }}"


_KEPT: list[tempfile.TemporaryDirectory[str]] = []
