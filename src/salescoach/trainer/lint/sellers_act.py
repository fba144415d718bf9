"""SC601: a criterion that takes nothing of the buyer: the seller's act, not the buyer's.

By structure, not by words: it counts what makes the condition true, through `all`, `any`, `not`,
and through other criteria.
"""

from collections.abc import Iterator
from typing import Literal

from salescoach.playbook.conditions import (
    All,
    AnyOf,
    CommitmentCondition,
    Condition,
    CriterionCondition,
    FieldCondition,
    ItemCondition,
    MeasureCondition,
    Not,
    StageCondition,
)
from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Exit, Linted
from salescoach.values.levels import Level
from salescoach.values.messages import say

Whose = Literal["theirs", "ours", "given"]
"""Who makes a condition true. `given`: which deal it is, as we entered it; beside something of
theirs, in an `any`, that only says of which deals nothing is asked."""

_TIME = ("days_in_stage", "limit_used", "close_date_moves")


def sellers_act(linted: Linted) -> Iterator[Finding]:
    """Each criterion that takes nothing of the buyer; our own decisions are exempt."""
    whose = Whoses(linted)
    for one in linted.exits:
        if not one.criterion.internal and whose.of(one.name) != "theirs":
            path = (*one.path, "met_when")
            yield finding("SC601", path, remedy=say("remedy.SC601"))


class Whoses:
    """Who meets each criterion. Criteria never lead back to themselves."""

    def __init__(self, linted: Linted) -> None:
        """Of a playbook."""
        self._exits: dict[str, Exit] = {one.name: one for one in linted.exits}
        self._known: dict[str, Whose] = {}

    def of(self, name: str) -> Whose:
        """Of the criterion STAGE/ID."""
        if name not in self._known:
            self._known[name] = "theirs"
            found = self._of(self._exits[name].criterion.met_when, negated=False)
            self._known[name] = found
        return self._known[name]

    def _of(self, condition: Condition, *, negated: bool) -> Whose:
        match condition:
            case All(parts) | AnyOf(parts):
                found = {self._of(part, negated=negated) for part in parts}
                every = isinstance(condition, All) is not negated
                order: tuple[Whose, ...] = ("theirs", "ours") if every else ("ours", "theirs")
                return next((one for one in order if one in found), "given")
            case Not(part):
                return self._of(part, negated=not negated)
            case CriterionCondition(criterion=name):
                return self.of(name)
            case ItemCondition() | CommitmentCondition(side="ours"):
                return "ours"
            case MeasureCondition(measure=measure) if measure in _TIME:
                return "ours"
            case StageCondition():
                return "given"
            case FieldCondition(level=level) if level in (None, Level.ASSUMED):
                return "given"
            case _:
                return "theirs"
