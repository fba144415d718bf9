"""SC618: an item that waits for an item of a later stage."""

from collections.abc import Iterator

from salescoach.playbook.conditions import ItemCondition
from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted, Step


def waits_ahead(linted: Linted) -> Iterator[Finding]:
    """Each such `after` and `needs`: while the deal is here, nothing leads to what it waits for."""
    places = {step.name: step.place for step in linted.steps}
    for leaf in linted.leaves:
        step, one = leaf.root.of, leaf.condition
        if (
            isinstance(step, Step)
            and isinstance(one, ItemCondition)
            and leaf.root.key in ("after", "needs")
            and not leaf.negated
            and "open" not in one.states
            and places[one.item] > step.place
        ):
            yield finding("SC618", leaf.path, item=one.item)
