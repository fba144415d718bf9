"""A content of a playbook with the ids that another one has for what it names."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from salescoach.playbook import model
from salescoach.playbook.conditions import (
    AgreementCondition,
    Check,
    CommitmentCondition,
    CriterionCondition,
    DoubtCondition,
    FactCondition,
    FieldCondition,
    GroupCondition,
    HandoverCondition,
    ItemCondition,
    ScoreCondition,
    StageCondition,
    StakeholderCondition,
    VisitCondition,
)
from salescoach.playbook.renames import Renames
from salescoach.values.kinds import OF_FIELD
from salescoach.values.record import fields_of, is_record

T = TypeVar("T")

NAMES: Mapping[tuple[type, str], str] = {
    (model.Playbook, "won_after"): "stage",
    (model.BuyerRole, "materials"): "material",
    (model.Fact, "ask_whom"): "buyer-role",
    (model.FactGroup, "facts"): "fact",
    (model.NewDeal, "customer_type"): "customer-type",
    (model.NewDeal, "deal_kind"): "deal-kind",
    (model.NewDeal, "lead_source"): "lead-source",
    (model.Stage, "owner"): "seller-role",
    (model.Stage, "beside"): "stage",
    (model.Stage, "must_close_before"): "stage",
    (model.Item, "records"): "fact",
    (model.Item, "builds_on"): "fact",
    (model.Item, "with_"): "buyer-role",
    (model.Item, "visit_kind"): "visit-kind",
    (model.Item, "touchpoint"): "touchpoint",
    (model.Item, "materials"): "material",
    (model.Item, "by"): "seller-role",
    (model.Item, "again"): "item",
    (model.Handover, "from_"): "seller-role",
    (model.Handover, "to"): "seller-role",
    (model.Handover, "at"): "stage",
    (model.MoveBack, "from_"): "stage",
    (model.MoveBack, "to"): "stage",
    (model.Cycle, "from_"): "stage",
    (model.Cycle, "to"): "stage",
    (model.Ending, "requires"): "fact",
    (model.Ending, "from_"): "stage",
    (model.KnownDoubt, "proof"): "material",
    (model.Differentiation, "from_"): "customer-type",
    (model.Differentiation, "item"): "item",
    (model.CounterAction, "do"): "item",
    (model.CounterAction, "meet"): "buyer-role",
    (model.CounterAction, "find_out"): "fact",
    (model.Serves, "role"): "buyer-role",
    (model.Serves, "perspective"): "perspective",
    (FactCondition, "fact"): "fact",
    (FactCondition, "from_"): "buyer-role",
    (FactCondition, "of"): "buyer-role",
    (GroupCondition, "group"): "fact-group",
    (ItemCondition, "item"): "item",
    (CriterionCondition, "criterion"): "criterion",
    (StakeholderCondition, "role"): "buyer-role",
    (VisitCondition, "kind"): "visit-kind",
    (VisitCondition, "with_roles"): "buyer-role",
    (CommitmentCondition, "kind"): "commitment-kind",
    (DoubtCondition, "role"): "buyer-role",
    (AgreementCondition, "kind"): "agreement-kind",
    (ScoreCondition, "score"): "scorecard",
    (HandoverCondition, "handover"): "handover",
    (StageCondition, "stage"): "stage",
}
"""Where a record of the model names something, and of which kind that is."""


def translated(value: T, renames: Renames) -> T:
    """The same with today's ids in everything that it names; its own id stays as it is."""
    return value if not renames else _translated(value, renames)


def _translated(value: T, renames: Renames) -> T:
    if isinstance(value, tuple):
        return tuple(_translated(part, renames) for part in value)  # type: ignore[return-value]
    if not is_record(value):
        return value
    changed: dict[str, Any] = {}
    for name in fields_of(type(value)).types:
        before = getattr(value, name)
        kind = NAMES.get((type(value), name))
        after = _translated(before, renames) if kind is None else _named(before, kind, renames)
        if after != before:
            changed[name] = after
    changed.update(_special(value, renames))
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def _named(value: Any, kind: str, renames: Renames) -> Any:
    if isinstance(value, tuple):
        return tuple(renames.now(kind, one) for one in value)
    return None if value is None else renames.now(kind, value)


def _special(value: Any, renames: Renames) -> dict[str, Any]:
    """Names whose kind depends on what stands beside them."""
    match value:
        case model.Due(anchor="fact" | "item" as kind, what=str() as what):
            return {"what": renames.now(kind, what)}
        case FactCondition(fact=fact, checks=checks):
            return _checks(checks, "choice", renames, owner=fact)
        case FieldCondition(field=field, checks=checks) if field in OF_FIELD:
            return _checks(checks, OF_FIELD[field], renames)
        case _:
            return {}


def _checks(
    checks: tuple[Check, ...], kind: str, renames: Renames, owner: str | None = None
) -> dict[str, Any]:
    """A choice is called after its fact; another word that a fact is compared with is no id."""

    def now(word: Any) -> Any:
        if not isinstance(word, str):
            return word
        if owner is None:
            return renames.now(kind, word)
        return renames.now(kind, f"{owner}/{word}").rpartition("/")[2] if word else word

    found = []
    for check in checks:
        operand = check.operand
        words = tuple(map(now, operand)) if isinstance(operand, tuple) else now(operand)
        found.append(Check(check.operator, words))
    return {} if tuple(found) == checks else {"checks": tuple(found)}
