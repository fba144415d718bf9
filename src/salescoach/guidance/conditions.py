"""Evaluating condition trees: true, false or unknown, with what would settle them.

`view` is the deal seen through its playbook on a day. `default` is the level that a fact
condition asks where it names none: `heard` in criteria, `assumed` elsewhere.
"""

from typing import TYPE_CHECKING

from salescoach.guidance.comparing import compare
from salescoach.guidance.evidence import standing
from salescoach.guidance.truth import (
    TRUE,
    FactPart,
    FieldPart,
    ItemPart,
    Outcome,
    PersonPart,
    Truth,
    Weighed,
    all_of,
    any_of,
    both,
    of,
    settled_by,
)
from salescoach.playbook.conditions import (
    ITEM_STATES,
    All,
    AnyOf,
    Check,
    Condition,
    CriterionCondition,
    FactCondition,
    Field,
    FieldCondition,
    ItemCondition,
    ItemState,
    Not,
    StakeholderCondition,
    Stance,
)
from salescoach.playbook.model import FactType
from salescoach.values.levels import Level

if TYPE_CHECKING:
    from salescoach.deal.fold import Person
    from salescoach.guidance.view import View

_FIELD_TYPES: dict[Field, FactType] = {"amount": "money", "expected_close": "date"}


def evaluate(
    condition: Condition | None, view: "View", *, default: Level = Level.ASSUMED
) -> Outcome:
    """The truth of a condition, with every unsettled part. No condition is true."""
    match condition:
        case None:
            return TRUE
        case All(parts):
            return all_of(evaluate(part, view, default=default) for part in parts)
        case AnyOf(parts):
            return any_of(evaluate(part, view, default=default) for part in parts)
        case Not(part):
            return _opposite(part, view, default)
        case FactCondition():
            return _fact(condition, view, default, negated=False)
        case FieldCondition():
            return _field(condition, view, negated=False)
        case ItemCondition(item, states):
            return _item(item, states, view)
        case CriterionCondition(criterion):
            return view.criterion_holds(criterion)
        case StakeholderCondition():
            return _people(condition, view)
        case _:
            raise NotImplementedError(condition)


def _opposite(part: Condition, view: "View", default: Level) -> Outcome:
    """Under `not` only the opposite is advised, never un-recording."""
    match part:
        case Not(inner):
            return evaluate(inner, view, default=default)
        case All(parts):
            return any_of(_opposite(inner, view, default) for inner in parts)
        case AnyOf(parts):
            return all_of(_opposite(inner, view, default) for inner in parts)
        case FactCondition():
            return _fact(part, view, default, negated=True)
        case FieldCondition():
            return _field(part, view, negated=True)
        case ItemCondition(item, states):
            others = tuple(state for state in ITEM_STATES if state not in states)
            return _item(item, others, view)
        case CriterionCondition():
            found = evaluate(part, view, default=default)
            truth = found.truth.opposite
            return TRUE if truth is Truth.TRUE else Outcome(truth, found.missing)
        case StakeholderCondition(role=role, stance=stance, at_most=at_most):
            truth = _people(part, view).truth.opposite
            if truth is Truth.FALSE and at_most is None:
                return Outcome(truth, (PersonPart(role, stance, enough=True),))
            return settled_by(truth, PersonPart(role, stance, enough=False))
        case _:
            raise NotImplementedError(part)


def _item(item: str, states: tuple[ItemState, ...], view: "View") -> Outcome:
    truth = view.item_is(item, states)
    part = ItemPart(item, "done" in states)
    if truth is Truth.TRUE or part.doing:
        return settled_by(truth, part)
    return Outcome(truth, (part,))


def _fact(condition: FactCondition, view: "View", default: Level, *, negated: bool) -> Outcome:
    level = condition.level or default
    weighed = view.evidence_for(condition.fact)
    stands = standing(
        weighed, view.deal, view.today, from_=condition.from_, fresh_within=condition.fresh_within
    )
    kind = view.fact(condition.fact).type
    truth = both(_check(check, stands, level, view, kind) for check in condition.checks)
    if negated:
        truth = truth.opposite
    part = FactPart(
        fact=condition.fact,
        level=level,
        from_=condition.from_,
        checks=condition.checks,
        now=stands or view.so_far(condition.fact),
        certain=truth is Truth.FALSE,
    )
    if truth is Truth.FALSE and _only_unsaying_settles(condition.checks, negated=negated):
        return Outcome(truth, (part,))
    return settled_by(truth, part)


