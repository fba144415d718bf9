"""What the receipt of a visit says beside what was recorded: what it came to, what is open."""

from collections.abc import Sequence

from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.telling_visits import told_visit
from salescoach.deal.events import Event
from salescoach.deal.record_events import VisitChanged, VisitHeld, VisitPlanned
from salescoach.guidance.view import View
from salescoach.guidance.visit_plans import PlanPart, unanswered
from salescoach.guidance.visits import outcome_of
from salescoach.values.messages import Message, say

_OPTIONS: dict[PlanPart, str] = {"who": "--with", "where": "--place"}


def recorded_visit(payload: VisitHeld, view: View) -> Message:
    """That it was held, and what it came to; by the promises so far where nobody says otherwise."""
    told = told_visit(payload, view)
    visit = view.deal.records.visit(payload.visit)
    came_to = outcome_of(visit, view) if visit is not None else None
    if came_to is None or payload.outcome is not None:
        return told
    return say("event.visit-outcome", visit=told, outcome=say(f"came-to.{came_to}"))


def open_in_plan(events: Sequence[Event], view: View) -> Message | None:
    """What the plan of a visit does not say yet, and the command that adds it; None if nothing."""
    for event in events:
        if isinstance(event.payload, VisitPlanned | VisitChanged):
            visit = view.deal.records.visit(event.payload.visit)
            parts = unanswered(visit, view) if visit and visit.state == "planned" else ()
            if visit is not None and parts:
                options = [word for one in parts for word in (_option(one), VALUE)]
                command = line("visit", "edit", view.deal_id, visit.id, *options)
                words = tuple(say(f"visit-part.{part}") for part in parts)
                return say("receipt.visit-open", parts=words, command=command)
    return None


def _option(part: PlanPart) -> str:
    return _OPTIONS.get(part, f"--{part}")
