"""What a store of deals offers, whatever it is made of. `tests/contract` holds for every one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from salescoach.deal.decode import DealFile
from salescoach.deal.events import DealOpened, Event, Payload
from salescoach.playbook.model import Playbook
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.deal.forgetting import Forgotten, Redacted
    from salescoach.store.taking_in import Incoming, TakenIn


@record(kw_only=True)
class Stamp:
    """Who records, for which day, and where the instant and the randomness come from.

    `mark`: what the transaction is to be known by later, see `store.marks`.
    """

    actor: str
    on: date
    now: Callable[[], datetime]
    nonce: Callable[[], str]
    mark: str | None = None


@record(kw_only=True)
class Change:
    """What a writing command did.

    Attributes:
        file: the deal as it stands now.
        events: the new events; empty where it was `repeated`.
        repeated: the newest live command said the same already.
    """

    file: DealFile
    events: tuple[Event, ...]
    repeated: bool = False


@record(kw_only=True)
class Erased:
    """What forgetting somebody did.

    Attributes:
        file: the deal as it stands now.
        redacted: the events as they were and as they are made again.
        copies: the other copies of the deal that were looked through.
        unreadable: what is named like a copy and can't be read: somebody has to look at it.
    """

    file: DealFile
    redacted: "tuple[Redacted, ...]"
    copies: tuple[Path, ...] = ()
    unreadable: tuple[Path, ...] = ()


Plan = Callable[[DealFile], Sequence[Payload]]
Redact = Callable[[DealFile], "Forgotten"]


class RecordingStore(Protocol):
    """Where deals are read and changed one by one. Reading never writes; all may raise Fatal."""

    def ids(self) -> tuple[str, ...]:
        """The ids of all deals, sorted."""

    def read(self, deal_id: str) -> DealFile:
        """A deal; NotFound, or Fatal where its file can't be read."""

    def playbook_of(
        self, file: DealFile, at: date | None = None, *, language: str | None = None
    ) -> Playbook:
        """The pinned playbook that a deal follows, after what counts for that day or before."""

    def open_deal(
        self,
        opening: DealOpened,
        resolved: dict[str, Any],
        *,
        stamp: Stamp,
        again: bool = False,
        dry_run: bool = False,
    ) -> Change:
        """A new deal, pinned to the resolved playbook."""

    def change(
        self,
        deal_id: str,
        plan: Plan,
        *,
        stamp: Stamp,
        seen: str | None = None,
        again: bool = False,
        dry_run: bool = False,
    ) -> Change:
        """Add the events of one command.

        `plan` sees the deal under the lock. With `seen`, the digest that a person looked at,
        a deal that has changed since is refused (ChangedMeanwhile).
        """

    def forget(
        self,
        deal_id: str,
        redact: Redact,
        *,
        stamp: Stamp,
        seen: str | None = None,
        dry_run: bool = False,
    ) -> Erased:
        """Put events in the place of others: somebody is forgotten, and nothing undoes that.

        `redact` sees the deal under the lock, and each of its copies.
        """


class DealStore(RecordingStore, Protocol):
    """The same, into which whole deals can come."""

    def take_in(
        self,
        incoming: "Sequence[Incoming]",
        *,
        stamp: Stamp,
        seen: Mapping[str, str] | None = None,
        backup: bool = False,
        dry_run: bool = False,
    ) -> "tuple[TakenIn, ...]":
        """Unite whole deals with those of their ids, or put them there; what became of each.

        All of them are checked before anything is written. `seen` holds digests that somebody
        looked at, by id: a deal that has changed since is refused (ChangedMeanwhile).

        Raises:
            Refused: one of them is another deal of the same id.
            Fatal: one of them is damaged, or its playbook is nowhere.
            Unfinished: some are written; the same again goes on.
        """
