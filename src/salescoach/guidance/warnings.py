"""Danger signs: which warnings fire today, what they say, and which actions would counter them.

A warning whose condition is unknown does not fire (rule 3 of the format).
"""

from collections.abc import Iterator

from salescoach.guidance.view import View
from salescoach.playbook.model import CounterAction, WarningRule
from salescoach.values.messages import Message, say
from salescoach.values.record import record

SEVERITIES = ("low", "medium", "high", "critical")


@record(kw_only=True)
class Warned:
    """A warning that fires today.

    Attributes:
        rule: as the playbook has it.
        because: its reason, with the deal's own numbers.
        clears: the ids of the actions that counter it, whether they are advised now or not.
    """

    rule: WarningRule
    because: Message
    clears: tuple[str, ...]

    @property
    def severity(self) -> int:
        """1 low, 2 medium, 3 high, 4 critical."""
        return SEVERITIES.index(self.rule.severity) + 1


def firing(view: View) -> tuple[Warned, ...]:
    """The warnings that fire, the most severe first, then in playbook order."""
    found = (
        Warned(
            rule=rule,
            because=say("playbook-text", text=rule.because),
            clears=tuple(_clearing(rule.counter_action)),
        )
        for rule in view.playbook.warnings
        if view.evaluate(rule.fires_when).holds
    )
    return tuple(sorted(found, key=lambda one: -one.severity))


def _clearing(counter: CounterAction | None) -> Iterator[str]:
    if counter is not None and counter.do is not None:
        yield f"do/{counter.do}"
