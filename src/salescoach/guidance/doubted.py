"""The doubt of who gets a promise of ours: on record is that both are of one day, no more."""

from salescoach.deal.records import Commitment, Doubt
from salescoach.guidance.view import View
from salescoach.values.states import GRAVEST_FIRST


def doubt_beside(promise: Commitment, view: View) -> Doubt | None:
    """The gravest doubt, not answered yet, that a receiver raised on the day of the promise.

    Of several promises of that day to that person it belongs to the one that is due first.
    """
    if promise.side != "ours":
        return None
    doubts = (
        one
        for one in view.deal.records.doubts
        if one.state in ("raised", "explored") and one.on == promise.on and one.holder in promise.to
    )
    doubt = min(
        doubts, key=lambda one: (GRAVEST_FIRST.index(one.severity), one.place), default=None
    )
    if doubt is None:
        return None
    rivals = (
        (one.due is None, one.due or one.on, one.place, one.id)
        for one in view.deal.records.commitments
        if one.side == "ours" and one.state == "open" and one.on == promise.on
        and doubt.holder in one.to
    )  # fmt: skip
    return doubt if min(rivals)[-1] == promise.id else None
