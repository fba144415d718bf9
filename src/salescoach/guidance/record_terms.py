"""What work on a record adds to a score: their word and ours, a doubt, a problem, what is untold.

The table is in the format page, the reasons for its numbers in docs/adr/0020 and 0030.
"""

from collections.abc import Iterator

from salescoach.deal.records import Agreement, Commitment, Doubt, Problem, Visit
from salescoach.guidance.agreed_days import days_ahead
from salescoach.guidance.candidates import Candidate
from salescoach.guidance.doubted import doubt_beside
from salescoach.guidance.gate import gate_of
from salescoach.guidance.moments import due_at_the_visit
from salescoach.guidance.named_days import named_day
from salescoach.guidance.problems import carried_by, repaired_by
from salescoach.guidance.quiet import quiet_for
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit
from salescoach.playbook.conditions import NextStepCondition
from salescoach.values.days import plus_days
from salescoach.values.states import Severity

_DUE_SOON = 3  # days
_DOUBTS: dict[Severity, int] = {"low": 1, "medium": 2, "high": 11}  # a high one can kill the deal
_PROBLEMS: dict[Severity, int] = {"low": 1, "medium": 2, "high": 4}
_LATE_PROBLEM = 2
_OUR_NEXT = 4
_NO_STEP, _NO_STEP_STALE, _NO_STEP_ZOMBIE = 1, 3, 5
_NOBODY, _GOING_ON = 4, 4

Measured = tuple[str, int, str]


def measures_of_record(candidate: Candidate, view: View) -> Iterator[Measured]:
    """Term, measure and what it counts, of what the work is about; of what has no record nothing.

    A promise of theirs that is late is also the next step, where nothing else is agreed. To go
    through an open gate is one, too. A promise of ours that is due counts for the open doubt which
    its receiver raised on the same day: what can be sent today comes before hearing them tomorrow.
    """
    if candidate.kind in ("advance", "win"):
        yield "next_step", _GOING_ON, candidate.subject
    work = candidate.work
    match work.about if work is not None else None:
        case Commitment(side="ours") as promise if candidate.kind == "keep":
            yield from _some("our_word", our_word(promise, view), promise.id)
            problem = carried_by(promise, view)
            if problem is not None:
                yield "problem", _problem(problem, view), problem.id
            doubt = doubt_beside(promise, view)
            if doubt is not None and promise.due is not None and promise.due <= view.today:
                yield "doubt", _DOUBTS[doubt.severity], doubt.id
        case Commitment(side="theirs") as promise if promise.is_late_on(view.today):
            yield "their_word", _their_word(promise, view), promise.id
            yield from _some("next_step", _no_next_step(view), promise.id)
        case Doubt() as doubt:
            yield "doubt", _DOUBTS[doubt.severity], doubt.id
        case Problem() as problem if repaired_by(problem, view) is None:
            yield "problem", _problem(problem, view), problem.id
        case Agreement(give=str(), get=None) as agreement:
            yield "debt", 1, agreement.id
        case Visit(state="planned") as visit if visit.day < view.today:
            yield "untold", 1, visit.id
        case None if work is not None and isinstance(work.wanted, NextStepCondition):
            yield from _some("next_step", _no_next_step(view), candidate.subject)
        case _:
            pass


def naming_somebody(candidate: Candidate) -> Measured:
    """To name the first of them: nobody knows yet what that person can settle."""
    return "next_step", _NOBODY, candidate.subject


def our_word(promise: Commitment, view: View) -> int:
    """4 where it is due and its receiver is at the next visit, 2 late or today, 1 within 3 days.

    4, too, where a day that they named themselves is less than a week off: they wait for it.
    """
    if promise.due is None:
        return 0
    if due_at_the_visit(promise, view, _DUE_SOON):
        return _OUR_NEXT
    if promise.due <= view.today:
        near = named_day(view)
        return _OUR_NEXT if near is not None and near.day >= view.today else 2
    return int(promise.due <= plus_days(view.today, _DUE_SOON))


def _their_word(promise: Commitment, view: View) -> int:
    """1 late, 2 late after it was moved; 1 more where its owner comes to the next visit."""
    visit = next_visit(view)
    return 1 + promise.slipped + (visit is not None and promise.owner in visit.people)


def _no_next_step(view: View) -> int:
    """0 while a day is agreed with them, else 1, after a long silence 3, after a very long one 5.

    A late promise is no day ahead. At an open gate to go on is the next step.
    """
    gate = gate_of(view)
    if days_ahead(view) or (gate.open and gate.criteria):
        return 0
    quiet = quiet_for(view)
    if quiet.zombie:
        return _NO_STEP_ZOMBIE
    return _NO_STEP_STALE if quiet.stale else _NO_STEP


def _problem(problem: Problem, view: View) -> int:
    return _PROBLEMS[problem.severity] + _LATE_PROBLEM * problem.is_late_on(view.today)


def _some(term: str, measure: int, for_: str) -> Iterator[Measured]:
    if measure:
        yield term, measure, for_
