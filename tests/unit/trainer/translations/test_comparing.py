"""Numbers and placeholders are the same in every language."""

import pytest

from salescoach.trainer.translations.comparing import numbers, placeholders, same_numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.5 hours", "2,5 Stunden"),
        ("EUR 1,200", "1.200 EUR"),
        ("1,250.50 EUR", "1.250,50 EUR"),
        ("1,250,000", "1’250’000"),
        ("1 200 crowns", "1.200 Kronen"),
        ("on 2026-03-14", "am 14.03.2026"),
        ("between 2 and 14", "zwischen 14 und 2"),
        ("no number", "keine Zahl"),
        ("{days_2} here", "hier"),
        ("10 %", "10%"),
    ],
)
def test_the_same_numbers_however_they_are_written(one: str, other: str) -> None:
    assert same_numbers(one, other)
    assert same_numbers(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 days", "41 Tage"),
        ("14 days", "Tage"),
        ("14 days", "14 Tage oder 15"),
        ("2.5", "25.0"),
        ("After 2.5 days", "Nach 25 Tagen"),
        ("2.50", "250"),
        ("3 of 3", "3"),
        ("1,200", "12.000"),
    ],
)
def test_other_numbers(one: str, other: str) -> None:
    assert not same_numbers(one, other)
    assert not same_numbers(other, one)


def test_placeholders_and_numbers_as_they_stand() -> None:
    assert placeholders("{a} of {b_2} and {") == {"a", "b_2"}
    assert numbers("{a_1}: 1,200 EUR in 14 days") == ("1,200", "14")
