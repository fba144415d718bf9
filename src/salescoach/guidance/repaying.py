"""Whether what was owed has been repaid: once its condition has come true, for good. Rule 6."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salescoach.guidance.view import View


def came_true(view: "View", since: date, holds: Callable[["View"], bool]) -> bool:
    """Whether something holds today, or held on a day since then, by what counted on that day.

    That a word grows old later takes no repayment back. Within such a look back nobody looks back
    again: what a criterion rests on is then taken as it stood.
    """
    if holds(view):
        return True
    if view.looks_back:
        return False
    said = {one.on for one in view.deal.evidence} | {one.added for one in view.deal.people}
    return any(holds(view.on(day)) for day in sorted(said) if since <= day < view.today)
