"""Condition trees: what a playbook asks of a deal. Evaluating them is `guidance`'s work.

Every class here decodes itself from its resolved JSON form (long form, full `STAGE/ID`
references), which is the form that a pin holds.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Literal, Union, get_args

from salescoach.values.days import Duration
from salescoach.values.decoding import BadShape, decode, decode_fields, kind_of
from salescoach.values.levels import Level
from salescoach.values.record import record
from salescoach.values.states import (
    CommitmentState,
    DoubtState,
    Evaluation,
    OptionKind,
    ProblemState,
    Severity,
    Side,
    Stance,
    VisitOutcome,
    VisitState,
)

Operator = Literal[
    "known", "missing", "none", "is", "is_not", "one_of", "at_least", "at_most", "more_than",
    "less_than", "before", "after", "contains", "agree",
]  # fmt: skip
Field = Literal["amount", "expected_close", "customer_type", "deal_kind", "lead_source"]
ItemState = Literal["done", "skipped", "not-applicable", "open"]
CriterionState = Literal["met", "passed"]
StageState = Literal["entered", "current", "passed"]
Measure = Literal[
    "days_in_stage", "limit_used", "days_since_contact", "close_date_moves", "stages_ahead",
    "contradictions", "expired_debts", "continuations_in_a_row", "days_of_silence", "given_away",
    "smallest_refusal",
]  # fmt: skip

OPERATORS: tuple[str, ...] = get_args(Operator)
FIELDS: tuple[Field, ...] = get_args(Field)
MEASURES: tuple[Measure, ...] = get_args(Measure)
WARNING_MEASURES: tuple[Measure, ...] = (
    "stages_ahead", "contradictions", "expired_debts", "continuations_in_a_row", "days_of_silence",
    "given_away", "smallest_refusal",
)  # fmt: skip
"""Only warnings may ask for these: what conditions come to, and signs that nobody works towards."""
ITEM_STATES: tuple[ItemState, ...] = get_args(ItemState)
Operand = str | bool | tuple[str, ...]
Read = Callable[[dict[str, Any], str], Any]


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
    `from_` are the buyer roles whose word counts, none meaning anybody's. `of` are the roles whose
    people must each have a value, for a fact of scope person: `known: all` (operand "all") or
    `agree`. `asked` counts how often it was asked without an answer; then `checks` may be empty.
    """

    fact: str
    checks: tuple[Check, ...]
    level: Level | None = None
    from_: tuple[str, ...] = ()
    fresh_within: Duration | None = None
    of: tuple[str, ...] = ()
    asked: "Bounds | None" = None


@record
class Bounds:
    """So many, of something counted: at least, at most, or both."""

    at_least: int | None = None
    at_most: int | None = None


@record
class GroupCondition(_Condition):
    """How many facts of a group are known: `at_least` of them, None meaning all; how well."""

    group: str
    at_least: int | None = None
    level: Level | None = None


@record
class FieldCondition(_Condition):
    """One of the deal's own fields; with `level` only as far as a buyer said what it is."""

    field: Field
    checks: tuple[Check, ...]
    level: Level | None = None


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


@record(kw_only=True)
class Counted(_Condition):
    """How many records match: `at_least`, `at_most` or both. What is not asked is None or empty."""

    at_least: int | None = None
    at_most: int | None = None


@record(kw_only=True)
class StakeholderCondition(Counted):
    """People on the buyer's side; engaged means present at a held visit."""

    role: str | None = None
    stance: tuple[Stance, ...] = ()
    informed: bool | None = None
    engaged_within: Duration | None = None
    engaged_since_stage_entry: bool | None = None
    added_since_stage_entry: bool | None = None


@record(kw_only=True)
class VisitCondition(Counted):
    """Visits: `with_roles` were all there; `attendees` so many of theirs."""

    kind: tuple[str, ...] = ()
    state: tuple[VisitState, ...] = ()
    outcome: tuple[VisitOutcome, ...] = ()
    within: Duration | None = None
    since_stage_entry: bool | None = None
    with_roles: tuple[str, ...] = ()
    attendees: Bounds | None = None


