"""SC616: an item that would ask more than anybody answers at once."""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted

MOST = 6
"""As many as a call sheet has (ours)."""


def many_questions(linted: Linted) -> Iterator[Finding]:
    """Each item with more questions: its own, else the first one of each fact that it records."""
    asked = {fact.id for fact in linted.playbook.facts if fact.ask and not fact.ours}
    for step in linted.steps:
        own = len(step.item.ask)
        count = own or sum(fact in asked for fact in step.item.records)
        if count > MOST:
            key = "ask" if own else "records"
            yield finding("SC616", (*step.path, key), at_key=True, count=count, most=MOST)
