"""SC609: an item that records nothing, closes nothing and brings nothing home."""

from collections.abc import Iterator

from salescoach.playbook.conditions import ItemCondition
from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted, Step


def no_trace(linted: Linted) -> Iterator[Finding]:
    """Each item whose doing changes nothing in the deal but its own tick."""
    named = _named(linted)
    for step in linted.steps:
        if not _leaves_a_trace(step) and step.name not in named:
            yield finding("SC609", step.path, item=step.item.id)


def _leaves_a_trace(step: Step) -> bool:
    """What has a day is work by itself; what brings a promise or goes to a visit is seen there."""
    item = step.item
    brings = item.records or item.leave_with or item.or_at_least or item.visit_kind
    return bool(brings or item.due or item.repeat or item.needs or item.required or item.start_here)


def _named(linted: Linted) -> set[str]:
    """Every item that something else waits for, or leads to."""
    conditions = (leaf.condition for leaf in linted.leaves)
    found = {one.item for one in conditions if isinstance(one, ItemCondition)}
    for step in linted.steps:
        found.update(one for one in step.item.again if one != step.name)
        if step.item.due and step.item.due.anchor == "item":
            found.add(step.item.due.what or "")
    counters = (rule.counter_action for rule in linted.playbook.warnings)
    found.update(one.do or "" for one in counters if one is not None)
    found.update(one.item or "" for one in linted.playbook.differentiation)
    return found
