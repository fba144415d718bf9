"""SC621: an item that needs another one done, which may not apply where it does.

In `after` what does not apply holds up nothing; `needs` asks for the state that is written.
"""

from collections.abc import Iterator

from salescoach.playbook.conditions import All, Condition, ItemCondition
from salescoach.playbook.problems import Finding, finding
from salescoach.playbook.walking import Path
from salescoach.trainer.lint.linted import Linted, Step
from salescoach.trainer.lint.trees import NotTrue
from salescoach.values.messages import say

_RELEASE = ("open", "skipped", "not-applicable")


def waits_for_none(linted: Linted) -> Iterator[Finding]:
    """Each such part of `needs`, where it cannot do without."""
    steps = {step.name: step for step in linted.steps}
    for step in linted.steps:
        if step.item.needs is None:
            continue
        for path, one in _all_of(step.item.needs, (*step.path, "needs")):
            awaited = steps.get(one.item) if isinstance(one, ItemCondition) else None
            if (
                isinstance(one, ItemCondition)
                and awaited is not None
                and not set(one.states) & set(_RELEASE)
                and _may_lack(linted, step, awaited)
            ):
                yield finding("SC621", path, item=one.item, remedy=say("remedy.SC621"))


def _may_lack(linted: Linted, step: Step, awaited: Step) -> bool:
    """Whether some deal may have this item and never the other one.

    What holds where it stands counts as said; where trying takes too long, so does anything.
    """
    if awaited.item.when is None:
        return False
    around = [one for one in (step.item.when, step.item.needs) if one is not None]
    if step.stage is not None and step.stage.when is not None:
        around.append(step.stage.when)
    return awaited.item.when not in _parts(around) and not linted.deciding.never(
        NotTrue(awaited.item.when), *around
    )


def _parts(conditions: list[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        yield condition
        if isinstance(condition, All):
            yield from _parts(list(condition.parts))


def _all_of(condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    """The parts that all have to be true."""
    if isinstance(condition, All):
        for number, part in enumerate(condition.parts):
            yield from _all_of(part, (*path, "all", number))
    else:
        yield path, condition
