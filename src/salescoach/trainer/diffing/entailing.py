"""Whether whatever makes one condition true makes another one true: proved, or not claimed.

True, false and unknown are three things: that something is not false does not make it true. So a
condition is first brought into a form in which "not" stands at single questions only; then parts
are held against parts. The proof is sound and not complete.
"""

from dataclasses import replace
from typing import Any

from salescoach.guidance.facts import Standard
from salescoach.playbook.conditions import (
    ITEM_STATES,
    All,
    AnyOf,
    Check,
    Condition,
    Counted,
    CriterionCondition,
    FactCondition,
    FieldCondition,
    GroupCondition,
    ItemCondition,
    MeasureCondition,
    NextStepCondition,
    Not,
    ScoreCondition,
    StakeholderCondition,
)
from salescoach.playbook.model import FIELD_TYPES, FactType, Playbook
from salescoach.trainer.diffing.allowed import Allowed, allowed, lies_within, range_of
from salescoach.trainer.diffing.asking import among, bounds_within, fits_within, is_shorter
from salescoach.values.levels import Level

ALWAYS = All(())
NEVER = AnyOf(())
_MEASURED = ("at_least", "at_most", "more_than", "less_than")


class Entailing:
    """Proves between conditions of one playbook: what they name is the same for both.

    `default` is the level that a fact condition asks where it names none.
    """

    def __init__(self, playbook: Playbook, default: Level = Level.ASSUMED) -> None:
        self._standard = Standard(default)
        self._types: dict[str, FactType] = {fact.id: fact.type for fact in playbook.facts}
        self._sizes = {group.id: len(group.facts) for group in playbook.fact_groups}
        self._known: dict[tuple[int, int], bool] = {}
        self._kept: list[Condition] = []

    def entails(self, one: Condition, other: Condition, *, when: bool = True) -> bool:
        """Whether `other` is true wherever `one` is; with `when` false, false wherever it is."""
        first, second = (_plain(each, negated=not when) for each in (one, other))
        self._kept += (first, second)  # what is proved is remembered by identity
        return self._entails(first, second)

    def _entails(self, one: Condition, other: Condition) -> bool:
        key = (id(one), id(other))
        if key not in self._known:
            self._known[key] = self._proved(one, other)
        return self._known[key]

    def _proved(self, one: Condition, other: Condition) -> bool:
        if isinstance(one, AnyOf):
            return all(self._entails(part, other) for part in one.parts)
        if isinstance(other, All):
            return all(self._entails(one, part) for part in other.parts)
        parts = one.parts if isinstance(one, All) else ()
        others = other.parts if isinstance(other, AnyOf) else ()
        if parts or others:
            return any(self._entails(part, other) for part in parts) or any(
                self._entails(one, part) for part in others
            )
        if isinstance(one, All) or isinstance(other, AnyOf):
            return False
        return self._single(one, other)

    def _single(self, one: Condition, other: Condition) -> bool:
        a, not_a = (one.part, True) if isinstance(one, Not) else (one, False)
        b, not_b = (other.part, True) if isinstance(other, Not) else (other, False)
        same = not_a is not_b
        if same and a == b:
            return True
        if same and self._asks_more(*((b, a) if not_a else (a, b))):
            return True
        match a, b:
            case GroupCondition(), GroupCondition() if same:
                return self._groups(a, b, negated=not_a)
            case FactCondition(), FactCondition():
                return self._facts(a, b, not_a=not_a, not_b=not_b)
            case FieldCondition(), FieldCondition():
                return self._fields(a, b, not_a=not_a, not_b=not_b)
            case ItemCondition(), ItemCondition():
                states = _states(a, negated=not_a) <= _states(b, negated=not_b)
                return a.item == b.item and states
            case Counted(), Counted():
                return _counted(a, b, not_a=not_a, not_b=not_b)
            case MeasureCondition(), MeasureCondition() if same and a.measure == b.measure:
                return lies_within(_numbers(a, negated=not_a), _numbers(b, negated=not_b))
            case _:
                return False

    def _asks_more(self, more: Condition, less: Condition) -> bool:
        """Of what can be put in an order from weak to strong."""
        match more, less:
            case CriterionCondition(), CriterionCondition():
                return more.criterion == less.criterion and more.state == "met"
            case NextStepCondition(), NextStepCondition():
                return is_shorter(more.within, less.within)
            case ScoreCondition(), ScoreCondition():
                return more.score == less.score and _scores(more, less)
            case _:
                return False

    def _groups(self, a: GroupCondition, b: GroupCondition, *, negated: bool) -> bool:
        """What is known so well is known less well, too; and so is that there is none of it."""
        if a.group != b.group or self._rank(a) < self._rank(b):
            return False
        least, other_least = self._least(a), self._least(b)
        return other_least >= least if negated else least >= other_least

    def _least(self, group: GroupCondition) -> int:
        return self._sizes.get(group.group, 0) if group.at_least is None else group.at_least

    # Facts, and the fields of a deal

    def _facts(self, a: FactCondition, b: FactCondition, *, not_a: bool, not_b: bool) -> bool:
        if a.fact != b.fact or a.of != b.of:
            return False
        if a.asked is not None or b.asked is not None:
            return a.from_ == b.from_ and _asked(a, b, not_a=not_a, not_b=not_b)
        (first,), (second,) = a.checks, b.checks
        missing, other_missing = _missing(first, negated=not_a), _missing(second, negated=not_b)
        if missing is not None or other_missing is not None:
            rank = self._rank(a) if missing is None else _own_rank(a)
            if other_missing is True:
                return missing is True and rank <= _own_rank(b) and _heard_within(b, a)
            if other_missing is None or missing is True or rank < _own_rank(b):
                return False
            return _heard_within(a, b)
        if not (_heard_within(a, b) and self._rank(a) >= self._rank(b)):
            return False
        if _of_people(first) or _of_people(second):
            return first == second and not_a is not_b
        kind = self._types.get(a.fact, "text")
        return _values_within(first, second, kind, not_a=not_a, not_b=not_b)

    def _fields(self, a: FieldCondition, b: FieldCondition, *, not_a: bool, not_b: bool) -> bool:
        """A field has no "there is none": not known means that nothing is said."""
        if a.field != b.field:
            return False
        (first,), (second,) = a.checks, b.checks
        missing, other_missing = _missing(first, negated=not_a), _missing(second, negated=not_b)
        unset, other_unset = _unset(first, negated=not_a), _unset(second, negated=not_b)
        level, other_level = _own_rank(a), _own_rank(b)
        if unset or other_unset:
            return unset and (other_unset or other_missing is True)
        if other_missing is True:
            return missing is True and level <= other_level
        if missing is True or level < other_level:
            return False
        if other_missing is False or _set(second, negated=not_b):
            return first.operator != "none"
        if missing is False or "none" in (first.operator, second.operator):
            return False
        kind = FIELD_TYPES.get(a.field, "text")
        return _values_within(first, second, kind, not_a=not_a, not_b=not_b)

    def _rank(self, one: FactCondition | GroupCondition) -> int:
        return (one.level or self._standard.level).rank


