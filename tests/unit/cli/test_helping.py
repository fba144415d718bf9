"""`--help`: how to call it, its own options apart from those of all commands, its examples."""

import pytest

from salescoach.cli.helping import examples_of, folded
from tests.builders.worlds import Run


def test_the_usage_is_the_line_as_one_types_it(empty: Run) -> None:
    help_ = empty.ok("set", "--help").out.splitlines()
    assert help_[0] == "Usage: salescoach set DEAL FACT=VALUE... [OPTIONS]"
    assert empty.ok("next", "--help").out.startswith("Usage: salescoach next [DEAL] [OPTIONS]\n")


def test_values_have_names(empty: Run) -> None:
    help_ = empty.ok("set", "--help").out
    assert "  --said-by NAME " in help_
    assert "  --note TEXT " in help_
    assert "  --limit N " in empty.ok("next", "--help").out
    assert "<" not in help_


def test_options_of_every_command_stand_apart_and_last(empty: Run) -> None:
    own, _, shared = empty.ok("set", "--help").out.partition("\nAs with every command:\n")
    assert "--said-by" in own
    assert "--home" not in own
    assert "--home" in shared
    assert "--said-by" not in shared.partition("\nExample")[0]


def test_each_example_has_a_line(empty: Run) -> None:
    help_ = empty.ok("next", "--help").out
    assert help_.endswith("\nExamples:\n  salescoach next\n  salescoach next halden-board\n")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("Example: salescoach list", ("salescoach list",)),
        ("Examples: salescoach list · salescoach next", ("salescoach list", "salescoach next")),
    ],
)
def test_the_lines_of_an_example(text: str, lines: tuple[str, ...]) -> None:
    assert examples_of(text) == lines


def test_a_long_line_is_folded_before_an_option_and_never_inside_quotation_marks() -> None:
    said = '"they said --on purpose, and then some"'
    line = f"salescoach note halden-board {said} --private --on 2026-04-14"
    assert folded(line) == (
        'salescoach note halden-board "they said --on purpose, and then some" \\',
        "  --private --on 2026-04-14",
    )
    assert folded("short") == ("short",)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (("next",), "next"),
        (("person", "add"), "person add"),
        (("person",), "person"),
        (("list", "--json"), "list"),
    ],
)
def test_help_of_a_command_is_where_it_is_said_to_be(
    typed: tuple[str, ...], command: str, empty: Run
) -> None:
    told = empty("help", *typed)
    assert (told.code, told.out) == (2, "")
    assert f"salescoach {command} --help" in told.err
    empty.ok(*command.split(), "--help")


def test_help_of_what_is_nothing_names_no_command(empty: Run) -> None:
    told = empty("help", "nxt")
    assert (told.code, told.out) == (2, "")
    assert "See: salescoach help --help" in told.err


def test_a_missing_argument_is_told_with_what_it_is(empty: Run) -> None:
    told = empty("completion")
    assert (told.code, told.out) == (2, "")
    assert "'shell': bash, zsh, fish or powershell." in told.err
