"""Conditions on what is known: facts, groups of facts, the deal's own fields. Rule 1 of the format.

What does not suffice in level, source or freshness is unknown, not false.
"""

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from salescoach.guidance.comparing import compare
from salescoach.guidance.parts import AskedPart, FactPart, FieldPart, PersonPart, Weighed
from salescoach.guidance.truth import (
    TRUE,
    Outcome,
    Truth,
    all_of,
    any_of,
    both,
    counted,
    of,
    settled_by,
    unique,
)
from salescoach.playbook.conditions import (
    Check,
    FactCondition,
    Field,
    FieldCondition,
    GroupCondition,
)
from salescoach.playbook.model import FIELD_TYPES, FactType
from salescoach.values.levels import Level
from salescoach.values.money import Money
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.deal.events import FactValue
    from salescoach.deal.state import Person
    from salescoach.guidance.view import View

_KNOWN = (Check("known", operand=True),)


@record
class Standard:
    """What a place asks of evidence.

    `level` where a condition names none: `heard` in criteria, `assumed` elsewhere. `ours`: whether
    what is settled on our side counts; to the buyer's criteria it does not.
    """

    level: Level = Level.ASSUMED
    ours: bool = True


def fact(condition: FactCondition, view: "View", standard: Standard, *, negated: bool) -> Outcome:
    """A condition on one fact: all its checks, and how often it was asked."""
    outcomes = []
    plain = []
    for check in condition.checks:
        if check.operator == "agree":
            outcomes.append(_agree(condition, check, view, standard, negated=negated))
        elif check == Check("known", "all"):
            outcomes.append(_all_known(condition, view, standard, negated=negated))
        else:
            plain.append(check)
    if plain:
        outcomes.insert(0, _plain(condition, tuple(plain), view, standard, negated=negated))
    if condition.asked is not None:
        outcomes.append(_asked(condition, view, negated=negated))
    return any_of(outcomes) if negated else all_of(outcomes)


def group(condition: GroupCondition, view: "View", standard: Standard, *, negated: bool) -> Outcome:
    """How many facts of a group are known: all of them, or at least so many."""
    found = view.playbook.group(condition.group)
    assert found is not None, condition.group
    each = [FactCondition(id_, _KNOWN, level=condition.level) for id_ in found.facts]
    known = [fact(one, view, standard, negated=False) for one in each]
    truths = [one.truth for one in known]
    least = len(truths) if condition.at_least is None else condition.at_least
    truth = counted(truths.count(Truth.TRUE), truths.count(Truth.UNKNOWN), at_least=least)
    if negated:
        truth = truth.opposite
    if truth is Truth.TRUE:
        return TRUE
    if negated and truth is Truth.FALSE:
        known = [fact(one, view, standard, negated=True) for one in each]
    missing = unique(part for one in known for part in one.missing)
    return Outcome(truth, missing, unique(part for one in known for part in one.settle))


def field(condition: FieldCondition, view: "View", *, negated: bool) -> Outcome:
    """A condition on one of the deal's own fields. Nobody changes a known one to make it true.

    What only we say is unknown where the word of a buyer is wanted, and then counts as missing.
    """
    value = getattr(view.deal, condition.field)
    if condition.field == "expected_close" and value is not None:
        value = value.isoformat()
    kind = FIELD_TYPES.get(condition.field, "text")
    weak = value is not None and not _field_suffices(condition, view)
    truth = both(_field_check(check, value, kind, view, weak=weak) for check in condition.checks)
    if negated:
        truth = truth.opposite
    if truth is Truth.FALSE and value is not None and not weak:
        return Outcome(truth)
    return settled_by(truth, FieldPart(condition.field, weak))


def field_level(view: "View", name: Field) -> Level:
    """Confirmed by the word of a buyer who is named, else assumed."""
    word = view.deal.word_on(name)
    known = word is not None and any(view.deal.person(one) for one in word.said_by)
    return Level.CONFIRMED if known else Level.ASSUMED


