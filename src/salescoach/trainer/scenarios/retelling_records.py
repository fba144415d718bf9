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
    DoubtEvent,
    HandoverEvent,
    NoteWritten,
    OptionEvent,
    PersonChanged,
    ProblemEvent,
    RecordEvent,
)
from salescoach.deal.state import Deal
from salescoach.playbook.model import Playbook
from salescoach.trainer.scenarios.entries import Entry
from salescoach.trainer.scenarios.retelling_promises import retold_agreement, retold_commitment
from salescoach.trainer.scenarios.retelling_visits import retold_note, retold_person, retold_visit


def retold_record(payload: RecordEvent, before: Deal, _playbook: Playbook) -> Entry | None:
    """The entry of the command that recorded it; None where no command writes that.

    `before` is the deal as it was then.
    """
    match payload:
        case PersonChanged():
            return retold_person(payload, before)
        case AboutVisit():
            return retold_visit(payload, before)
        case AboutCommitment():
            return retold_commitment(payload, before)
        case AboutDoubt():
            return _doubt(payload, before)
        case AboutAgreement():
            return retold_agreement(payload, before)
        case AboutOption():
            return _option(payload, before)
        case AboutProblem():
            return _problem(payload, before)
        case NoteWritten():
            return retold_note(payload)
        case AboutHandover():
            return _handover(payload, before)
        case other:
            assert_never(other)


def _doubt(_payload: DoubtEvent, _before: Deal) -> Entry | None:
    return None


def _option(_payload: OptionEvent, _before: Deal) -> Entry | None:
    return None


def _problem(_payload: ProblemEvent, _before: Deal) -> Entry | None:
    return None


def _handover(_payload: HandoverEvent, _before: Deal) -> Entry | None:
    return None
