"""The exceptions of salescoach: "cannot go on", each with what to say and what would mend it.

Only the boundary in `cli` catches them; it says one sentence and a hint, and picks the exit code
by family. A wrong playbook is not an exception but a list of problems, and a closed gate is a
result.
"""

from salescoach.values.messages import Argument, Message, say


class SalesCoachError(Exception):
    """Cannot go on. `sentence` says why; `hint`, where there is one, what to do."""

    def __init__(self, sentence: Message, hint: Message | None = None) -> None:
        super().__init__(sentence.id)
        self.sentence = sentence
        self.hint = hint


class Refused(SalesCoachError):
    """The answer is no, although everything was understood."""


class BadUsage(SalesCoachError):
    """The command was called with something it cannot take."""


class Fatal(SalesCoachError):
    """The disk, the data or the program fails."""


class NotFound(SalesCoachError):
    """A deal, item, fact or person that does not exist, or a name that fits several."""


class InputNeeded(SalesCoachError):
    """Something is missing, and asking was not allowed."""


class ChangedMeanwhile(SalesCoachError):
    """Somebody else changed or holds what this command was about to change."""


class OutcomeUnknown(Fatal):
    """The change stands on the disk, but the disk did not confirm that it is safe (promise D3)."""


class Unfinished(Fatal):
    """Of several deals some are written and some are not; the command given again goes on."""


class AfterTheChange(Exception):
    """The change of a deal stands, but what came after it failed; `__cause__` says how."""

    def __init__(self, deal_id: str) -> None:
        super().__init__(deal_id)
        self.deal_id = deal_id


def fatal(id_: str, /, *, hint: Message | None = None, **facts: Argument) -> Fatal:
    """A fatal error with its sentence."""
    return Fatal(say(id_, **facts), hint)


def not_found(id_: str, /, *, hint: Message | None = None, **facts: Argument) -> NotFound:
    """A not-found error with its sentence."""
    return NotFound(say(id_, **facts), hint)
