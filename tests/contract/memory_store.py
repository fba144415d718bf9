"""A store of deals in memory: for tests that need a store and no disk. It keeps the contract."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from salescoach.deal.decode import DealFile, Pinned, read_deal
from salescoach.deal.encode import file_bytes, with_events
from salescoach.deal.events import DealOpened
from salescoach.deal.uniting import OtherDeal, unite
from salescoach.errors import ChangedMeanwhile, NotFound, Refused, fatal
from salescoach.playbook.model import Playbook
from salescoach.playbook.pin import playbook_from_pin
from salescoach.store.checks import is_whole
from salescoach.store.port import Change, Erased, Plan, Redact, Stamp
from salescoach.store.recording import events_for, is_repeated
from salescoach.store.taking_in import Incoming, TakenIn, taken_in
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.messages import say
from salescoach.values.slugs import is_slug, slug_for


class MemoryStore:
    """Deals by id and pins by digest, as bytes, so that nothing stored can change behind us."""

    def __init__(self) -> None:
        self.deals: dict[str, bytes] = {}
        self.pins: dict[str, bytes] = {}

    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(self.deals))

    def read(self, deal_id: str) -> DealFile:
        if deal_id not in self.deals:
            raise NotFound(say("no-such-deal", deal=deal_id))
        return read_deal(self.deals[deal_id])

    def playbook_of(
        self, file: DealFile, at: date | None = None, *, language: str | None = None
    ) -> Playbook:
        digest = file.follows(at).digest
        if digest not in self.pins:
            raise fatal("pin-missing", deal=file.id, path="memory")
        return playbook_from_pin(self.pins[digest])

    def open_deal(
        self,
        opening: DealOpened,
        resolved: dict[str, Any],
        *,
        stamp: Stamp,
        again: bool = False,
        dry_run: bool = False,
    ) -> Change:
        for file in map(self.read, self.ids()):
            if not again and is_repeated([opening], file, stamp):
                return Change(file=file, events=(), repeated=True)
        deal_id = slug_for(opening.account, otherwise="deal", taken=self.deals)
        pin = canonical(resolved)
        pinned = Pinned(resolved["id"], resolved["version"], digest_of(pin))
        events = events_for([opening], (), stamp)
        data = file_bytes(deal_id, pinned, events, {})
        if not dry_run:
            self.pins[pinned.digest] = pin
            self.deals[deal_id] = data
        return Change(file=read_deal(data), events=events)

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
        file = self.read(deal_id)
        if seen is not None and seen != file.digest:
            raise ChangedMeanwhile(say("deal-changed", deal=deal_id))
        payloads = tuple(plan(file))
        if not again and is_repeated(payloads, file, stamp):
            return Change(file=file, events=(), repeated=True)
        events = events_for(payloads, file.events, stamp)
        data = with_events(file, events)
        if events and not dry_run:
            self.deals[deal_id] = data
        return Change(file=read_deal(data), events=events)

    def forget(
        self,
        deal_id: str,
        redact: Redact,
        *,
        stamp: Stamp,
        seen: str | None = None,
        dry_run: bool = False,
    ) -> Erased:
        file = self.read(deal_id)
        if seen is not None and seen != file.digest:
            raise ChangedMeanwhile(say("deal-changed", deal=deal_id))
        found = redact(file)
        data = with_events(found.file, ())
        if not dry_run:
            self.deals[deal_id] = data
        return Erased(file=read_deal(data), redacted=found.redacted)

    def take_in(
        self,
        incoming: Sequence[Incoming],
        *,
        stamp: Stamp,
        seen: Mapping[str, str] | None = None,
        backup: bool = False,
        dry_run: bool = False,
    ) -> tuple[TakenIn, ...]:
        there = {deal_id: self.read(deal_id) for deal_id in self.ids()}
        after = dict(there)
        pins = dict(self.pins)
        for one in incoming:
            id_, named = one.file.id, {pinned.digest for pinned in one.file.pins}
            if not is_slug(id_):
                raise NotFound(say("no-such-deal", deal=id_))
            digest = there[id_].digest if id_ in there else None
            if seen and id_ in seen and seen[id_] != digest:
                raise ChangedMeanwhile(say("deal-changed", deal=id_))
            if not is_whole(one.file):
                raise fatal("deal-damaged", path=id_)
            try:
                after[id_] = unite(after.get(id_, one.file), one.file)
            except OtherDeal as error:
                raise Refused(say("other-deal", path=id_, deal=id_)) from error
            for pin in map(canonical, one.resolved):
                if digest_of(pin) not in named:
                    raise fatal("pin-is-another", deal=id_)
                pins[digest_of(pin)] = pin
        told = {id_: taken_in(there.get(id_), file) for id_, file in after.items()}
        for id_, taken in told.items():
            if taken.changed and any(one.digest not in pins for one in taken.file.pins):
                raise fatal("pin-missing", deal=id_, path="memory")
        if not dry_run:
            self.pins = pins
            self.deals |= {
                id_: with_events(taken.file, ()) for id_, taken in told.items() if taken.changed
            }
        return tuple(told[one.file.id] for one in incoming)
