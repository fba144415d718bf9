"""Taking in whole deals, many at once: all is checked and made first, then written together.

Under the lock of the folder, and under the locks of the deals that are there and will change. What
was cut before is finished first.
"""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from salescoach.deal.decode import DealFile, read_deal
from salescoach.deal.encode import with_events
from salescoach.deal.uniting import Hollow, OtherDeal, unite
from salescoach.errors import ChangedMeanwhile, Fatal, Refused, fatal
from salescoach.playbook.pin import playbook_from_pin
from salescoach.store.atomic import confirm, disk_failed, make_folders, write_whole
from salescoach.store.backups import back_up
from salescoach.store.checks import check_seen, check_whole
from salescoach.store.disk import Disk
from salescoach.store.files import FOLDER_LOCK
from salescoach.store.finishing import finish_all
from salescoach.store.journal import Journal, Step, Whole, write_together
from salescoach.store.port import Stamp
from salescoach.store.taking_in import Incoming, TakenIn, taken_in
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.days import LATEST, instant_text
from salescoach.values.decoding import BadShape
from salescoach.values.messages import say

if TYPE_CHECKING:
    from salescoach.store.files import FileStore
    from salescoach.store.lock import Locks

Seen = Mapping[str, str]


@dataclass(slots=True)
class _Deal:
    """One deal while things come in: its bytes and itself as it stands, and as it is to be."""

    path: Path
    stored: bytes | None
    old: DealFile | None
    new: DealFile
    data: bytes = b""

    @property
    def changed(self) -> bool:
        return taken_in(self.old, self.new).changed

    @property
    def forgets(self) -> bool:
        """Whether somebody goes who was forgotten elsewhere: who is kept in no copy, either."""
        forgotten = frozenset(self.new.forgotten)
        return self.old is not None and any(one.id in forgotten for one in self.old.events)


