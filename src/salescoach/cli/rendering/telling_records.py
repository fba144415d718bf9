"""Telling what happened to the records of a deal, in a sentence each: see `telling`."""

from typing import assert_never

from salescoach.deal.record_events import (
    AboutAgreement,
    AboutCommitment,
    AboutDoubt,
    AboutHandover,
    AboutOption,
    AboutProblem,
    AboutVisit,
    HandoverAccepted,
    HandoverStarted,
    NoteWritten,
    PersonChanged,
    RecordEvent,
)
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, say


def told_record(payload: RecordEvent, view: View) -> Message:
    """What happened, in a few words."""
    match payload:
        case PersonChanged():
            from salescoach.cli.rendering.telling_people import told_person

            return told_person(payload, view)
        case AboutVisit():
            from salescoach.cli.rendering.telling_visits import told_visit

            return told_visit(payload, view)
        case AboutCommitment():
            from salescoach.cli.rendering.telling_promises import told_commitment

            return told_commitment(payload, view)
        case AboutDoubt():
            from salescoach.cli.rendering.telling_doubts import told_doubt

            return told_doubt(payload, view)
        case AboutAgreement():
            from salescoach.cli.rendering.telling_promises import told_agreement

            return told_agreement(payload, view)
        case AboutOption():
            from salescoach.cli.rendering.telling_options import told_option

            return told_option(payload, view)
        case AboutProblem():
            from salescoach.cli.rendering.telling_doubts import told_problem

            return told_problem(payload, view)
        case NoteWritten():
            return _note(payload)
        case AboutHandover():
            return _handover(payload, view)
        case other:
            assert_never(other)


def _note(payload: NoteWritten) -> Message:
    words = Quoted(payload.text)
    return say("event.note-private" if payload.private else "event.note", words=words)


def _handover(payload: HandoverStarted | HandoverAccepted, view: View) -> Message:
    role = next((one.title for one in view.playbook.seller_roles if one.id == payload.role),
                payload.role)  # fmt: skip
    if isinstance(payload, HandoverAccepted):
        return say("event.taken-over", person=payload.person, role=role)
    if payload.because is None:
        return say("event.handed", person=payload.person, role=role)
    because = Quoted(payload.because)
    return say("event.handed-because", person=payload.person, role=role, because=because)
