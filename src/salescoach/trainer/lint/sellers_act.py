"""SC601: a criterion that is met by what we tick off ourselves: the seller's act, not the buyer's.

By structure, not by words: it counts what makes the condition true, through `all`, `any`, `not`,
and through other criteria of the buyer.
"""

from collections.abc import Iterator

from salescoach.playbook.conditions import (
    All,
    AnyOf,
    CommitmentCondition,
    Condition,
    CriterionCondition,
    ItemCondition,
    MeasureCondition,
    Not,
)
from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Exit, Linted
from salescoach.values.messages import say

_TIME = ("days_in_stage", "limit_used")


def sellers_act(linted: Linted) -> Iterator[Finding]:
    """Each criterion that items and promises of ours can meet; our own decisions are exempt."""
    looking = _Looking({one.name: one for one in linted.exits})
    for one in linted.exits:
        if not one.criterion.internal and looking.by_items(one.name):
            path = (*one.path, "met_when")
            yield finding("SC601", path, remedy=say("remedy.SC601"))


class _Looking:
    def __init__(self, exits: dict[str, Exit]) -> None:
        self._exits = exits
        self._known: dict[str, bool] = {}

    def by_items(self, name: str) -> bool:
        """Whether our own ticks meet this criterion. Criteria never lead back to themselves."""
        if name not in self._known:
            self._known[name] = False
            self._known[name] = self._alone(self._exits[name].criterion.met_when) is True
        return self._known[name]

    def _alone(self, condition: Condition) -> bool | None:
        """Whether we can make it true without anything that the buyer said or did.

        None where nobody has to do anything: time makes it true.
        """
        match condition:
            case All(parts):
                found = {self._alone(part) for part in parts}
                return False if False in found else True if True in found else None
            case AnyOf(parts):
                found = {self._alone(part) for part in parts}
                return True if True in found else None if None in found else False
            case Not(part):
                return self._alone(part)
            case CriterionCondition(criterion=name):
                one = self._exits[name]
                return not one.criterion.internal and self.by_items(name)
            case ItemCondition() | CommitmentCondition(side="ours"):
                return True
            case MeasureCondition(measure=measure) if measure in _TIME:
                return None
            case _:
                return False
