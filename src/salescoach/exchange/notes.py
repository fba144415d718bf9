"""A call note, line by line: each with a prefix that says what it tells (docs/call-notes.md)."""

from datetime import date

from salescoach.deal.records import Visit
from salescoach.exchange.hearing import Unread
from salescoach.guidance.debriefing import Debrief
from salescoach.guidance.view import View


def read_note(
    data: bytes, view: View, *, day: date, visit: Visit | None = None, deal: str = "DEAL"
) -> Debrief | Unread:
    """What the note tells of the visit of that day, or all that is wrong with it.

    `visit` is the planned one that it was: without a line `with:` those came who were to come.
    """
    raise NotImplementedError
