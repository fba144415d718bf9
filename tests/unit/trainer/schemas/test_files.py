"""The published schemas are those of the forms, and take what the program takes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from salescoach.cli.event_schema import event_definitions
from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.reader import read_yaml
from salescoach.trainer.schemas.files import (
    schema_of_playbooks,
    schema_of_tests,
    schema_of_translations,
    text_of,
)
from salescoach.trainer.schemas.kinds import KINDS
from salescoach.trainer.schemas.making import as_an_editor_reads

PUBLISHED = Path(__file__).parents[4] / "docs/schemas"
MADE: dict[str, Callable[[], dict[str, Any]]] = {
    "playbook-file": schema_of_playbooks,
    "playbook-test": lambda: schema_of_tests(event_definitions),
    "playbook-translation": schema_of_translations,
}
SMALL = """\
salescoach: 1
id: pumps
version: 1.0.0
title: Selling pumps
language: en
customer_types:
  - {id: new-one, title: "New customer", axes: {assistance: high, loyalty: low}}
buyer_roles:
  - {id: user, title: "Runs it"}
facts:
  - {id: trouble, title: "What goes wrong", type: text, ask: "What goes wrong?", ask_whom: user}
  - {id: loss, title: "What it costs", type: money, stale_after: 90d}
stages:
  - id: finding-out
    title: Finding out
    limit: {days: 30, calendar: business}
    checklists:
      - id: first-visit
        title: The first visit
        items:
          - {id: read-up, do: "Read", effort: 20min, required: true, due: {after: visit, days: 2}}
          - {id: ask, do: "Ask", records: trouble, after: [read-up, {fact: loss}], with: user}
    exit_criteria:
      - id: said
        statement: They have said it
        met_when:
          all:
            - {fact: trouble, level: confirmed, from: [user]}
            - {stakeholder: {role: user}, count: {at_least: 1}}
            - any:
                - {customer_type: new-one}
                - not: {amount: {more_than: 1000 EUR}}
warnings:
  - {id: over-the-limit, severity: high}
  - {id: date-slips, remove: true}
