"""The four customer types really differ: the same ten days, four lists, and why.

Four deals are alike but for the type of customer. On day 10 each says what it would do, and of
what another deal advises and this one does not, why not.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders.worlds import Run
from tests.conftest import Golden

TYPES = ("market", "opportunity", "loyal", "strategic")
SHOWN = 5
SAID: tuple[tuple[str, ...], ...] = (
    ("person", "add", "{}", "Ana Ruiz", "--role", "user"),
    ("person", "add", "{}", "Ulf Berg", "--role", "technical"),
    ("visit", "hold", "{}", "--with", "ana", "--with", "ulf"),
    ("set", "{}", "need=fewer breaks", "--said-by", "ana"),
)


@pytest.fixture
def run(home: Path) -> Run:
    """Four deals, ten days old."""
    run = Run(home)
    run.clock.to("2026-03-02")
    for type_ in TYPES:
        run.ok("new", type_, "--type", type_, "--amount", "40000 EUR")
        for words in SAID:
            run.ok(*(word.format(type_) for word in words))
    run.clock.to("2026-03-12")
    return run


def test_on_day_10_the_four_types_give_four_lists_and_say_why(run: Run, golden: Golden) -> None:
    advised = {type_: _document(run, "next", type_)["actions"][:SHOWN] for type_ in TYPES}
    gates = {type_: _document(run, "gate", type_, code=1)["gate"]["criteria"] for type_ in TYPES}

    lists = {tuple(one["id"] for one in actions) for actions in advised.values()}
    criteria = {tuple(one["id"] for one in gate) for gate in gates.values()}
    assert len(lists) == len(TYPES)
    assert len(criteria) >= 2
    golden("four-types.txt", "\n".join([*_lists(advised), *_gates(gates), *_reasons(run, advised)]))


def _lists(advised: dict[str, list[dict[str, Any]]]) -> list[str]:
    lines = ["WHAT EACH IS ADVISED ON DAY 10"]
    for type_, actions in advised.items():
        lines += ["", type_, *(f"  {one['number']}  {one['title']}" for one in actions)]
    return lines


def _gates(gates: dict[str, list[dict[str, Any]]]) -> list[str]:
    lines = ["", "", "WHAT IS ASKED BEFORE THEY GO ON"]
    for id_ in dict.fromkeys(one["id"] for gate in gates.values() for one in gate):
        asked = [type_ for type_, gate in gates.items() if id_ in {one["id"] for one in gate}]
        lines.append(f"  {id_:20} {', '.join(asked)}")
    return lines


def _reasons(run: Run, advised: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Of each action that not all four have among the first: where it stands, or why not at all."""
    lines = ["", "", "EACH DIFFERENCE, AND WHY"]
    first = {type_: [one["id"] for one in actions] for type_, actions in advised.items()}
    for id_ in dict.fromkeys(id_ for ids in first.values() for id_ in ids):
        if all(id_ in ids for ids in first.values()):
            continue
        lines += ["", id_]
        for type_ in TYPES:
            lines += [f"  {type_:12} {reason}" for reason in _why(run, type_, id_)]
    return [*lines, ""]


def _why(run: Run, type_: str, id_: str) -> list[str]:
    answer = run("why", type_, id_, "--json")
    if answer.code == 0:
        document = json.loads(answer.out)
        action = document["action"]
        terms = " + ".join(f"{one['value']} {one['term']}" for one in action["terms"])
        return [f"place {document['rank']} of {document['of']}: {terms} = {action['score']}"]
    return [str(one) for one in _document(run, "why-not", type_, id_)["because"]]


def _document(run: Run, *words: str, code: int = 0) -> Any:
    result = run(*words, "--json")
    assert result.code == code, result.err
    return json.loads(result.out)
