"""All deals in the order in which they deserve attention."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from salescoach.guidance.advice import Action, Advice, advise
from salescoach.guidance.measures import days_since_contact
from salescoach.guidance.view import View
from salescoach.values.record import record


@record(kw_only=True)
class Queued:
    """One line of the queue. `quiet_days`: since the last buyer act, or since the opening."""

    deal_id: str
    advice: Advice
    quiet_days: int
    stale: bool
    zombie: bool

    @property
    def action(self) -> Action | None:
        """The first action, None where there is nothing to do."""
        return self.advice.actions[0] if self.advice.actions else None

    @property
    def score(self) -> int:
        """Of the first action, 0 without one."""
        return self.action.score if self.action else 0


def queue_of(views: Iterable[tuple[str, View]]) -> tuple[Queued, ...]:
    """Rank deals: zombies last; then score; then amount, where it can be compared; then date, id.

    Deals that are parked or over are left out; one that is past its day is back. Amounts decide
    only among deals of equal score that all have one currency.
    """
    queued = [
        _queued(deal_id, view) for deal_id, view in views if not view.deal.rests_on(view.today)
    ]
    currencies: dict[tuple[bool, int], set[str]] = {}
    for one in queued:
        amount = one.advice.view.deal.amount
        if amount is not None:
            currencies.setdefault((one.zombie, one.score), set()).add(amount.currency)

    def order(one: Queued) -> tuple[bool, int, Decimal, date, str]:
        deal = one.advice.view.deal
        comparable = len(currencies.get((one.zombie, one.score), ())) == 1
        amount = deal.amount.amount if deal.amount and comparable else Decimal(0)
        return one.zombie, -one.score, -amount, deal.expected_close or date.max, one.deal_id

    return tuple(sorted(queued, key=order))


@record
class Quiet:
    """How long nothing was heard of the buyer, and whether that is long or very long."""

    days: int
    stale: bool
    zombie: bool


def quiet_for(view: View) -> Quiet:
    """Days since the last buyer act, or since the opening; never stale while it rests."""
    days = days_since_contact(view)
    limits = view.playbook.stale_after_days
    awake = not view.deal.rests_on(view.today)
    return Quiet(days, awake and days > limits.stale, awake and days > limits.zombie)


def _queued(deal_id: str, view: View) -> Queued:
    quiet = quiet_for(view)
    return Queued(
        deal_id=deal_id,
        advice=advise(view),
        quiet_days=quiet.days,
        stale=quiet.stale,
        zombie=quiet.zombie,
    )
