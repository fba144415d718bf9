from typing import Any, get_args

import pytest

from salescoach.playbook.conditions import (
    FIELDS,
    ITEM_STATES,
    OPERATORS,
    All,
    AnyOf,
    Check,
    Condition,
    CriterionCondition,
    FactCondition,
    FieldCondition,
    ItemCondition,
    Not,
    StakeholderCondition,
)
from salescoach.values.days import Duration
from salescoach.values.decoding import BadShape, decode
from salescoach.values.levels import Level
from tests.builders.playbooks import a_condition

KNOWN = Check("known", True)
READ: dict[str, tuple[Any, Condition]] = {
    "a fact": ({"fact": "x", "known": True}, FactCondition("x", (KNOWN,))),
    "a fact with everything": (
        {
            "fact": "x", "level": "proven", "from": ["user", "economic"], "fresh_within": "2w",
            "less_than": "9", "at_least": "5", "one_of": ["6", "7"],
        },
        FactCondition(
            "x",
            (Check("one_of", ("6", "7")), Check("at_least", "5"), Check("less_than", "9")),
            Level.PROVEN,
            ("user", "economic"),
            Duration(2, "w"),
        ),
    ),
    "a fact that is not so": (
        {"fact": "x", "is_not": False}, FactCondition("x", (Check("is_not", False),)),
    ),
    "a fact that is several": (
        {"fact": "x", "is": ["a", "b"]}, FactCondition("x", (Check("is", ("a", "b")),)),
    ),
    "a field": (
        {"amount": {"more_than": "5 EUR"}},
        FieldCondition("amount", (Check("more_than", "5 EUR"),)),
    ),
    "an item": (
        {"item": "a/b", "is": ["done", "not-applicable"]},
        ItemCondition("a/b", ("done", "not-applicable")),
    ),
    "a criterion": ({"criterion": "a/b", "is": "passed"}, CriterionCondition("a/b", "passed")),
    "anybody": ({"stakeholder": {}}, StakeholderCondition(at_least=1)),
    "people": (
        {"stakeholder": {"role": "user", "stance": ["mentor", "supporter"]},
         "count": {"at_least": 2, "at_most": 3}},
        StakeholderCondition(role="user", stance=("mentor", "supporter"), at_least=2, at_most=3),
    ),
    "nobody": (
        {"stakeholder": {"stance": ["opponent"]}, "count": {"at_most": 0}},
        StakeholderCondition(stance=("opponent",), at_most=0),
    ),
    "a tree": (
        {"all": [{"any": [{"fact": "x", "known": True}]}, {"not": {"fact": "x", "known": True}}]},
        All((AnyOf((FactCondition("x", (KNOWN,)),)), Not(FactCondition("x", (KNOWN,))))),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("value", "condition"), READ.values(), ids=READ.keys())
def test_a_resolved_condition_is_read(value: Any, condition: Condition) -> None:
    assert All.from_json(value, "$") == condition


def test_every_class_of_condition_reads_all_of_them() -> None:
    value, condition = READ["a tree"]

    for kind in get_args(Condition):
        assert decode(kind, value) == condition


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_deal_is_a_subject(field: str) -> None:
    read = All.from_json({field: {"known": True}}, "$")

    assert read == FieldCondition(field, (KNOWN,))  # type: ignore[arg-type]


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_operator_is_read(operator: str) -> None:
    read = All.from_json({"fact": "x", operator: ["a", "b"]}, "$")

    assert read == FactCondition("x", (Check(operator, ("a", "b")),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "path", "expected", "found"),
    [
        ([], "$", "a condition", "a list"),
        ({"b": 1, "a": 2}, "$", "a condition", "an object with a, b"),
        ({"all": []}, "$.all", "a list of conditions", "a list"),
        ({"any": [{"fact": "x", "known": True}, 5]}, "$.any[1]", "a condition", "a number"),
        ({"not": {"all": [{}]}}, "$.not.all[0]", "a condition", "an object with "),
        ({"fact": 5, "known": True}, "$.fact", "text", "a number"),
        ({"fact": "x"}, "$", "something to compare with", "nothing"),
        ({"fact": "x", "is": 5}, "$.is", "text or a list of texts", "a number"),
        ({"fact": "x", "is": ["a", 5]}, "$.is", "text or a list of texts", "a list"),
        ({"fact": "x", "one_of": "a"}, "$.one_of", "text or a list of texts", "text"),
        ({"fact": "x", "known": True, "from": "user"}, "$.from", "a list", "text"),
        ({"amount": "5 EUR"}, "$.amount", "an object", "text"),
        ({"amount": {}}, "$.amount", "something to compare with", "nothing"),
        ({"item": "a/b", "is": "done"}, "$.states", "a list", "text"),
        ({"criterion": ["a/b"], "is": "met"}, "$.criterion", "text", "a list"),
        ({"stakeholder": []}, "$.stakeholder", "an object", "a list"),
        ({"stakeholder": {}, "count": {"least": 1}}, "$.count", "no such key", "least"),
    ],
    ids=str,
)
def test_what_is_no_resolved_condition_is_refused_with_its_place(
    value: Any, path: str, expected: str, found: str
) -> None:
    with pytest.raises(BadShape) as error:
        All.from_json(value, "$")

    assert (error.value.path, error.value.expected, error.value.found) == (path, expected, found)


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        ("{fact: pain}", FactCondition("pain", (KNOWN,))),
        ("{customer_type: [market, loyal]}",
         FieldCondition("customer_type", (Check("one_of", ("market", "loyal")),))),
        ("{not: {fact: pain, contains: leak}}",
         Not(FactCondition("pain", (Check("contains", "leak"),)))),
        ("{criterion: wanted, is: passed}", None),
        ("{stakeholder: {role: user}, count: {at_most: 2}}",
         StakeholderCondition(role="user", at_most=2)),
    ],
)  # fmt: skip
def test_what_a_trainer_writes_is_what_is_asked(written: str, condition: Condition | None) -> None:
    if condition is None:  # it would wait for itself
        with pytest.raises(AssertionError, match="SC309"):
            a_condition(written)
    else:
        assert a_condition(written) == condition


def test_item_states_are_all_of_them() -> None:
    assert ITEM_STATES == ("done", "skipped", "not-applicable", "open")
