"""Why a day presses: what it is due for, what planned visit rests on it, what that is for."""

from datetime import date

from salescoach.guidance.candidates import Candidate
from salescoach.guidance.groundwork import resting_on
from salescoach.guidance.moments import visit_of
from salescoach.guidance.view import View
from salescoach.guidance.work_reasons import SOON
from salescoach.values.messages import Message, Quoted, Unit, say

_OWN_DAYS = frozenset({"keep", "chase", "arrange"})  # they tell it in words of their own


def dated(candidate: Candidate, due: date | None, view: View) -> list[Message]:
    """By when, and what is planned that rests on it. Not the day that the title tells already."""
    visit = visit_of(candidate, view)
    told = visit is not None and visit.day == due
    reasons = _before_a_visit(candidate, view)
    if due is not None and candidate.kind not in _OWN_DAYS and not told:
        kind = "because.due-late" if due < view.today else "because.due"
        reasons.insert(0, say(kind, day=due))
    return reasons


def goal(candidate: Candidate, view: View) -> list[Message]:
    """What was planned for the visit that the item is: it is the measure of the day."""
    visit = visit_of(candidate, view)
    if visit is None or visit.goal is None or candidate.item is None:
        return []
    own = candidate.item.visit_kind == visit.kind
    return [say("because.goal", goal=Quoted(visit.goal))] if own else []


def _before_a_visit(candidate: Candidate, view: View) -> list[Message]:
    """That something planned is near which rests on what is asked here: a pilot on its mark."""
    found = resting_on(candidate, view)
    if found is None:
        return []
    kind, visit = found
    days = Unit((visit.day - view.today).days, "day")
    if days.count == SOON:
        return [say("because.before-visit-tomorrow", what=kind)]
    return [say("because.before-visit", what=kind, days=days, day=visit.day)]
