"""The doubts of a deal, on a screen and in JSON."""

from collections.abc import Iterator
from typing import Any

from salescoach.cli.rendering.layout import Screen
from salescoach.cli.rendering.naming import joined, people_words
from salescoach.cli.session import Session
from salescoach.deal.records import Doubt
from salescoach.guidance.known_doubts import known_doubt, things_to_show
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, Unit, say
from salescoach.values.states import GRAVEST_FIRST


def listed_doubts(view: View) -> tuple[Doubt, ...]:
    """The open ones first, of these the most severe; else as they were raised."""
    return tuple(
        sorted(
            view.deal.records.doubts,
            key=lambda one: (not one.is_open, one.is_open and GRAVEST_FIRST.index(one.severity)),
        )
    )


def doubts_screen(session: Session, view: View, doubts: tuple[Doubt, ...]) -> str:
    """Each with who has it, how far it is, and what to do next about it."""
    screen = Screen(session)
    still_open = Unit(sum(one.is_open for one in doubts), "open-doubt")
    title = say("doubts.title", account=view.deal.account, doubts=still_open)
    screen.add((session.text(title), "bold"))
    for doubt in doubts:
        screen.blank()
        head = say("doubts.holder", words=Quoted(doubt.words), who=_holder(doubt, view))
        screen.add((session.text(head), "bold"), hang=2)
        for line in _lines(doubt, view):
            screen.add(session.text(line), indent=2, hang=4)
        screen.add((doubt.id, "dim"), indent=2)
    return screen.text()


def doubt_json(one: Doubt) -> dict[str, Any]:
    """All that is known of it; `since` is the day of its state."""
    return {
        "id": one.id,
        "words": one.words,
        "holder": one.holder,
        "severity": one.severity,
        "state": one.state,
        "since": (one.changed or one.on).isoformat(),
        "raised": one.on.isoformat(),
        "times": one.times,
        "library": one.library,
        "visit": one.visit,
        "risk": one.risk,
        "show": one.show,
        "answer": one.answer,
        "document": one.document,
        "settled_by": list(one.settled_by),
        "settled_words": one.settled_words,
    }


def _holder(doubt: Doubt, view: View) -> Message:
    if doubt.holder is None:
        return say("doubts.nobody")
    return say("value", value=people_words((doubt.holder,), view))


def _lines(doubt: Doubt, view: View) -> Iterator[Message]:
    """A settled doubt is told in one line; an open one with what its state asks for."""
    if not doubt.is_open:
        yield _settled(doubt, view)
        return
    yield _standing(doubt)
    entry = known_doubt(doubt, view.playbook)
    if entry is not None and entry.title is not None:
        yield say("doubts.like", entry=entry.title)
    if doubt.risk is not None:
        yield say("doubts.behind", risk=Quoted(doubt.risk))
    elif entry is not None and entry.risk_behind is not None:
        yield say("doubts.behind-often", risk=entry.risk_behind)
    if doubt.risk is None and entry is not None and entry.explore:
        yield say("doubts.ask", question=Quoted(entry.explore[0]))
    if entry is not None and entry.not_yet:
        yield say("doubts.not-yet", what=joined(entry.not_yet))
    things = things_to_show(doubt, view.playbook)
    if things and doubt.state != "answered":
        yield say("doubts.show", what=joined(things))
    if doubt.answer is not None:
        told = "doubts.answered" if doubt.state == "answered" else "doubts.answered-before"
        yield say(told, answer=Quoted(doubt.answer))


def _standing(doubt: Doubt) -> Message:
    state, day = say(f"state.{doubt.state}"), doubt.changed or doubt.on
    standing = say("doubts.since", state=state, day=day)
    if doubt.severity != "medium":
        severity = say(f"severity.{doubt.severity}")
        standing = say("doubts.since-severity", state=state, day=day, severity=severity)
    if doubt.times == 1:
        return standing
    return say("doubts.raised-again", standing=standing, times=Unit(doubt.times, "time"))


def _settled(doubt: Doubt, view: View) -> Message:
    who = people_words(doubt.settled_by, view)
    settled = say("doubts.settled", day=doubt.changed or doubt.on, who=who)
    if doubt.settled_words is None:
        return settled
    return say("doubts.settled-words", settled=settled, words=Quoted(doubt.settled_words))
