"""Whether a record of a deal is as a condition asks: true, false, or it might be.

A record might match where an attribute that is asked about was not recorded of it: a visit of no
kind, a doubt of nobody in particular. What was called off (a cancelled visit or promise, a give
that was refused) counts only where a condition asks for it. Nothing of an earlier round counts.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, assert_never

from salescoach.deal.records import Agreement, Commitment, Doubt, Option, Problem, Visit
from salescoach.deal.state import RoleHeld
from salescoach.guidance.truth import Truth, both, counted, of
from salescoach.guidance.visits import outcome_of
from salescoach.playbook.conditions import (
    AgreementCondition,
    Bounds,
    CommitmentCondition,
    DoubtCondition,
    OptionCondition,
    ProblemCondition,
    VisitCondition,
)
from salescoach.values.days import Duration, is_within
from salescoach.values.states import Evaluation

if TYPE_CHECKING:
    from salescoach.guidance.view import View

Matched = (
    VisitCondition
    | CommitmentCondition
    | DoubtCondition
    | AgreementCondition
    | OptionCondition
    | ProblemCondition
)
Matching = Visit | Commitment | Doubt | Agreement | Option | Problem


def matching(condition: Matched, view: "View") -> tuple[Matching, ...]:
    """The records that match for certain, in the order in which they were recorded."""
    return tuple(one for one, truth in weighed(condition, view) if truth is Truth.TRUE)


def weighed(condition: Matched, view: "View") -> tuple[tuple[Matching, Truth], ...]:
    """Each record of that kind in this round, and whether it is as asked."""
    found, test = _kind(condition, view)
    cycle = view.deal.cycle
    return tuple((one, both(test(one))) for one in found if one.cycle == cycle)


def is_evaluated(option: Option, respect: Evaluation) -> bool:
    """Whether its evaluation came to something: words, or its money by year."""
    if respect == "technical":
        return option.technical is not None
    return option.economic is not None or bool(option.costs or option.gains)


def _kind(
    condition: Matched, view: "View"
) -> tuple[Iterable[Matching], Callable[[Any], Iterable[Truth]]]:
    records = view.deal.records
    match condition:
        case VisitCondition():
            return records.visits, lambda one: _visit(condition, one, view)
        case CommitmentCondition():
            return records.commitments, lambda one: _commitment(condition, one, view)
        case DoubtCondition():
            return records.doubts, lambda one: _doubt(condition, one, view)
        case AgreementCondition():
            return records.agreements, lambda one: _agreement(condition, one)
        case OptionCondition():
            return records.options, lambda one: _option(condition, one)
        case ProblemCondition():
            return records.problems, lambda one: _problem(condition, one)
        case other:
            assert_never(other)


def _visit(asked: VisitCondition, one: Visit, view: "View") -> Iterable[Truth]:
    yield of(one.state in asked.state if asked.state else one.state != "cancelled")
    yield _among(one.kind, asked.kind)
    if asked.outcome:
        yield of(outcome_of(one, view) in asked.outcome)
    if asked.within is not None:
        yield of(_is_near(one, asked.within, view))
    if asked.since_stage_entry is not None:
        yield of((one.day >= view.deal.entered) is asked.since_stage_entry)
    yield _were_there(one, asked.with_roles, view)
    if asked.attendees is not None:
        yield _so_many(one, asked.attendees)


def _is_near(visit: Visit, within: Duration, view: "View") -> bool:
    """No longer ago than that; of a planned one, no further ahead, and not past already."""
    if visit.state == "planned" and visit.day < view.today:
        return False
    first, last = sorted((visit.day, view.today))
    return is_within(first, last, within, view.holidays)


def _were_there(visit: Visit, roles: tuple[str, ...], view: "View") -> Truth:
    """Somebody in each role, by what is known today.

    Unknown where nobody is named, or somebody whose roles are not known.
    """
    if not roles:
        return Truth.TRUE
    people = [view.deal.person(name) for name in visit.people]
    riddles = not people or any(one is None or not one.roles for one in people)
    held = {role.role for one in people if one is not None for role in one.roles}
    missing = [role for role in roles if role not in held]
    if not missing:
        return Truth.TRUE
    return Truth.UNKNOWN if riddles else Truth.FALSE


def _so_many(visit: Visit, bounds: Bounds) -> Truth:
    """Of theirs. Nobody named at a visit means that nobody wrote down who was there."""
    if not visit.people:
        return Truth.UNKNOWN
    return counted(len(visit.people), 0, at_least=bounds.at_least, at_most=bounds.at_most)


def _commitment(asked: CommitmentCondition, one: Commitment, view: "View") -> Iterable[Truth]:
    yield of(one.state in asked.state if asked.state else one.state != "cancelled")
    yield of(asked.side in (None, one.side))
    yield _among(one.kind, asked.kind)
    yield of(asked.slipped in (None, one.slipped))
    if asked.within is not None:
        last = max((one.on, *(move.on for move in one.moves), one.closed or one.on))
        yield of(is_within(last, view.today, asked.within, view.holidays))


def _doubt(asked: DoubtCondition, one: Doubt, view: "View") -> Iterable[Truth]:
    yield of(not asked.state or one.state in asked.state)
    yield of(not asked.severity or one.severity in asked.severity)
    if asked.role is not None:
        holder = view.deal.person(one.holder) if one.holder is not None else None
        yield Truth.UNKNOWN if holder is None else holds(holder.roles, asked.role)


def _agreement(asked: AgreementCondition, one: Agreement) -> Iterable[Truth]:
    yield of(one.refused is (asked.refused is True))
    yield _among(one.kind, asked.kind)
    yield of(asked.complete in (None, one.is_complete))
    yield of(asked.give in (None, bool(one.give)))
    yield of(asked.get in (None, bool(one.get)))


def _option(asked: OptionCondition, one: Option) -> Iterable[Truth]:
    yield of(not asked.kind or one.kind in asked.kind)
    yield of(all(is_evaluated(one, respect) for respect in asked.evaluated))


def _problem(asked: ProblemCondition, one: Problem) -> Iterable[Truth]:
    yield of(not asked.state or one.state in asked.state)
    yield of(not asked.severity or one.severity in asked.severity)


def holds(roles: Iterable[RoleHeld], role: str | None) -> Truth:
    """Whether one of these roles of a person is that one; of somebody without any it is unknown."""
    if role is None:
        return Truth.TRUE
    names = [held.role for held in roles]
    return of(role in names) if names else Truth.UNKNOWN


def _among(kind: str | None, wanted: tuple[str, ...]) -> Truth:
    """Whether it is of one of these kinds; unknown where its kind was not recorded."""
    if not wanted:
        return Truth.TRUE
    return Truth.UNKNOWN if kind is None else of(kind in wanted)
