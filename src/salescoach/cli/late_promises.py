"""The promises that are late, of all deals that are being sold or delivered."""

from salescoach.cli.seeing import all_seen
from salescoach.cli.session import Session
from salescoach.deal.records import Commitment
from salescoach.guidance.view import View
from salescoach.values.record import record
from salescoach.values.states import Side


@record(kw_only=True)
class Late:
    """One of them, with its deal."""

    promise: Commitment
    view: View


def late_promises(session: Session, side: Side | None) -> tuple[tuple[Late, ...], bool]:
    """The latest of all first; and whether a file could not be read, which is told.

    What is parked or over owes nothing today.
    """
    deals, broken = all_seen(session)
    found = [
        Late(promise=one, view=view)
        for _, view in deals.values()
        if view.deal.status_on(session.today) in ("selling", "delivering")
        for one in view.deal.records.commitments
        if one.is_late_on(session.today) and side in (None, one.side)
    ]
    found.sort(key=lambda one: (one.promise.due, one.view.deal_id, one.promise.place))
    return tuple(found), broken
