"""The doubt of who gets a promise of ours: on record is that both are of one day, no more."""

from salescoach.deal.records import Commitment, Doubt
from salescoach.guidance.view import View


def doubt_beside(promise: Commitment, view: View) -> Doubt | None:
    """The first open doubt that a receiver raised on the day on which we promised it."""
    if promise.side != "ours":
        return None
    same_day = (one for one in view.deal.records.doubts if one.is_open and one.on == promise.on)
    return next((one for one in same_day if one.holder in promise.to), None)
