"""SC619: a warning that says what is wrong, and not what to do about it."""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted


def no_counter_action(linted: Linted) -> Iterator[Finding]:
    """Each warning of the playbook's own without one."""
    for place, rule in enumerate(linted.playbook.warnings):
        if rule.id in linted.own_warnings and rule.counter_action is None:
            yield finding("SC619", ("warnings", place), warning=rule.id)
