"""Every document that a command gives has a published schema, and every schema a command."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from salescoach.cli.commands import next as next_
from salescoach.cli.groups import formats_of, lists_of
from salescoach.cli.registry import COMMANDS, Entry
from salescoach.cli.schemas import fields_of, whole_schema
from salescoach.cli.shapes import FAILURE, SHAPES
from salescoach.deal.events import Verdict
from salescoach.deal.state import Status
from salescoach.guidance.candidates import Kind
from salescoach.guidance.explanations import NAMES
from salescoach.guidance.moments import Moment
from salescoach.guidance.subjects import SubjectKind
from tests.builders.command_lines import ALL, READERS, prepare
from tests.builders.schemas import (
    INPUTS,
    SHARED,
    problems_of,
    problems_of_record,
    published,
    strict,
)
from tests.builders.worlds import DAY, HALDEN, Run

WITH_JSON = [entry for entry in COMMANDS if "json" in formats_of(entry)]
EVERY = pytest.mark.parametrize("entry", WITH_JSON, ids=lambda entry: entry.name)
# A command that records takes no --fields: what it did is not chosen from.
CHOSEN_NOTHING = {"applied"}
# `export` has lines of their own shape: see `tests/docs/test_export_schemas.py`.
LISTING = [e for e in COMMANDS if "jsonl" in formats_of(e) and e.name != "export"]
# What a command gives beside what its line in `command_lines` gives.
MORE: dict[str, tuple[tuple[str, ...], ...]] = {
    "next": (("next",),),
    "undo": (("undo", HALDEN, "--list"), ("undo", HALDEN, "--redo", "--list")),
    "handover": (("handover", HALDEN),),
    "playbook show": (("playbook", "show", "--refs"),),
    "playbook diff": (("playbook", "diff", "technical-sale", "--deals"),),
    "playbook explain": (("playbook", "explain"), ("playbook", "explain", "item.needs")),
    "playbook schema": (("playbook", "schema", "--list"),),
}
WRONG = (("--bogus",), ("--at", "never"), ("--color", "pink"), ("surplus",) * 9)
BY_NAME = {shape.schema: shape for shape in SHAPES}


def name_of(document: Any) -> str:
    return str(document["schema"]).removeprefix("salescoach/").partition("@")[0]


def documents(run: Run, entry: Entry) -> list[Any]:
    """What a command gives: a document on stdout, or where it cannot go on one on stderr."""
    found = []
    for line in (ALL[entry.name], *MORE.get(entry.name, ())):
        reads = line == ("handover", HALDEN) or "--list" in line
        dry = ["--dry-run"] if entry.writes and not reads else []
        result = run(*line, *dry, "--json", "--quiet")
        found.append(json.loads(result.out or result.err))
        if not dry:
            continue
        result = run(*line, "--json", "--quiet")
        found.append(json.loads(result.out or result.err))
    return found


@EVERY
def test_each_document_is_as_its_schema_says(entry: Entry, run: Run) -> None:
    prepare(run, entry.name)
    for document in documents(run, entry):
        assert problems_of(document) == []


@EVERY
def test_without_data_it_is_so_too(entry: Entry, empty: Run) -> None:
    for document in documents(empty, entry):
        assert problems_of(document) == []


def test_shapes_are_what_the_commands_give_and_what_is_published(run: Run, tmp_path: Path) -> None:
    made: dict[str, set[str]] = {FAILURE: {entry.name for entry in COMMANDS}}
    for entry in WITH_JSON:
        own = run.copy_to(tmp_path / "each" / entry.module)
        prepare(own, entry.name)
        for document in documents(own, entry):
            if name_of(document) != FAILURE:
                made.setdefault(name_of(document), set()).add(entry.name)
    told = {shape.schema: {named(command) for command in shape.commands} for shape in SHAPES}
    assert made == told
    assert set(published()) == {*told, SHARED, *INPUTS}


@pytest.mark.parametrize("name", sorted(set(READERS) - {"demo", "playbook test"}))
def test_documents_of_the_example_are_as_their_schemas_say(name: str, many: Run) -> None:
    line = READERS[name]
    for deal in ids_of(many) if HALDEN in line else [HALDEN]:
        result = many(*(deal if word == HALDEN else word for word in line), "--json", "--quiet")
        assert problems_of(json.loads(result.out or result.err)) == []


def test_the_page_of_a_handover_and_the_queue_of_the_example_too(many: Run) -> None:
    lines = [("next",), *(("handover", deal) for deal in ids_of(many))]
    for line in lines:
        assert problems_of(json.loads(many.ok(*line, "--json").out)) == []


def ids_of(run: Run) -> list[str]:
    return run.ok("list", "--format", "ids").out.split()


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_an_error_is_one_line_as_its_schema_says(entry: Entry, run: Run) -> None:
    for wrong in WRONG:
        for wanted in (["--json"], ["--format", "json"], ["--format=jsonl"]):
            result = run(*ALL[entry.name], *wrong, *wanted)
            assert (result.out, len(result.err.splitlines())) == ("", 1)
            told = json.loads(result.err)
            assert problems_of(told) == []
            assert told["exit"] == result.code
            assert told["at"] == (None if "never" in wrong else DAY)


@pytest.mark.parametrize(
    "entry", [one for one in LISTING if not one.writes], ids=lambda entry: entry.name
)
def test_lines_are_the_records_of_the_document(entry: Entry, run: Run) -> None:
    prepare(run, entry.name)
    for line in (ALL[entry.name], *MORE.get(entry.name, ())):
        whole = json.loads(run(*line, "--json").out)
        lines = [json.loads(one) for one in run(*line, "--format", "jsonl").out.splitlines()]
        place = BY_NAME[name_of(whole)].records
        if place is None:  # one page, and so one line
            lines = [{"schema": whole["schema"], "at": whole["at"], **lines[0]}]
            whole, place = {"pages": [whole]}, "pages"
        for key in place.split("."):
            whole = whole[key]
        assert [list(one.items()) for one in lines] == [list(one.items()) for one in whole]


@pytest.mark.parametrize("entry", LISTING, ids=lambda entry: entry.name)
def test_each_line_is_as_the_schema_says_of_a_record(entry: Entry, run: Run) -> None:
    prepare(run, entry.name)
    for shape in lists_of(entry):
        line = ("next",) if shape.schema == "queue" else ALL[entry.name]
        line = ("playbook", "explain") if shape.schema == "codes" else line
        for text in run(*line, "--format", "jsonl").out.splitlines():
            assert problems_of_record(shape.schema, json.loads(text)) == []


def test_each_line_of_a_file_of_changes_is_as_the_schema_says_too(run: Run) -> None:
    for line in (ALL["apply"], ALL["apply"]):
        lines = run.ok(*line, "--format", "jsonl").out.splitlines()
        assert lines
        assert [problems_of_record("applied", json.loads(one)) for one in lines] == [[]] * len(
            lines
        )


def test_records_stand_where_the_shape_says() -> None:
    lists = {shape.schema: shape.member for entry in COMMANDS for shape in lists_of(entry)}
    told = {one.schema: one.records for one in SHAPES if one.records is not None}
    assert lists == {name: member for name, member in told.items() if name not in CHOSEN_NOTHING}
    assert next_.ACTIONS in next_.run.lists


@pytest.mark.parametrize("name", sorted(published()))
def test_each_schema_is_one(name: str) -> None:
    schema = published()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    if name not in (SHARED, *INPUTS):
        assert schema["title"] == f"salescoach/{name}@1"
        assert schema["properties"]["schema"] == {"const": f"salescoach/{name}@1"}
        assert list(schema["properties"])[:2] == ["schema", "at"]


@pytest.mark.parametrize("name", sorted(set(published()) - INPUTS))
def test_a_schema_lets_a_shape_grow(name: str) -> None:
    assert json.dumps(published()[name]).count('"additionalProperties": false') == 0


def test_a_key_that_no_schema_tells_fails() -> None:
    document = {"schema": "salescoach/exit-codes@1", "at": "2026-03-05", "exit_codes": []}
    assert problems_of(document) == []
    assert problems_of({**document, "new": 1}) != []
    assert problems_of({**document, "exit_codes": [{"code": 0, "meaning": "", "new": 1}]}) != []
    assert problems_of({**document, "at": "2026-3-5"}) != []
    assert problems_of({**document, "schema": "salescoach/unknown@1"}) != []
    assert strict({"properties": {}, "type": "object"})["additionalProperties"] is False


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("action_kind", get_args(Kind), id="action kinds"),
        pytest.param("moment", get_args(Moment), id="moments"),
        pytest.param("status", get_args(Status), id="statuses"),
        pytest.param("subject_kind", get_args(SubjectKind), id="subjects"),
        pytest.param("verdict", get_args(Verdict), id="verdicts"),
    ],
)
def test_closed_lists_are_the_program_s_own(name: str, words: tuple[str, ...]) -> None:
    assert published()[SHARED]["$defs"][name]["enum"] == list(words)


def test_the_answers_are_all_that_why_not_can_give() -> None:
    told = set(published()[SHARED]["$defs"]["answer"]["enum"])
    assert set(NAMES.values()) <= told


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.schema)
def test_a_printed_schema_needs_no_other_file(shape: Any, empty: Run) -> None:
    printed = json.loads(empty.ok("help", "formatting", shape.schema).out)
    Draft202012Validator.check_schema(printed)
    refs = [one for one in _refs(printed) if not one.startswith("#/$defs/")]
    assert refs == []
    assert {one.removeprefix("#/$defs/") for one in _refs(printed)} <= set(printed.get("$defs", {}))


def test_a_printed_schema_is_the_published_one(run: Run) -> None:
    printed = json.loads(run.ok("help", "formatting", "next").out)
    document = json.loads(run.ok("next", HALDEN, "--json").out)
    validator = Draft202012Validator(strict(printed))
    assert list(validator.iter_errors(document)) == []
    assert list(validator.iter_errors({**document, "deal": {}})) != []


def test_fields_are_the_keys_of_a_record_and_of_its_parts(empty: Run) -> None:
    session = _session(empty)
    assert fields_of(session, "exit-codes", "exit_codes") == ("code", "meaning")
    deals = fields_of(session, "deals", "deals")
    assert {"id", "amount", "amount.currency", "stale"} <= set(deals)
    assert "deal.amount.currency" in fields_of(session, "queue", "deals")
    assert "terms.value" not in fields_of(session, "next", "actions")


def test_what_several_have_in_common_hides_nothing_of_a_shape_s_own(empty: Run) -> None:
    shared = set(published()[SHARED]["$defs"])
    for name in set(published()) - {SHARED, *INPUTS}:
        assert not shared & set(published()[name].get("$defs", {}))
        assert whole_schema(_session(empty), name)["title"] == f"salescoach/{name}@1"


def _session(run: Run) -> Any:
    from salescoach.cli.session import Session, Shared

    return Session(run.world(), Shared(), ("plain",))


def _refs(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [ref for value in node.values() for ref in _refs(value)]
    return [ref for one in node for ref in _refs(one)] if isinstance(node, list) else []


def named(command: str) -> str:
    """The name of the command that somebody types like this."""
    names = {entry.name for entry in COMMANDS}
    words = command.split()
    return next(name for name in (" ".join(words[:2]), words[0]) if name in names)
