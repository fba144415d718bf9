"""An error in words, or as one line of JSON for who asked for JSON."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

import salescoach
from salescoach.cli.exits import Exit
from tests.builders.schemas import problems_of
from tests.builders.worlds import DAY, HALDEN, Result, Run, Stream
from tests.conftest import Golden

WORDS = "salescoach: there is no deal nobody."
RAISED = {"Refused", "BadUsage", "Fatal", "NotFound", "InputNeeded", "ChangedMeanwhile",
          "OutcomeUnknown"}  # fmt: skip
SAID = {"fatal", "not_found"}


def told(result: Result) -> Any:
    assert result.out == ""
    (line,) = result.err.splitlines()
    document = json.loads(line)
    assert problems_of(document) == []
    assert document["exit"] == result.code
    return document


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("--json",), id="--json"),
        pytest.param(("--format", "json"), id="--format json"),
        pytest.param(("--format=json",), id="--format=json"),
        pytest.param(("--format", "jsonl"), id="jsonl"),
        pytest.param(("--format", "plain", "--format", "jsonl"), id="the last one counts"),
        pytest.param(("--format", "plain", "--json"), id="--json wins"),
        pytest.param(("--quiet", "--json"), id="--quiet leaves errors"),
    ],
)
def test_who_asked_for_json_gets_errors_as_json(words: tuple[str, ...], run: Run) -> None:
    assert told(run("gate", "nobody", *words)) == {
        "schema": "salescoach/error@1",
        "at": DAY,
        "exit": 4,
        "error": "no-such-deal",
        "message": "there is no deal nobody.",
        "hint": "See your deals with: salescoach next",
    }


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="nothing said"),
        pytest.param(("--format", "plain"), id="plain"),
        pytest.param(("--format", "json", "--format", "plain"), id="the last one counts"),
        pytest.param(("--format", "md"), id="md"),
    ],
)
def test_else_they_are_words(words: tuple[str, ...], run: Run) -> None:
    assert run("gate", "nobody", *words).err.startswith(WORDS)


def test_what_stands_behind_two_hyphens_is_no_option(run: Run) -> None:
    assert run("gate", "--", "nobody").err.startswith(WORDS)
    assert run("note", "nobody", "--", "--json").err.startswith("salescoach: ")


def test_a_terminal_gets_json_as_well(run: Run) -> None:
    with run.on_terminal(width=20):
        assert told(run("gate", "nobody", "--json"))["error"] == "no-such-deal"


def test_what_was_wrong_with_the_day_is_told_without_one(run: Run) -> None:
    document = told(run("next", "--json", "--at", "some day"))
    assert (document["at"], document["error"], document["exit"]) == (None, "bad-day", 2)


def test_the_day_is_the_one_that_counted(run: Run) -> None:
    assert told(run("gate", "nobody", "--json", "--at=2026-02-01"))["at"] == "2026-02-01"
    env = {"SALESCOACH_AT": "2026-02-02"}
    assert told(run("gate", "nobody", "--json", env=env))["at"] == "2026-02-02"


def test_a_call_that_cannot_be_read_is_told_as_well(run: Run) -> None:
    for words in (("gate", "--bogus"), ("nxt",), ("gate", "a", "b"), ("person", "ad")):
        document = told(run(*words, "--json"))
        assert (document["error"], document["exit"]) == ("bad-usage", 2)
        assert document["hint"].endswith("--help")


def test_so_is_a_format_that_the_command_does_not_have(run: Run) -> None:
    assert told(run("show", HALDEN, "--format", "jsonl"))["error"] == "bad-format"


def test_so_is_a_crash(run: Run) -> None:
    stdin = Stream()
    document = told(run("debrief", HALDEN, "--notes", "-", "--json", stdin=_Broken(stdin)))
    assert (document["error"], document["exit"]) == ("crashed", 3)
    assert "ZeroDivisionError" in document["message"]
    assert document["hint"]


def test_so_is_ctrl_c(run: Run) -> None:
    stdin = _Broken(Stream(), KeyboardInterrupt)
    document = told(run("debrief", HALDEN, "--notes", "-", "--json", stdin=stdin))
    assert (document["error"], document["exit"]) == ("cancelled", Exit.CANCELLED)


def test_deals_that_cannot_be_read_are_a_line_each(run: Run) -> None:
    run.ok("new", "Corvin Dairies", "--quiet")
    (run.home / "deals" / f"{HALDEN}.json").write_text("{", encoding="utf-8")
    for command in ("next", "list"):
        result = run(command, "--json")
        assert result.code == Exit.FATAL
        assert len(json.loads(result.out)["deals"]) == 1
        (line,) = [json.loads(one) for one in result.err.splitlines()]
        assert problems_of(line) == []
        assert (line["error"], line["exit"]) == ("queue.unreadable", 3)


def test_a_note_that_cannot_be_taken_over_has_all_its_problems(run: Run) -> None:
    note = Stream(content=b"with: nobody known\nthey: nonsense\n")
    result = run("debrief", HALDEN, "--notes", "-", "--json", stdin=note)
    document = told(result)
    assert (document["exit"], document["error"]) == (1, "debrief.unread")
    assert document["problems"]


def test_control_characters_are_escaped_and_nothing_is_lost(run: Run) -> None:
    name = "a\x1b[31mb\x9b\u202e\tc\n“d”"
    result = run("gate", name, "--json")
    assert not set(result.err) & {"\x1b", "\x9b", "\u202e", "\t"}
    assert name in told(result)["message"]


def test_names_of_errors_stay(golden: Golden) -> None:
    """A script knows an error by its name: what goes away, or is renamed, breaks it."""
    golden("errors.txt", "".join(f"{name}\n" for name in sorted(_names())))


def _names() -> set[str]:
    found = {"bad-usage", "cancelled", "cancelled-late", "crashed", "crashed-late"}
    for path in Path(salescoach.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                if node.func.id in RAISED and isinstance(first, ast.Call) and first.args:
                    first = first.args[0]
                elif node.func.id not in SAID:
                    continue
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


class _Broken:
    """A stream that fails when it is read."""

    def __init__(self, stream: Stream, error: type[BaseException] = ZeroDivisionError) -> None:
        self._stream, self._error = stream, error
        self.buffer = self

    def read(self, *_: object) -> bytes:
        raise self._error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
