"""SC618: an item, or a criterion, that waits for a later stage."""

from collections.abc import Iterator

from salescoach.guidance.stages import gate_stage
from salescoach.playbook.conditions import (
    All,
    AnyOf,
    Condition,
    CriterionCondition,
    ItemCondition,
    StageCondition,
)
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Path
from salescoach.trainer.lint.linted import Exit, Linted, Root, Step
from salescoach.trainer.lint.trees import leaves_of

_Awaited = tuple[Path, str]


def waits_ahead(linted: Linted) -> Iterator[Finding]:
    """Each such `after`, `needs` and `met_when`: while the deal is here, nothing leads to that."""
    looking = _Looking(linted)
    for root in linted.roots:
        if (isinstance(root.of, Step) and root.key in ("after", "needs")) or (
            isinstance(root.of, Exit) and root.key == "met_when" and not _came_back(root.of)
        ):
            for path, name in looking.ahead(root.condition, root.path, root):
                yield finding("SC618", path, item=name)


def _came_back(one: Exit) -> bool:
    """Whether its `when` may say that the deal was in that later stage already."""
    when = one.criterion.when
    return when is not None and any(isinstance(leaf, StageCondition) for leaf in leaves_of(when))


class _Looking:
    def __init__(self, linted: Linted) -> None:
        self._linted = linted
        self._places = {step.name: step.place for step in linted.steps}
        self._places |= {one.name: linted.where(one.stage) for one in linted.exits}

    def ahead(self, condition: Condition, path: Path, root: Root) -> list[_Awaited]:
        """What it waits for in vain; nothing where there is another way."""
        match condition:
            case All(parts):
                each = [self.ahead(one, (*path, "all", n), root) for n, one in enumerate(parts)]
                return [one for found in each for one in found]
            case AnyOf(parts):
                each = [self.ahead(one, (*path, "any", n), root) for n, one in enumerate(parts)]
                return [one for found in each for one in found] if all(each) else []
            case ItemCondition(item=name) if "open" not in condition.states:
                place = self._places[name]
            case CriterionCondition(criterion=name):
                place = self._places[name]
            case StageCondition(stage=name) if isinstance(root.of, Step):
                stage = self._linted.playbook.stage(name)  # in a criterion it can never be true
                place = self._linted.where(stage) if stage else 0
            case _:
                return []
        return [(path, name)] if place > self._until(root) else []

    def _until(self, root: Root) -> int:
        """The last stage in which it is open: beside another it may go on beyond it."""
        of = root.of
        if of is None or of.stage is None:
            return of.place if isinstance(of, Step) else 0
        return self._linted.order[gate_stage(of.stage)]
