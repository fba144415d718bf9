"""Telling what happened to the records of a deal, in a sentence each: see `telling`."""

from typing import assert_never

from salescoach.deal.events import KINDS
from salescoach.deal.record_events import (
    AboutAgreement,
    AboutCommitment,
    AboutDoubt,
    AboutHandover,
    AboutOption,
    AboutProblem,
    AboutVisit,
    DoubtEvent,
    HandoverEvent,
    NoteWritten,
    OptionEvent,
    PersonChanged,
    ProblemEvent,
    RecordEvent,
    VisitEvent,
)
from salescoach.guidance.view import View
from salescoach.values.messages import Message, say


def told_record(payload: RecordEvent, view: View) -> Message:
    """What happened, in a few words."""
    match payload:
        case PersonChanged():
            return _person(payload, view)
        case AboutVisit():
            return _visit(payload, view)
        case AboutCommitment():
            from salescoach.cli.rendering.telling_promises import told_commitment

            return told_commitment(payload, view)
        case AboutDoubt():
            return _doubt(payload, view)
        case AboutAgreement():
            from salescoach.cli.rendering.telling_promises import told_agreement

            return told_agreement(payload, view)
        case AboutOption():
            return _option(payload, view)
        case AboutProblem():
            return _problem(payload, view)
        case NoteWritten():
            return _note(payload, view)
        case AboutHandover():
            return _handover(payload, view)
        case other:
            assert_never(other)


def _person(payload: PersonChanged, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _visit(payload: VisitEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _doubt(payload: DoubtEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _option(payload: OptionEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _problem(payload: ProblemEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _note(payload: NoteWritten, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _handover(payload: HandoverEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])
