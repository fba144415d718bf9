"""Deals as files: one JSON file each, one function that changes it.

What only writing needs is imported when something is written: reading is the hot half.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salescoach.deal.decode import DealFile, NewerDeal, Pinned, read_deal
from salescoach.deal.events import DealOpened
from salescoach.errors import NotFound, fatal
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
    from salescoach.store.finishing import Cut
    from salescoach.store.lock import Locks
    from salescoach.store.taking_in import Incoming, TakenIn

_ENDING = ".json"
FOLDER_LOCK = "deals/"
"""What is locked where deals come into being, and where several are written."""
JOURNALS = "journal"
"""The folder of what is under way for several deals at once."""


@lru_cache(maxsize=1)
def _read(data: bytes) -> DealFile:
    """Once for the same bytes: what was written and read again is what the next command reads."""
    return read_deal(data)


class FileStore:
    """The deals of one data folder (`home`); locks lie in the `state` folder.

    `language`: the one in which playbooks are read where that is not said; None: their own.
    """

    def __init__(self, disk: Disk, home: Path, state: Path, language: str | None = None) -> None:
        self._disk = disk
        self.home = home
        self.folder = home / "deals"
        self.pins = Pins(disk, home)
        self.language = language
        self._state = state
        self._translated: dict[tuple[str, str], Playbook] = {}

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
        return self.decoded(data, path, deal_id)

    def playbook_of(
        self, file: DealFile, at: date | None = None, *, language: str | None = None
    ) -> Playbook:
        """The playbook that the deal is pinned to; in a language as far as it is translated."""
        language = language or self.language
        pinned = file.follows(at)
        if language is None:
            return self.pins.read(pinned.digest, deal=file.id)
        known = (pinned.digest, language)
        if known not in self._translated:
            self._translated[known] = self._in_language(pinned, language, deal=file.id)
        return self._translated[known]

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
        with self._locks.held(FOLDER_LOCK, actor=stamp.actor):
            self._finish(stamp)
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
        if dry_run:
            return self._erased(self.read(deal_id), redact, seen=seen)[0]
        self.read(deal_id)
        with self._locks.held(FOLDER_LOCK, actor=stamp.actor):  # nobody leaves a new copy
            self._finish(stamp)
            with self._locks.held(deal_id, actor=stamp.actor):
                return self._forgotten(deal_id, redact, stamp, seen=seen)

    def take_in(
        self,
        incoming: "Sequence[Incoming]",
        *,
        stamp: Stamp,
        seen: Mapping[str, str] | None = None,
        backup: bool = False,
        dry_run: bool = False,
    ) -> "tuple[TakenIn, ...]":
        """Unite each of them with the deal of its id, or put it there; see the port.

        With `backup`, the deals as they were are copied to the folder `backups` first.
        """
        from salescoach.store.intake import Intake

        intake = Intake(self._disk, self, self._locks, stamp)
        if dry_run:
            return intake.rehearse(incoming, seen or {})
        return intake.run(incoming, seen or {}, backup=backup)

    def finish_cut(self, *, stamp: Stamp) -> "tuple[Cut, ...]":
        """Finish what was cut while it wrote several deals; what cannot be finished."""
        with self._locks.held(FOLDER_LOCK, actor=stamp.actor):
            return self._finish(stamp)

    def held(self, deal_id: str, *, actor: str) -> AbstractContextManager[None]:
        """The lock of one deal, for mending its file; no other method of this is called in it."""
        return self._locks.held(deal_id, actor=actor)

    def held_folder(self, *, actor: str) -> AbstractContextManager[None]:
        """The same of the whole folder."""
        return self._locks.held(FOLDER_LOCK, actor=actor)

    def path(self, deal_id: str) -> Path:
        """Where a deal lies; an id that is none leads nowhere."""
        if not is_slug(deal_id):
            raise self._no_such_deal(deal_id)
        return self.folder / f"{deal_id}{_ENDING}"

    def decoded(self, data: bytes, path: Path, deal_id: str) -> DealFile:
        """What stands in the file of a deal; Fatal where it cannot be read, or is another one."""
        try:
            file = _read(data)
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

    def _in_language(self, pinned: Pinned, language: str, *, deal: str) -> Playbook:
        from salescoach.store.translations import Translations

        words = Translations(self._disk, self.home).words(pinned.id, language)
        if not words:
            return self.pins.read(pinned.digest, deal=deal)
        return self.pins.read_in(pinned.digest, words, deal=deal)

    def _finish(self, stamp: Stamp) -> "tuple[Cut, ...]":
        """Under the lock of the folder: whoever comes next finishes what was cut."""
        folder = self.home / JOURNALS
        try:
            cut = self._disk.names(folder)
        except OSError as error:
            raise disk_failed(error, folder) from error
        if not cut:
            return ()
        from salescoach.store.finishing import finish_all

        return finish_all(self._disk, self, self._locks, stamp)

    def _planned(
        self, file: DealFile, plan: Plan, stamp: Stamp, *, seen: str | None, again: bool
    ) -> tuple[Change, bytes]:
        self._check(file, seen)
        payloads = tuple(plan(file))
        from salescoach.deal.encode import with_events
        from salescoach.store.recording import events_for, is_repeated

        if not again and is_repeated(payloads, file, stamp):
            return Change(file=file, events=(), repeated=True), b""
        events = events_for(payloads, file.events, stamp)
        data = with_events(file, events)
        return Change(file=self._reread(data, file.id), events=events), data

    def _erased(self, file: DealFile, redact: Redact, *, seen: str | None) -> tuple[Erased, bytes]:
        self._check(file, seen)
        from salescoach.deal.encode import with_events

        found = redact(file)
        data = with_events(found.file, ())
        return Erased(file=self._reread(data, file.id), redacted=found.redacted), data

    def _forgotten(self, deal_id: str, redact: Redact, stamp: Stamp, *, seen: str | None) -> Erased:
        from salescoach.store.copies import copies_of

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

    def _check(self, file: DealFile, seen: str | None) -> None:
        from salescoach.store.checks import check_seen, check_whole

        check_whole(file, self.path(file.id))
        check_seen(file, seen)

    def _reread(self, data: bytes, deal_id: str) -> DealFile:
        """What is about to be written must be readable."""
        return self.decoded(data, self.path(deal_id), deal_id)

    def _no_such_deal(self, deal_id: str) -> NotFound:
        near = most_like(deal_id, self.ids())
        hint = say("hint.did-you-mean", word=near) if near else say("hint.queue")
        return NotFound(say("no-such-deal", deal=deal_id[:60]), hint)
