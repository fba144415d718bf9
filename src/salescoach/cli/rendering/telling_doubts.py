"""Telling what happened to doubts and problems, in a sentence each: see `telling_records`."""

from salescoach.cli.rendering.naming import people_words
from salescoach.deal.record_events import (
    DoubtAnswered,
    DoubtEvent,
    DoubtExplored,
    DoubtRaised,
    DoubtSettled,
    ProblemEvent,
    ProblemFound,
    ProblemSolved,
)
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, say


def told_doubt(payload: DoubtEvent, view: View) -> Message:
    """What happened to a doubt, with their words."""
    match payload:
        case DoubtRaised():
            return _raised(payload, view)
        case DoubtExplored(doubt=id_, risk=risk, show=show, severity=severity):
            words = doubt_words(id_, view)
            told = say("event.doubt-explored", words=words, risk=Quoted(risk))
            return _with(told, severity=severity, show=show)
        case DoubtAnswered(doubt=id_, answer=answer, document=document):
            words = doubt_words(id_, view)
            told = say("event.doubt-answered", words=words, answer=Quoted(answer))
            if document is not None:
                return say("event.evidence-document", evidence=told, document=document)
            return told
        case DoubtSettled(doubt=id_, said_by=said_by, words=said):
            told = say("event.doubt-settled", words=doubt_words(id_, view))
            told = say("told.who", told=told, who=people_words(said_by, view))
            return say("told.words", told=told, words=Quoted(said)) if said is not None else told


def told_problem(payload: ProblemEvent, view: View) -> Message:
    """What happened to a problem."""
    match payload:
        case ProblemFound():
            return _found(payload, view)
        case ProblemSolved(problem=id_, how=how, said_by=said_by):
            told = say("event.problem-solved", what=problem_words(id_, view))
            if said_by:
                told = say("told.who", told=told, who=people_words(said_by, view))
            return say("told.words", told=told, words=Quoted(how)) if how is not None else told


def doubt_words(id_: str, view: View) -> Argument:
    """Their words, also of a doubt of an earlier round; its id where nobody raised it."""
    known = view.deal.records.doubt(id_)
    if known is not None:
        return Quoted(known.words)
    raised = [
        one.payload.words
        for one in view.events
        if isinstance(one.payload, DoubtRaised) and one.payload.doubt == id_
    ]
    return Quoted(raised[-1]) if raised else id_


def problem_words(id_: str, view: View) -> Argument:
    """What the problem is; its id where nobody recorded it."""
    known = view.deal.records.problem(id_)
    if known is not None:
        return Quoted(known.what)
    found = [
        one.payload.what
        for one in view.events
        if isinstance(one.payload, ProblemFound) and one.payload.problem == id_
    ]
    return Quoted(found[-1]) if found else id_


def _raised(payload: DoubtRaised, view: View) -> Message:
    told = say("event.doubt-raised", words=Quoted(payload.words))
    if payload.holder is not None:
        told = say("told.who", told=told, who=people_words((payload.holder,), view))
    severity = None if payload.severity == "medium" else payload.severity
    return _with(told, severity=severity, show=payload.show)


def _found(payload: ProblemFound, view: View) -> Message:
    told = say("event.problem-found", what=Quoted(payload.what))
    if payload.said_by:
        told = say("told.who", told=told, who=people_words(payload.said_by, view))
    severity = None if payload.severity == "medium" else payload.severity
    told = _with(told, severity=severity, show=None)
    if payload.due is not None:
        told = say("told.due", told=told, day=payload.due)
    return say("told.owner", told=told, owner=payload.owner) if payload.owner else told


def _with(told: Message, *, severity: str | None, show: str | None) -> Message:
    if severity is not None:
        told = say("told.severity", told=told, severity=say(f"severity.{severity}"))
    return say("told.show", told=told, show=Quoted(show)) if show is not None else told
