"""Deliberately wrong writers. Each looks right, and most tests of other programs pass with it.

The harnesses must catch every one of them, for the reason it is wrong; a harness that lets one
pass proves nothing about the real writer, which runs through the same commands as a control.
"""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from salescoach.deal.encode import with_events
from salescoach.errors import Fatal, SalesCoachError
from salescoach.store.atomic import confirm, disk_failed, put_in_place, write_whole
from salescoach.store.disk import Disk
from salescoach.store.lock import Locks
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.faults.commands import Answer, answer_to
from tests.faults.places import Place
from tests.faults.wrapped_disk import WrappedDisk

Writer = Callable[[Disk, Path, bytes], None]


def right(disk: Disk, path: Path, data: bytes) -> None:
    """The real one, as a control."""
    write_whole(disk, path, data, nonce=stamp().nonce())


def in_place(disk: Disk, path: Path, data: bytes) -> None:
    """`open(path, "w")`, even with a sync: a cut leaves half a file, and the old one is gone."""
    descriptor = disk.open_lock(path)
    try:
        disk.overwrite(descriptor, b"")
        _write_all(disk, descriptor, data)
        disk.sync(descriptor)
    finally:
        disk.close(descriptor)


def without_sync(disk: Disk, path: Path, data: bytes) -> None:
    """Temporary file and replace, as recipes have it: the new name may come before the bytes."""
    temporary = _create(disk, path, data, sync=False)
    disk.replace(temporary, path)
    disk.sync_folder(path.parent)


def without_folder_sync(disk: Disk, path: Path, data: bytes) -> None:
    """Reports success while only the old name is safe."""
    put_in_place(disk, path, data, nonce=stamp().nonce())


def without_confirming(disk: Disk, path: Path, data: bytes) -> None:
    """The order is wrong: the folder is synced before the replace."""
    temporary = _create(disk, path, data, sync=True)
    disk.sync_folder(path.parent)
    disk.replace(temporary, path)


def leaving_rubbish(disk: Disk, path: Path, data: bytes) -> None:
    """Safe, but never removes what it could not finish."""
    temporary = _create(disk, path, data, sync=True)
    disk.replace(temporary, path)
    confirm(disk, path)


def swallowing(disk: Disk, path: Path, data: bytes) -> None:
    """Reports success whatever happened."""
    try:
        right(disk, path, data)
    except Fatal:
        return


@dataclass(frozen=True)
class WriterCommand:
    """Records a fact as `FileStore.change` does, with a writer of choice."""

    writer: Writer
    repeatable: bool = True
    several: bool = False

    @property
    def name(self) -> str:
        return f"record {self.writer.__name__}"

    def prepare(self, place: Place) -> None:
        place.store().open_deal(opening("Acme"), PLAYBOOK, stamp=stamp())

    def run(self, place: Place, disk: Disk) -> Answer:
        path = place.store().path("acme")
        try:
            with Locks(disk, place.state, place.home).held("acme", actor="rep"):
                self._record(place, disk, path)
        except SalesCoachError as error:
            return answer_to(error)
        except OSError as error:
            return answer_to(disk_failed(error, path))
        return Answer("done")

    def _record(self, place: Place, disk: Disk, path: Path) -> None:
        store = place.store(disk)
        before = store.read("acme")
        change = store.change("acme", adding(evidence()), stamp=stamp(), dry_run=True)
        if not change.repeated:
            self.writer(disk, path, with_events(before, change.events))
        elif self.writer is right:
            confirm(disk, path)


class NoLock(WrappedDisk):
    """Everybody gets the lock at once."""

    def try_lock(self, descriptor: int) -> bool:
        return True


class LockRemoved(WrappedDisk):
    """The lock file is removed on release: who waits holds a lock that nobody else can see."""

    def __init__(self, disk: Disk) -> None:
        super().__init__(disk)
        self._paths: dict[int, Path] = {}

    def open_lock(self, path: Path) -> int:
        descriptor = self.disk.open_lock(path)
        self._paths[descriptor] = path
        return descriptor

    def close(self, descriptor: int) -> None:
        path = self._paths.pop(descriptor, None)
        if path is not None and self.disk.mode(path) is not None:
            self.disk.unlink(path)
        self.disk.close(descriptor)


def _create(disk: Disk, path: Path, data: bytes, *, sync: bool) -> Path:
    temporary = path.with_name(f".{path.name}.{stamp().nonce()}.tmp")
    descriptor = disk.create(temporary)
    try:
        _write_all(disk, descriptor, data)
        if sync:
            disk.sync(descriptor)
    finally:
        disk.close(descriptor)
    return temporary


def _write_all(disk: Disk, descriptor: int, data: bytes) -> None:
    while data:
        taken = disk.write(descriptor, data)
        if not taken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        data = data[taken:]
