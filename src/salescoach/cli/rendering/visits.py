"""The visits of a deal, on a screen, in plain lines and in JSON."""

from typing import TYPE_CHECKING, Any

from salescoach.cli.rendering.naming import people_words
from salescoach.cli.rendering.telling_visits import kind_words
from salescoach.cli.session import Session
from salescoach.deal.records import Visit
from salescoach.guidance.view import View
from salescoach.guidance.visits import outcome_of
from salescoach.values.messages import Message, Quoted, Weekday, say

if TYPE_CHECKING:
    from salescoach.cli.rendering.layout import Screen


def in_order(view: View) -> tuple[Visit, ...]:
    """Those to come, the nearest first; then those whose day is past or that are off, newest first.

    Of one day the earlier one stands first among those to come, and last among the others.
    """
    visits = sorted(view.deal.records.visits, key=lambda one: (one.day, one.time or "", one.place))
    ahead = [one for one in visits if one.state == "planned" and one.day >= view.today]
    return (*ahead, *reversed([one for one in visits if one not in ahead]))


def visit_lines(screen: "Screen", session: Session, view: View) -> None:
    """A paragraph a visit, or that there is none."""
    if not view.deal.records.visits:
        screen.add(session.text(say("visits.nothing")))
    for visit in in_order(view):
        screen.blank()
        state = session.text(say("value", value=_state(visit, view)))
        head = session.text(_head(visit, view))
        screen.add((head, "bold"), f"  ({state})", (f"  {visit.id}", "dim"))
        for told in _told(visit, view):
            screen.add(session.text(told), indent=2, hang=4)


def visit_row(visit: Visit, view: View) -> tuple[str, ...]:
    """A visit in plain columns; see docs/scripts.md."""
    return (
        visit.id,
        visit.day.isoformat(),
        visit.time or "",
        visit.state,
        visit.kind or "",
        visit.location or "",
        " ".join(visit.people),
        outcome_of(visit, view) or "",
        visit.goal or "",
        visit.because or "",
    )


def visit_json(visit: Visit, view: View) -> dict[str, Any]:
    """A visit with all that is recorded of it, and what it came to."""
    return {
        "id": visit.id,
        "day": visit.day.isoformat(),
        "time": visit.time,
        "state": visit.state,
        "kind": visit.kind,
        "place": visit.location,
        "people": list(visit.people),
        "ours": list(visit.ours),
        "goal": visit.goal,
        "at_least": visit.at_least,
        "leave_out": visit.leave_out,
        "answers": {one.question: one.text for one in visit.answers},
        "outcome": outcome_of(visit, view),
        "corrected": visit.corrected is not None,
        "moves": visit.moves,
        "because": visit.because,
        "cycle": visit.cycle,
    }


def _head(visit: Visit, view: View) -> Message:
    kind = kind_words(visit.kind, view)
    if visit.time is None:
        head = say("visits.head", day=Weekday(visit.day), kind=kind)
    else:
        head = say("visits.head-time", day=Weekday(visit.day), time=visit.time, kind=kind)
    if visit.location is None:
        return head
    return say("visits.head-place", head=head, place=visit.location)


def _state(visit: Visit, view: View) -> Message:
    if visit.state == "planned" and visit.day < view.today:
        return say("visits.unreported")
    return say(f"visits.{visit.state}")


def _told(visit: Visit, view: View) -> list[Message]:
    told = []
    if visit.people:
        told.append(say("visits.with", who=people_words(visit.people, view)))
    if visit.ours:
        told.append(say("visits.ours", who=visit.ours))
    for name in ("goal", "at_least", "leave_out"):
        words = getattr(visit, name)
        if words is not None:
            told.append(say(f"visits.{name.replace('_', '-')}", words=words))
    for one in visit.answers:
        question = say(f"plan-question.{one.question}")
        told.append(say("visits.answer", question=question, words=one.text))
    outcome = outcome_of(visit, view)
    if outcome is not None:
        told.append(say("visits.came-to", outcome=say(f"came-to.{outcome}")))
    if visit.because is not None:
        told.append(say("visits.because", words=Quoted(visit.because)))
    return told
