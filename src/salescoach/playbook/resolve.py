"""From the written form to the resolved one: long forms, full references, nothing implied.

The resolved form is what a deal is pinned to. It is plain JSON, so that a later program can read
it without knowing how the playbook was written.
"""

from typing import Any

from salescoach.playbook.conditions import OPERATORS
from salescoach.playbook.written import Playbook

_FIELDS = ("amount", "expected_close", "customer_type", "deal_kind", "lead_source")
_SATISFIED = ["done", "skipped", "not-applicable"]


def resolved(playbook: Playbook) -> dict[str, Any]:
    """The resolved form: keys of the format that say something, values as JSON."""
    data: dict[str, Any] = playbook.model_dump(by_alias=True, exclude_none=True, mode="json")
    for stage in data["stages"]:
        _stage(stage)
    new_deal = data.get("new_deal")
    if new_deal is not None:
        new_deal.update(new_deal.pop("defaults", {}))
    data.pop("fragment", None)
    return data


def _stage(stage: dict[str, Any]) -> None:
    where = stage["id"]
    for case in (*stage.get("limit", ()), *stage.get("not_yet", ())):
        _conditions(case, ("when", "until"), where)
    for checklist in stage.get("checklists", ()):
        for item in checklist["items"]:
            _conditions(item, ("when", "needs"), where)
            if "after" in item:
                item["after"] = [_after(entry, where) for entry in item["after"]]
    for criterion in stage.get("exit_criteria", ()):
        _conditions(criterion, ("when", "met_when", "failed_when"), where)


def _conditions(owner: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in keys:
        if key in owner:
            owner[key] = _condition(owner[key], where)


def _after(entry: Any, where: str) -> Any:
    if isinstance(entry, str):
        return {"item": _full(entry, where), "is": _SATISFIED}
    return _condition(entry, where)


def _condition(condition: dict[str, Any], where: str) -> dict[str, Any]:
    for key in ("all", "any"):
        if key in condition:
            return {key: [_condition(part, where) for part in condition[key]]}
    if "not" in condition:
        return {"not": _condition(condition["not"], where)}
    for key in ("item", "criterion"):
        if key in condition:
            return {**condition, key: _full(condition[key], where)}
    if "fact" in condition:
        return _fact(condition)
    for field in _FIELDS:
        if field in condition:
            return {field: _comparison(condition[field])}
    return condition


def _fact(condition: dict[str, Any]) -> dict[str, Any]:
    if not any(operator in condition for operator in OPERATORS):
        condition = {**condition, "known": True}
    return _comparison(condition)


def _comparison(value: Any) -> dict[str, Any]:
    """`[a, b]` is one of them; a single value is that value; `is: [a, b]` is one of them too."""
    if isinstance(value, list):
        return {"is": value[0]} if len(value) == 1 else {"one_of": value}
    found: dict[str, Any] = dict(value)
    if isinstance(found.get("is"), list):
        found["one_of"] = found.pop("is")
    return found


def _full(reference: str, where: str) -> str:
    return reference if "/" in reference else f"{where}/{reference}"
