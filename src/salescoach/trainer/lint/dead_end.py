"""SC605: a stage that no deal comes to, or out of."""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted
from salescoach.trainer.lint.never_true import hopeless
from salescoach.values.messages import say


def dead_end(linted: Linted) -> Iterator[Finding]:
    """A stage whose `when` never holds, or with a criterion nobody can meet, nor waive."""
    for place, stage in enumerate(linted.playbook.stages):
        if stage.when is not None and linted.deciding.never(stage.when):
            reason = say("lint.no-way-in", stage=stage.id)
            yield finding("SC605", ("stages", place, "when"), reason=reason)
    for one, path in hopeless(linted):
        if not one.criterion.waivable:
            reason = say("lint.no-way-out", stage=one.stage.id)
            yield finding("SC605", path, reason=reason)
