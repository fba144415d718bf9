"""The published JSON Schema is made of the commands, and says what `apply` says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from salescoach.cli.applying.calls import OWN_KEYS, Call, call_of
from salescoach.cli.applying.commands import applicable, command_named, entries
from salescoach.cli.applying.schema import json_schema
from salescoach.cli.registry import COMMANDS
from salescoach.exchange.change_file import Written
from salescoach.playbook.hints import Hints
from tests.docs.blocks import CHECKOUT, blocks_of

PUBLISHED = Path(__file__).parents[4] / "docs/schemas/apply.schema.json"
PAGE = (CHECKOUT / "docs/apply.md").read_text("utf-8")


def is_call(line: Any) -> bool:
    return isinstance(call_of(Written(1, line, lambda _: (1, None)), Hints()), Call)


def is_valid(line: Any) -> bool:
    validator = jsonschema.Draft202012Validator(json_schema())
    found: bool = validator.is_valid(line)
    return found


def test_the_published_schema_is_that_of_the_commands(request: pytest.FixtureRequest) -> None:
    text = json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"
    if request.config.getoption("--rewrite-goldens"):
        PUBLISHED.write_text(text, encoding="utf-8")
    assert PUBLISHED.read_text(encoding="utf-8") == text


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_the_lines_of_the_page_are_valid() -> None:
    (lines,) = [one.text for one in blocks_of(PAGE) if one.says("file") == "changes.jsonl"]
    for line in lines.splitlines():
        assert is_valid(json.loads(line)), line


@pytest.mark.parametrize(
    "line",
    [
        {"deal": "a", "note": "x"},
        {"deal": "a", "note": {"text": "x", "private": True}},
        {"deal": "a", "set": {"need": "x", "n": 5, "flag": True, "l": ["a", "b"]}},
        {"deal": "a", "set": {"budget": {"amount": "5.00", "currency": "EUR"}}},
        {"deal": "a", "set": ["need=x"], "said_by": "ana", "note": "x"},
        {"deal": "a", "undo": True, "redo": True},
        {"deal": "a", "visit-hold": None, "with": ["ana"]},
        {"new": "Acme", "as": "acme", "id": 5, "at": "2026-03-05", "actor": "kim"},
        {"note": "x"},
        {"deal": "a"},
        {"deal": "a", "note": "x", "nope": "x"},
        {"deal": "a", "note": "x", "private": "yes"},
        {"deal": "a", "set": {}},
        {"deal": "a", "set": {"need": {"a": "b"}}},
        {"deal": "a", "forget": "ana"},
        {"deal": "a", "show": True},
        {"deal": "a", "note": ["x", "y"]},
        {"deal": "a", "note": {"text": "x", "actor": "eva"}},
        {"new": "Acme", "deal": "a"},
        {"deal": "a", "note": "x", "as": "b"},
    ],
    ids=json.dumps,
)
def test_it_takes_what_the_command_takes(line: Any) -> None:
    assert is_valid(line) is is_call(line)


def test_every_writing_command_is_a_line_but_for_these() -> None:
    writing = {entry.name.replace(" ", "-") for entry in COMMANDS if entry.writes}
    others = writing - set(applicable())
    assert others <= {
        "apply",
        "coach",
        "deal-upgrade",
        "debrief",
        "doctor",
        "forget",
        "import",
        "merge",
    }
    assert all(entries()[name].writes for name in applicable())


@pytest.mark.parametrize("name", applicable())
def test_no_parameter_is_called_like_a_key_of_its_own(name: str) -> None:
    assert not set(OWN_KEYS) & set(command_named(name).slots)
