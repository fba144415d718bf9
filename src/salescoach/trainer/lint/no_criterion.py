"""SC602: a stage that asks nothing of the buyer: its gate is open from the first day."""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted
from salescoach.values.messages import say


def no_criterion(linted: Linted) -> Iterator[Finding]:
    """Each stage where a deal stands, and at whose gate there is no criterion.

    Those of a stage beside it count. The last stage may do without where the deal was won before.
    """
    book = linted.playbook
    closed = {
        stage.must_close_before or stage.beside for stage in book.stages if stage.exit_criteria
    }
    for place, stage in enumerate(book.stages):
        last = place == len(book.stages) - 1 and book.won_after not in (None, stage.id)
        if not (stage.exit_criteria or stage.beside or stage.id in closed or last):
            yield finding("SC602", ("stages", place), stage=stage.id, remedy=say("remedy.SC602"))
