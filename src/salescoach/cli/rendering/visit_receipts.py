"""What the receipt of a visit says beside what was recorded: what it came to, what is open."""

from salescoach.cli.rendering.commands import VALUE, line
from salescoach.deal.record_events import VisitEvent, VisitHeld
from salescoach.deal.records import Visit
from salescoach.guidance.view import View
from salescoach.guidance.visit_plans import PlanPart, unanswered
from salescoach.guidance.visits import outcome_of
from salescoach.values.messages import Message, say

_OPTIONS: dict[PlanPart, str] = {"who": "--with", "where": "--place"}


def recorded_visit(payload: VisitEvent, told: Message, view: View) -> Message:
    """What was recorded, and what it came to, or what its plan does not say yet."""
    visit = view.deal.records.visit(payload.visit)
    match visit:
        case None:
            return told
        case Visit(state="planned"):
            return _with_what_is_open(visit, told, view)
        case Visit(state="held") if isinstance(payload, VisitHeld) and payload.outcome is None:
            return _with_what_it_came_to(visit, told, view)
        case _:
            return told


def _with_what_it_came_to(visit: Visit, told: Message, view: View) -> Message:
    """By the promises so far; where the rep says what it came to, that is told already."""
    outcome = outcome_of(visit, view)
    if outcome is None:
        return told
    return say("event.visit-outcome", visit=told, outcome=say(f"came-to.{outcome}"))


def _with_what_is_open(visit: Visit, told: Message, view: View) -> Message:
    parts = unanswered(visit, view)
    if not parts:
        return told
    options = [word for one in parts for word in (_OPTIONS.get(one, f"--{one}"), VALUE)]
    command = line("visit", "edit", view.deal_id, visit.id, *options)
    words = tuple(say(f"visit-part.{part}") for part in parts)
    return say("receipt.visit-open", visit=told, parts=words, command=command)