"""
VALIDATOR = Draft202012Validator(schema_of_playbooks())


@pytest.mark.parametrize("name", MADE)
def test_the_published_schema_is_that_of_the_forms(
    name: str, request: pytest.FixtureRequest
) -> None:
    path = PUBLISHED / f"{name}.schema.json"
    text = text_of(MADE[name]())
    if request.config.getoption("--rewrite-goldens"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", MADE)
def test_it_is_a_schema_that_refers_to_nothing_else(name: str) -> None:
    schema = MADE[name]()
    Draft202012Validator.check_schema(schema)
    refs = {node["$ref"] for node in _nodes(schema) if "$ref" in node}
    assert refs
    for ref in refs:
        at: Any = schema
        for part in ref.removeprefix("#/").split("/"):
            at = at[part]
        assert at


@pytest.mark.parametrize("name", MADE)
def test_what_is_not_written_yet_is_none_of_the_forms_that_are_known_by_a_key(name: str) -> None:
    """Null meets every `required`; an editor would take it for the first form of the chain."""
    asked = [node["if"] for node in _nodes(MADE[name]()) if "if" in node]
    assert [one for one in asked if "required" in str(one) and one.get("type") != "object"] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_each_kind_has_its_published_file(kind: Any) -> None:
    assert (PUBLISHED / f"{kind.file}.schema.json").is_file()


# where in the small playbook, what stands there instead, whether that is still a playbook
MUTATIONS: list[tuple[str, str, bool]] = [
    ("effort: 20min", "effort: 20 minutes", False),
    ("effort: 20min", "effort: 20", False),
    ("effort: 20min", 'effort: "3bd"', True),
    ("days: 30, ", 'days: "30", ', True),
    ("days: 30, ", "days: -1, ", False),
    ("days: 30, ", "days: 3.5, ", False),
    ("days: 30, ", "days: many, ", False),
    ("days: 30, ", "", False),
    ("calendar: business", "calendar: working", False),
    ("required: true", "required: yes", False),
    ("required: true", 'required: "true"', False),
    ("required: true", "reqired: true", False),
    ("title: Selling pumps", "title: 2026", True),
    ("title: Selling pumps", "title: yes", True),
    ("title: Selling pumps", "title: true", False),
    ("title: Selling pumps", "title: [a]", False),
    ("version: 1.0.0", "version: 1.0", False),
    ("version: 1.0.0", "version: v1", False),
    ("language: en", "language: no", True),
    ("language: en", "language: English", False),
    ("language: en\n", "", False),
    ("id: said", "id: Said it", False),
    ("id: said", 'id: "4"', False),
    ("id: said", "id: 4-said", True),
    ("        statement: They have said it\n", "", False),
    ("level: confirmed", "level: certain", False),
    ("level: confirmed", "known: all", True),
    ("level: confirmed", "is: [a, b]", True),
    ("level: confirmed", "at_least: 5", True),
    ("{fact: trouble, level: confirmed, from: [user]}", "{}", False),
    ("{fact: trouble, level: confirmed, from: [user]}", "trouble", False),
    ("{fact: trouble, level: confirmed, from: [user]}", "{fcat: trouble}", False),
    ("{fact: trouble, level: confirmed, from: [user]}", "{fact: trouble, item: ask}", False),
    ("{fact: trouble, level: confirmed, from: [user]}", "{item: ask, is: done}", True),
    ("{fact: trouble, level: confirmed, from: [user]}", "{item: ask}", False),
    ("{fact: trouble, level: confirmed, from: [user]}", "{item: ask, is: [done, dne]}", False),
    ("{role: user}", "{role: user, stance: [mentor, supporter]}", True),
    ("{role: user}", "{role: user, stance: foe}", False),
    ("{role: user}", "user", False),
    ("{customer_type: new-one}", "{customer_type: [new-one]}", True),
    ("{customer_type: new-one}", "{customer_type: {is_not: new-one}}", True),
    ("{customer_type: new-one}", "{customer_type: {isnt: new-one}}", False),
    ("{customer_type: new-one}", "{customer_type: new-one, amount: 5 EUR}", False),
    ("{more_than: 1000 EUR}", "1000 EUR", True),
    ("limit: {days: 30, calendar: business}", "limit:\n      - {days: 30}", True),
    ("limit: {days: 30, calendar: business}", "limit: 30", False),
    ("axes: {assistance: high, loyalty: low}", "axes: {assistance: high}", False),
    ("after: visit", "after: holiday", False),
    ("after: visit", 'after: "item:read-up"', True),
    ("type: money", "type: digits", False),
    ("records: trouble", "records: [trouble, loss]", True),
    ("records: trouble", "records: {trouble: true}", False),
    ("records: trouble, ", "", True),
    ("- {id: over-the-limit, severity: high}", "- {id: my-own, severity: high}", False),
    ("- {id: over-the-limit, severity: high}", "- {id: over-the-limit, severity: bad}", False),
    ("stages:", "stages: []\nlibrary:", False),
    ('do: "Ask", ', "", False),
]


def as_editor(text: str) -> Any:
    """The file as an editor's parser gives it: plain numbers are numbers."""
    import ruamel.yaml

    return ruamel.yaml.YAML(typ="safe").load(text)


@pytest.mark.parametrize(("old", "new", "fine"), MUTATIONS, ids=lambda one: str(one)[:40])
def test_the_schema_and_the_program_take_and_refuse_the_same(
    old: str, new: str, fine: bool
) -> None:
    assert SMALL.count(old) == 1
    text = SMALL.replace(old, new)
    compiled = compile_playbook(text.encode(), "pumps.yaml")

    # what only the program knows, such as ids that nothing has, is not asked here
    of_shape = [one.code for one in compiled.problems if one.code.startswith("SC2")]
    assert (of_shape == []) is fine, of_shape
    assert VALIDATOR.is_valid(as_editor(text)) is fine


def test_the_small_playbook_is_one() -> None:
    assert isinstance(compile_playbook(SMALL.encode(), "pumps.yaml"), Compiled)
    assert VALIDATOR.is_valid(as_editor(SMALL))


def test_an_empty_key_is_marked_by_the_editor_though_the_program_passes_over_it() -> None:
    text = SMALL.replace("records: trouble, ", "").replace("language: en", "language: en\nshort:")
    assert isinstance(compile_playbook(text.encode(), "pumps.yaml"), Compiled)
    assert not VALIDATOR.is_valid(as_editor(text))


