"""`help formatting`: what there is, and a schema for whoever has only the program."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from salescoach.cli.exits import Exit
from salescoach.cli.schemas import schema_folder
from salescoach.cli.shapes import SHAPES
from tests.builders.schemas import INPUTS
from tests.builders.worlds import Run


def test_the_screen_tells_each_format_and_each_shape(empty: Run) -> None:
    with empty.on_terminal():
        screen = empty.ok("help", "formatting", "--color", "never").out
    words = " ".join(screen.split())
    for name in ("table:", "plain:", "json:", "jsonl:", "ids:", "md:", "--fields", "--quiet"):
        assert name in words
    for shape in SHAPES:
        assert f"\n  {shape.schema} " in screen
    assert "every command that records" in words
    assert all(len(line) <= 80 for line in screen.splitlines())


def test_each_shape_says_where_its_schema_lies(empty: Run) -> None:
    shapes = json.loads(empty.ok("help", "formatting", "--json").out)["shapes"]
    assert [one["shape"] for one in shapes] == [shape.schema for shape in SHAPES]
    for one in shapes:
        schema = json.loads(Path(one["file"]).read_bytes())
        assert schema["title"] == one["schema"]
        assert one["commands"]


def test_a_plain_line_says_it_in_columns(empty: Run) -> None:
    first = empty.ok("help", "formatting").out.splitlines()[0].split("\t")
    assert [*first[:3], first[4]] == ["queue", "salescoach/queue@1", "deals", "next"]


@pytest.mark.parametrize("given", ["next", "salescoach/next@1", "next@1", " next "])
@pytest.mark.parametrize("format_", ["table", "plain", "json"])
def test_a_schema_is_printed_whole(given: str, format_: str, empty: Run) -> None:
    printed = empty.ok("help", "formatting", given, "--format", format_).out
    assert json.loads(printed)["title"] == "salescoach/next@1"
    assert "common.schema.json" not in printed


@pytest.mark.parametrize("name", ["common", *sorted(INPUTS)])
def test_so_is_what_is_no_shape_of_a_command(name: str, empty: Run) -> None:
    printed = empty.ok("help", "formatting", name).out
    Draft202012Validator.check_schema(json.loads(printed))
    assert "common.schema.json#" not in printed


def test_the_screen_names_the_schemas_of_what_one_writes(empty: Run) -> None:
    with empty.on_terminal():
        words = empty.ok("help", "formatting", "--color", "never").out.split()
    assert {name for name in INPUTS if {name, f"{name},", f"{name}."} & set(words)} == INPUTS


def test_every_published_schema_is_printed(empty: Run) -> None:
    for path in schema_folder().glob("*.schema.json"):
        empty.ok("help", "formatting", path.name.removesuffix(".schema.json"))


@pytest.mark.parametrize(
    "more", [("--format", "jsonl"), ("--format", "ids"), ("--format", "md"), ("--fields", "shape")]
)
def test_a_schema_has_no_records(more: tuple[str, ...], empty: Run) -> None:
    result = empty("help", "formatting", "next", *more)
    assert (result.code, result.out) == (Exit.USAGE, "")
    assert "no records" in result.err


def test_an_unknown_shape_is_not_found(empty: Run) -> None:
    result = empty("help", "formatting", "nxt")
    assert (result.code, result.out) == (Exit.NOT_FOUND, "")
    assert "Did you mean next?" in result.err
    assert "Choose from: queue" in empty("help", "formatting", "\x1b/../../etc").err
