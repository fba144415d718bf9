"""From the written form to the resolved one: long forms, full references, nothing implied.

The resolved form is what a deal is pinned to. It is plain JSON, so that a later program can read
it without knowing how the playbook was written.
"""

from dataclasses import dataclass
from typing import Any

from salescoach.playbook.conditions import FIELDS, OPERATORS
from salescoach.playbook.references import full_name
from salescoach.playbook.written import Playbook
from salescoach.values.money import parse_money

_SATISFIED = ["done", "skipped", "not-applicable"]


def resolved(playbook: Playbook) -> dict[str, Any]:
    """The resolved form: keys of the format that say something, values as JSON."""
    data: dict[str, Any] = playbook.model_dump(by_alias=True, exclude_none=True, mode="json")
    several = frozenset(fact["id"] for fact in data.get("facts", ()) if fact["type"] == "choices")
    for stage in data["stages"]:
        _stage(stage, _Place(stage["id"], several))
    new_deal = data.get("new_deal", {})
    defaults = new_deal.pop("defaults", {})
    if "amount" in defaults:
        new_deal["amount"] = parse_money(defaults["amount"]).as_json()
    data.pop("fragment", None)
    return data


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a condition stands, and which facts have several values at once."""

    stage: str
    several: frozenset[str]

    def full(self, reference: str) -> str:
        return full_name(reference, self.stage)


def _stage(stage: dict[str, Any], place: _Place) -> None:
    for case in (*stage.get("limit", ()), *stage.get("not_yet", ())):
        _conditions(case, ("when", "until"), place)
    for checklist in stage.get("checklists", ()):
        for item in checklist["items"]:
            _conditions(item, ("when", "needs"), place)
            if "after" in item:
                item["after"] = [_after(entry, place) for entry in item["after"]]
    for criterion in stage.get("exit_criteria", ()):
        _conditions(criterion, ("when", "met_when", "failed_when"), place)


def _conditions(owner: dict[str, Any], keys: tuple[str, ...], place: _Place) -> None:
    for key in keys:
        if key in owner:
            owner[key] = _condition(owner[key], place)


def _after(entry: Any, place: _Place) -> Any:
    if isinstance(entry, str):
        return {"item": place.full(entry), "is": _SATISFIED}
    return _condition(entry, place)


def _condition(condition: dict[str, Any], place: _Place) -> dict[str, Any]:
    for key in ("all", "any"):
        if key in condition:
            return {key: [_condition(part, place) for part in condition[key]]}
    if "not" in condition:
        return {"not": _condition(condition["not"], place)}
    for key in ("item", "criterion"):
        if key in condition:
            return {**condition, key: place.full(condition[key])}
    if "fact" in condition:
        return _fact(condition, place)
    if "stakeholder" in condition:
        return {**condition, "count": condition.get("count") or {"at_least": 1}}
    return next({field: _comparison(condition[field])} for field in FIELDS if field in condition)


def _fact(condition: dict[str, Any], place: _Place) -> dict[str, Any]:
    if not any(operator in condition for operator in OPERATORS):
        condition = {**condition, "known": True}
    if condition["fact"] in place.several:  # `is: [a, b]` is both of them, and no other
        return {**condition, "is": _listed(condition["is"])} if "is" in condition else condition
    return _comparison(condition)


def _comparison(value: Any) -> dict[str, Any]:
    """`[a, b]` is one of them, `is: [a, b]` too; one of one is that one."""
    found: dict[str, Any] = {"is": value} if isinstance(value, list) else dict(value)
    if isinstance(found.get("is"), list):
        words = found.pop("is")
        found["one_of"] = [word for word in words if word in found.get("one_of", words)]
    if len(found.get("one_of", ())) == 1 and "is" not in found:
        found["is"] = found.pop("one_of")[0]
    return found


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]
