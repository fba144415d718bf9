"""SC622: a condition with so many cases that it was not decided whether it can be true.

So that silence of the other rules means that they looked.
"""

from collections.abc import Iterator

from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Exit, Linted
from salescoach.trainer.lint.never_true import exit_decided, root_decided
from salescoach.values.messages import say


def not_decided(linted: Linted) -> Iterator[Finding]:
    """Each such condition."""
    for root in linted.roots:
        is_exit = isinstance(root.of, Exit) and root.key == "met_when"
        answer = exit_decided(linted, root) if is_exit else root_decided(linted, root)
        if answer == "not-decided":
            yield finding("SC622", root.path, key=root.key, remedy=say("remedy.SC622"))
