from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import FactValue
from salescoach.guidance.comparing import compare
from salescoach.guidance.truth import Truth
from salescoach.playbook.conditions import Check, Operand, Operator
from salescoach.playbook.model import FactType
from salescoach.values.money import Money
from tests.builders.deals import DAY, euros

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
DOLLARS = Money(Decimal("5.00"), "USD")
ORDERS: tuple[Operator, ...] = ("less_than", "at_most", "is", "is_not", "at_least", "more_than")
BELOW = (T, T, F, T, F, F)
EQUAL = (F, T, T, F, T, F)
ABOVE = (F, F, F, T, T, T)
NO_ORDER = (U,) * 6


def compared(
    operator: Operator, operand: Operand, value: FactValue, kind: FactType, today: date = DAY
) -> Truth:
    return compare(Check(operator, operand), value, kind, today)


@pytest.mark.parametrize(
    ("kind", "value", "operand", "truths"),
    [
        ("number", "4", "5", BELOW),
        ("number", "5", "5", EQUAL),
        ("number", "5.0", "5", EQUAL),
        ("number", "005", "5.000", EQUAL),
        ("number", "10", "9", ABOVE),
        ("number", "-1", "0", BELOW),
        ("number", "0.1", "0.10", EQUAL),
        ("number", "9" * 40, "9" * 39 + "8", ABOVE),
        ("number", "some", "5", NO_ORDER),
        ("number", "5", "some", NO_ORDER),
        ("number", "NaN", "5", NO_ORDER),
        ("number", "5", "NaN", NO_ORDER),
        ("number", "", "5", NO_ORDER),
        ("percent", "14.9", "15%", BELOW),
        ("percent", "15", "15 %", EQUAL),
        ("percent", "15", "15", EQUAL),
        ("percent", "15.1", "15%", ABOVE),
        ("percent", "some", "15%", NO_ORDER),
        ("money", euros("4.99"), "5 EUR", BELOW),
        ("money", euros(5), "EUR 5.00", EQUAL),
        ("money", euros("5.01"), "5 EUR", ABOVE),
        ("money", DOLLARS, "5 EUR", NO_ORDER),
        ("money", euros(5), "5 USD", NO_ORDER),
        ("money", euros(5), "5", NO_ORDER),
        ("money", euros(5), "5.000 EUR", NO_ORDER),
        ("money", "5 EUR", "5 EUR", NO_ORDER),
        ("date", "2026-03-01", "2026-03-02", BELOW),
        ("date", "2026-03-02", "2026-03-02", EQUAL),
        ("date", "2026-03-03", "2026-03-02", ABOVE),
        ("date", "2026-03-01", "today", BELOW),
        ("date", "2026-03-02", "today", EQUAL),
        ("date", "2026-03-15", "today+14d", BELOW),
        ("date", "2026-03-16", "today+14d", EQUAL),
        ("date", "2026-03-17", "today+14d", ABOVE),
        ("date", "2026-03-01", "today-1d", EQUAL),
        ("date", "soon", "today", NO_ORDER),
        ("date", "2026-02-31", "today", NO_ORDER),
        ("date", "2026-03-02", "soon", NO_ORDER),
        ("date", "2026-03-02", "1", NO_ORDER),
    ],
)
def test_what_has_an_order_is_below_equal_to_or_above(
    kind: FactType, value: FactValue, operand: str, truths: tuple[Truth, ...]
) -> None:
    assert tuple(compared(one, operand, value, kind) for one in ORDERS) == truths


@pytest.mark.parametrize(
    ("value", "before", "after"),
    [("2026-03-01", T, F), ("2026-03-02", F, F), ("2026-03-03", F, T), ("soon", U, U)],
)
def test_before_and_after_leave_the_day_itself_out(value: str, before: Truth, after: Truth) -> None:
    assert compared("before", "today", value, "date") is before
    assert compared("after", "2026-03-02", value, "date") is after


@pytest.mark.parametrize("kind", ["text", "choice", "person", "flag", "list", "choices"])
@pytest.mark.parametrize(
    "operator", ["less_than", "at_most", "at_least", "more_than", "before", "after"]
)
def test_what_has_no_order_is_not_known_to_be_more_or_less(
    kind: FactType, operator: Operator
) -> None:
    assert compared(operator, "5", "4", kind) is U


