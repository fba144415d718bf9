"""From what was recorded of visits, promises and the like back to the commands that record it."""

from typing import Any, assert_never

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
    HandoverEvent,
    NoteWritten,
    OptionEvent,
    PersonChanged,
    ProblemEvent,
    RecordEvent,
    VisitEvent,
)
from salescoach.deal.state import Deal

Entry = dict[str, Any]  # a verb with its value, then its options


def retold_record(payload: RecordEvent, before: Deal) -> Entry | None:
    """The entry of the command that recorded it; None where no command writes that.

    `before` is the deal as it was then.
    """
    match payload:
        case PersonChanged():
            return _person(payload, before)
        case AboutVisit():
            return _visit(payload, before)
        case AboutCommitment():
            return _commitment(payload, before)
        case AboutDoubt():
            return _doubt(payload, before)
        case AboutAgreement():
            return _agreement(payload, before)
        case AboutOption():
            return _option(payload, before)
        case AboutProblem():
            return _problem(payload, before)
        case NoteWritten():
            return _note(payload, before)
        case AboutHandover():
            return _handover(payload, before)
        case other:
            assert_never(other)


def _person(_payload: PersonChanged, _before: Deal) -> Entry | None:
    return None


def _visit(_payload: VisitEvent, _before: Deal) -> Entry | None:
    return None


def _commitment(_payload: CommitmentEvent, _before: Deal) -> Entry | None:
    return None


def _doubt(_payload: DoubtEvent, _before: Deal) -> Entry | None:
    return None


def _agreement(_payload: AgreementEvent, _before: Deal) -> Entry | None:
    return None


def _option(_payload: OptionEvent, _before: Deal) -> Entry | None:
    return None


def _problem(_payload: ProblemEvent, _before: Deal) -> Entry | None:
    return None


def _note(_payload: NoteWritten, _before: Deal) -> Entry | None:
    return None


def _handover(_payload: HandoverEvent, _before: Deal) -> Entry | None:
    return None
