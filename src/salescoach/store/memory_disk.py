"""A disk that is not there: files in memory, for a rehearsal that must leave nothing behind.

It answers as the operating system does, with the same errors for the same mistakes, so that the
store cannot tell the difference. Nobody else can get at it: a lock is free or held by ourselves.
"""

import errno
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from salescoach.store.disk import FILE_MODE, FOLDER_MODE, LARGEST, LARGEST_OF_MANY

_DEVICE = 1


@dataclass(slots=True, eq=False)
class _Entry:
    """A file, or a folder where there is no content; `inode` tells folders apart."""

    inode: int
    content: bytes | None = None


@dataclass(slots=True)
class MemoryDisk:
    """Every entry by its path. The root is always there."""

    _entries: dict[Path, _Entry] = field(default_factory=lambda: {Path("/"): _Entry(1)})
    _opened: dict[int, _Entry] = field(default_factory=dict)
    _holders: dict[int, int] = field(default_factory=dict)
    _descriptors: int = 2

    def copy(self) -> "MemoryDisk":
        """The same files on a disk of their own, none of them open."""
        entries = {path: _Entry(one.inode, one.content) for path, one in self._entries.items()}
        return MemoryDisk(entries)

    def names(self, folder: Path) -> list[str]:
        if folder not in self._entries:
            return []
        if self._entries[folder].content is not None:
            raise _failed(errno.ENOTDIR, folder)
        return sorted(path.name for path in self._entries if path.parent == folder != path)

    def mode(self, path: Path) -> int | None:
        entry = self._entries.get(path)
        if entry is None:
            return None
        return stat.S_IFDIR | FOLDER_MODE if entry.content is None else stat.S_IFREG | FILE_MODE

    def identity(self, folder: Path) -> tuple[int, int]:
        return _DEVICE, self._there(folder).inode

    def read(self, path: Path) -> bytes:
        return self._whole(path, LARGEST)

    def read_many(self, path: Path) -> bytes:
        return self._whole(path, LARGEST_OF_MANY)

    def make_folder(self, folder: Path) -> None:
        entry = self._entries.get(folder)
        if entry is None:
            self._new(folder, None)
        elif entry.content is not None:
            raise _failed(errno.ENOTDIR, folder)

    def protect(self, path: Path) -> None:
        self._there(path)  # everything is private here

    def create(self, path: Path) -> int:
        if path in self._entries:
            raise _failed(errno.EEXIST, path)
        return self._open(self._new(path, b""))

    def write(self, descriptor: int, data: bytes) -> int:
        entry = self._of(descriptor)
        entry.content = (entry.content or b"") + data
        return len(data)

    def sync(self, descriptor: int) -> None:
        self._of(descriptor)

    def close(self, descriptor: int) -> None:
        entry = self._of(descriptor)
        del self._opened[descriptor]
        if self._holders.get(entry.inode) == descriptor:
            del self._holders[entry.inode]

    def replace(self, source: Path, target: Path) -> None:
        entry = self._there(source)
        before = self._entries.get(target)
        if before is not None and before.content is None and entry.content is not None:
            raise _failed(errno.EISDIR, target)
        self._check_folder(target)
        del self._entries[source]
        self._entries[target] = entry

    def unlink(self, path: Path) -> None:
        if self._there(path).content is None:
            raise _failed(errno.EISDIR, path)
        del self._entries[path]

    def sync_folder(self, folder: Path) -> None:
        if self._there(folder).content is not None:
            raise _failed(errno.ENOTDIR, folder)

    def open_lock(self, path: Path) -> int:
        return self._open(self._entries.get(path) or self._new(path, b""))

    def try_lock(self, descriptor: int) -> bool:
        return self._holders.setdefault(self._of(descriptor).inode, descriptor) == descriptor

    def overwrite(self, descriptor: int, data: bytes) -> None:
        self._of(descriptor).content = data

    def peek(self, descriptor: int) -> bytes:
        return (self._of(descriptor).content or b"")[:500]

    def make_room(self, files: int) -> None:
        """There is room."""

    def wait(self, seconds: float) -> None:
        """No time passes here: whoever holds a lock is ourselves and would never let go."""

    def _whole(self, path: Path, most: int) -> bytes:
        content = self._there(path).content
        if content is None:
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        if len(content) > most:
            raise _failed(errno.EFBIG, path)
        return content

    def _there(self, path: Path) -> _Entry:
        if path not in self._entries:
            raise _failed(errno.ENOENT, path)
        return self._entries[path]

    def _check_folder(self, path: Path) -> None:
        if self._there(path.parent).content is not None:
            raise _failed(errno.ENOTDIR, path)

    def _new(self, path: Path, content: bytes | None) -> _Entry:
        self._check_folder(path)
        inode = 1 + max(entry.inode for entry in self._entries.values())
        return self._entries.setdefault(path, _Entry(inode, content))

    def _open(self, entry: _Entry) -> int:
        self._descriptors += 1
        self._opened[self._descriptors] = entry
        return self._descriptors

    def _of(self, descriptor: int) -> _Entry:
        if descriptor not in self._opened:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return self._opened[descriptor]


def _failed(number: int, path: Path) -> OSError:
    """Python makes the fitting subclass of it."""
    return OSError(number, os.strerror(number), str(path))
