"""From the written form to the resolved one: long forms, full references, nothing implied.

The resolved form is what a deal is pinned to. It is plain JSON, so that a later program can read
it without knowing how the playbook was written. What says the same has the same resolved form,
however it was written: short or long, with a default or without.
"""

from collections.abc import Iterator
from typing import Any

from salescoach.playbook import model
from salescoach.playbook.canonical_form import without_defaults
from salescoach.playbook.conditions import FIELDS, MEASURES, OPERATORS
from salescoach.playbook.walking import Map, all_items, full_name, roots
from salescoach.playbook.written import Playbook
from salescoach.playbook.written_conditions import subject_of
from salescoach.values.money import parse_money

_SATISFIED = ["done", "skipped", "not-applicable"]
_NOT_RESOLVED = ("fragment", "library", "extends", "default_warnings")


def resolved(playbook: Playbook) -> dict[str, Any]:
    """The resolved form: keys of the format that say something, values as JSON."""
    data: dict[str, Any] = playbook.model_dump(by_alias=True, exclude_none=True, mode="json")
    for key in _NOT_RESOLVED:
        data.pop(key, None)
    several = frozenset(fact["id"] for fact in data.get("facts", ()) if fact["type"] == "choices")
    for root in list(roots(data)):
        root.owner[root.key] = _condition(root.condition, str(root.home), several)
    for _, home, item in all_items(data):
        _item(item, str(home))
    for stage in data["stages"]:
        if "also_called" in stage:
            names = sorted(stage["also_called"].items())
            stage["also_called"] = [{"where": where, "name": name} for where, name in names]
    new_deal = data.get("new_deal", {})
    defaults = new_deal.pop("defaults", {})
    if "amount" in defaults:
        defaults["amount"] = parse_money(defaults["amount"]).as_json()
    new_deal.update(defaults)
    return without_defaults(model.Playbook, data)


def _item(item: Map, home: str) -> None:
    if "after" in item:
        item["after"] = [_after(entry, home) for entry in item["after"]]
    if "again" in item:
        item["again"] = [
            name if name == "stage-entry" else full_name(name, home) for name in item["again"]
        ]
    if "due" in item:
        item["due"] = dict(_due(item["due"], home))


def _after(entry: Any, home: str) -> Any:
    return {"item": full_name(entry, home), "is": _SATISFIED} if isinstance(entry, str) else entry


def _due(due: Map, home: str) -> Iterator[tuple[str, Any]]:
    before = "before" in due
    anchor, _, what = due["before" if before else "after"].partition(":")
    yield "anchor", anchor
    yield "days", due.get("days", 0)
    yield "before", before
    if what:
        yield "what", full_name(what, home) if anchor == "item" else what


def _condition(condition: Map, home: str, several: frozenset[str]) -> Map:
    for key in ("all", "any"):
        if key in condition:
            return {key: [_condition(part, home, several) for part in condition[key]]}
    if "not" in condition:
        return {"not": _condition(condition["not"], home, several)}
    subject = str(subject_of(condition))
    if subject == "fact":
        return _fact(condition, several)
    if subject == "facts":
        return {"known": "all", **condition}
    if subject in ("item", "criterion"):
        return {**condition, subject: full_name(condition[subject], home)}
    if subject in FIELDS:
        return {subject: _field(condition[subject])}
    if subject in MEASURES or subject in ("next_step", "score", "handover", "stage"):
        return condition
    return {**condition, "count": condition.get("count") or {"at_least": 1}}


def _fact(condition: Map, several: frozenset[str]) -> Map:
    if not condition.keys() & {*OPERATORS, "asked"}:
        condition = {**condition, "known": "all" if "of" in condition else True}
    if condition["fact"] in several:  # `is: [a, b]` is both of them, and no other
        return {**condition, "is": _listed(condition["is"])} if "is" in condition else condition
    return _comparison(condition)


def _field(value: Any) -> Map:
    """A level alone asks whether the field is known so well."""
    if isinstance(value, dict) and not value.keys() & {*OPERATORS}:
        return {**value, "known": True}
    return _comparison(value)


def _comparison(value: Any) -> Map:
    """`[a, b]` is one of them, `is: [a, b]` too; one of one is that one."""
    found: Map = {"is": value} if isinstance(value, list) else dict(value)
    words = found.get("is")
    if isinstance(words, list):
        del found["is"]
        found["one_of"] = [word for word in words if word in found.get("one_of", words)]
    if len(found.get("one_of", ())) == 1 and "is" not in found:
        found["is"] = found.pop("one_of")[0]
    return found


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]