def _check(
    check: Check, stands: Weighed | None, level: Level, view: "View", kind: FactType
) -> Truth:
    """One check on the evidence that stands: what does not suffice is unknown, not false."""
    if check.operator == "missing":
        return of((stands is None) is (check.operand is True))
    if stands is None or stands.level.rank < level.rank:
        return Truth.UNKNOWN
    none = stands.evidence.none
    if check.operator == "known":
        return of(none is not (check.operand is True))
    if check.operator == "none":
        return of(none is (check.operand is True))
    if none:
        return of(check.operator == "is_not")
    assert stands.evidence.value is not None
    return compare(check, stands.evidence.value, kind, view.today)


def _only_unsaying_settles(checks: tuple[Check, ...], *, negated: bool) -> bool:
    """Whether they want nothing to be known: then no question helps once something is."""
    if any(check.operator not in ("known", "missing", "none") for check in checks):
        return False
    wanted = ((check.operator, (check.operand is True) is not negated) for check in checks)
    return any(yes if operator == "missing" else not yes for operator, yes in wanted)


def _field(condition: FieldCondition, view: "View", *, negated: bool) -> Outcome:
    field = condition.field
    value = getattr(view.deal, field)
    if field == "expected_close" and value is not None:
        value = value.isoformat()
    truths = []
    for check in condition.checks:
        if check.operator in ("known", "missing"):
            known = (check.operand is True) is (check.operator == "known")
            truths.append(of((value is not None) is known))
        elif value is None:
            truths.append(Truth.UNKNOWN)
        elif check.operator == "none":
            truths.append(of(check.operand is not True))
        else:
            truths.append(compare(check, value, _FIELD_TYPES.get(field, "text"), view.today))
    truth = both(truths)
    if negated:
        truth = truth.opposite
    if truth is Truth.FALSE and value is not None:
        return Outcome(truth)
    return settled_by(truth, FieldPart(field))


def _people(condition: StakeholderCondition, view: "View") -> Outcome:
    """Rule 2. Records are a closed world, but for `at_most`, and for what is not known of people.

    Nobody recorded in the role leaves "no opponents" unknown; somebody whose stance is unknown
    does until this person said something.
    """
    at_most, at_least = condition.at_most, condition.at_least
    outcomes = []
    if at_most is not None:
        matching, maybe = _counted(condition, view, heard=view.speakers)
        part = PersonPart(condition.role, condition.stance, enough=matching > at_most)
        if matching > at_most:
            outcomes.append(Outcome(Truth.FALSE, (part,)))
        elif not _anybody(condition, view) or matching + maybe > at_most:
            outcomes.append(settled_by(Truth.UNKNOWN, part))
    if at_most is None or at_least is not None:
        least = 1 if at_least is None else at_least
        matching, maybe = _counted(condition, view)
        part = PersonPart(condition.role, condition.stance, enough=False)
        truth = Truth.UNKNOWN if matching + maybe >= least else Truth.FALSE
        outcomes.append(settled_by(Truth.TRUE if matching >= least else truth, part))
    return all_of(outcomes)


def _anybody(condition: StakeholderCondition, view: "View") -> bool:
    return any(_holds(person, condition.role) is Truth.TRUE for person in view.deal.people)


def _counted(
    condition: StakeholderCondition, view: "View", *, heard: frozenset[str] = frozenset()
) -> tuple[int, int]:
    """How many match, and how many might; the stance of who was `heard` is no riddle."""
    truths = [
        both((_holds(person, condition.role), _stands(person, condition.stance, heard)))
        for person in view.deal.people
    ]
    return truths.count(Truth.TRUE), truths.count(Truth.UNKNOWN)


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
