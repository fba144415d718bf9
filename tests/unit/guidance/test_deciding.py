"""The single conditions that make a whole true, false or unknown."""

import pytest

from salescoach.guidance.deciding import Deciding, deciding
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.playbook.conditions import Check, FactCondition, FieldCondition
from salescoach.values.levels import Level
from tests.builders.asking import BUYER, USER, asked, on
from tests.builders.deals import said

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
MARKET = "{customer_type: market}"
LOYAL = "{customer_type: loyal}"
FAIR = "{lead_source: fair}"

# Of a market customer whose lead source is not set: what decides, as (operand, wanted, truth).
TREES = {
    "a single one": (MARKET, [("market", True, T)]),
    "not": (f"{{not: {MARKET}}}", [("market", False, F)]),
    "not not": (f"{{not: {{not: {MARKET}}}}}", [("market", True, T)]),
    "all true": (f"{{all: [{MARKET}, {{not: {LOYAL}}}]}}",
                 [("market", True, T), ("loyal", False, T)]),
    "all, one false": (f"{{all: [{MARKET}, {LOYAL}, {FAIR}]}}", [("loyal", True, F)]),
    "all, one unknown": (f"{{all: [{MARKET}, {FAIR}]}}", [("fair", True, U)]),
    "any, one true": (f"{{any: [{LOYAL}, {FAIR}, {MARKET}]}}", [("market", True, T)]),
    "any, one unknown": (f"{{any: [{LOYAL}, {FAIR}]}}", [("fair", True, U)]),
    "any, all false": (f"{{any: [{LOYAL}, {{not: {MARKET}}}]}}",
                       [("loyal", True, F), ("market", False, F)]),
    "not any": (f"{{not: {{any: [{LOYAL}, {MARKET}]}}}}", [("market", False, F)]),
    "not all": (f"{{not: {{all: [{LOYAL}, {MARKET}]}}}}", [("loyal", False, T)]),
    "nested": (f"{{any: [{{all: [{MARKET}, {LOYAL}]}}, {{all: [{FAIR}, {LOYAL}]}}]}}",
               [("loyal", True, F)]),
}  # fmt: skip


def _told(one: Deciding) -> tuple[object, bool, Truth]:
    assert isinstance(one.condition, FieldCondition)
    return one.condition.checks[0].operand, one.wanted, one.truth


@pytest.mark.parametrize(("written", "wanted"), TREES.values(), ids=TREES)
def test_the_parts_with_the_truth_of_the_whole_decide_it(
    written: str, wanted: list[tuple[str, bool, Truth]]
) -> None:
    condition, view = asked(written, customer_type="market")

    found = deciding(condition, view)

    assert [_told(one) for one in found] == wanted
    assert {one.truth for one in found} == {view.evaluate(condition).truth}


def test_no_condition_is_decided_by_nothing() -> None:
    _, view = asked(MARKET)
    assert deciding(None, view) == ()


def test_what_is_not_true_brings_what_is_missing() -> None:
    condition, view = asked("{fact: pain, known: true, level: confirmed}", BUYER)

    (one,) = deciding(condition, view)

    assert one.condition == condition
    assert one.missing == view.evaluate(condition).missing
    assert one.missing != ()


def test_the_standard_of_the_place_counts() -> None:
    condition, view = asked("{fact: pain}", USER, on(15, said(value="leaks")))
    assert isinstance(condition, FactCondition)
    assert condition.checks == (Check("known", operand=True),)
    assert _truths(condition, view, "assumed") == [T]
    assert _truths(condition, view, "heard") == [U]


def _truths(condition: FactCondition, view: View, level: str) -> list[Truth]:
    return [one.truth for one in deciding(condition, view, default=Level(level))]