@pytest.mark.parametrize("kind", ["text", "choice", "person"])
@pytest.mark.parametrize(
    ("value", "operand", "same"),
    [
        ("good", "good", T),
        ("good", "Good", F),
        ("good", "goo", F),
        ("", "", T),
        ("true", "true", T),
        ("5", "5.0", F),
        ("客户 🙂", "客户 🙂", T),
    ],
)
def test_words_are_the_same_or_not(kind: FactType, value: str, operand: str, same: Truth) -> None:
    assert compared("is", operand, value, kind) is same
    assert compared("is_not", operand, value, kind) is same.opposite


@pytest.mark.parametrize(
    ("value", "operand", "same"),
    [(True, True, T), (False, False, T), (True, False, F), (False, True, F), (True, "true", F),
     ("true", True, F)],
)  # fmt: skip
def test_a_flag_is_only_what_it_is(value: FactValue, operand: Operand, same: Truth) -> None:
    assert compared("is", operand, value, "flag") is same
    assert compared("is_not", operand, value, "flag") is same.opposite


@pytest.mark.parametrize(
    ("value", "operand", "same"),
    [
        (("a", "b"), ("a", "b"), T),
        (("a", "b"), ("b", "a"), T),
        (("a", "b"), ("a",), F),
        (("a",), ("a", "b"), F),
        (("a",), "a", T),
        (("a", "b"), "a", F),
        ((), (), T),
    ],
)
def test_several_at_once_are_the_same_in_any_order(
    value: FactValue, operand: Operand, same: Truth
) -> None:
    assert compared("is", operand, value, "choices") is same


@pytest.mark.parametrize(
    ("kind", "value", "words", "truth"),
    [
        ("choice", "good", ("bad", "good"), T),
        ("choice", "good", ("bad", "fair"), F),
        ("text", "good", (), F),
        ("number", "5.0", ("4", "5"), T),
        ("number", "some", ("4", "5"), U),
        ("number", "5", ("some", "5"), T),
        ("number", "5", ("some", "6"), U),
        ("percent", "5", ("4%", "5%"), T),
        ("person", "anna", ("anna",), T),
        ("money", DOLLARS, ("5 EUR", "5 USD"), T),
        ("money", DOLLARS, ("5 EUR", "6 USD"), U),
    ],
)
def test_one_of_several_words(
    kind: FactType, value: FactValue, words: tuple[str, ...], truth: Truth
) -> None:
    assert compared("one_of", words, value, kind) is truth


@pytest.mark.parametrize(
    ("value", "operand", "truth"),
    [
        ("two saws", "saw", T),
        ("Two SAWS", "saw", T),
        ("Straße", "STRASSE", T),
        ("an axe", "saw", F),
        ("a saw, an axe", ("axe", "saw"), T),
        ("a saw", ("axe", "saw"), F),
        (("saw", "axe"), "saw", T),
        (("saws", "axe"), "saw", F),
        (("saw", "axe"), ("axe", "saw"), T),
        (("saw",), ("axe", "saw"), F),
    ],
)
def test_a_text_contains_a_part_and_a_list_an_entry(
    value: FactValue, operand: Operand, truth: Truth
) -> None:
    assert compared("contains", operand, value, "list") is truth


@pytest.mark.parametrize("operator", ["known", "missing", "none"])
def test_whether_it_is_known_is_no_comparison(operator: Operator) -> None:
    with pytest.raises(AssertionError, match=operator):
        compared(operator, True, "x", "text")


VALUES = (
    st.booleans()
    | st.sampled_from(["", "x", "5", "NaN", "inf", "1e400", "2026-03-02", "today"])
    | st.sampled_from([euros(5), DOLLARS, (), ("x", "5")])
)
KINDS = st.sampled_from(
    ["text", "number", "money", "percent", "date", "choice", "choices", "flag", "person", "list"]
)
OPERANDS = st.booleans() | st.sampled_from(
    ["", "x", "5", "5 EUR", "today", "-NaN", "%", ("x",), ()]
)


@given(VALUES, KINDS, OPERANDS)
def test_whatever_a_file_holds_is_compared_and_is_not_is_the_opposite_of_is(
    value: FactValue, kind: FactType, operand: Operand
) -> None:
    for operator in (*ORDERS, "before", "after", "contains"):
        assert isinstance(compared(operator, operand, value, kind), Truth)
    assert compared("is_not", operand, value, kind) is (
        compared("is", operand, value, kind).opposite
    )


@given(
    st.decimals(-1000, 1000, places=2).map(str),
    st.decimals(-1000, 1000, places=2).map(str),
)
def test_two_numbers_are_below_equal_or_above(value: str, operand: str) -> None:
    truths = tuple(compared(one, operand, value, "number") for one in ORDERS)

    assert truths in (BELOW, EQUAL, ABOVE)
