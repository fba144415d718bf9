"""Which promise of ours is the repair of a problem: then there is one thing to do, not two."""

from typing import TYPE_CHECKING

from salescoach.deal.records import Commitment, Problem
from salescoach.values.states import GRAVEST_FIRST

if TYPE_CHECKING:
    from salescoach.guidance.view import View


def repaired_by(problem: Problem, view: "View") -> Commitment | None:
    """The open promise of ours that is its repair; None where nobody promised one.

    The format has no link between the two. One that was made since the problem appeared, to
    somebody who told of it, and for the very day by which it is to be solved, can be no other.
    """
    if problem.due is None or problem.state != "open":
        return None
    return next(
        (
            one
            for one in view.deal.records.commitments
            if one.side == "ours"
            and one.state == "open"
            and one.on >= problem.on
            and one.due == problem.due
            and not set(one.to).isdisjoint(problem.said_by)
        ),
        None,
    )


def carried_by(promise: Commitment, view: "View") -> Problem | None:
    """The open problem of which the promise is the repair, the gravest first."""
    found = [one for one in view.deal.records.problems if repaired_by(one, view) == promise]
    return min(found, key=lambda one: GRAVEST_FIRST.index(one.severity), default=None)
