"""What was conceded and what was refused, as shares of the amount of the deal.

What costs nothing that was written down counts for nothing; money compares in one currency only,
or by a rate of the playbook.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from salescoach.deal.records import Agreement
from salescoach.guidance.comparing import converted
from salescoach.values.money import Money
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View


@record
class Share:
    """So much of so much, in one currency; in percent, rounded down, for a reader."""

    part: Decimal
    whole: Decimal

    @property
    def percent(self) -> int:
        """0 where there is nothing to share."""
        return int(100 * self.part / self.whole) if self.whole else 0


NOTHING = Share(Decimal(0), Decimal(1))


def given_away(view: "View") -> Share | None:
    """All that we gave less all that we got for it, never less than nothing.

    None where it cannot be told: there is no amount, or money does not compare.
    """
    worth = [
        (sign, money)
        for one in _agreements(view, refused=False)
        for sign, money in ((1, one.give_worth), (-1, one.get_worth))
        if money is not None
    ]
    if not any(sign > 0 for sign, _ in worth):
        return NOTHING
    amounts = [(sign, _in_currency(money, view)) for sign, money in worth]
    total = Decimal(0)
    for sign, amount in amounts:
        if amount is None:
            return None
        total += sign * amount
    return _of_amount(max(total, Decimal(0)), view)


def smallest_refusal(view: "View") -> Share | None:
    """The least of the gives that they asked for and we refused, where it could still close.

    None where none was refused, and where it cannot be told. It can close at the gate where the
    deal is won and nowhere else; where the playbook names none, until it is won.
    """
    if view.deal.delivering or view.playbook.won_after not in (None, view.deal.stage):
        return None
    refused = [one.give_worth for one in _agreements(view, refused=True)]
    amounts = [_in_currency(money, view) for money in refused if money is not None]
    known = [amount for amount in amounts if amount is not None]
    return _of_amount(min(known), view) if known else None


def _agreements(view: "View", *, refused: bool) -> list[Agreement]:
    found = view.deal.records.agreements
    return [one for one in found if one.refused is refused and one.cycle == view.deal.cycle]


def _in_currency(money: Money, view: "View") -> Decimal | None:
    """In the currency of the deal's amount."""
    amount = view.deal.amount
    if amount is None:
        return None
    return converted(money, amount.currency, view.playbook.exchange_rates)


def _of_amount(part: Decimal, view: "View") -> Share | None:
    """None without an amount, and of one that is nothing."""
    amount = view.deal.amount
    return None if amount is None or not amount.amount else Share(part, amount.amount)
