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
    HandoverAccepted,
    HandoverStarted,
    NoteWritten,
    PersonChanged,
    RecordEvent,
)
from salescoach.deal.state import Deal
from salescoach.playbook.model import Playbook
from salescoach.trainer.scenarios.entries import Entry
from salescoach.trainer.scenarios.retelling_doubts import (
    retold_doubt,
    retold_option,
    retold_problem,
)
from salescoach.trainer.scenarios.retelling_promises import retold_agreement, retold_commitment
from salescoach.trainer.scenarios.retelling_visits import retold_note, retold_person, retold_visit


def retold_record(payload: RecordEvent, before: Deal, playbook: Playbook) -> Entry | None:
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
            return retold_doubt(payload, before, playbook)
        case AboutAgreement():
            return retold_agreement(payload, before)
        case AboutOption():
            return retold_option(payload, before)
        case AboutProblem():
            return retold_problem(payload, before)
        case NoteWritten():
            return retold_note(payload)
        case AboutHandover():
            return _handover(payload, before)
        case other:
            assert_never(other)


def _handover(payload: HandoverStarted | HandoverAccepted, _before: Deal) -> Entry | None:
    if isinstance(payload, HandoverAccepted):
        return {"handover": {}, "accept": True}
    entry: Entry = {"handover": {"role": payload.role, "person": payload.person}}
    if payload.because is not None:
        entry["because"] = payload.because
    return entry
