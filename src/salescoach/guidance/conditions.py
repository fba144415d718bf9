"""Evaluating condition trees: true, false or unknown, with what would settle them.

`view` is the deal seen through its playbook on a day. `default` is the level that a fact
condition asks where it names none: `heard` in criteria, `assumed` elsewhere.
"""

from typing import TYPE_CHECKING, assert_never

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
    of,
    settled_by,
)
from salescoach.playbook.conditions import (
    All,
    AnyOf,
    Check,
    Condition,
    CriterionCondition,
    FactCondition,
    Field,
    FieldCondition,
    ItemCondition,
    Not,
    StakeholderCondition,
)
from salescoach.playbook.model import FactType
from salescoach.values.levels import Level

if TYPE_CHECKING:
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
        case FieldCondition(field, checks):
            return settled_by(*_field(field, checks, view))
        case ItemCondition(item, states):
            truth = view.item_is(item, states)
            return settled_by(truth, ItemPart(item, "done" in states))
        case CriterionCondition(criterion):
            return view.criterion_holds(criterion)
        case StakeholderCondition():
            return _people(condition, view)
        case _:
            assert_never(condition)


def _opposite(part: Condition, view: "View", default: Level) -> Outcome:
    """Under `not` only the opposite is advised, never un-recording (see `_unsay`)."""
    match part:
        case Not(inner):
            return evaluate(inner, view, default=default)
        case All(parts):
            return any_of(_opposite(inner, view, default) for inner in parts)
        case AnyOf(parts):
            return all_of(_opposite(inner, view, default) for inner in parts)
        case FactCondition():
            return _fact(part, view, default, negated=True)
        case FieldCondition(field, checks):
            truth, missing = _field(field, checks, view)
            return settled_by(truth.opposite, missing)
        case ItemCondition() | CriterionCondition() | StakeholderCondition():
            found = evaluate(part, view, default=default)
            return Outcome(found.truth.opposite, found.missing)
        case _:
            assert_never(part)


def _fact(condition: FactCondition, view: "View", default: Level, *, negated: bool) -> Outcome:
    level = condition.level or default
    weighed = view.evidence_for(condition.fact)
    stands = standing(
        weighed, view.deal, view.today, from_=condition.from_, fresh_within=condition.fresh_within
    )
    truths = {
        _check(check, stands, level, view, view.fact_type(condition.fact))
        for check in condition.checks
    }
    truth = _and(truths)
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
    if negated and truth is Truth.FALSE and _about_being_known(condition.checks):
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


def _field(field: Field, checks: tuple[Check, ...], view: "View") -> tuple[Truth, FieldPart]:
    value = getattr(view.deal, field)
    if field == "expected_close" and value is not None:
        value = value.isoformat()
    truths = set()
    for check in checks:
        if check.operator in ("known", "missing"):
            known = (check.operand is True) is (check.operator == "known")
            truths.add(of((value is not None) is known))
        elif value is None:
            truths.add(Truth.UNKNOWN)
        else:
            truths.add(compare(check, value, _FIELD_TYPES.get(field, "text"), view.today))
    truth = _and(truths)
    return truth, FieldPart(field, certain=truth is Truth.FALSE and value is not None)


def _people(condition: StakeholderCondition, view: "View") -> Outcome:
    """Records are a closed world, but for `at_most`: nobody recorded in the role is unknown."""
    in_role = [
        person
        for person in view.deal.people
        if condition.role is None or any(held.role == condition.role for held in person.roles)
    ]
    matching = maybe = 0
    for person in in_role:
        stance = person.stance or "unknown"
        if not condition.stance or stance in condition.stance:
            matching += 1
        elif stance == "unknown":
            maybe += 1
    if condition.at_most is not None:
        part = PersonPart(condition.role, condition.stance, enough=bool(in_role))
        if matching > condition.at_most:
            return Outcome(Truth.FALSE, (part,))
        if not in_role or matching + maybe > condition.at_most:
            return settled_by(Truth.UNKNOWN, part)
        return TRUE
    part = PersonPart(condition.role, condition.stance, enough=False)
    least = condition.at_least or 1
    if matching >= least:
        return TRUE
    return settled_by(Truth.UNKNOWN if matching + maybe >= least else Truth.FALSE, part)


def _about_being_known(checks: tuple[Check, ...]) -> bool:
    return all(check.operator in ("known", "missing", "none") for check in checks)


def _and(truths: set[Truth]) -> Truth:
    if Truth.FALSE in truths:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.TRUE
