"""That nothing is to be done today, and what is agreed: the days ahead, theirs and ours."""

from collections.abc import Iterator

from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.layout import Screen
from salescoach.cli.rendering.naming import short_name
from salescoach.cli.session import Session
from salescoach.deal.records import Commitment
from salescoach.guidance.advice import Advice
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit
from salescoach.values.messages import Message, say

_MOST_PROMISES = 3


def add_nothing_to_do(screen: Screen, session: Session, deal_id: str, advice: Advice) -> None:
    """Nothing for this seller role, nothing at all, or a stage that is not written yet."""
    stage = advice.view.stage
    if advice.role is not None:
        screen.add(session.text(say("screen.nothing-for-you", command=line("next", deal_id))))
    elif advice.actions or stage.checklists or stage.exit_criteria:
        screen.add((session.text(say("screen.nothing-to-do")), "bold"))
        for told in agreed(advice.view):
            screen.add(session.text(told))
    else:
        screen.add(session.text(say("screen.stage-not-written")))
        if stage.about:
            screen.add(stage.about)


def agreed(view: View) -> Iterator[Message]:
    """The next visit, then the promises of both sides with a day ahead, the nearest first."""
    visit = next_visit(view)
    if visit is not None:
        people = (view.deal.person(id_) for id_ in visit.people)
        who = tuple(short_name(person, view) for person in people if person is not None)
        if who:
            yield say("screen.you-meet", day=visit.day, who=who)
        else:
            yield say("screen.you-meet-them", day=visit.day)
    ahead = [
        one
        for one in view.deal.records.commitments
        if one.state == "open" and one.due is not None and one.due >= view.today
    ]
    for promise in sorted(ahead, key=_by_day)[:_MOST_PROMISES]:
        yield _promise(promise, view)


def _promise(promise: Commitment, view: View) -> Message:
    assert promise.due is not None
    if promise.side == "ours":
        return say("screen.from-us", day=promise.due, what=promise.what)
    owner = view.deal.person(promise.owner) if promise.owner is not None else None
    if owner is None:
        return say("screen.from-them", day=promise.due, what=promise.what)
    return say("screen.from", day=promise.due, who=short_name(owner, view), what=promise.what)


def _by_day(promise: Commitment) -> tuple[str, int]:
    return (promise.due.isoformat() if promise.due else "", promise.place)
