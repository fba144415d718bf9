"""SC611: a condition that is true whatever happens, so that it asks for nothing."""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted


def always_true(linted: Linted) -> Iterator[Finding]:
    """Each whole condition of that kind; the lowest level of a score may well be one."""
    for root in linted.roots:
        if root.path[0] != "scorecards" and linted.deciding.always(root.condition):
            yield finding("SC611", root.path, key=root.key)