def _field_suffices(condition: FieldCondition, view: "View") -> bool:
    if condition.level is None:
        return True
    return field_level(view, condition.field).rank >= condition.level.rank


def _field_check(
    check: Check, value: "FactValue | None", kind: FactType, view: "View", *, weak: bool
) -> Truth:
    if check.operator == "missing":
        return of((value is None or weak) is (check.operand is True))
    if weak:
        return Truth.UNKNOWN
    if check.operator == "known":
        return of((value is not None) is (check.operand is True))
    if value is None:
        return Truth.UNKNOWN
    if check.operator == "none":
        return of(check.operand is not True)
    return compare(check, value, kind, view.today, view.playbook.exchange_rates)


def _plain(
    condition: FactCondition,
    checks: tuple[Check, ...],
    view: "View",
    standard: Standard,
    *,
    negated: bool,
) -> Outcome:
    """On anybody's value; of a fact with one value a person, of those in the roles `of`."""
    people = [person.id for person in view.people_in(condition.of)] if condition.of else None
    stands = _standing(condition, view, people)
    truth = both(_check(check, stands, condition, view, standard) for check in checks)
    if negated:
        truth = truth.opposite
    part = FactPart(
        fact=condition.fact,
        level=condition.level or standard.level,
        from_=condition.from_,
        checks=checks,
        now=stands or view.so_far(condition.fact),
        certain=truth is Truth.FALSE,
    )
    if truth is Truth.FALSE and _only_unsaying_settles(checks, negated=negated):
        return Outcome(truth, (part,))
    return settled_by(truth, part)


def _standing(
    condition: FactCondition, view: "View", people: Iterable[str] | None
) -> Weighed | None:
    """What counts for the condition; with `people` only values of theirs."""
    return view.stands(
        condition.fact, of=people, from_=condition.from_, fresh_within=condition.fresh_within
    )


def _check(
    check: Check,
    stands: Weighed | None,
    condition: FactCondition,
    view: "View",
    standard: Standard,
) -> Truth:
    """One check on the evidence that stands: what does not suffice is unknown, not false."""
    if check.operator == "missing":
        return of(_is_missing(stands, condition) is (check.operand is True))
    if stands is None or not _suffices(stands, condition, view, standard):
        return Truth.UNKNOWN
    none = stands.evidence.none
    if check.operator == "known":
        return of(none is not (check.operand is True))
    if check.operator == "none":
        return of(none is (check.operand is True))
    if none:
        return of(check.operator == "is_not")
    assert stands.evidence.value is not None
    kind, rates = view.fact(condition.fact).type, view.playbook.exchange_rates
    return compare(check, stands.evidence.value, kind, view.today, rates)


def _is_missing(stands: Weighed | None, condition: FactCondition) -> bool:
    """Nothing counts; where a level is asked for, nothing of that level does."""
    if stands is None or condition.level is None:
        return stands is None
    return stands.level.rank < condition.level.rank


def _suffices(stands: Weighed, condition: FactCondition, view: "View", standard: Standard) -> bool:
    if view.fact(condition.fact).ours and not standard.ours:
        return False
    return stands.level.rank >= (condition.level or standard.level).rank


def _only_unsaying_settles(checks: tuple[Check, ...], *, negated: bool) -> bool:
    """Whether they want nothing to be known: then no question helps once something is."""
    if any(check.operator not in ("known", "missing", "none") for check in checks):
        return False
    wanted = ((check.operator, (check.operand is True) is not negated) for check in checks)
    return any(yes if operator == "missing" else not yes for operator, yes in wanted)


# One value a person


def _all_known(
    condition: FactCondition, view: "View", standard: Standard, *, negated: bool
) -> Outcome:
    """Every recorded person of the roles, at least one, has a value at the level asked."""
    people = _asked_of(condition, view)
    if not people:
        return _nobody(condition)
    outcomes = [_of_person(condition, person, view, standard, negated=negated) for person in people]
    return any_of(outcomes) if negated else all_of(outcomes)


