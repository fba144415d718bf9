"""What comes in for many deals at once: whole deal files, each united with the deal of its id.

The union by event id (`deal.transactions.merge`) makes this safe to repeat: what is there already
adds nothing.
"""

from collections.abc import Mapping
from typing import Any

from salescoach.deal.decode import DealFile
from salescoach.values.record import record


@record(kw_only=True)
class Incoming:
    """A deal from outside. `resolved` is its playbook; None where its pin must be here already."""

    file: DealFile
    resolved: Mapping[str, Any] | None = None


@record(kw_only=True)
class TakenIn:
    """What became of one of them.

    Attributes:
        file: the deal as it stands now.
        new: there was no deal of this id.
        added: ids of the events that were not there before, in their one order; empty where
            nothing had to be written.
    """

    file: DealFile
    new: bool
    added: tuple[str, ...]
