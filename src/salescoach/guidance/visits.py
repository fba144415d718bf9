"""Visits as the advice needs them: the next one, who was met, how one ended."""

from typing import TYPE_CHECKING

from salescoach.deal.records import Visit

if TYPE_CHECKING:
    from salescoach.guidance.view import View


def next_visit(view: "View") -> Visit | None:
    """The first planned visit that is not in the past; None where nothing is planned."""
    planned = (
        one for one in view.deal.records.visits if one.state == "planned" and one.day >= view.today
    )
    return min(planned, key=lambda one: (one.day, one.time or "", one.place), default=None)
