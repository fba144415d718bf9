"""What a receipt adds of doubts and problems: what to do about them."""

from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.naming import joined, people_words
from salescoach.deal.record_events import (
    DoubtAnswered,
    DoubtEvent,
    DoubtExplored,
    DoubtRaised,
    DoubtSettled,
    ProblemEvent,
    ProblemSolved,
)
from salescoach.deal.records import Doubt
from salescoach.guidance.known_doubts import first_to_show, known_doubt, sounding_like
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, Unit, say


def recorded_doubt(payload: DoubtEvent, told: Message, view: View) -> Message:
    """What to ask first, what to show then, and whose word settles it."""
    doubt = view.deal.records.doubt(payload.doubt)
    if doubt is None:
        return told
    match payload:
        case DoubtRaised():
            return _raised(doubt, told, view)
        case DoubtExplored():
            return _explored(payload, doubt, told, view)
        case DoubtAnswered():
            if doubt.risk is None:
                told = say("recorded.doubt-not-explored", told=told)
            who = doubt.holder or VALUE
            settle = line("doubt", "settle", view.deal_id, doubt.id, "--said-by", who)
            return say("recorded.doubt-theirs", told=told, command=settle)
        case DoubtSettled(said_by=said_by):
            if doubt.answer is None:
                told = say("recorded.doubt-not-answered", told=told)
            if doubt.holder is None or doubt.holder in said_by:
                return told
            holder = people_words((doubt.holder,), view)
            return say("recorded.doubt-not-holder", told=told, holder=holder)


def recorded_problem(payload: ProblemEvent, told: Message) -> Message:
    """By our own word alone nothing is solved for them."""
    if isinstance(payload, ProblemSolved) and not payload.said_by:
        return say("recorded.problem-not-theirs", told=told)
    return told


def _explored(payload: DoubtExplored, doubt: Doubt, told: Message, view: View) -> Message:
    """The first of each kind that would answer it; `doubt list` has them all."""
    things = first_to_show(doubt, view.playbook)
    if not things:
        return say("recorded.doubt-show-asked", told=told)
    others = tuple(one for one in things if one != payload.show)
    return say("recorded.doubt-show", told=told, what=joined(others)) if others else told


def _raised(doubt: Doubt, told: Message, view: View) -> Message:
    """The first question, and what would spoil it; what the words sound like was taken for it."""
    if doubt.times > 1:
        told = say("recorded.doubt-again", told=told, times=Unit(doubt.times, "time"))
    entry = known_doubt(doubt, view.playbook)
    if entry is None:
        return say("recorded.doubt-ask-plain", told=told)
    taken = sounding_like(doubt.words, view.playbook) == entry
    name = entry.title or entry.id
    like = "recorded.doubt-sounds-like" if taken else "recorded.doubt-like"
    told = say(like, told=told, entry=name)
    if not entry.explore:
        told = say("recorded.doubt-ask-plain", told=told)
        not_yet = "recorded.doubt-not-yet"
    else:
        told = say("recorded.doubt-ask", told=told, question=Quoted(entry.explore[0]))
        not_yet = "recorded.doubt-asked-not-yet"
    return say(not_yet, told=told, what=joined(entry.not_yet)) if entry.not_yet else told
