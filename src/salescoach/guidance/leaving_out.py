"""What is not to be talked about yet: as planned for a visit, else by the playbook's stage."""

from collections.abc import Iterable

from salescoach.deal.records import Visit
from salescoach.playbook.model import NotYet
from salescoach.values.record import record


@record
class LeftOut:
    """What is left out; `because` None where nobody says why."""

    what: str
    because: str | None = None


def left_out(visit: Visit | None, not_yet: Iterable[NotYet]) -> LeftOut | None:
    """The plan of the visit says it, else the first of what the stage leaves out for now."""
    if visit is not None and visit.leave_out:
        return LeftOut(visit.leave_out)
    return next((LeftOut(one.say, one.because) for one in not_yet), None)