@record(kw_only=True)
class CommitmentCondition(Counted):
    """Dated promises of one side; `slipped`: moved later at least once.

    `within`: the last thing recorded of it was no longer ago than that.
    """

    side: Side | None = None
    kind: tuple[str, ...] = ()
    state: tuple[CommitmentState, ...] = ()
    slipped: bool | None = None
    within: Duration | None = None


@record(kw_only=True)
class DoubtCondition(Counted):
    """Doubts; `role` is the buyer role of who has them."""

    state: tuple[DoubtState, ...] = ()
    severity: tuple[Severity, ...] = ()
    role: str | None = None


@record(kw_only=True)
class AgreementCondition(Counted):
    """Agreements; `complete`: clear, complete, well defined, with both sides' responsibilities.

    `give`, `get`: whether it has one: what we give away, and what we get for it. `refused`: they
    asked for the give and we said no; without it those are left out.
    """

    kind: tuple[str, ...] = ()
    complete: bool | None = None
    give: bool | None = None
    get: bool | None = None
    refused: bool | None = None


@record(kw_only=True)
class OptionCondition(Counted):
    """Candidates of the evaluation; `evaluated`: in each of these respects."""

    kind: tuple[OptionKind, ...] = ()
    evaluated: tuple[Evaluation, ...] = ()


@record(kw_only=True)
class ProblemCondition(Counted):
    """What appeared in implementation."""

    state: tuple[ProblemState, ...] = ()
    severity: tuple[Severity, ...] = ()


@record
class NextStepCondition(_Condition):
    """Something dated is agreed with the buyer, not in the past, and `within` that time."""

    within: Duration | None = None


@record(kw_only=True)
class ScoreCondition(_Condition):
    """A scorecard comes to at least so many points of a hundred, or to one of the verdicts."""

    score: str
    at_least: int | None = None
    verdict: tuple[str, ...] = ()


@record
class HandoverCondition(_Condition):
    """The hand-over is done."""

    handover: str


@record
class StageCondition(_Condition):
    """The stage was entered at some time, is the position, or was left forwards."""

    stage: str
    state: StageState


@record(kw_only=True)
class MeasureCondition(_Condition):
    """A count of days, of percent (`limit_used`) or of things, compared with whole numbers."""

    measure: Measure
    at_least: int | None = None
    at_most: int | None = None
    more_than: int | None = None
    less_than: int | None = None