def _plain(condition: Condition, *, negated: bool) -> Condition:
    """The same with "not" at single questions only, each of which asks one thing."""
    match condition:
        case All(parts) | AnyOf(parts):
            together = tuple(_plain(part, negated=negated) for part in parts)
            return All(together) if isinstance(condition, All) is not negated else AnyOf(together)
        case Not(part):
            return _plain(part, negated=not negated)
        case single:
            questions = _questions(single)
            if negated:
                return _alone(AnyOf(tuple(Not(one) for one in questions)))
            return _alone(All(questions))


def _alone(condition: All | AnyOf) -> Condition:
    return condition.parts[0] if len(condition.parts) == 1 else condition


def _questions(single: Condition) -> tuple[Condition, ...]:
    match single:
        case FactCondition():
            checks = tuple(replace(single, checks=(one,), asked=None) for one in single.checks)
            asked = () if single.asked is None else (replace(single, checks=()),)
            return (*checks, *asked)
        case FieldCondition():
            return tuple(replace(single, checks=(one,)) for one in single.checks)
        case Counted(at_least=least, at_most=most):
            if most is None:
                return (replace(single, at_least=1 if least is None else least),)
            lower = () if least is None else (replace(single, at_most=None),)
            return (*lower, replace(single, at_least=None))
        case MeasureCondition():
            bounds = ((key, getattr(single, key)) for key in _MEASURED)
            given: list[dict[str, Any]] = [{key: n} for key, n in bounds if n is not None]
            return tuple(MeasureCondition(measure=single.measure, **one) for one in given)
        case ScoreCondition(at_least=int(), verdict=verdict) if verdict:
            return replace(single, verdict=()), replace(single, at_least=None)
        case _:
            return (single,)


