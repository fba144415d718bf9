"""A disk that keeps a log of what has changed on it, call by call, for `power_cut` to replay."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from salescoach.store.disk import Disk
from tests.faults.wrapped_disk import WrappedDisk


@dataclass(frozen=True)
class MadeFolder:
    folder: Path


@dataclass(frozen=True)
class Opened:
    """A file was opened to write, and made where it was not there. `handle` names this opening."""

    path: Path
    handle: int


@dataclass(frozen=True)
class Wrote:
    """Some bytes were added at the end."""

    handle: int
    data: bytes


@dataclass(frozen=True)
class Overwrote:
    """The file was cut to nothing, and then got this content."""

    handle: int
    data: bytes


@dataclass(frozen=True)
class Synced:
    handle: int


@dataclass(frozen=True)
class Replaced:
    source: Path
    target: Path


@dataclass(frozen=True)
class Unlinked:
    path: Path


@dataclass(frozen=True)
class SyncedFolder:
    folder: Path


Operation = MadeFolder | Opened | Wrote | Overwrote | Synced | Replaced | Unlinked | SyncedFolder


class RecordingDisk(WrappedDisk):
    """Records what worked.

    Attributes:
        operations: what has changed, or has been made safe, in order.
        calls: the names of all calls that worked, reading ones included.
        after_each: called after each of them.
    """

    def __init__(self, disk: Disk, *, after_each: Callable[[str], None] | None = None) -> None:
        super().__init__(disk)
        self.operations: list[Operation] = []
        self.calls: list[str] = []
        self.after_each = after_each
        self._handles: dict[int, int] = {}
        self._opened = 0

    def done(self, call: str) -> None:
        self.calls.append(call)
        if self.after_each is not None:
            self.after_each(call)

    def make_folder(self, folder: Path) -> None:
        there = self.disk.mode(folder) is not None
        super().make_folder(folder)
        if not there:
            self.operations.append(MadeFolder(folder))

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self.operations.append(Opened(path, self._handle(descriptor)))
        return descriptor

    def open_lock(self, path: Path) -> int:
        descriptor = super().open_lock(path)
        self.operations.append(Opened(path, self._handle(descriptor)))
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        taken = super().write(descriptor, data)
        self.operations.append(Wrote(self._handles[descriptor], data[:taken]))
        return taken

    def overwrite(self, descriptor: int, data: bytes) -> None:
        super().overwrite(descriptor, data)
        self.operations.append(Overwrote(self._handles[descriptor], data))

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self.operations.append(Synced(self._handles[descriptor]))

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self.operations.append(Replaced(source, target))

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self.operations.append(Unlinked(path))

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self.operations.append(SyncedFolder(folder))

    def _handle(self, descriptor: int) -> int:
        """Numbers of descriptors come back; handles do not."""
        self._opened += 1
        self._handles[descriptor] = self._opened
        return self._opened
