"""Money: an exact amount with its currency. It knows nothing of exchange rates."""

import re
from decimal import Decimal

from salescoach.values.currencies import DECIMALS
from salescoach.values.record import record

_WRITTEN = (
    r"(?:(?P<before>[A-Z]{3}) ?)?(?P<number>[0-9]{1,15}(?:\.[0-9]+)?)(?: ?(?P<after>[A-Z]{3}))?"
)
_MOST_DIGITS = 15


class NotMoney(ValueError):
    """The text is not an amount with a currency; `reason` says which part is wrong.

    `reason` is one of "form", "currency", "decimals"; `detail` is the currency where there is one.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


@record
class Money:
    """`amount` has exactly the decimals of its `currency` (an ISO 4217 code)."""

    amount: Decimal
    currency: str

    def as_json(self) -> dict[str, str]:
        """The shape that JSON output and deal files share."""
        return {"amount": str(self.amount), "currency": self.currency}


def parse_money(text: str) -> Money:
    """Read `50000 EUR`, `EUR 50000.00`.

    `50.000` is never guessed to be fifty thousand: three decimals of a currency that has two are
    an error.

    Raises:
        NotMoney: for anything else.
    """
    found = re.fullmatch(_WRITTEN, text.strip(), re.ASCII)
    if found is None:
        raise NotMoney("form")
    before, after = found["before"], found["after"]
    if (before is None) == (after is None):
        raise NotMoney("form")
    return money_of(found["number"], before or after)


def money_of(number: str, currency: str) -> Money:
    """Build money from its two parts as a deal file holds them.

    Raises:
        NotMoney: unknown currency, or more decimals than it has.
    """
    decimals = DECIMALS.get(currency)
    if decimals is None:
        raise NotMoney("currency", currency)
    whole, point, fraction = number.partition(".")
    digits = number.isascii() and whole.isdigit() and (fraction.isdigit() or not point)
    if not digits or len(whole) > _MOST_DIGITS:
        raise NotMoney("form")
    amount = Decimal(number)
    exact = amount.quantize(Decimal(1).scaleb(-decimals))
    if exact != amount or len(fraction) > decimals:
        raise NotMoney("decimals", currency)
    return Money(exact, currency)
