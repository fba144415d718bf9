"""Counting records: people, visits, commitments, doubts, agreements, options, problems.

Rule 2 of the format: a closed world, what is not recorded has not happened. People are the
exception for `at_most`: with nobody recorded in a role, nobody can say that there are no opponents.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from salescoach.guidance.parts import PersonPart, RecordPart
from salescoach.guidance.truth import TRUE, Outcome, Truth, both, counted, of, settled_by
from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    DoubtCondition,
    OptionCondition,
    ProblemCondition,
    StakeholderCondition,
    VisitCondition,
)
from salescoach.values.states import Stance

if TYPE_CHECKING:
    from salescoach.deal.state import Person
    from salescoach.guidance.view import View

RecordCondition = (
    StakeholderCondition
    | VisitCondition
    | CommitmentCondition
    | DoubtCondition
    | AgreementCondition
    | OptionCondition
    | ProblemCondition
)


def count(condition: RecordCondition, view: "View", *, negated: bool) -> Outcome:
    """Whether the number of matching records is as asked (at least one, if nothing is)."""
    least, most = condition.at_least, condition.at_most
    if least is None and most is None:
        least = 1
    matching, maybe = _tally(_matches(condition, view))
    truth = counted(matching, maybe, at_least=least)
    if most is not None:
        truth = both((truth, _at_most(condition, most, view)))
    if negated:
        truth = truth.opposite
        enough = most is None
    else:
        enough = most is not None and matching > most
    return _told(condition, truth, enough=enough)


def _at_most(condition: RecordCondition, most: int, view: "View") -> Truth:
    """As of any records; of people it is unknown while nobody of the role is recorded."""
    if not isinstance(condition, StakeholderCondition):
        return counted(*_tally(_matches(condition, view)), at_most=most)
    matching, maybe = _tally(_people(condition, view, heard=view.contacts.active))
    truth = counted(matching, maybe, at_most=most)
    if truth is Truth.TRUE and not any(
        _holds(person, condition.role) is Truth.TRUE for person in view.deal.people
    ):
        return Truth.UNKNOWN
    return truth


def _told(condition: RecordCondition, truth: Truth, *, enough: bool) -> Outcome:
    """Where there is too much already, nothing settles it: nobody un-records."""
    enough = enough and truth is Truth.FALSE
    part = (
        PersonPart(
            condition.role,
            condition.stance,
            enough,
            informed=condition.informed is True,
            engaged=condition.engaged_within is not None
            or condition.engaged_since_stage_entry is True,
            new=condition.added_since_stage_entry is True,
        )
        if isinstance(condition, StakeholderCondition)
        else RecordPart(condition, enough)
    )
    if truth is Truth.TRUE:
        return TRUE
    return Outcome(truth, (part,)) if enough else settled_by(truth, part)


def _tally(truths: Iterable[Truth]) -> tuple[int, int]:
    """How many match, and how many might."""
    found = list(truths)
    return found.count(Truth.TRUE), found.count(Truth.UNKNOWN)


def _matches(condition: RecordCondition, view: "View") -> Iterable[Truth]:
    """For each record of that kind, whether it is as asked."""
    if isinstance(condition, StakeholderCondition):
        return _people(condition, view)
    return ()  # of the other kinds nothing is recorded yet


def _people(
    condition: StakeholderCondition, view: "View", *, heard: frozenset[str] = frozenset()
) -> list[Truth]:
    """Each person; the stance of who was `heard` is no riddle.

    Nobody is recorded yet as having heard our case, or as having been at a visit.
    """
    never = of(
        condition.informed is not True
        and condition.engaged_within is None
        and condition.engaged_since_stage_entry is not True
    )
    return [
        both(
            (
                never,
                _holds(person, condition.role),
                _stands(person, condition.stance, heard),
                _is_new(person, condition.added_since_stage_entry, view),
            )
        )
        for person in view.deal.people
    ]


def _holds(person: "Person", role: str | None) -> Truth:
    """Whether the person is recorded in the role; of somebody without a role it is unknown."""
    if role is None:
        return Truth.TRUE
    if not person.roles:
        return Truth.UNKNOWN
    return of(any(held.role == role for held in person.roles))


def _stands(person: "Person", wanted: tuple[Stance, ...], heard: frozenset[str]) -> Truth:
    stance = person.stance or "unknown"
    if not wanted or stance in wanted:
        return Truth.TRUE
    is_riddle = stance == "unknown" and person.id not in heard
    return Truth.UNKNOWN if is_riddle else Truth.FALSE


def _is_new(person: "Person", wanted: bool | None, view: "View") -> Truth:  # noqa: FBT001
    return of(wanted is None or (person.added >= view.deal.entered) is wanted)