def _of_person(
    condition: FactCondition,
    person: "Person",
    view: "View",
    standard: Standard,
    *,
    negated: bool,
) -> Outcome:
    stands = _standing(condition, view, (person.id,))
    truth = _check(_KNOWN[0], stands, condition, view, standard)
    if negated:
        truth = truth.opposite
    part = _part_of(condition, person, view, standard, certain=truth is Truth.FALSE)
    if negated and truth is Truth.FALSE:
        return Outcome(truth, (part,))
    return settled_by(truth, part)


def _agree(
    condition: FactCondition, check: Check, view: "View", standard: Standard, *, negated: bool
) -> Outcome:
    """All of them are known, and equal. Two who differ settle it, whoever is still to be asked."""
    people = _asked_of(condition, view)
    if not people:
        return _nobody(condition)
    standing = {person.id: _standing(condition, view, (person.id,)) for person in people}
    enough = {
        id_: one
        for id_, one in standing.items()
        if one is not None and _suffices(one, condition, view, standard)
    }
    truth = _equal(enough.values(), condition, view)
    if truth is Truth.TRUE and len(enough) < len(people):
        truth = Truth.UNKNOWN
    if (check.operand is True) is negated:
        truth = truth.opposite
    settles = [
        _part_of(condition, person, view, standard, certain=truth is Truth.FALSE)
        for person in people
        if (truth is Truth.FALSE) is (person.id in enough) or len(enough) == len(people)
    ]
    return TRUE if truth is Truth.TRUE else Outcome(truth, tuple(settles), tuple(settles))


def _equal(found: Iterable[Weighed], condition: FactCondition, view: "View") -> Truth:
    """Whether all say the same; that there is none is never the same."""
    values = dict.fromkeys(one.evidence.value for one in found if not one.evidence.none)
    if any(one.evidence.none for one in found):
        return Truth.FALSE
    kind, rates = view.fact(condition.fact).type, view.playbook.exchange_rates
    worst = Truth.TRUE
    for one, other in combinations(values, 2):
        same = compare(Check("is", _operand(other)), one, kind, view.today, rates)  # type: ignore[arg-type]
        if same is Truth.FALSE:
            return same
        worst = both((worst, same))
    return worst


def _operand(value: "FactValue | None") -> str | bool | tuple[str, ...]:
    """A recorded value as a playbook would write it."""
    if isinstance(value, Money):
        return f"{value.amount} {value.currency}"
    return "" if value is None else value


def _asked_of(condition: FactCondition, view: "View") -> tuple["Person", ...]:
    return view.people_in(condition.of) if condition.of else view.deal.people


def _nobody(condition: FactCondition) -> Outcome:
    """With nobody known in the roles it is unknown: one of them is to be met."""
    parts = tuple(PersonPart(role, (), enough=False) for role in condition.of or (None,))
    return Outcome(Truth.UNKNOWN, parts, parts[:1])


def _part_of(
    condition: FactCondition, person: "Person", view: "View", standard: Standard, *, certain: bool
) -> FactPart:
    return FactPart(
        fact=condition.fact,
        level=condition.level or standard.level,
        from_=condition.from_,
        checks=condition.checks,
        now=view.so_far(condition.fact, of=(person.id,)),
        certain=certain,
        of=person.id,
    )


# Asked without an answer


def _asked(condition: FactCondition, view: "View", *, negated: bool) -> Outcome:
    bounds = condition.asked
    assert bounds is not None
    times = view.asked(condition.fact, condition.of or condition.from_)
    truth = counted(times, 0, at_least=bounds.at_least, at_most=bounds.at_most)
    if negated:
        truth = truth.opposite
        enough = bounds.at_least is not None
    else:
        enough = bounds.at_most is not None and times > bounds.at_most
    return settled_by(truth, AskedPart(condition.fact, enough))