Condition = Union[  # noqa: UP007 - the classes refer to it before it exists
    All, AnyOf, Not, FactCondition, GroupCondition, FieldCondition, ItemCondition,
    CriterionCondition, StakeholderCondition, VisitCondition, CommitmentCondition, DoubtCondition,
    AgreementCondition, OptionCondition, ProblemCondition, NextStepCondition, ScoreCondition,
    HandoverCondition, StageCondition, MeasureCondition,
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


def _condition(value: Any, path: str) -> Condition:
    if not isinstance(value, dict):
        raise BadShape(path, "a condition", kind_of(value))
    subjects = [key for key in value if key in _SUBJECTS]
    if not subjects:
        raise BadShape(path, "a condition", "an object with " + ", ".join(sorted(value)))
    if len(subjects) > 1:
        subjects.sort(key=SUBJECTS.index)
    found: Condition = _SUBJECTS[subjects[0]](value, path)
    return found


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
        if operator not in value:
            continue
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
    keys = ("level", "from", "fresh_within", "of", "asked")
    given = decode(_Evidence, {key: value[key] for key in keys if key in value}, path)
    return FactCondition(
        fact=_text(value, "fact", path),
        checks=() if given.asked and not set(OPERATORS) & value.keys() else _checks(value, path),
        level=given.level,
        from_=given.from_,
        fresh_within=given.fresh_within,
        of=given.of,
        asked=given.asked,
    )


def _group(value: dict[str, Any], path: str) -> Condition:
    known = value.get("known", "all")
    least = None if known == "all" else decode(Bounds, known, f"{path}.known").at_least
    level = decode(_FieldLevel, {"level": value.get("level")}, path).level
    return GroupCondition(_text(value, "facts", path), least, level)


def _field(field: Field, value: dict[str, Any], path: str) -> Condition:
    checks = _checks(value[field], f"{path}.{field}")
    level = {"level": value[field]["level"]} if "level" in value[field] else {}
    return FieldCondition(field, checks, decode(_FieldLevel, level, f"{path}.{field}").level)


def _item(value: dict[str, Any], path: str) -> Condition:
    states = decode(_States, {"states": value.get("is")}, path).states
    return ItemCondition(_text(value, "item", path), states)


def _criterion(value: dict[str, Any], path: str) -> Condition:
    state = decode(_CriterionIs, {"state": value.get("is")}, path).state
    return CriterionCondition(_text(value, "criterion", path), state)


def _counted(subject: str, kind: type[Counted]) -> Read:
    """A subject whose attributes stand in a mapping below it, beside a `count`."""

    def read(value: dict[str, Any], path: str) -> Any:
        attributes, count = value[subject], value.get("count", {"at_least": 1})
        if not isinstance(attributes, dict):
            raise BadShape(f"{path}.{subject}", "an object", kind_of(attributes))
        decode(Bounds, count, f"{path}.count")
        return decode_fields(kind, {**attributes, **count}, f"{path}.{subject}")

    return read


def _under(subject: str, kind: Any) -> Read:
    """A subject whose attributes stand in a mapping below it."""
    return lambda value, path: decode_fields(kind, value[subject], f"{path}.{subject}")


def _beside(kind: Any) -> Read:
    """A subject that is itself an attribute, beside the others."""
    return lambda value, path: decode_fields(kind, value, path)


def _handover(value: dict[str, Any], path: str) -> Condition:
    if value.get("is", "done") != "done":
        raise BadShape(f"{path}.is", "done", kind_of(value["is"]))
    return HandoverCondition(_text(value, "handover", path))


def _stage(value: dict[str, Any], path: str) -> Condition:
    state = decode(_StageIs, {"state": value.get("is")}, path).state
    return StageCondition(_text(value, "stage", path), state)


def _measure(measure: Measure, value: dict[str, Any], path: str) -> Condition:
    asked = decode(_Numbers, value[measure], f"{path}.{measure}")
    return MeasureCondition(
        measure=measure,
        at_least=asked.at_least,
        at_most=asked.at_most,
        more_than=asked.more_than,
        less_than=asked.less_than,
    )


def _text(value: dict[str, Any], key: str, path: str) -> str:
    if not isinstance(value[key], str):
        raise BadShape(f"{path}.{key}", "text", kind_of(value[key]))
    return str(value[key])


@record
class _Evidence:
    level: Level | None = None
    from_: tuple[str, ...] = ()
    fresh_within: Duration | None = None
    of: tuple[str, ...] = ()
    asked: Bounds | None = None


@record
class _FieldLevel:
    level: Level | None = None


@record
class _StageIs:
    state: StageState


@record
class _Numbers:
    at_least: int | None = None
    at_most: int | None = None
    more_than: int | None = None
    less_than: int | None = None


@record
class _States:
    states: tuple[ItemState, ...]


@record
class _CriterionIs:
    state: CriterionState


_SUBJECTS: dict[str, Read] = {
    "all": lambda value, path: All(_parts(value, "all", path)),
    "any": lambda value, path: AnyOf(_parts(value, "any", path)),
    "not": lambda value, path: Not(_condition(value["not"], f"{path}.not")),
    "fact": _fact,
    "facts": _group,
    **{field: partial(_field, field) for field in FIELDS},
    "item": _item,
    "criterion": _criterion,
    "stakeholder": _counted("stakeholder", StakeholderCondition),
    "visit": _counted("visit", VisitCondition),
    "commitment": _counted("commitment", CommitmentCondition),
    "doubt": _counted("doubt", DoubtCondition),
    "agreement": _counted("agreement", AgreementCondition),
    "option": _counted("option", OptionCondition),
    "problem": _counted("problem", ProblemCondition),
    "next_step": _under("next_step", NextStepCondition),
    "score": _beside(ScoreCondition),
    "handover": _handover,
    "stage": _stage,
    **{measure: partial(_measure, measure) for measure in MEASURES},
}
SUBJECTS = tuple(_SUBJECTS)
