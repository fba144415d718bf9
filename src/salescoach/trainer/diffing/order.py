"""The order in which differences are told: stage by stage, what counts most first."""

from salescoach.playbook.model import Playbook
from salescoach.trainer.diffing.change import Change

_KINDS = ("added", "removed", "tightened", "loosened", "changed", "renamed", "moved", "reworded")
_ELEMENTS = (
    "playbook", "stage", "criterion", "checklist", "item", "handover", "warning", "scorecard",
    "blocker", "signal", "fact", "choice", "fact-group",
)  # fmt: skip


def in_order(changes: tuple[Change, ...], old: Playbook, new: Playbook) -> tuple[Change, ...]:
    """Stages as the buyer passes them, a stage that is gone where it stood; then everything else.

    In each the stage itself, then its gate, then items, and what only reads otherwise at the end.
    """
    stages = _places(old, new)
    last = len(stages)

    def rank(change: Change) -> tuple[int, bool, int, int, str]:
        place = last if change.stage is None else stages[change.stage]
        elements = _ELEMENTS.index(change.element) if change.element in _ELEMENTS else 99
        told_last = change.kind == "reworded" or change.key in ("also", "ref", "version")
        return place, told_last, elements, _KINDS.index(change.kind), change.id

    return tuple(sorted(changes, key=rank))


def _places(old: Playbook, new: Playbook) -> dict[str, int]:
    """Each stage of both with its place; one that is gone stands before its next one."""
    order = [stage.id for stage in new.stages]
    following: str | None = None
    for stage in reversed(old.stages):
        if stage.id not in order:
            order.insert(len(order) if following is None else order.index(following), stage.id)
        following = stage.id
    return {id_: place for place, id_ in enumerate(order)}
