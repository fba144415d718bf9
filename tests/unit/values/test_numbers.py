from decimal import Decimal

import pytest

from salescoach.values.numbers import beyond_doubt, either, is_number


@pytest.mark.parametrize("text", ["0", "-5", "12.5", "007", "9" * 15, "1.123456", "-0.5"])
def test_a_number_has_digits_and_perhaps_a_point(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "-", ".5", "5.", "+5", "1,000", "1e9", "NaN", "inf", "0x10", "1_000", " 5", "5\n", "٥",
     "５", "9" * 16, "1.1234567", "1.2.3"],
)  # fmt: skip
def test_nothing_else_is_one(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("1.000", ("1000", "1")),
        ("1.125", ("1125", "1.1250")),
        ("1.250", ("1250", "1.25")),
        ("-12.500", ("-12500", "-12.5")),
        ("0.125", None),
        ("1.25", None),
        ("1.2500", None),
        ("1250.125", None),
        ("1250", None),
    ],
)
def test_a_point_before_three_digits_may_be_one_of_thousands(
    text: str, both: tuple[str, str] | None
) -> None:
    assert either(text) == both


@pytest.mark.parametrize("text", ["1.250", "1.125", "0.125", "12.500", "-1.001", "1250", "100"])
def test_the_writing_beyond_doubt_is_the_same_number(text: str) -> None:
    assert Decimal(beyond_doubt(text)) == Decimal(text)
    assert either(beyond_doubt(text)) is None
