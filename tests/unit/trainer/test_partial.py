"""A condition of which only the customer type is known."""

import pytest

from salescoach.trainer.partial import Given, left_of
from tests.builders.resolved import a_condition_of

GIVEN = Given("market", frozenset({"main/gone"}))
MARKET, LOYAL = "{customer_type: {is: market}}", "{customer_type: {is: loyal}}"
OPEN, OTHER = "{fact: pain, known: true}", "{amount: {known: true}}"
DECIDED = {
    MARKET: True,
    LOYAL: False,
    "{customer_type: {one_of: [loyal, market]}}": True,
    "{customer_type: {is_not: market}}": False,
    "{customer_type: {is_not: loyal}}": True,
    "{customer_type: {known: true}}": True,
    "{customer_type: {known: false}}": False,
    "{customer_type: {missing: true}}": False,
    "{customer_type: {missing: false}}": True,
    f"{{not: {MARKET}}}": False,
    f"{{all: [{OPEN}, {LOYAL}]}}": False,
    f"{{any: [{OPEN}, {MARKET}]}}": True,
    f"{{all: [{MARKET}, {MARKET}]}}": True,
    f"{{any: [{LOYAL}, {LOYAL}]}}": False,
    "{item: main/gone, is: [done, not-applicable]}": True,
    "{item: main/gone, is: [done]}": False,
}
LEFT = {
    OPEN: OPEN,
    OTHER: OTHER,
    "{item: main/here, is: [done]}": "{item: main/here, is: [done]}",
    "{customer_type: {is: loyal, level: confirmed}}": (
        "{customer_type: {is: loyal, level: confirmed}}"
    ),
    f"{{not: {OPEN}}}": f"{{not: {OPEN}}}",
    f"{{all: [{MARKET}, {OPEN}]}}": OPEN,
    f"{{any: [{LOYAL}, {OPEN}]}}": OPEN,
    f"{{all: [{OPEN}, {MARKET}, {OTHER}]}}": f"{{all: [{OPEN}, {OTHER}]}}",
    f"{{any: [{OPEN}, {LOYAL}, {OTHER}]}}": f"{{any: [{OPEN}, {OTHER}]}}",
    f"{{all: [{OPEN}, {{any: [{LOYAL}, {OTHER}]}}]}}": f"{{all: [{OPEN}, {OTHER}]}}",
    f"{{not: {{all: [{MARKET}, {OPEN}]}}}}": f"{{not: {OPEN}}}",
}


@pytest.mark.parametrize(("condition", "truth"), DECIDED.items(), ids=DECIDED)
def test_what_the_type_decides_is_true_or_false(condition: str, truth: bool) -> None:
    assert left_of(a_condition_of(condition), GIVEN) is truth


@pytest.mark.parametrize(("condition", "left"), LEFT.items(), ids=LEFT)
def test_what_it_does_not_decide_stays(condition: str, left: str) -> None:
    assert left_of(a_condition_of(condition), GIVEN) == a_condition_of(left)
