"""What comes in for many deals at once: whole deal files, each united with the deal of its id.

The union by event id (`deal.uniting`) makes this safe to repeat: what is there already adds
nothing. `store.intake` does it on the disk.
"""

from collections.abc import Mapping
from typing import Any

from salescoach.deal.decode import DealFile
from salescoach.values.record import record


@record(kw_only=True)
class Incoming:
    """A deal from outside. `resolved` are its playbooks; the others must be pinned here already."""

    file: DealFile
    resolved: tuple[Mapping[str, Any], ...] = ()


@record(kw_only=True)
class TakenIn:
    """What became of one of them.

    Attributes:
        file: the deal as it stands now.
        new: there was no deal of this id.
        added: ids of the events that were not there before, in their one order; empty where
            nothing had to be written, or nothing but what is forgotten or which playbook.
        before: the deal as it was; None where it is new.
    """

    file: DealFile
    new: bool
    added: tuple[str, ...]
    before: DealFile | None = None

    @property
    def changed(self) -> bool:
        """Whether anything had to be written."""
        from salescoach.deal.uniting import says_the_same

        return self.before is None or not says_the_same(self.file, self.before)


def taken_in(before: DealFile | None, after: DealFile) -> TakenIn:
    """The difference that something made to a deal."""
    known = {event.id for event in before.events} if before is not None else set()
    added = tuple(event.id for event in after.events if event.id not in known)
    return TakenIn(file=after, new=before is None, added=added, before=before)
