"""Condition trees: what a playbook asks of a deal. Evaluating them is `guidance`'s work.

Every class here decodes itself from its resolved JSON form (long form, full `STAGE/ID`
references), which is the form that a pin holds.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, Union, get_args

from salescoach.values.days import Duration
from salescoach.values.decoding import BadShape, decode, kind_of
from salescoach.values.levels import Level
from salescoach.values.record import record

Operator = Literal[
    "known", "missing", "none", "is", "is_not", "one_of", "at_least", "at_most", "more_than",
    "less_than", "before", "after", "contains",
]  # fmt: skip
Field = Literal["amount", "expected_close", "customer_type", "deal_kind", "lead_source"]
ItemState = Literal["done", "skipped", "not-applicable", "open"]
CriterionState = Literal["met", "passed"]
Stance = Literal["mentor", "supporter", "neutral", "opponent", "unknown"]

OPERATORS: tuple[str, ...] = get_args(Operator)
FIELDS: tuple[Field, ...] = get_args(Field)
ITEM_STATES: tuple[ItemState, ...] = get_args(ItemState)
Operand = str | bool | tuple[str, ...]


class _Condition:
    __slots__ = ()

    @classmethod
    def from_json(cls, value: Any, path: str) -> "Condition":
        """Decode any condition; the subject key tells which."""
        return _condition(value, path)


@record
class Check:
    """One comparison. `operand` is text as the playbook wrote it, a flag, or a list of texts."""

    operator: Operator
    operand: Operand


@record
class All(_Condition):
    """Every part holds."""

    parts: tuple["Condition", ...]


@record
class AnyOf(_Condition):
    """At least one part holds."""

    parts: tuple["Condition", ...]


@record
class Not(_Condition):
    """The part does not hold."""

    part: "Condition"


@record
class FactCondition(_Condition):
    """What is known of a fact: every check holds on evidence of this level, source, freshness.

    `level` is None where the place of the condition decides (see `guidance.conditions`);
    `from_` are the buyer roles whose word counts, none meaning anybody's.
    """

    fact: str
    checks: tuple[Check, ...]
    level: Level | None = None
    from_: tuple[str, ...] = ()
    fresh_within: Duration | None = None


@record
class FieldCondition(_Condition):
    """One of the deal's own fields."""

    field: Field
    checks: tuple[Check, ...]


@record
class ItemCondition(_Condition):
    """`item` is STAGE/ID; it is in one of the states."""

    item: str
    states: tuple[ItemState, ...]


@record
class CriterionCondition(_Condition):
    """`criterion` is STAGE/ID; passed means met or waived."""

    criterion: str
    state: CriterionState


@record
class StakeholderCondition(_Condition):
    """How many people match: `at_least`, or `at_most` where that is given."""

    role: str | None = None
    stance: tuple[Stance, ...] = ()
    at_least: int | None = 1
    at_most: int | None = None


Condition = Union[  # noqa: UP007 - the classes refer to it before it exists
    All, AnyOf, Not, FactCondition, FieldCondition, ItemCondition, CriterionCondition,
    StakeholderCondition,
]  # fmt: skip


def singles(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """The single conditions of trees."""
    waiting = list(conditions)
    while waiting:
        match waiting.pop():
            case All(parts) | AnyOf(parts):
                waiting.extend(parts)
            case Not(part):
                waiting.append(part)
            case single:
                yield single


@record
class _Count:
    at_least: int | None = None
    at_most: int | None = None


@record
class _People:
    role: str | None = None
    stance: tuple[Stance, ...] = ()


def _condition(value: Any, path: str) -> Condition:
    if not isinstance(value, dict):
        raise BadShape(path, "a condition", kind_of(value))
    for subject, read in _SUBJECTS.items():
        if subject in value:
            found: Condition = read(value, path)
            return found
    raise BadShape(path, "a condition", "an object with " + ", ".join(sorted(value)))


def _parts(value: dict[str, Any], key: str, path: str) -> tuple[Condition, ...]:
    parts = value[key]
    if not isinstance(parts, list) or not parts:
        raise BadShape(f"{path}.{key}", "a list of conditions", kind_of(parts))
    return tuple(_condition(part, f"{path}.{key}[{at}]") for at, part in enumerate(parts))


def _checks(value: Any, path: str) -> tuple[Check, ...]:
    if not isinstance(value, dict):
        raise BadShape(path, "an object", kind_of(value))
    checks = []
    for operator in get_args(Operator):
        if operator in value:
            operand = value[operator]
            if isinstance(operand, list) and all(isinstance(word, str) for word in operand):
                operand = tuple(operand)
            fits = tuple if operator == "one_of" else (str, bool, tuple)
            if not isinstance(operand, fits):
                raise BadShape(f"{path}.{operator}", "text or a list of texts", kind_of(operand))
            checks.append(Check(operator, operand))
    if not checks:
        raise BadShape(path, "something to compare with", "nothing")
    return tuple(checks)


def _fact(value: dict[str, Any], path: str) -> Condition:
    given = {key: value[key] for key in ("level", "from", "fresh_within") if key in value}
    asked = decode(_Evidence, given, path)
    return FactCondition(
        fact=_text(value, "fact", path),
        checks=_checks(value, path),
        level=asked.level,
        from_=asked.from_,
        fresh_within=asked.fresh_within,
    )


def _field(field: Field, value: dict[str, Any], path: str) -> Condition:
    return FieldCondition(field, _checks(value[field], f"{path}.{field}"))


def _item(value: dict[str, Any], path: str) -> Condition:
    states = decode(_States, {"states": value.get("is")}, path).states
    return ItemCondition(_text(value, "item", path), states)


def _criterion(value: dict[str, Any], path: str) -> Condition:
    state = decode(_CriterionIs, {"state": value.get("is")}, path).state
    return CriterionCondition(_text(value, "criterion", path), state)


def _stakeholder(value: dict[str, Any], path: str) -> Condition:
    people = decode(_People, value["stakeholder"], f"{path}.stakeholder")
    count = decode(_Count, value.get("count", {"at_least": 1}), f"{path}.count")
    return StakeholderCondition(people.role, people.stance, count.at_least, count.at_most)


def _text(value: dict[str, Any], key: str, path: str) -> str:
    if not isinstance(value[key], str):
        raise BadShape(f"{path}.{key}", "text", kind_of(value[key]))
    return str(value[key])


@record
class _Evidence:
    level: Level | None = None
    from_: tuple[str, ...] = ()
    fresh_within: Duration | None = None


@record
class _States:
    states: tuple[ItemState, ...]


@record
class _CriterionIs:
    state: CriterionState


_SUBJECTS: dict[str, Any] = {
    "all": lambda value, path: All(_parts(value, "all", path)),
    "any": lambda value, path: AnyOf(_parts(value, "any", path)),
    "not": lambda value, path: Not(_condition(value["not"], f"{path}.not")),
    "fact": _fact,
    "item": _item,
    "criterion": _criterion,
    "stakeholder": _stakeholder,
    "amount": lambda value, path: _field("amount", value, path),
    "expected_close": lambda value, path: _field("expected_close", value, path),
    "customer_type": lambda value, path: _field("customer_type", value, path),
    "deal_kind": lambda value, path: _field("deal_kind", value, path),
    "lead_source": lambda value, path: _field("lead_source", value, path),
}
