"""What every sheet about a deal says first: how much, by when, where it stands, whose it is."""

from salescoach.cli.status import status_word
from salescoach.guidance.view import View
from salescoach.playbook.model import Titled
from salescoach.values.messages import Message, say


def amount_by(view: View) -> Message | None:
    """The planned day only while it is still to be decided: afterwards it says nothing."""
    deal = view.deal
    by = deal.expected_close if deal.status_on(view.today) in ("selling", "parked") else None
    if deal.amount and by:
        return say("screen.amount-by", amount=deal.amount, day=by)
    if deal.amount:
        return say("value", value=deal.amount)
    return say("screen.by", day=by) if by else None


def stage_day(view: View) -> Message:
    """The stage, and the day there; of a deal that rests or waits that instead."""
    stage = view.stage.title
    if view.deal.rests_on(view.today):
        status = status_word(view.deal, view.today)
        return say("screen.stage-status", stage=stage, status=status)
    wait = view.deal.waiting_on(view.today)
    if wait is not None and wait.end is not None:
        return say("list.waiting", what=stage, day=wait.end)
    if view.limit is None:
        return say("screen.stage-day", stage=stage, day=view.days_in_stage)
    used, allowed = view.limit
    calendar = "screen.stage-day-of"
    if used != view.days_in_stage:
        calendar = "screen.stage-day-business"
    return say(calendar, stage=stage, day=used, limit=allowed)


def customer_type(view: View) -> Message:
    """What type the customer is, or that nobody has said so."""
    found: Titled | None = next(
        (one for one in view.playbook.customer_types if one.id == view.deal.customer_type), None
    )
    if found is None:
        return say("screen.no-type")
    return say("value", value=found.title)
