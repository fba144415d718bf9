"""The days that were agreed with them: those ahead, and the one on which nothing came."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from salescoach.guidance.contacts import last_act

if TYPE_CHECKING:
    from salescoach.guidance.view import View


def days_ahead(view: "View") -> tuple[date, ...]:
    """The next steps: planned visits, and what they promised for a day; today counts."""
    return tuple(sorted(day for day in _agreed(view) if day >= view.today))


def silent_since(view: "View") -> date | None:
    """The last day agreed with them, where it passed and they have not been heard since.

    None while something agreed is still to come: until then silence is as agreed. A visit that was
    held, or a promise that they kept, was heard.
    """
    days = sorted(_agreed(view))
    if not days or days[-1] >= view.today:
        return None
    heard = last_act(view.deal)
    return None if heard is not None and heard >= days[-1] else days[-1]


def _agreed(view: "View") -> Iterator[date]:
    """The days of planned visits and of open promises of theirs, in this round."""
    records, cycle = view.deal.records, view.deal.cycle
    for visit in records.visits:
        if visit.state == "planned" and visit.cycle == cycle:
            yield visit.day
    for one in records.commitments:
        is_theirs = one.side == "theirs" and one.cycle == cycle
        if is_theirs and one.state == "open" and one.due is not None:
            yield one.due
