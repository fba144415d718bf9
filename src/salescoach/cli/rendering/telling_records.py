"""Telling what happened to the records of a deal, in a sentence each: see `telling`."""

from typing import assert_never

from salescoach.cli.rendering.telling_doubts import told_doubt, told_problem
from salescoach.cli.rendering.telling_options import told_option
from salescoach.deal.events import KINDS
from salescoach.deal.record_events import (
    AboutAgreement,
    AboutCommitment,
    AboutDoubt,
    AboutHandover,
    AboutOption,
    AboutProblem,
    AboutVisit,
    AgreementEvent,
    CommitmentEvent,
    HandoverEvent,
    NoteWritten,
    PersonChanged,
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
            return _commitment(payload, view)
        case AboutDoubt():
            return told_doubt(payload, view)
        case AboutAgreement():
            return _agreement(payload, view)
        case AboutOption():
            return told_option(payload, view)
        case AboutProblem():
            return told_problem(payload, view)
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


def _commitment(payload: CommitmentEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _agreement(payload: AgreementEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _note(payload: NoteWritten, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _handover(payload: HandoverEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])
