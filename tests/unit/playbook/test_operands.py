import pytest

from salescoach.playbook.operands import operand_findings
from salescoach.playbook.walking import Map


def found(kind: str, comparison: Map) -> list[tuple[tuple[str | int, ...], str]]:
    """Where something can't be compared, and what was expected there."""
    return [
        (one.path, dict(one.args)["expected"].id)  # type: ignore[union-attr]
        for one in operand_findings((), comparison, kind)
    ]


@pytest.mark.parametrize(
    ("kind", "operand"),
    [
        ("number", "5"),
        ("number", "-1.5"),
        ("percent", "1.8 %"),
        ("percent", "2"),
        ("date", "2026-03-05"),
        ("date", "today"),
        ("date", "today+14d"),
        ("money", "5000 EUR"),
        ("money", "JPY 5000"),
        ("text", "whatever"),
        ("choice", "accepted"),
    ],
)
def test_what_a_value_of_the_type_compares_with_is_fine(kind: str, operand: str) -> None:
    assert found(kind, {"is": operand, "at_least": operand, "one_of": [operand]}) == []


@pytest.mark.parametrize(
    ("kind", "operand", "expected"),
    [
        ("number", "abc", "expected.number"),
        ("number", "1,5", "expected.number"),
        ("number", "1.250", "expected.number-either"),
        ("percent", "1.250%", "expected.number-either"),
        ("percent", "half", "expected.number"),
        ("date", "soon", "expected.day"),
        ("date", "5.3.2026", "expected.day"),
        ("date", "tomorrow", "expected.day"),
        ("money", "5", "expected.money-form"),
        ("money", "5 XXX", "expected.money-currency"),
        ("money", "5.001 EUR", "expected.money-decimals"),
    ],
)
def test_an_operand_that_would_stay_unknown_for_ever_is_told(
    kind: str, operand: str, expected: str
) -> None:
    assert found(kind, {"at_least": operand}) == [(("at_least",), expected)]
    assert found(kind, {"one_of": [operand]}) == [(("one_of", 0), expected)]


def test_each_operand_of_a_list_is_told_at_its_place() -> None:
    assert found("number", {"one_of": ["1", "two", "3", "four"]}) == [
        (("one_of", 1), "expected.number"),
        (("one_of", 3), "expected.number"),
    ]
