"""Mending what `doctor` has found, as far as nothing has to be guessed for it.

Everything that is about to be touched is kept in the folder `backups` first. What is in a damaged
event is gone, and no playbook can be made up: that stays a finding. Each step may be cut, and is
done again by doing all of it again; no step takes an event away but what was forgotten.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from salescoach.deal.decode import DealFile, NewerDeal, read_deal
from salescoach.deal.encode import with_events
from salescoach.deal.uniting import OtherDeal, unite
from salescoach.errors import Fatal, NotFound, SalesCoachError
from salescoach.store.atomic import confirm, disk_failed, write_whole
from salescoach.store.backups import backup_path, keep
from salescoach.store.conflicts import conflicted
from salescoach.store.disk import Disk
from salescoach.store.doctor import pin_copied
from salescoach.store.files import FileStore
from salescoach.store.findings import Finding
from salescoach.store.journal import unfinished
from salescoach.store.markers import sides
from salescoach.store.port import Stamp
from salescoach.store.taking_in import Incoming
from salescoach.store.wholeness import made_whole
from salescoach.values.canonical import BadJson, read_json
from salescoach.values.decoding import BadShape
from salescoach.values.messages import Message, Unit, say
from salescoach.values.record import record

_ORDER = ("finish", "rewrite", "unmark", "unite", "drop", "protect")
_KINDS = {
    "journal": "finish",
    "digest": "rewrite",
    "state": "rewrite",
    "event-doubled": "rewrite",
    "event-forgotten": "rewrite",
    "marked": "unmark",
    "conflicted": "unite",
    "left-over": "drop",
    "pin-copy": "drop",
    "mode": "protect",
}
_NEVER = frozenset({"event-altered", "deal-unreadable"})


@record
class Step:
    """One thing to mend. `kind` is stable; `path` is in the data folder."""

    kind: str
    path: str


@record
class Mended:
    """What became of a step: what was done, or why it could not be."""

    step: Step
    done: bool
    message: Message


def steps_for(findings: Sequence[Finding]) -> tuple[Step, ...]:
    """What can be mended, in the order in which it has to be, each thing once."""
    hopeless = {one.path for one in findings if one.code in _NEVER}
    steps = {
        Step(_KINDS[one.code], one.path)
        for one in findings
        if one.code in _KINDS and not (one.path in hopeless and _KINDS[one.code] == "rewrite")
    }
    return tuple(sorted(steps, key=lambda one: (_ORDER.index(one.kind), one.path)))


def deals_of(disk: Disk, home: Path, steps: Sequence[Step]) -> frozenset[str]:
    """The deals that would be other than they were."""
    found = set()
    for step in steps:
        path = home / step.path
        if step.kind in ("rewrite", "unmark"):
            found.add(path.stem)
        elif step.kind == "unite" and (copy := conflicted(disk, path)) is not None:
            found.add(copy.deal)
    return frozenset(found)


class Mender:
    """Does the steps, one after the other."""

    def __init__(self, disk: Disk, store: FileStore, stamp: Stamp) -> None:
        self._disk = disk
        self._store = store
        self._stamp = stamp
        self._do: dict[str, Callable[[Path], Message]] = {
            "finish": self._finish,
            "rewrite": self._rewrite,
            "unmark": self._unmark,
            "unite": self._unite,
            "drop": self._drop,
            "protect": self._protect,
        }

    def mend(self, step: Step) -> Mended:
        """Do one step.

        Raises:
            Unfinished: the disk fails; doing all of it again goes on.
        """
        try:
            return Mended(
                step, done=True, message=self._do[step.kind](self._store.home / step.path)
            )
        except _Cannot as error:
            return Mended(step, done=False, message=error.why)
        except FileNotFoundError:
            return Mended(step, done=True, message=say("mended.gone"))
        except SalesCoachError as error:
            if isinstance(error, Fatal) and isinstance(error.__cause__, OSError):
                path = self._store.home / step.path
                raise unfinished(error.__cause__, path) from error.__cause__
            return Mended(step, done=False, message=error.sentence)

    def _finish(self, path: Path) -> Message:
        for cut in self._store.finish_cut(stamp=self._stamp):
            if cut.path == path:
                raise _Cannot(cut.why)
        return say("mended.finished")

    def _rewrite(self, path: Path) -> Message:
        with self._store.held(path.stem, actor=self._stamp.actor):
            data = self._read(path)
            file = _whole(data)
            if file.id != path.stem:
                raise _Cannot(say("mended.another", deal=file.id[:60]))
            self._keep(path, data)
            self._write(path, file)
        return say("mended.rewritten", records=Unit(len(file.events), "record"))

    def _unmark(self, path: Path) -> Message:
        with self._store.held(path.stem, actor=self._stamp.actor):
            data = self._read(path)
            both = sides(data)
            if both is None:
                raise _Cannot(say("mended.unmarked"))
            ours, theirs = (_whole(side) for side in both)
            if ours.id != path.stem:
                raise _Cannot(say("mended.another", deal=ours.id[:60]))
            try:
                united = unite(ours, theirs)
            except OtherDeal as error:
                why = say("other-deal", path=str(path), deal=path.stem)
                raise _Cannot(why) from error
            self._keep(path, data)
            self._write(path, united)
        return say("mended.both", records=Unit(len(united.events), "record"))

    def _unite(self, path: Path) -> Message:
        data = self._read(path)
        copy = conflicted(self._disk, path)
        if copy is None:
            raise _Cannot(say("mended.no-copy"))
        file = _whole(data)
        if not self._forgotten_in(file):  # whoever was forgotten is kept nowhere
            self._keep(path, data)
        (taken,) = self._store.take_in([Incoming(file=file)], stamp=self._stamp, backup=True)
        self._remove(path, data)
        records = Unit(len(taken.added), "record")
        return say("mended.united", deal=copy.deal, program=copy.program, records=records)

    def _forgotten_in(self, copy: DealFile) -> bool:
        """Whether the copy still names somebody whom the deal has forgotten."""
        try:
            forgotten = frozenset(self._store.read(copy.id).forgotten)
        except NotFound:
            return False
        return any(event.id in forgotten for event in copy.events)

    def _drop(self, path: Path) -> Message:
        """A left-over: nobody who holds the lock of the folder is still writing it."""
        with self._store.held_folder(actor=self._stamp.actor):
            data = self._read(path)
            if pin_copied(self._disk, path) is not None:  # it may be the only whole one
                self._store.pins.keep(read_json(data), nonce=self._stamp.nonce())
            elif data:
                self._keep(path, data)
            self._remove(path, data)
        return say("mended.removed")

    def _protect(self, path: Path) -> Message:
        try:
            self._disk.protect(path)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise disk_failed(error, path) from error
        return say("mended.protected")

    def _read(self, path: Path) -> bytes:
        try:
            return self._disk.read(path)
        except FileNotFoundError:
            raise
        except OSError as error:
            raise disk_failed(error, path) from error

    def _keep(self, path: Path, data: bytes) -> None:
        name = path.name.removeprefix(".").removesuffix(".json")
        target = backup_path(self._store.home, name, data, stamp=self._stamp)
        keep(self._disk, self._store.home, {target: data}, stamp=self._stamp)

    def _write(self, path: Path, file: DealFile) -> None:
        data = with_events(file, ())
        read_deal(data)  # what is about to be written must be readable
        write_whole(self._disk, path, data, nonce=self._stamp.nonce())

    def _remove(self, path: Path, data: bytes) -> None:
        """Take it away, unless it has changed since it was read: then it is there for next time."""
        if self._read(path) != data:
            raise _Cannot(say("mended.changed"))
        try:
            self._disk.unlink(path)
        except OSError as error:
            raise disk_failed(error, path) from error
        confirm(self._disk, path)


class _Cannot(Exception):
    """This step cannot be done; `why` says why."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.id)
        self.why = why


def _whole(data: bytes) -> DealFile:
    """The deal in it, its digest and its events in order; _Cannot where an event is damaged."""
    try:
        file = made_whole(read_deal(data))
    except NewerDeal as error:
        raise _Cannot(say("doctor.deal-newer", what=error.what)) from error
    except (BadJson, BadShape) as error:
        raise _Cannot(say("doctor.deal-unreadable", reason=str(error))) from error
    if file is None:
        raise _Cannot(say("mended.damaged"))
    return file
