import pytest

from salescoach.values.currencies import DECIMALS

# Picked from ISO 4217 by hand, list one, as amended in 2025.
IN_USE = {
    "EUR": 2,
    "USD": 2,
    "GBP": 2,
    "CHF": 2,
    "CNY": 2,
    "RUB": 2,
    "HUF": 2,
    "MGA": 2,
    "JPY": 0,
    "KRW": 0,
    "CLP": 0,
    "ISK": 0,
    "VND": 0,
    "XOF": 0,
    "BHD": 3,
    "KWD": 3,
    "TND": 3,
    "JOD": 3,
    "XCG": 2,
    "ZWG": 2,
}
NOT_IN_USE = ("BGN", "HRK", "DEM", "ANG", "ZWL", "SLL", "XAU", "XTS", "XXX", "CHE", "CLF", "BTC")


@pytest.mark.parametrize(("code", "decimals"), IN_USE.items(), ids=IN_USE)
def test_a_currency_has_the_decimals_of_the_standard(code: str, decimals: int) -> None:
    assert DECIMALS[code] == decimals


@pytest.mark.parametrize("code", NOT_IN_USE)
def test_funds_metals_and_currencies_of_the_past_are_unknown(code: str) -> None:
    assert code not in DECIMALS


def test_codes_are_three_capitals() -> None:
    assert [
        code for code in DECIMALS if not (len(code) == 3 and code.isascii() and code.isupper())
    ] == []
