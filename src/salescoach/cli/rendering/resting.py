"""What a deal that is parked or over says of itself: since when, why, what brings it back."""

from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.telling import reason_words
from salescoach.deal.state import Ended, Parked
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, say


def standing(view: View) -> Message | None:
    """In one sentence: parked since when and until what, or how it ended; None where it goes on."""
    deal = view.deal
    if deal.ended is not None:
        return _with_reason(_ended(deal.ended), deal.ended.reason, view)
    if deal.parked is not None and deal.rests_on(view.today):
        return _with_reason(_parked(deal.parked), deal.parked.reason, view)
    return None


def own_words(view: View) -> str | None:
    """Why, in the words of whoever ended or parked it."""
    found = view.deal.ended or view.deal.parked
    return found.because if found is not None else None


def back_by_itself(view: View) -> Message | None:
    """That a parked deal counts again on its day."""
    deal = view.deal
    if deal.ended is not None or deal.parked is None or deal.parked.until is None:
        return None
    return say("rests.back", day=deal.parked.until)


def waiting(view: View) -> Message | None:
    """Until when the customer asked for time, and why; None where nobody waits."""
    found = view.deal.waiting_on(view.today)
    if found is None or found.end is None:
        return None
    return say("rests.waiting", day=found.end, because=Quoted(found.because or ""))


def reopen_line(deal_id: str) -> str:
    """The command that brings it back."""
    return line("reopen", deal_id, "--because", VALUE)


def _parked(parked: Parked) -> Message:
    until: Argument | None = parked.until
    trigger = Quoted(parked.trigger) if parked.trigger is not None else None
    if until is not None and trigger is not None:
        return say("rests.parked-both", since=parked.on, day=until, trigger=trigger)
    if trigger is not None:
        return say("rests.parked-trigger", since=parked.on, trigger=trigger)
    if until is not None:
        return say("rests.parked-until", since=parked.on, day=until)
    return say("rests.parked", since=parked.on)


def _ended(ended: Ended) -> Message:
    return say(f"rests.{ended.outcome}", day=ended.on)


def _with_reason(what: Message, reason: str | None, view: View) -> Message:
    if reason is None:
        return what
    return say("event.reason", what=what, reason=reason_words(reason, view))
