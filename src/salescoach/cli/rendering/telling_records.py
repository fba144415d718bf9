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
    AgreementEvent,
    CommitmentEvent,
    DoubtEvent,
    HandoverAccepted,
    HandoverStarted,
    NoteWritten,
    OptionEvent,
    PersonChanged,
    ProblemEvent,
    RecordEvent,
    VisitEvent,
)
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, say


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
            return _doubt(payload, view)
        case AboutAgreement():
            return _agreement(payload, view)
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


def _commitment(payload: CommitmentEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _doubt(payload: DoubtEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _agreement(payload: AgreementEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _option(payload: OptionEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _problem(payload: ProblemEvent, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _note(payload: NoteWritten, _view: View) -> Message:
    return say("value", value=KINDS[type(payload)])


def _handover(payload: HandoverStarted | HandoverAccepted, view: View) -> Message:
    role = next((one.title for one in view.playbook.seller_roles if one.id == payload.role),
                payload.role)  # fmt: skip
    if isinstance(payload, HandoverAccepted):
        return say("event.taken-over", person=payload.person, role=role)
    if payload.because is None:
        return say("event.handed", person=payload.person, role=role)
    because = Quoted(payload.because)
    return say("event.handed-because", person=payload.person, role=role, because=because)
