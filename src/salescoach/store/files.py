"""Deals as files: one JSON file each, one function that changes it.

What only writing needs is imported when something is written: reading is the hot half.
"""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salescoach.deal.decode import DealFile, NewerDeal, Pinned, digest_of_events, read_deal
from salescoach.deal.events import DealOpened, Event
from salescoach.errors import ChangedMeanwhile, NotFound, fatal
from salescoach.playbook.model import Playbook
from salescoach.store.atomic import confirm, disk_failed, make_folders, write_whole
from salescoach.store.disk import Disk
from salescoach.store.pins import Pins
from salescoach.store.port import Change, Erased, Plan, Redact, Stamp
from salescoach.values.canonical import BadJson, canonical, digest_of
from salescoach.values.decoding import BadShape
from salescoach.values.messages import say
from salescoach.values.similar import most_like
from salescoach.values.slugs import is_slug, slug_for

if TYPE_CHECKING:
    from salescoach.store.lock import Locks
    from salescoach.store.taking_in import Incoming, TakenIn

_ENDING = ".json"
_FOLDER_LOCK = "deals/"


class FileStore:
    """The deals of one data folder (`home`); locks lie in the `state` folder."""

    def __init__(self, disk: Disk, home: Path, state: Path) -> None:
        self._disk = disk
        self.home = home
        self.folder = home / "deals"
        self.pins = Pins(disk, home)
        self._state = state

    @cached_property
    def _locks(self) -> "Locks":
        from salescoach.store.lock import Locks

        return Locks(self._disk, self._state, self.home)

    def ids(self) -> tuple[str, ...]:
        """The ids of all deals, sorted; foreign files are passed over, `doctor` names them."""
        try:
            names = self._disk.names(self.folder)
        except OSError as error:
            raise disk_failed(error, self.folder) from error
        stems = (name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING))
        return tuple(sorted(stem for stem in stems if is_slug(stem)))

    def read(self, deal_id: str) -> DealFile:
        """A deal as stored."""
        path = self.path(deal_id)
        try:
            data = self._disk.read(path)
        except FileNotFoundError as error:
            raise self._no_such_deal(deal_id) from error
        except OSError as error:
            raise disk_failed(error, path) from error
        return self._decoded(data, path, deal_id)

    def playbook_of(self, file: DealFile) -> Playbook:
        """The playbook that the deal is pinned to."""
        return self.pins.read(file.playbook.digest, deal=file.id)

    def open_deal(
        self,
        opening: DealOpened,
        resolved: dict[str, Any],
        *,
        stamp: Stamp,
        again: bool = False,
        dry_run: bool = False,
    ) -> Change:
        """A new deal under the folder's lock, so that two of one account get two ids."""
        if dry_run:
            return self._opened(opening, resolved, stamp, again=again, dry_run=True)
        make_folders(self._disk, self.folder)
        with self._locks.held(_FOLDER_LOCK, actor=stamp.actor):
            return self._opened(opening, resolved, stamp, again=again, dry_run=False)

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
        """Lock, read and compare, make the whole new file, put it in place."""
        if dry_run:
            return self._planned(self.read(deal_id), plan, stamp, seen=seen, again=again)[0]
        self.read(deal_id)  # an unknown deal leaves no lock file behind
        with self._locks.held(deal_id, actor=stamp.actor):
            change, data = self._planned(self.read(deal_id), plan, stamp, seen=seen, again=again)
            if change.events:
                write_whole(self._disk, self.path(deal_id), data, nonce=stamp.nonce())
            elif change.repeated:
                confirm(self._disk, self.path(deal_id))
            return change

    def forget(
        self,
        deal_id: str,
        redact: Redact,
        *,
        stamp: Stamp,
        seen: str | None = None,
        dry_run: bool = False,
    ) -> Erased:
        """Make the deal again without somebody, and its copies in the data folder before it.

        A copy in which `redact` finds nothing stays as it is. What writers that were interrupted
        left over is removed.
        """
        from salescoach.store.copies import copies_of

        if dry_run:
            return self._erased(self.read(deal_id), redact, seen=seen)[0]
        self.read(deal_id)
        with self._locks.held(deal_id, actor=stamp.actor):
            erased, data = self._erased(self.read(deal_id), redact, seen=seen)
            copies = copies_of(self._disk, self.home, deal_id)
            for path, copy in copies.whole:
                self._write_forgotten(path, copy, redact, stamp)
            for path in copies.left_over:
                self._remove(path)
            if erased.redacted:
                write_whole(self._disk, self.path(deal_id), data, nonce=stamp.nonce())
            else:
                confirm(self._disk, self.path(deal_id))
        return replace(
            erased,
            copies=tuple(path for path, _ in copies.whole),
            unreadable=copies.unreadable,
        )

    def take_in(
        self,
        incoming: "Sequence[Incoming]",
        *,
        stamp: Stamp,
        seen: Mapping[str, str] | None = None,
        dry_run: bool = False,
    ) -> "tuple[TakenIn, ...]":
        """Unite each of them with the deal of its id, or put it there; see the port.

        Everything is checked before anything is written.
        """
        if dry_run:
            return tuple(taken for taken, _ in self._united(incoming, seen or {}))
        make_folders(self._disk, self.folder)
        ids = sorted({one.file.id for one in incoming})
        with self._locks.held(_FOLDER_LOCK, actor=stamp.actor), ExitStack() as held:
            for deal_id in ids:
                held.enter_context(self._locks.held(deal_id, actor=stamp.actor))
            united = self._united(incoming, seen or {})
            for one in incoming:
                if one.resolved is not None:
                    self.pins.keep(dict(one.resolved), nonce=stamp.nonce())
            for taken, data in united:
                path = self.path(taken.file.id)
                if taken.new or taken.added:
                    write_whole(self._disk, path, data, nonce=stamp.nonce())
                else:
                    confirm(self._disk, path)
        return tuple(taken for taken, _ in united)

    def path(self, deal_id: str) -> Path:
        """Where a deal lies; an id that is none leads nowhere."""
        if not is_slug(deal_id):
            raise self._no_such_deal(deal_id)
        return self.folder / f"{deal_id}{_ENDING}"

    def _planned(
        self, file: DealFile, plan: Plan, stamp: Stamp, *, seen: str | None, again: bool
    ) -> tuple[Change, bytes]:
        self._check_whole(file)
        self._check_seen(file, seen)
        payloads = tuple(plan(file))
        from salescoach.deal.encode import with_events
        from salescoach.store.recording import events_for, is_repeated

        if not again and is_repeated(payloads, file, stamp):
            return Change(file=file, events=(), repeated=True), b""
        events = events_for(payloads, file.events, stamp)
        data = with_events(file, events)
        return Change(file=self._reread(data, file.id), events=events), data

    def _united(
        self, incoming: "Sequence[Incoming]", seen: Mapping[str, str]
    ) -> "list[tuple[TakenIn, bytes]]":
        """Each deal as it will stand, with its bytes."""
        from salescoach.deal.encode import file_bytes
        from salescoach.deal.transactions import merge
        from salescoach.store.taking_in import TakenIn

        here, found = self.ids(), []
        for one in incoming:
            new = one.file
            if new.id not in here:
                self._check_whole(new)
                self.path(new.id)
                head = file_bytes(
                    new.id, new.playbook, new.events, new.extra, forgotten=new.forgotten
                )
                added = tuple(event.id for event in new.events)
                taken = TakenIn(file=self._reread(head, new.id), new=True, added=added)
                found.append((taken, head))
                continue
            old = self.read(new.id)
            self._check_whole(old)
            self._check_seen(old, seen.get(new.id))
            forgotten = tuple(dict.fromkeys([*old.forgotten, *new.forgotten]))
            events = merge(old.events, new.events, forgotten=forgotten)
            extra = {**new.extra, **old.extra}
            data = file_bytes(old.id, old.playbook, events, extra, forgotten=forgotten)
            known = {event.id for event in old.events}
            added = tuple(event.id for event in events if event.id not in known)
            taken = TakenIn(file=self._reread(data, old.id), new=False, added=added)
            found.append((taken, data))
        return found

    def _erased(self, file: DealFile, redact: Redact, *, seen: str | None) -> tuple[Erased, bytes]:
        self._check_whole(file)
        self._check_seen(file, seen)
        from salescoach.deal.encode import with_events

        found = redact(file)
        data = with_events(found.file, ())
        return Erased(file=self._reread(data, file.id), redacted=found.redacted), data

    def _write_forgotten(self, path: Path, copy: DealFile, redact: Redact, stamp: Stamp) -> None:
        from salescoach.deal.encode import with_events

        found = redact(copy)
        if found.redacted:
            write_whole(self._disk, path, with_events(found.file, ()), nonce=stamp.nonce())

    def _remove(self, path: Path) -> None:
        try:
            self._disk.unlink(path)
        except OSError as error:
            raise disk_failed(error, path) from error

    def _opened(
        self,
        opening: DealOpened,
        resolved: dict[str, Any],
        stamp: Stamp,
        *,
        again: bool,
        dry_run: bool,
    ) -> Change:
        taken = self.ids()
        from salescoach.deal.encode import file_bytes
        from salescoach.store.openings import same_opening
        from salescoach.store.recording import events_for

        deal_id = slug_for(opening.account, otherwise="deal", taken=taken)
        if not again:
            same = same_opening(opening, taken, self.read, stamp)
            if same is not None:
                if not dry_run:
                    confirm(self._disk, self.path(same.id))
                return Change(file=same, events=(), repeated=True)
        digest = digest_of(canonical(resolved))
        pinned = Pinned(str(resolved["id"]), str(resolved["version"]), digest)
        events = events_for([opening], (), stamp)
        data = file_bytes(deal_id, pinned, events, {})
        change = Change(file=self._reread(data, deal_id), events=events)
        if not dry_run:
            self.pins.keep(resolved, nonce=stamp.nonce())
            write_whole(self._disk, self.path(deal_id), data, nonce=stamp.nonce())
        return change

    def _check_seen(self, file: DealFile, seen: str | None) -> None:
        if seen is not None and seen != file.digest:
            raise ChangedMeanwhile(
                say("deal-changed", deal=file.id), say("hint.look-again", deal=file.id)
            )

    def _check_whole(self, file: DealFile) -> None:
        """A writer never builds on a damaged file: its new digest would hide the damage."""
        ids = {event.id for event in file.events}
        whole = (
            len(ids) == len(file.events)
            and digest_of_events(file.events) == file.digest
            and all(_untouched(event) for event in file.events)
        )
        if not whole:
            path = str(self.path(file.id))
            raise fatal("deal-damaged", path=path, hint=say("hint.doctor"))

    def _decoded(self, data: bytes, path: Path, deal_id: str) -> DealFile:
        try:
            file = read_deal(data)
        except NewerDeal as error:
            hint = say("hint.update")
            raise fatal("deal-newer", path=str(path), what=error.what, hint=hint) from error
        except (BadJson, BadShape) as error:
            reason, hint = str(error), say("hint.doctor")
            raise fatal("deal-unreadable", path=str(path), reason=reason, hint=hint) from error
        if file.id != deal_id:
            reason = f"$.id: expected {deal_id}, found {file.id[:60]}"
            hint = say("hint.doctor")
            raise fatal("deal-unreadable", path=str(path), reason=reason, hint=hint)
        return file

    def _reread(self, data: bytes, deal_id: str) -> DealFile:
        """What is about to be written must be readable."""
        return self._decoded(data, self.path(deal_id), deal_id)

    def _no_such_deal(self, deal_id: str) -> NotFound:
        near = most_like(deal_id, self.ids())
        hint = say("hint.did-you-mean", word=near) if near else say("hint.queue")
        return NotFound(say("no-such-deal", deal=deal_id[:60]), hint)


def _untouched(event: Event) -> bool:
    from salescoach.deal.encode import event_id

    return event.id == event_id(event.raw)
