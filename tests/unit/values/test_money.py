from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.values.currencies import DECIMALS
from salescoach.values.money import Money, NotMoney, money_of, parse_money

READ = {
    "currency-after": ("50000 EUR", "50000.00", "EUR"),
    "currency-before": ("EUR 50000", "50000.00", "EUR"),
    "without-space": ("50000EUR", "50000.00", "EUR"),
    "without-space-before": ("EUR50000", "50000.00", "EUR"),
    "all-decimals": ("50000.00 EUR", "50000.00", "EUR"),
    "fewer-decimals": ("0.5 EUR", "0.50", "EUR"),
    "zero": ("0 EUR", "0.00", "EUR"),
    "leading-zeros": ("007 EUR", "7.00", "EUR"),
    "space-around": (" \t50000 EUR\n", "50000.00", "EUR"),
    "no-decimals": ("1000 JPY", "1000", "JPY"),
    "three-decimals": ("1.250 BHD", "1.250", "BHD"),
    "three-decimals-filled-up": ("1 BHD", "1.000", "BHD"),
    "largest": ("999999999999999.999 KWD", "999999999999999.999", "KWD"),
}

REFUSED = {
    "empty": ("", "form", ""),
    "only-space": (" ", "form", ""),
    "no-currency": ("50000", "form", ""),
    "no-number": ("EUR", "form", ""),
    "two-currencies": ("EUR 50000 USD", "form", ""),
    "the-same-currency-twice": ("EUR 50000 EUR", "form", ""),
    "two-spaces": ("50000  EUR", "form", ""),
    "line-break-inside": ("50000\nEUR", "form", ""),
    "no-break-space": ("50000\N{NO-BREAK SPACE}EUR", "form", ""),
    "two-amounts": ("5 EUR\n5 EUR", "form", ""),
    "negative": ("-5 EUR", "form", ""),
    "plus": ("+5 EUR", "form", ""),
    "comma": ("50,000 EUR", "form", ""),
    "decimal-comma": ("50000,00 EUR", "form", ""),
    "grouped-by-space": ("50 000 EUR", "form", ""),
    "grouped-by-underscore": ("50_000 EUR", "form", ""),
    "two-points": ("50.000.000 EUR", "form", ""),
    "point-first": (".5 EUR", "form", ""),
    "point-last": ("5. EUR", "form", ""),
    "exponent": ("5e3 EUR", "form", ""),
    "not-a-number": ("NaN EUR", "form", ""),
    "infinite": ("Infinity EUR", "form", ""),
    "arabic-digits": ("٥٠ EUR", "form", ""),
    "full-width-digits": ("５０ EUR", "form", ""),
    "full-width-letters": ("50 ＥＵＲ", "form", ""),
    "lower-case": ("50 eur", "form", ""),
    "sign-of-the-currency": ("50 €", "form", ""),
    "four-letters": ("50 EURO", "form", ""),
    "sixteen-digits": ("1000000000000000 EUR", "form", ""),
    "unknown-currency": ("50 ZZZ", "currency", "ZZZ"),
    "currency-of-the-past": ("50 DEM", "currency", "DEM"),
    "gold": ("50 XAU", "currency", "XAU"),
    "grouped-by-point": ("50.000 EUR", "decimals", "EUR"),
    "decimals-that-are-zero": ("50.0000 EUR", "decimals", "EUR"),
    "fraction-of-a-cent": ("0.001 EUR", "decimals", "EUR"),
    "yen-with-decimals": ("1000.0 JPY", "decimals", "JPY"),
    "four-decimals-of-three": ("1.2500 BHD", "decimals", "BHD"),
    "thousands-of-decimals": ("1." + "0" * 5_000 + " EUR", "decimals", "EUR"),
}


@pytest.mark.parametrize(("text", "amount", "currency"), READ.values(), ids=READ)
def test_an_amount_with_a_currency_is_read_with_the_decimals_of_the_currency(
    text: str, amount: str, currency: str
) -> None:
    money = parse_money(text)

    assert money == Money(Decimal(amount), currency)
    assert money.as_json() == {"amount": amount, "currency": currency}


@pytest.mark.parametrize(("text", "reason", "detail"), REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused_with_the_part_that_is_wrong(
    text: str, reason: str, detail: str
) -> None:
    with pytest.raises(NotMoney) as refused:
        parse_money(text)

    assert (refused.value.reason, refused.value.detail) == (reason, detail)


STORED_WRONGLY = {
    "currency-inside": ("5 EUR", "EUR", "form"),
    "negative": ("-5", "EUR", "form"),
    "space": (" 5", "EUR", "form"),
    "line-break": ("5\n", "EUR", "form"),
    "arabic-digits": ("٥", "EUR", "form"),
    "exponent": ("5E+3", "EUR", "form"),
    "sixteen-digits": ("1" * 16, "EUR", "form"),
    "no-number": ("", "EUR", "form"),
    "no-currency": ("5", "", "currency"),
    "lower-case": ("5", "eur", "currency"),
    "decimals": ("5.000", "EUR", "decimals"),
}


@pytest.mark.parametrize(
    ("number", "currency", "reason"), STORED_WRONGLY.values(), ids=STORED_WRONGLY
)
def test_stored_parts_that_are_no_money_are_refused(
    number: str, currency: str, reason: str
) -> None:
    with pytest.raises(NotMoney) as refused:
        money_of(number, currency)

    assert refused.value.reason == reason


@given(units=st.integers(0, 10**17 - 1), currency=st.sampled_from(sorted(DECIMALS)))
def test_money_survives_writing_and_reading_in_every_currency(units: int, currency: str) -> None:
    decimals = DECIMALS[currency]
    amount = Decimal(units % 10 ** (15 + decimals)).scaleb(-decimals)
    money = Money(amount, currency)
    parts = money.as_json()

    assert money_of(**_renamed(parts)) == money
    assert money_of(**_renamed(parts)).as_json() == parts
    assert parse_money(f"{amount:f} {currency}") == money
    assert parse_money(f"{currency} {amount:f}") == money


@given(text=st.text(alphabet="0123456789. EURJPYBHD-,eé\n", max_size=24))
def test_any_text_is_money_or_not_money(text: str) -> None:
    try:
        money = parse_money(text)
    except NotMoney:
        return

    exponent = money.amount.as_tuple().exponent
    assert exponent == -DECIMALS[money.currency]


def _renamed(parts: dict[str, str]) -> dict[str, str]:
    return {"number": parts["amount"], "currency": parts["currency"]}
