"""A file of answers: the same as a call note, as YAML or JSON for scripts and forms."""

from datetime import date

from salescoach.deal.records import Visit
from salescoach.exchange.hearing import Unread
from salescoach.guidance.debriefing import Debrief
from salescoach.guidance.view import View

SCHEMA = "salescoach/debrief-answers@1"


def read_answers(
    data: bytes,
    view: View,
    *,
    day: date,
    visit: Visit | None = None,
    deal: str = "DEAL",
    file: str = "-",
) -> Debrief | Unread:
    """What the file tells of the visit of that day, or all that is wrong with it, as in a note."""
    raise NotImplementedError
