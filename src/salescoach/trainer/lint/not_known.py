"""SC613: `not: {fact: …, known: true}` where `missing: true` is meant.

Of what was never asked nobody knows whether it is known: its opposite is unknown, too.
"""

from collections.abc import Iterator

from salescoach.playbook.conditions import Check, FactCondition
from salescoach.playbook.problems import Finding, finding
from salescoach.trainer.lint.linted import Linted
from salescoach.values.messages import Message, say

_KNOWN = Check("known", operand=True)
_NOT_KNOWN = Check("known", operand=False)


def not_known(linted: Linted) -> Iterator[Finding]:
    """Each condition that is true only where they were asked, and there is none."""
    for leaf in linted.leaves:
        one = leaf.condition
        if isinstance(one, FactCondition) and not one.asked:
            wanted = (_KNOWN,) if leaf.negated else (_NOT_KNOWN,)
            if one.checks == wanted:
                yield finding("SC613", leaf.path, fact=one.fact, remedy=_remedy(one))


def _remedy(one: FactCondition) -> Message:
    """What is missing at a level is what is not known so well."""
    if one.level is None:
        return say("remedy.SC613")
    return say("remedy.SC613-level", level=one.level.value)
