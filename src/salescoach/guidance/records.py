"""Counting records: people, visits, commitments, doubts, agreements, options, problems.

Rule 2 of the format: a closed world, what is not recorded has not happened. People are the
exception for `at_most`: with nobody recorded in a role, nobody can say that there are no opponents.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from salescoach.guidance.agreed_days import days_ahead
from salescoach.guidance.handing import is_done
from salescoach.guidance.matching import Matched, holds, weighed
from salescoach.guidance.parts import PersonPart, RecordPart
from salescoach.guidance.truth import TRUE, Outcome, Truth, both, counted, of, settled_by
from salescoach.playbook.conditions import (
    AgreementCondition,
    CommitmentCondition,
    DoubtCondition,
    HandoverCondition,
    NextStepCondition,
    ProblemCondition,
    StakeholderCondition,
)
from salescoach.values.days import Duration, is_within
from salescoach.values.states import Stance

if TYPE_CHECKING:
    from salescoach.deal.state import Person
    from salescoach.guidance.view import View

RecordCondition = StakeholderCondition | Matched


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


def is_so(
    condition: NextStepCondition | HandoverCondition, view: "View", *, negated: bool
) -> Outcome:
    """Of the one next step, and of a hand-over. Nobody un-plans a step or takes the deal back."""
    if isinstance(condition, NextStepCondition):
        found = _is_agreed(condition, view)
    else:
        found = is_done(view, condition.handover)
    if found is not negated:
        return TRUE
    part = RecordPart(condition, enough=negated)
    return Outcome(Truth.FALSE, (part,)) if negated else settled_by(Truth.FALSE, part)


def _is_agreed(condition: NextStepCondition, view: "View") -> bool:
    """A planned visit, or something that they promised for a day; not past, and soon enough."""
    within = condition.within
    return any(
        within is None or is_within(view.today, day, within, view.holidays)
        for day in days_ahead(view)
    )


def _at_most(condition: RecordCondition, most: int, view: "View") -> Truth:
    """As of any records; of people it is unknown while nobody of the role is recorded."""
    if not isinstance(condition, StakeholderCondition):
        return counted(*_tally(_matches(condition, view)), at_most=most)
    matching, maybe = _tally(_people(condition, view, heard=view.contacts.active))
    truth = counted(matching, maybe, at_most=most)
    if truth is Truth.TRUE and not any(
        holds(person.roles, condition.role) is Truth.TRUE for person in view.deal.people
    ):
        return Truth.UNKNOWN
    return truth


def _told(condition: RecordCondition, truth: Truth, *, enough: bool) -> Outcome:
    """Where there is too much already, only what goes on from there settles it.

    Nobody un-records; but a doubt that is open can be settled.
    """
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
    if enough and not _can_pass(condition):
        return Outcome(truth, (part,))
    return settled_by(truth, part)


def _can_pass(condition: RecordCondition) -> bool:
    """Whether a record that matches can go on and match no more, by work that is still to do."""
    match condition:
        case DoubtCondition(state=state):
            return bool(state) and "settled" not in state
        case ProblemCondition(state=state):
            return state == ("open",)
        case CommitmentCondition(state=state):
            return state == ("open",)
        case AgreementCondition(complete=complete, get=get):
            return complete is False or get is False
        case _:
            return False


def _tally(truths: Iterable[Truth]) -> tuple[int, int]:
    """How many match, and how many might."""
    found = list(truths)
    return found.count(Truth.TRUE), found.count(Truth.UNKNOWN)


def _matches(condition: RecordCondition, view: "View") -> Iterable[Truth]:
    """For each record of that kind, whether it is as asked."""
    if isinstance(condition, StakeholderCondition):
        return _people(condition, view)
    return [truth for _, truth in weighed(condition, view)]


def _people(
    condition: StakeholderCondition, view: "View", *, heard: frozenset[str] = frozenset()
) -> list[Truth]:
    """Each person; the stance of who was `heard` is no riddle."""
    return [
        both(
            (
                _is_informed(person, condition.informed, view),
                _was_met(person, condition, view),
                holds(person.roles, condition.role),
                _stands(person, condition.stance, heard),
                _is_new(person, condition.added_since_stage_entry, view),
            )
        )
        for person in view.deal.people
    ]


def _is_informed(person: "Person", wanted: bool | None, view: "View") -> Truth:  # noqa: FBT001
    """Has heard our case, also through somebody; who was at a visit of this round has."""
    if wanted is None:
        return Truth.TRUE
    return of((person.informed is not None or person.id in view.contacts.at_the_table) is wanted)


def _was_met(person: "Person", asked: StakeholderCondition, view: "View") -> Truth:
    """Was at a held visit: so lately, since the stage was entered."""
    day = view.contacts.met.get(person.id)
    within, since = asked.engaged_within, asked.engaged_since_stage_entry
    return both((_lately(view, day, within), _since_entry(view, day, since)))


def _lately(view: "View", day: date | None, within: Duration | None) -> Truth:
    if within is None:
        return Truth.TRUE
    return of(day is not None and is_within(day, view.today, within, view.holidays))


def _since_entry(view: "View", day: date | None, wanted: bool | None) -> Truth:  # noqa: FBT001
    return of(wanted is None or (day is not None and day >= view.deal.entered) is wanted)


def _stands(person: "Person", wanted: tuple[Stance, ...], heard: frozenset[str]) -> Truth:
    stance = person.stance or "unknown"
    if not wanted or stance in wanted:
        return Truth.TRUE
    is_riddle = stance == "unknown" and person.id not in heard
    return Truth.UNKNOWN if is_riddle else Truth.FALSE


def _is_new(person: "Person", wanted: bool | None, view: "View") -> Truth:  # noqa: FBT001
    return of(wanted is None or (person.added >= view.deal.entered) is wanted)