CHANGES: list[tuple[str, bool]] = [
    ("stages:\n  - {id: a, limit: {days: 3}}", True),
    ("stages:\n  - {id: a, remove: true}", True),
    ("stages:\n  - {id: a, limt: 3}", False),
    ("stages:\n  - {limit: {days: 3}}", False),
    ('stages:\n  - id: a\n    checklists:\n      - {id: b, items: [{use: c, short: "x"}]}', True),
    ('stages:\n  - id: a\n    exit_criteria:\n      - {short: "x"}', False),
    ("stages:\n  - id: a\n    limit: {calendar: business}", False),
    ("outcomes: {lost: {reasons: [{id: a, remove: true}]}}", True),
    ('facts:\n  - {id: a, choices: [{id: b, title: "B"}]}', True),
    ("", True),
]


@pytest.mark.parametrize(("change", "fine"), CHANGES, ids=[one[0][-40:] for one in CHANGES])
def test_a_playbook_on_top_of_another_says_only_what_is_different(change: str, fine: bool) -> None:
    head = "salescoach: 1\nid: ours\nversion: 1.0.0\ntitle: Ours\nextends: technical-sale\n"
    assert VALIDATOR.is_valid(as_editor(head + change)) is fine


def test_only_a_playbook_that_extends_another_may_leave_things_out() -> None:
    head = "salescoach: 1\nid: ours\nversion: 1.0.0\ntitle: Ours\nlanguage: en\n"
    assert not VALIDATOR.is_valid(as_editor(f"{head}stages:\n  - {{id: a, limit: {{days: 3}}}}"))
    assert not VALIDATOR.is_valid(as_editor(f"{head}extends: x\ntitel: a"))


EVENTS: list[tuple[str, bool]] = [
    ('{at: 1d, set: {trouble: "x", loss: 9000 EUR, n: 5, f: true}, said_by: "Ana"}', True),
    ('{at: 1d, set: {trouble: "x"}, note: "by telephone"}', True),
    ('{at: 1d, note: "x", private: true}', True),
    ("{at: 1d, done: read-up}", True),
    ("{at: 1d, undo: true}", True),
    ("{at: 1d, advance: {}, refused: 1}", True),
    ("{at: 1d, advance: {}, refused: 7}", False),
    ('{at: 1d, advance: {waive: [a]}, because: "x", until: 9d}', True),
    ('{at: 1d, person-add: {name: "Ana", role: [a, b]}}', True),
    ('{at: 1d, person-add: {nam: "Ana"}}', False),
    ('{at: 1d, person-ad: {name: "Ana"}}', False),
    ('{at: 1d, done: read-up, sayd_by: "Ana"}', False),
    ("{at: 1x, done: read-up}", False),
    ("{done: read-up}", False),
    ("{at: 1d}", False),
    ("{at: 2026-03-05, done: read-up}", True),
]


@pytest.mark.parametrize(("event", "fine"), EVENTS, ids=[one[0][:50] for one in EVENTS])
def test_an_event_is_a_day_and_a_command_with_what_it_takes(event: str, fine: bool) -> None:
    text = f'playbook: a.yaml\nstart: 2026-03-02\ntests:\n  - {{name: "x", events: [{event}]}}'
    document, problems = read_yaml(text.encode(), "a.test.yaml")
    assert problems == ()
    validator = Draft202012Validator(MADE["playbook-test"]())
    assert validator.is_valid(as_an_editor_reads(document.data)) is fine


def test_a_text_of_a_translation_may_be_left_empty() -> None:
    head = {"salescoach": 1, "translates": "a", "language": "de", "reviewed": "no"}
    validator = Draft202012Validator(schema_of_translations())
    empty = {"stages": [{"id": "b", "title": None, "goals": [None, "x"]}]}
    assert validator.is_valid({**head, **empty})
    assert not validator.is_valid({**head, "stages": [{"title": "x"}]})
    assert not validator.is_valid({**head, "limit": 3})
    assert not validator.is_valid({**head, "reviewed": False})


def _nodes(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [one for part in node for one in _nodes(part)]
    if not isinstance(node, dict):
        return []
    return [node, *(one for part in node.values() for one in _nodes(part))]


def test_it_is_json_that_a_person_can_look_at() -> None:
    assert json.loads(text_of({"a": "ü"})) == {"a": "ü"}
    assert "ü" in text_of({"a": "ü"})
