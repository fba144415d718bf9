"""What a playbook says that cannot be meant: checked on the data as read, like references."""

from collections.abc import Iterator
from typing import Any

from salescoach.playbook.circles import circle_findings
from salescoach.playbook.comparisons import comparison_findings
from salescoach.playbook.details import detail_findings
from salescoach.playbook.identifiers import known_ids
from salescoach.playbook.own_word import own_word_findings
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.stage_order import stage_order_findings
from salescoach.playbook.walking import Map, homes, id_of, items_of, maps, texts
from salescoach.values.messages import say


def meaning_findings(data: Map) -> tuple[Finding, ...]:
    """Every check of what is meant."""
    known = known_ids(data)
    return (
        *detail_findings(data, known),
        *comparison_findings(data, known),
        *own_word_findings(data, known),
        *circle_findings(data),
        *stage_order_findings(data),
        *_starts(data, list(known.ids.get("customer-type", {})) or ["any"]),
        *_cases(data),
    )


def _starts(data: Map, types: list[str]) -> Iterator[Finding]:
    """At most one item to start with that applies, for each customer type."""
    order = {type_: place for place, type_ in enumerate(types)}
    for path, _, owner in homes(data):
        first: dict[str, str] = {}
        for at, item in items_of(owner, path):
            if item.get("start_here") is not True:
                continue
            only = _only_for(item.get("when"))
            applies = types if only is None else sorted(only, key=lambda one: order.get(one, -1))
            clash = [one for one in applies if one in first]
            if clash:
                yield finding("SC308", (*at, "start_here"), other=first[clash[0]],
                              type=clash[0])  # fmt: skip
            for one in applies:
                first.setdefault(one, id_of(item))


def _only_for(condition: Any) -> set[str] | None:
    """The customer types to which a condition restricts; None where it may hold for any."""
    if not isinstance(condition, dict):
        return None
    parts = condition.get("any") or condition.get("all")
    if isinstance(parts, list):
        found = [_only_for(part) for part in parts]
        some = [one for one in found if one is not None]
        if "any" in condition:
            return set().union(*some) if some and len(some) == len(found) else None
        return set.intersection(*some) if some else None
    value = condition.get("customer_type")
    if isinstance(value, dict):
        value = value.get("is") or value.get("one_of")
    return set(texts(value)) or None


def _cases(data: Map) -> Iterator[Finding]:
    """The first case that applies counts: none is reached behind one that always does."""
    for path, stage in maps(data, "stages"):
        cases = list(maps(stage, "limit", path))
        for at, case in cases[:-1]:
            if case.get("when") is None:
                yield finding("SC310", at, remedy=say("remedy.SC310"))