class Intake:
    """One taking-in."""

    def __init__(self, disk: Disk, store: "FileStore", locks: "Locks", stamp: Stamp) -> None:
        self._disk = disk
        self._store = store
        self._locks = locks
        self._stamp = stamp

    def rehearse(self, incoming: Sequence[Incoming], seen: Seen) -> tuple[TakenIn, ...]:
        """What would become of them; nothing is written."""
        deals = self._united(incoming, seen)
        self._new_pins(incoming, deals)
        return _told(incoming, deals)

    def run(self, incoming: Sequence[Incoming], seen: Seen, *, backup: bool) -> tuple[TakenIn, ...]:
        """Take them in."""
        make_folders(self._disk, self._store.folder)
        with self._locks.held(FOLDER_LOCK, actor=self._stamp.actor), ExitStack() as held:
            finish_all(self._disk, self._store, self._locks, self._stamp)
            deals = self._united(incoming, seen)
            there = sorted(id_ for id_, one in deals.items() if one.old and one.changed)
            watched = sorted({*there, *(seen.keys() & deals.keys())})
            self._disk.make_room(len(watched))
            for deal_id in watched:
                held.enter_context(self._locks.held(deal_id, actor=self._stamp.actor))
            if any(self._stored(deals[id_].path) != deals[id_].stored for id_ in watched):
                deals = self._united(incoming, seen)  # somebody was faster than our locks
            pins = self._new_pins(incoming, deals)
            for pin in pins:
                self._store.pins.keep(dict(pin), nonce=self._stamp.nonce())
            changed = [one for one in deals.values() if one.changed]
            if backup:
                copies = [
                    (one.old, one.stored)
                    for one in changed
                    if one.old and one.stored and not one.forgets
                ]
                back_up(self._disk, self._store.home, copies, stamp=self._stamp)
            self._write(changed)
        return _told(incoming, deals)

    def _write(self, changed: Sequence[_Deal]) -> None:
        if not changed:  # whoever wrote it may have been killed before it was safe
            confirm(self._disk, self._store.folder / "deals")
        elif len(changed) == 1:
            (one,) = changed
            write_whole(self._disk, one.path, one.data, nonce=self._stamp.nonce())
        else:
            files = [Whole(one.path, one.data, _step(one)) for one in changed]
            steps = tuple(one.step for one in files)
            journal = Journal(nonce=self._stamp.nonce(), actor=self._stamp.actor, steps=steps)
            write_together(self._disk, self._store.home, files, journal)

    def _united(self, incoming: Sequence[Incoming], seen: Seen) -> dict[str, _Deal]:
        """Each deal as it will stand, by id; what comes for one deal twice is united, too."""
        deals: dict[str, _Deal] = {}
        here = frozenset(self._store.ids())
        for one in incoming:
            deal_id = one.file.id
            path = self._store.path(deal_id)
            check_whole(one.file, path)
            _check_recorded(one.file, path)
            if deal_id not in deals:
                deals[deal_id] = self._standing(one.file, path, here=deal_id in here)
                _check_seen(deals[deal_id], seen.get(deal_id))
            deal = deals[deal_id]
            if deal.new is one.file:  # nothing is here to unite it with: it stays as it is
                continue
            try:
                deal.new = unite(deal.new, one.file)
            except Hollow as error:
                raise fatal("deal-hollow", path=str(path), deal=deal_id) from error
            except OtherDeal as error:
                raise Refused(
                    say("other-deal", path=str(path), deal=deal_id), say("hint.other-deal")
                ) from error
        for deal in deals.values():
            if deal.changed:
                deal.data = with_events(deal.new, ())
                deal.new = read_deal(deal.data)  # what is about to be written must be readable
        return deals

    def _standing(self, new: DealFile, path: Path, *, here: bool) -> _Deal:
        if not here:
            return _Deal(path, None, None, new)
        stored = self._stored(path)
        if stored is None:  # removed meanwhile
            return _Deal(path, None, None, new)
        old = self._store.decoded(stored, path, new.id)
        check_whole(old, path)
        return _Deal(path, stored, old, old)

    def _stored(self, path: Path) -> bytes | None:
        try:
            return self._disk.read(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise disk_failed(error, path) from error

    def _new_pins(
        self, incoming: Sequence[Incoming], deals: Mapping[str, _Deal]
    ) -> list[Mapping[str, object]]:
        """The playbooks to be kept, each once; every deal must have its own, or nothing is done."""
        brought: dict[str, Mapping[str, object]] = {}
        for one in incoming:
            for resolved in one.resolved:
                if not any(resolved is known or resolved == known for known in brought.values()):
                    brought.update([_checked(one, resolved)])
        for deal in deals.values():
            for pinned in deal.new.pins if deal.changed else ():
                if pinned.digest not in brought:
                    self._read_pin(pinned.digest, deal)
        return list(brought.values())

    def _read_pin(self, digest: str, deal: _Deal) -> None:
        """Fatal where it is not here; `doctor` knows nothing of what only a copy follows."""
        try:
            self._store.pins.read(digest, deal=deal.new.id)
        except Fatal as error:
            here = deal.old.pins if deal.old is not None else ()
            if error.sentence.id != "pin-missing" or digest in {one.digest for one in here}:
                raise
            raise Fatal(error.sentence, say("hint.bring-playbook", deal=deal.new.id)) from error


def _check_recorded(file: DealFile, path: Path) -> None:
    """What is recorded comes after all that is there: a clock gone wild would block the deal."""
    last = max(file.events, key=lambda event: event.order).recorded
    if last.year >= LATEST.year:
        shown = instant_text(last)
        raise fatal("recorded-too-late", path=str(path), deal=file.id, instant=shown)


def _checked(one: Incoming, playbook: Mapping[str, object]) -> tuple[str, Mapping[str, object]]:
    """A playbook that came with a deal, by its digest; Fatal where it is another one, or none."""
    resolved = dict(playbook)
    data = canonical(resolved)
    digest = digest_of(data)
    if digest not in {pinned.digest for pinned in one.file.pins}:
        raise fatal("pin-is-another", deal=one.file.id)
    try:
        playbook_from_pin(data)
    except (ValueError, BadShape) as error:
        raise fatal("pin-unreadable", path=one.file.id, reason=str(error)[:200]) from error
    return digest, resolved


def _check_seen(deal: _Deal, seen: str | None) -> None:
    if deal.old is not None:
        check_seen(deal.old, seen)
    elif seen:  # "" says that there was none
        raise ChangedMeanwhile(say("deal-changed", deal=deal.new.id))


def _step(one: _Deal) -> Step:
    before = one.old.digest if one.old is not None else None
    return Step(deal=one.new.id, before=before, after=one.new.digest)


def _told(incoming: Sequence[Incoming], deals: Mapping[str, _Deal]) -> tuple[TakenIn, ...]:
    """One for each that came in, in their order."""
    told: dict[str, TakenIn] = {id_: taken_in(deal.old, deal.new) for id_, deal in deals.items()}
    return tuple(told[one.file.id] for one in incoming)
