"""What a receipt says of a record: what was recorded, and what follows from it at once."""

from salescoach.cli.rendering.telling_promises import (
    recorded_agreement,
    recorded_commitment,
    still_missing,
)
from salescoach.cli.rendering.telling_records import told_record
from salescoach.deal.events import Payload
from salescoach.deal.record_events import AboutAgreement, AboutCommitment, RecordEvent
from salescoach.guidance.view import View
from salescoach.values.messages import Message


def recorded_record(payload: RecordEvent, view: View) -> Message:
    """What was recorded, in a few words."""
    match payload:
        case AboutCommitment():
            return recorded_commitment(payload, view)
        case AboutAgreement():
            return recorded_agreement(payload, view)
        case _:
            return told_record(payload, view)


def still_to_say(payload: Payload, view: View) -> Message | None:
    """A second line below the receipt, with a command; None where one line is enough."""
    if isinstance(payload, AboutAgreement):
        return still_missing(payload, view)
    return None
