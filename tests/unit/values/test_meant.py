"""What somebody may have meant: hints, where only one thing can be meant."""

import pytest

from salescoach.values.meant import day_meant, money_meant, number_meant, numbers_meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1'234.5 CHF", None),
        ("1,234,567.89 USD", "1234567.89 USD"),
        ("1,234.56 USD", "1234.56 USD"),
        ("1.234.567 EUR", "1234567 EUR"),
        ("12000", None),
        ("12000 XXQ", None),
        ("52 000 EUR", "52000 EUR"),
        ("52'000.00 CHF", "52000.00 CHF"),
        ("52,000 EUR", None),
        ("52.000 EUR", None),
        ("52.000,00 EUR", "52000.00 EUR"),
        ("52.000,00 eur", "52000.00 EUR"),
        ("52.000.00 EUR", None),
        ("52000,00 EUR", "52000.00 EUR"),
        ("52000,5 EUR", None),
        ("EUR 52.000,00", "52000.00 EUR"),
        ("EUR 5 EUR", None),
        ("about 9 EUR", None),
        ("€52000", "52000 EUR"),
    ],
)
def test_an_amount_is_guessed_where_it_can_mean_one_thing(text: str, meant: str | None) -> None:
    assert money_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("04/17/2026", "2026-04-17"),
        ("17. 4. 2026", "2026-04-17"),
        ("17.4.2026", "2026-04-17"),
        ("2026-4-7", "2026-04-07"),
        ("2026/04/17", "2026-04-17"),
        ("30.2.2026", None),
        ("5.4.2026", None),
        ("5.5.2026", "2026-05-05"),
        ("next week", None),
    ],
)
def test_a_day_is_guessed_where_it_can_mean_one_thing(text: str, meant: str | None) -> None:
    assert day_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1,04", "1.04"),
        ("1,5%", "1.5%"),
        ("1,045", "1.045"),
        ("1.000,50", "1000.50"),
        ("1,000,000", "1000000"),
        ("42.000 EUR", "42000 EUR"),
        ("EUR 42.000,5", "EUR 42000.5"),
        ("42,000KWD", "42.000 KWD"),
        ("42,5 JPY", None),
        ("42.5 EUR", None),
        ("42 EUR", None),
        ("1,,5", None),
        ("about 9", None),
    ],
)
def test_a_number_is_shown_with_a_point_for_decimals_and_no_sign_for_thousands(
    text: str, meant: str | None
) -> None:
    assert number_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("0,125", ["0.125"]),
        ("1 250", ["1250"]),
        ("1'250", ["1250"]),
        ("1,25", ["1.25"]),
        ("1,250", ["1250", "1.25"]),
        ("1,5", ["1.5"]),
        ("-1.250", ["-1250", "-1.25"]),
        ("1.250.000", ["1250000"]),
        ("1.250,5", ["1250.5"]),
        ("1,250.5", ["1250.5"]),
        ("1.2.3", []),
        ("5.", []),
        ("many", []),
    ],
)
def test_a_number_is_guessed_and_both_are_named_where_it_may_be_two(
    text: str, meant: list[str]
) -> None:
    assert numbers_meant(text) == meant
