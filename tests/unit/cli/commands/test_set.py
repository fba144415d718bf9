import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders.worlds import HALDEN, Run, snapshot


def evidence(run: Run) -> list[dict[str, Any]]:
    told = json.loads(run.ok("show", HALDEN, "--json").out)
    facts: list[dict[str, Any]] = told["facts"]
    return facts


REFUSED = {
    "a note for a field of the deal": (
        ("amount=5 EUR", "--note", "x"), "amount is a field of the deal: --note can only go",
    ),
    "a document and a level for fields": (
        ("amount=5 EUR", "customer-type=market", "--document", "x", "--level", "heard"),
        "--document and --level can only go with a fact",
    ),
    "somebody of theirs for our own verdict": (
        ("customer-known=a mill", "--said-by", "ana"), "customer-known is settled on our side",
    ),
    "the same fact twice": (("need=a", "need=b"), "need is there twice"),
    "a level above what the word of that person gives": (
        ("need=a", "--said-by", "berta", "--level", "confirmed"),
        "--level can only lower, and need counts as heard anyway",
    ),
    "a level that nothing reaches without a document": (
        ("need=a", "--said-by", "ana", "--level", "proven"), "need counts as confirmed anyway",
    ),
    "a level for what nobody said": (
        ("need=a", "--level", "heard"), "need counts as assumed anyway",
    ),
    "a level that is none": (("need=a", "--level", "sure"), "sure is not a level"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "told"), REFUSED.values(), ids=REFUSED)
def test_what_was_typed_is_recorded_whole_or_refused(
    words: tuple[str, ...], told: str, run: Run
) -> None:
    before = snapshot(run.home)
    result = run("set", HALDEN, *words)
    assert result.code == 2
    assert told in result.err
    assert snapshot(run.home) == before


@pytest.mark.parametrize("level", ["assumed", "heard", "confirmed"])
def test_a_level_may_be_lowered_and_may_say_what_follows_anyway(level: str, run: Run) -> None:
    run.ok("set", HALDEN, "need=a", "--said-by", "ana", "--level", level)
    assert [one["level"] for one in evidence(run)] == [level]


def test_an_option_supports_the_facts_beside_a_field(run: Run) -> None:
    run.ok("set", HALDEN, "amount=5 EUR", "need=a", "--said-by", "ana", "--document", "minutes")
    assert [(one["id"], one["document"]) for one in evidence(run)] == [("need", "minutes")]


def test_a_long_value_is_whole_where_it_is_data_and_short_where_it_is_told(run: Run) -> None:
    long = "word " * 1_900 + "end"
    told = run.ok("set", HALDEN, f"need={long}")
    assert len(told.err) < 400
    assert evidence(run)[0]["value"] == long
    with run.on_terminal():
        for command in ("gate", "next"):
            assert len(run(command, HALDEN).out.splitlines()) < 60


EACH = """
salescoach: 1
id: each
version: 1.0.0
title: Each
language: en
buyer_roles: [{id: user, title: "Runs it"}]
facts:
  - {id: goal, title: "What it brings", short: goal, type: text, scope: person, ask_whom: [user]}
stages: [{id: first, title: First}]
"""


def test_what_each_person_wants_is_told_of_each(empty: Run, tmp_path: Path) -> None:
    path = tmp_path / "each.yaml"
    path.write_text(EACH, encoding="utf-8")
    empty.ok("new", "Acme", "--playbook", str(path))
    for name in ("Ana", "Bob"):
        empty.ok("person", "add", "acme", name, "--role", "user")
    empty.ok("set", "acme", "goal=quiet", "--said-by", "ana")

    result = empty.ok("set", "acme", "goal=speed", "--said-by", "bob")

    assert 'goal (Bob): "speed" (confirmed, Bob)' in result.err
    told = json.loads(empty.ok("show", "acme", "--json").out)["facts"]
    assert [(one["of"], one["value"]) for one in told] == [("ana", "quiet"), ("bob", "speed")]
    rows = [row.split("\t") for row in empty.ok("show", "acme").out.splitlines()]
    assert [(row[2], row[-1]) for row in rows if row[0] == "fact"] == [
        ('"quiet"', "ana"),
        ('"speed"', "bob"),
    ]
    with empty.on_terminal():
        screen = empty.ok("show", "acme", env={"NO_COLOR": "1"}).out
    assert 'goal (Ana): "quiet"' in screen
