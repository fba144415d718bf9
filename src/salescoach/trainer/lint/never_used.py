"""SC607: a fact that nothing uses, so that no advice ever leads to it."""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted
from salescoach.values.messages import say


def never_used(linted: Linted) -> Iterator[Finding]:
    """Each fact in no condition, `due` or group, that no item records and no ending requires."""
    for place, fact in enumerate(linted.playbook.facts):
        if fact.id not in linted.used_facts:
            yield finding("SC607", ("facts", place), fact=fact.id, remedy=say("remedy.SC607"))