def _missing(check: Check, *, negated: bool) -> bool | None:
    """Whether it wants nothing to stand (True) or anything (False); None: it asks for more."""
    return ((check.operand is True) is not negated) if check.operator == "missing" else None


def _own_rank(one: FactCondition | FieldCondition) -> int:
    """Of fields, and of `missing`: what it does not say itself its place does not say for it."""
    return (one.level or Level.ASSUMED).rank


def _unset(check: Check, *, negated: bool) -> bool:
    return check.operator == "known" and (check.operand is True) is negated


def _set(check: Check, *, negated: bool) -> bool:
    return check.operator == "known" and (check.operand is True) is not negated


def _of_people(check: Check) -> bool:
    return check.operator == "agree" or check == Check("known", "all")


def _heard_within(one: FactCondition, other: FactCondition) -> bool:
    """What one takes as evidence, by speaker and age, the other takes, too."""
    return among(one.from_, other.from_) and is_shorter(one.fresh_within, other.fresh_within)


def _asked(a: FactCondition, b: FactCondition, *, not_a: bool, not_b: bool) -> bool:
    if a.asked is None or b.asked is None or not_a is not not_b:
        return False
    return bounds_within(b.asked, a.asked) if not_a else bounds_within(a.asked, b.asked)


def _values_within(
    first: Check, second: Check, kind: FactType, *, not_a: bool, not_b: bool
) -> bool:
    one, other = allowed(first, kind, negated=not_a), allowed(second, kind, negated=not_b)
    if one is None or other is None:
        return first == second and not_a is not_b
    return lies_within(one, other)


def _states(item: ItemCondition, *, negated: bool) -> set[str]:
    return {state for state in ITEM_STATES if (state in item.states) is not negated}


def _counted(a: Counted, b: Counted, *, not_a: bool, not_b: bool) -> bool:
    """So many that match for certain, or no more than so many that might.

    "None of them" of people needs somebody of the role: it is held against the like alone.
    """
    if type(a) is not type(b):
        return False
    least, other_least = _at_least(a, negated=not_a), _at_least(b, negated=not_b)
    if least is not None and other_least is not None:
        return least >= other_least and fits_within(a, b)
    most, other_most = _at_most(a, negated=not_a), _at_most(b, negated=not_b)
    if most is None or other_most is None:
        return False
    people = isinstance(a, StakeholderCondition) and isinstance(b, StakeholderCondition)
    if people and (not_a is not not_b or getattr(a, "role", None) != getattr(b, "role", None)):
        return False
    return most <= other_most and fits_within(b, a)


def _at_least(one: Counted, *, negated: bool) -> int | None:
    if negated:
        return None if one.at_most is None else one.at_most + 1
    return one.at_least


def _at_most(one: Counted, *, negated: bool) -> int | None:
    if negated:
        return None if one.at_least is None else one.at_least - 1
    return one.at_most


def _scores(more: ScoreCondition, less: ScoreCondition) -> bool:
    if more.at_least is not None and less.at_least is not None:
        return more.at_least >= less.at_least
    return bool(more.verdict and less.verdict) and set(more.verdict) <= set(less.verdict)


def _numbers(measure: MeasureCondition, *, negated: bool) -> Allowed:
    for key in _MEASURED:
        bound = getattr(measure, key)
        if bound is not None:
            return Allowed(range_of(key, bound, negated=negated))
    raise AssertionError(measure)
