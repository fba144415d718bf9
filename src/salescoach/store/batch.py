"""Many changes tried before one of them is written: a store in memory, over another one.

It reads each deal once and keeps what is added to it. Nothing of it reaches the disk: what has
become of the deals is handed out whole, for `FileStore.take_in` (docs/adr/0034).
"""

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from salescoach.deal.decode import DealFile, Pinned, digest_of_events
from salescoach.deal.events import DealOpened, Event
from salescoach.deal.transactions import Transaction, transactions
from salescoach.errors import ChangedMeanwhile
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import playbook_from_resolved
from salescoach.store.marks import bears
from salescoach.store.openings import deals_of, readable, same_opening
from salescoach.store.port import Change, Erased, Plan, RecordingStore, Redact, Stamp
from salescoach.store.recording import events_for, is_repeated
from salescoach.store.taking_in import Incoming
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.messages import say
from salescoach.values.slugs import slug_for

NOT_THERE = ""
"""As the digest of a deal that was seen: there was none. No deal has it."""


class _Below(RecordingStore, Protocol):
    """What lies below: a store whose deals have paths."""

    home: Path

    def path(self, deal_id: str) -> Path: ...


class Batch:
    """The deals of another store, with changes that nobody has written. It keeps the contract."""

    def __init__(self, below: _Below) -> None:
        self._below = below
        self._deals: dict[str, DealFile] = {}
        self._found: dict[str, DealFile] = {}
        self._earlier: dict[str, tuple[Transaction, ...]] = {}
        self._pinned: dict[str, tuple[Mapping[str, Any], Playbook]] = {}

    @cached_property
    def _ids(self) -> list[str]:
        return list(self._below.ids())

    def ids(self) -> tuple[str, ...]:
        """The ids of all deals, new ones included."""
        return tuple(self._ids)

    def read(self, deal_id: str) -> DealFile:
        """A deal as it would stand now."""
        file = self._deals.get(deal_id)
        if file is None:
            file = self._deals[deal_id] = self._found[deal_id] = self._below.read(deal_id)
        return file

    def playbook_of(
        self, file: DealFile, at: date | None = None, *, language: str | None = None
    ) -> Playbook:
        """The playbook that the deal is pinned to; one that is new here in its own language."""
        known = self._pinned.get(file.follows(at).digest)
        if known is not None:
            return known[1]
        return self._below.playbook_of(file, at, language=language)

    def open_deal(
        self,
        opening: DealOpened,
        resolved: dict[str, Any],
        *,
        stamp: Stamp,
        again: bool = False,
        dry_run: bool = False,
    ) -> Change:
        """A new deal; its id is taken only once it is written."""
        same = None if again else same_opening(opening, self._ids, self.read, stamp)
        if same is not None:
            return Change(file=same, events=(), repeated=True)
        deal_id = slug_for(opening.account, otherwise="deal", taken=self._ids)
        digest = digest_of(canonical(resolved))
        pinned = Pinned(str(resolved["id"]), str(resolved["version"]), digest)
        events = events_for([opening], (), stamp)
        file = DealFile(id=deal_id, playbook=pinned, digest=digest_of_events(events), events=events)
        if not dry_run:
            if digest not in self._pinned:
                self._pinned[digest] = resolved, playbook_from_resolved(resolved)
            insort(self._ids, deal_id)
            self._deals[deal_id] = file
        return Change(file=file, events=events)

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
        """Add the events of one command."""
        file = self._seen(deal_id, seen)
        payloads = tuple(plan(file))
        if not again and is_repeated(payloads, file, stamp):
            return Change(file=file, events=(), repeated=True)
        events = events_for(payloads, file.events, stamp)
        if not events:
            return Change(file=file, events=())
        changed = _with(file, (*file.events, *events))
        if not dry_run:
            self._deals[deal_id] = changed
        return Change(file=changed, events=events)

    def pin(self, resolved: Mapping[str, Any]) -> Playbook:
        """Let a deal follow this playbook; it is stored with the deals that do."""
        digest = digest_of(canonical(dict(resolved)))
        if digest not in self._pinned:
            self._pinned[digest] = resolved, playbook_from_resolved(dict(resolved))
        return self._pinned[digest][1]

    def forget(
        self,
        deal_id: str,
        redact: Redact,
        *,
        stamp: Stamp,
        seen: str | None = None,
        dry_run: bool = False,
    ) -> Erased:
        """The deal without somebody; its copies on the disk stay as they are."""
        found = redact(self._seen(deal_id, seen))
        file = _with(found.file, found.file.events)
        if not dry_run:
            self._deals[deal_id] = file
        return Erased(file=file, redacted=found.redacted)

    def earlier(self, deal_id: str) -> tuple[Transaction, ...]:
        """What was recorded of a deal before this batch, undone ones included."""
        if deal_id not in self._earlier:
            self.read(deal_id)
            file = self._found.get(deal_id)
            self._earlier[deal_id] = transactions(file.events) if file is not None else ()
        return self._earlier[deal_id]

    def recorded(self, deal_id: str, mark: str) -> tuple[Transaction, ...]:
        """The same, as far as it was recorded under a mark."""
        return tuple(one for one in self.earlier(deal_id) if bears(one.events, mark))

    def opened(self, account: str, mark: str) -> tuple[str, ...]:
        """The deals of an account that were opened under a mark before this batch."""
        deals = deals_of(account, self._below.ids(), self.read)
        return tuple(one.id for one in deals if self.recorded(one.id, mark))

    def opened_anywhere(self, mark: str) -> tuple[str, ...]:
        """The same whatever the account was called then."""
        deals = readable(self._below.ids(), self.read)
        return tuple(one.id for one in deals if self.recorded(one.id, mark))

    def until(self, deal_id: str, tx: str) -> DealFile:
        """A deal as it stood right after one of its earlier transactions."""
        one = next(one for one in self.earlier(deal_id) if one.tx == tx)
        last = one.events[-1].order
        file = self._found[deal_id]
        return _with(file, [event for event in file.events if event.order <= last])

    def pretend(self, file: DealFile) -> None:
        """Let a deal stand as in this file."""
        self._deals[file.id] = file

    @property
    def incoming(self) -> tuple[Incoming, ...]:
        """The deals that are other ones now, by id."""
        return tuple(
            Incoming(file=file, resolved=self._resolved(file))
            for deal_id, file in sorted(self._deals.items())
            if file is not self._found.get(deal_id)
        )

    def unchanged(self, ids: Iterable[str]) -> tuple[Incoming, ...]:
        """Those of the deals that are as they were: `take_in` makes sure that they are safe."""
        kept = (self._found.get(deal_id) for deal_id in sorted(set(ids)))
        return tuple(
            Incoming(file=file)
            for file in kept
            if file is not None and self._deals[file.id] is file
        )

    @property
    def seen(self) -> dict[str, str]:
        """What each of them was before, by its digest; `NOT_THERE` for a new one."""
        return {
            one.file.id: found.digest if (found := self._found.get(one.file.id)) else NOT_THERE
            for one in self.incoming
        }

    @property
    def home(self) -> Path:
        """The data folder below."""
        return self._below.home

    def path(self, deal_id: str) -> Path:
        """Where a deal lies, or would lie."""
        return self._below.path(deal_id)

    def _seen(self, deal_id: str, seen: str | None) -> DealFile:
        file = self.read(deal_id)
        if seen is not None and seen != file.digest:
            hint = say("hint.look-again", deal=file.id)
            raise ChangedMeanwhile(say("deal-changed", deal=file.id), hint)
        return file

    def _resolved(self, file: DealFile) -> tuple[Mapping[str, Any], ...]:
        """Of its playbooks those that are in no folder yet."""
        return tuple(self._pinned[one.digest][0] for one in file.pins if one.digest in self._pinned)


def _with(file: DealFile, events: Sequence[Event]) -> DealFile:
    return DealFile(
        id=file.id,
        playbook=file.playbook,
        digest=digest_of_events(events),
        events=tuple(events),
        forgotten=file.forgotten,
        extra=file.extra,
    )
