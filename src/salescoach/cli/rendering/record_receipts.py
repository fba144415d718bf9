"""What a receipt adds to what was recorded of doubts, options and problems: what to do with it."""

from salescoach.cli.rendering.commands import VALUE, line
from salescoach.cli.rendering.naming import joined, people_words
from salescoach.deal.record_events import (
    DoubtAnswered,
    DoubtExplored,
    DoubtRaised,
    DoubtSettled,
    OptionAdded,
    OptionEvaluated,
    OptionsWeighed,
    ProblemSolved,
    RecordEvent,
)
from salescoach.deal.records import Doubt, Option
from salescoach.guidance.known_doubts import first_to_show, known_doubt, sounding_like
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, Unit, say


def recorded_record(payload: RecordEvent, told: Message, view: View) -> Message:
    """What was recorded, and what follows from it; `told` is what happened alone."""
    match payload:
        case DoubtRaised() | DoubtExplored() | DoubtAnswered() | DoubtSettled():
            doubt = view.deal.records.doubt(payload.doubt)
            return told if doubt is None else _of_doubt(payload, doubt, told, view)
        case OptionAdded(option=id_) | OptionEvaluated(option=id_):
            option = view.deal.records.option(id_)
            missing = missing_of(option, view) if option is not None else ()
            return (
                say("recorded.option-missing", told=told, what=joined(missing)) if missing else told
            )
        case OptionsWeighed():
            options = view.deal.records.options
            unmarked = tuple(Quoted(one.title) for one in options if unmarked_of(one, view))
            if not unmarked:
                return told
            return say("recorded.options-unmarked", told=told, options=unmarked)
        case ProblemSolved(said_by=()):
            return say("recorded.problem-not-theirs", told=told)
        case _:
            return told


def missing_of(option: Option, view: View) -> tuple[Message, ...]:
    """What nobody has found out or marked of an option."""
    found = []
    if option.technical is None:
        found.append(say("option.no-technical"))
    if option.economic is None:
        found.append(say("option.no-economic"))
    criteria = unmarked_of(option, view)
    if criteria:
        found.append(say("options.no-mark", criteria=criteria))
    return tuple(found)


def unmarked_of(option: Option, view: View) -> tuple[str, ...]:
    """What they weigh and the option has no mark for."""
    marked = {one.criterion for one in option.marks}
    weighed = (one.criterion for one in view.deal.records.weights)
    return tuple(one for one in weighed if one not in marked)


def _of_doubt(
    payload: DoubtRaised | DoubtExplored | DoubtAnswered | DoubtSettled,
    doubt: Doubt,
    told: Message,
    view: View,
) -> Message:
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
