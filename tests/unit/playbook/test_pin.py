import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from salescoach.playbook.compiling import Compiled, compile_playbook
from salescoach.playbook.conditions import (
    Check,
    FactCondition,
    FieldCondition,
    ItemCondition,
    StakeholderCondition,
)
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import FORMAT, playbook_from_pin, playbook_from_resolved
from salescoach.values.canonical import BadJson, canonical
from salescoach.values.decoding import BadShape
from salescoach.values.money import Money
from tests.builders.playbooks import compiled
from tests.builders.written import WHOLE, as_yaml, variants

SMALLEST: dict[str, Any] = {
    "salescoach": 1,
    "id": "small",
    "version": "1.0.0",
    "title": "Small",
    "language": "en",
    "stages": [{"id": "early", "title": "Early"}],
}


def with_condition(condition: Any) -> dict[str, Any]:
    criterion = {"id": "said", "statement": "Said", "met_when": condition}
    return {**SMALLEST, "stages": [{"id": "e", "title": "E", "exit_criteria": [criterion]}]}


def test_a_pin_reads_back_as_what_the_file_compiled_to() -> None:
    result = compile_playbook(as_yaml(WHOLE), "whole.yaml")

    assert isinstance(result, Compiled)
    assert playbook_from_pin(canonical(result.resolved)) == result.playbook


@given(variants())
def test_whatever_compiles_reads_back_from_its_pin(data: dict[str, Any]) -> None:
    result = compile_playbook(as_yaml(data), "variant.yaml")

    assert isinstance(result, Compiled), result
    assert playbook_from_pin(canonical(result.resolved)) == result.playbook


def test_a_pin_of_the_first_program_is_still_read() -> None:
    """It wrote defaults and empty lists, and knew less than half of the keys."""
    old = playbook_from_pin(
        Path(__file__).with_name("pins").joinpath("whole-0.1.json").read_bytes()
    )
    early, late = old.stages

    assert (early.items[0].required, early.exit_criteria[1].waivable) == (True, False)
    assert old.new_deal.amount == Money(Decimal("20000.00"), "USD")
    assert late.exit_criteria[1].met_when == StakeholderCondition(
        role="user", stance=("opponent",), at_most=0
    )
    assert early.items[1].after == (
        ItemCondition("early/first", ("done", "skipped", "not-applicable")),
        FactCondition("pain", (Check("known", True),)),
    )
    assert early.limit[0].when == FieldCondition(
        "customer_type", (Check("one_of", ("market", "loyal")),)
    )


def test_the_smallest_pin_is_a_playbook_with_every_default() -> None:
    playbook = playbook_from_resolved(SMALLEST)

    assert (
        playbook
        == compiled(
            "customer_types: []\ndeal_kinds: []\nlead_sources: []\nbuyer_roles: []\n"
            "stages: [{id: early, title: Early}]\n",
            facts="",
        ).playbook
    )
    assert isinstance(playbook, Playbook)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b'{"a": NaN}', b"[" * 100_000])
def test_a_pin_that_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(BadJson):
        playbook_from_pin(data)


@pytest.mark.parametrize(
    ("resolved", "path", "expected", "found"),
    [
        ([], "$", "an object", "a list"),
        (None, "$", "an object", "nothing"),
        ({}, "$.salescoach", f"format version {FORMAT}", "None"),
        ({**SMALLEST, "salescoach": 2}, "$.salescoach", f"format version {FORMAT}", "2"),
        ({**SMALLEST, "later": 1}, "$", "no such key", "later"),
        ({**SMALLEST, "title": 1}, "$.title", "text", "a number"),
        ({**SMALLEST, "stages": {}}, "$.stages", "a list", "an object"),
        ({**SMALLEST, "stages": [{"id": "e"}]}, "$.stages[0]", "the key title", "none"),
    ],
    ids=["a list", "nothing", "no format", "a later format", "a later key", "a wrong type",
         "no list", "a missing key"],
)  # fmt: skip
def test_a_pin_of_another_shape_is_refused_with_its_place(
    resolved: Any, path: str, expected: str, found: str
) -> None:
    with pytest.raises(BadShape) as error:
        playbook_from_resolved(resolved)

    assert (error.value.path, error.value.expected, error.value.found) == (path, expected, found)


@pytest.mark.parametrize(
    "condition",
    [
        None, "x", [], {}, {"fct": "x"}, {"all": []}, {"all": {}}, {"any": [1]}, {"not": None},
        {"fact": 1, "known": True}, {"fact": "x"}, {"fact": "x", "is": 5}, {"fact": "x", "is": [1]},
        {"fact": "x", "one_of": "y"}, {"fact": "x", "known": True, "level": "sure"},
        {"fact": "x", "known": True, "from": 5}, {"fact": "x", "known": True, "from": [1]},
        {"fact": "x", "known": True, "fresh_within": "soon"},
        {"fact": "x", "known": True, "fresh_within": 5},
        {"amount": "5 EUR"}, {"amount": 5}, {"amount": None}, {"customer_type": []},
        {"customer_type": {}}, {"item": "a/b"}, {"item": 1, "is": ["done"]},
        {"item": "a/b", "is": "done"}, {"item": "a/b", "is": ["gone"]}, {"criterion": "a/b"},
        {"criterion": "a/b", "is": "waived"}, {"stakeholder": "x"}, {"stakeholder": {"rol": "x"}},
        {"facts": 5}, {"facts": "x", "known": {"at_least": "5"}}, {"facts": "x", "known": "some"},
        {"visit": {"state": ["gone"]}}, {"visit": {"attendees": 5}}, {"commitment": []},
        {"doubt": {"severity": "high"}}, {"agreement": {"complete": "x"}}, {"option": {"at": 1}},
        {"problem": {"kind": ["x"]}}, {"next_step": {"within": 14}}, {"score": 5},
        {"score": "x", "verdict": "ours"}, {"handover": "x", "is": "open"}, {"stage": "x"},
        {"stage": "x", "is": "left"}, {"limit_used": {"more_than": "5"}}, {"limit_used": 5},
        {"fact": "x", "known": True, "asked": {"least": 1}}, {"fact": "x", "asked": 5},
        {"fact": "x", "known": True, "of": "user"},
        {"stakeholder": {}, "count": 5}, {"stakeholder": {}, "count": {"at_least": "5"}},
    ],
    ids=json.dumps,
)  # fmt: skip
def test_a_condition_of_no_known_shape_is_refused(condition: Any) -> None:
    with pytest.raises(BadShape) as error:
        playbook_from_resolved(with_condition(condition))

    assert error.value.path.startswith("$.stages[0].exit_criteria[0].met_when")


def test_conditions_deeper_than_any_playbook_has_them_are_refused() -> None:
    condition: Any = {"fact": "x", "known": True}
    for _ in range(2_000):
        condition = {"not": condition}

    with pytest.raises(BadShape):
        playbook_from_resolved(with_condition(condition))
