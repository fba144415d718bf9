"""What a receipt adds to what was recorded of a record."""

from salescoach.cli.rendering.doubt_receipts import recorded_doubt, recorded_problem
from salescoach.cli.rendering.option_receipts import recorded_option
from salescoach.cli.rendering.telling_promises import recorded_agreement, recorded_commitment
from salescoach.cli.rendering.visit_receipts import recorded_visit
from salescoach.deal.record_events import (
    AboutAgreement,
    AboutCommitment,
    AboutDoubt,
    AboutOption,
    AboutProblem,
    AboutVisit,
    RecordEvent,
)
from salescoach.guidance.view import View
from salescoach.values.messages import Message


def recorded_record(payload: RecordEvent, told: Message, view: View) -> Message:
    """What was recorded, and what follows from it; `told` is what happened alone."""
    match payload:
        case AboutCommitment():
            return recorded_commitment(payload, told, view)
        case AboutAgreement():
            return recorded_agreement(payload, told, view)
        case AboutVisit():
            return recorded_visit(payload, told, view)
        case AboutDoubt():
            return recorded_doubt(payload, told, view)
        case AboutOption():
            return recorded_option(payload, told, view)
        case AboutProblem():
            return recorded_problem(payload, told)
        case _:
            return told
