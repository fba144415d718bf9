"""SC602: a stage that asks nothing of the buyer: its gate is open as soon as we like."""

from collections.abc import Iterator

from salescoach.guidance.stages import gate_stage
from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted
from salescoach.trainer.lint.sellers_act import Whoses
from salescoach.values.messages import say


def no_criterion(linted: Linted) -> Iterator[Finding]:
    """Each stage where a deal stands, and whose gate has no criterion, or only ticks of our own.

    Those of a stage beside it count. The last stage may do without where the deal was won before.
    """
    book, whose = linted.playbook, Whoses(linted)
    for place, stage in enumerate(book.stages):
        last = place == len(book.stages) - 1 and book.won_after not in (None, stage.id)
        gate = [one for one in linted.exits if gate_stage(one.stage) == stage.id]
        if stage.beside or last:
            continue
        if not gate:
            reason = say("lint.no-criterion", stage=stage.id)
            yield finding("SC602", ("stages", place), reason=reason, remedy=say("remedy.SC602"))
        elif all(one.criterion.internal and whose.of(one.name) == "ours" for one in gate):
            reason = say("lint.no-criterion-of-theirs", stage=stage.id)
            yield finding("SC602", gate[0].path, reason=reason, remedy=say("remedy.SC602"))
