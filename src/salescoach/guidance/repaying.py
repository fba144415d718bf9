"""Whether what was owed has been repaid: once its condition has come true, for good. Rule 6."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salescoach.guidance.view import View


def came_true(view: "View", since: date, holds: Callable[["View"], bool]) -> bool:
    """Whether something holds today, or held on a day since then, by what counts for that day.

    So that a word grows old later, or somebody thinks again, takes no repayment back. Within such
    a look back nobody looks back again: what a criterion rests on is then taken as it stood.
    """
    if holds(view):
        return True
    if view.looks_back:
        return False
    since = max(since, view.deal.opened)  # something may have been done before the opening
    days = sorted({event.on for event in view.events})
    return any(holds(view.on(day)) for day in days if since <= day < view.today)
