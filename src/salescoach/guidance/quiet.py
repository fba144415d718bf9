"""How long nothing was heard of the buyer, and when that is long, or very long."""

from typing import TYPE_CHECKING

from salescoach.guidance.dues import last_turn, next_turn
from salescoach.guidance.measures import days_since_contact, last_buyer_act
from salescoach.guidance.named_days import named_day
from salescoach.playbook.conditions import NextStepCondition
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View

_NEXT_STEP = NextStepCondition()


@record
class Quiet:
    """How long nothing was heard of the buyer, and whether that is long or very long."""

    days: int
    stale: bool
    zombie: bool


def quiet_for(view: "View") -> Quiet:
    """Days since the last buyer act, or since the opening, without pauses; never stale in one.

    For a zombie they count anew from the day a wait or a parking ended: until then nobody was to
    be heard. With a next step there is none, nor while a day that they named asks for attention,
    nor of a deal in delivery that is looked after in turns.
    """
    days = days_since_contact(view)
    limits = view.playbook.stale_after_days
    if view.deal.rests_on(view.today):
        return Quiet(days, stale=False, zombie=False)
    agreed = named_day(view) is not None or view.evaluate(_NEXT_STEP).holds
    zombie = _awake_days(view) > limits.zombie and not agreed and not _is_looked_after(view)
    return Quiet(days, stale=days > limits.stale, zombie=zombie)


def _is_looked_after(view: "View") -> bool:
    """In delivery: something that repeats was done, and its next turn is still to come."""
    if not view.deal.delivering:
        return False
    turns = (
        next_turn(view, stage, item)
        for stage in view.open_stages
        for item in stage.items
        if item.repeat is not None and last_turn(view, stage, item) is not None
    )
    return any(turn is not None and turn >= view.today for turn in turns)


def _awake_days(view: "View") -> int:
    """Negative while a wait goes on."""
    heard = last_buyer_act(view) or view.deal.opened
    ends = (one.end for one in view.deal.pauses if one.end is not None)
    return (view.today - max((heard, *ends))).days
