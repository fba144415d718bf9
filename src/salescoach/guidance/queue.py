"""All deals in the order in which they deserve attention."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from salescoach.guidance.advice import Action, Advice, advise
from salescoach.guidance.quiet import quiet_for
from salescoach.guidance.rest import line_of, rests_since
from salescoach.guidance.seller import is_with, only_for
from salescoach.guidance.view import View
from salescoach.values.record import record

_WEIGHT_OF_WARNING = 10


@record(kw_only=True)
class Queued:
    """One line of the queue.

    Attributes:
        deal_id: of the deal.
        advice: what `next DEAL` would say, for the same seller role.
        quiet_days: since the last buyer act, or since the opening; pauses left out.
        stale: that is long.
        zombie: that is very long, and nothing is agreed with the buyer, nor a day named by them.
        rests_since: the last day that anything was recorded for; None while something is new or
            dated.
        action: what its line says, see `rest.line_of`; of a deal that rests what was first.
    """

    deal_id: str
    advice: Advice
    quiet_days: int
    stale: bool
    zombie: bool
    rests_since: date | None = None
    action: Action | None = None

    @property
    def score(self) -> int:
        """Of the action, 0 without one."""
        return self.action.score if self.action else 0

    @property
    def late(self) -> bool:
        """A promise of ours is past its day, or what the line says is."""
        view = self.advice.view
        promises = view.deal.records.commitments
        if any(one.side == "ours" and one.is_late_on(view.today) for one in promises):
            return True
        due = self.action.due if self.action is not None else None
        return due is not None and due < view.today

    @property
    def urgency(self) -> int:
        """The score, and ten for each degree of the worst warning."""
        worst = max((one.severity for one in self.advice.warnings), default=0)
        return self.score + _WEIGHT_OF_WARNING * worst


def queue_of(
    views: Iterable[tuple[str, View]], *, role: str | None = None, mixed: bool = False
) -> tuple[Queued, ...]:
    """Rank deals: zombies last, before them those that rest; then urgency, amount, date, id.

    Deals that are parked or over are left out; one that is past its day is back. Amounts decide
    only among deals of equal urgency that all have one currency. With a seller `role` only the
    deals in its hands; `mixed` leaves those that rest among the others.
    """
    queued = [
        _queued(deal_id, view, role, mixed=mixed)
        for deal_id, view in views
        if not view.deal.rests_on(view.today) and (role is None or is_with(view, role))
    ]

    def group(one: Queued) -> tuple[bool, bool, int]:
        return one.zombie, one.rests_since is not None and not mixed, -one.urgency

    currencies: dict[tuple[bool, bool, int], set[str]] = {}
    for one in queued:
        amount = one.advice.view.deal.amount
        if amount is not None:
            currencies.setdefault(group(one), set()).add(amount.currency)

    def order(one: Queued) -> tuple[tuple[bool, bool, int], Decimal, date, str]:
        deal = one.advice.view.deal
        comparable = len(currencies.get(group(one), ())) == 1
        amount = deal.amount.amount if deal.amount and comparable else Decimal(0)
        return group(one), -amount, deal.expected_close or date.max, one.deal_id

    return tuple(sorted(queued, key=order))


def _queued(deal_id: str, view: View, role: str | None, *, mixed: bool) -> Queued:
    quiet = quiet_for(view)
    advice = advise(view)
    if role is not None:
        advice = only_for(advice, role)
    rests = rests_since(advice)
    first = advice.actions[0] if advice.actions else None
    return Queued(
        deal_id=deal_id,
        advice=advice,
        quiet_days=quiet.days,
        stale=quiet.stale,
        zombie=quiet.zombie,
        rests_since=rests,
        action=first if rests is not None or mixed else line_of(advice),
    )
