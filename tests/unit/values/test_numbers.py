import pytest

from salescoach.values.numbers import is_number


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
