"""Telling what happened to options, in a sentence each: see `telling_records`."""

from collections.abc import Iterable

from salescoach.cli.rendering.naming import joined, people_words
from salescoach.deal.record_events import (
    Mark,
    OptionAdded,
    OptionEvaluated,
    OptionEvent,
    OptionsWeighed,
    Weight,
)
from salescoach.deal.records import Option
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, say

TEXTS = ("title", "maker", "technical", "economic", "impact", "strengths", "weaknesses")


def told_option(payload: OptionEvent, view: View) -> Message:
    """What happened to an option, or to what they weigh them by."""
    match payload:
        case OptionAdded(title=title, kind=kind, maker=maker):
            told = say("event.option-added", title=Quoted(title), kind=say(f"kind.{kind}"))
            return told if maker is None else say("told.maker", told=told, maker=maker)
        case OptionEvaluated(option=id_, said_by=said_by):
            option = Quoted(option_title(id_, view))
            told = say("event.option-evaluated", option=option, what=joined(_news(payload)))
            return _said(told, said_by, view)
        case OptionsWeighed(weights=weights, said_by=said_by):
            told = say("event.options-weighed", weights=weight_words(weights))
            return _said(told, said_by, view)


def option_title(id_: str, view: View) -> str:
    """What the option is called; its id where nobody recorded it."""
    known = view.deal.records.option(id_)
    if known is not None:
        return known.title
    titles = [
        one.payload.title
        for one in view.events
        if isinstance(one.payload, OptionAdded | OptionEvaluated)
        and one.payload.option == id_
        and one.payload.title is not None
    ]
    return titles[-1] if titles else id_


def figure_words(option: Option | OptionEvaluated) -> tuple[Message, ...]:
    """What it costs and brings, each in a few words."""
    found = []
    if option.outlay is not None:
        found.append(say("option.outlay", money=option.outlay))
    if option.costs:
        found.append(say("option.costs", money=option.costs))
    if option.gains:
        found.append(say("option.gains", money=option.gains))
    return tuple(found)


def mark_words(marks: Iterable[Mark]) -> tuple[Message, ...]:
    """Each mark in a few words."""
    return tuple(say("option.mark", criterion=one.criterion, points=one.points) for one in marks)


def weight_words(weights: Iterable[Weight]) -> tuple[Message, ...]:
    """Each weight in a few words."""
    return tuple(
        say("option.weight", criterion=one.criterion, weight=one.weight) for one in weights
    )


def _news(payload: OptionEvaluated) -> tuple[Message, ...]:
    texts = ((name, getattr(payload, name)) for name in TEXTS)
    told = (say(f"option.{name}", text=Quoted(text)) for name, text in texts if text is not None)
    return (*told, *figure_words(payload), *mark_words(payload.marks))


def _said(told: Message, said_by: tuple[str, ...], view: View) -> Message:
    return say("told.who", told=told, who=people_words(said_by, view)) if said_by else told
