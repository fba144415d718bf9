"""From what was recorded of visits, promises and the like back to the commands that record it."""

from typing import assert_never

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
from salescoach.deal.state import Deal
from salescoach.playbook.model import Playbook
from salescoach.trainer.scenarios.entries import Entry
from salescoach.trainer.scenarios.retelling_doubts import (
    retold_doubt,
    retold_option,
    retold_problem,
)


def retold_record(payload: RecordEvent, before: Deal, playbook: Playbook) -> Entry | None:
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
            return retold_doubt(payload, before, playbook)
        case AboutAgreement():
            return _agreement(payload, before)
        case AboutOption():
            return retold_option(payload, before)
        case AboutProblem():
            return retold_problem(payload, before)
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


def _agreement(_payload: AgreementEvent, _before: Deal) -> Entry | None:
    return None


def _note(_payload: NoteWritten, _before: Deal) -> Entry | None:
    return None


def _handover(_payload: HandoverEvent, _before: Deal) -> Entry | None:
    return None
