"""The only way to the disk: one small port, so that every fault can be injected in a test.

A lint in the tests forbids going past it. Paths and bytes only: it knows nothing of deals.
"""

import errno
import fcntl
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

FILE_MODE = 0o600
FOLDER_MODE = 0o700
LARGEST = 8 * 1024 * 1024
LARGEST_OF_MANY = 64 * 1024 * 1024
"""Of a file that holds many deals, to take them elsewhere."""
_USUALLY_OPEN = 64


def followed(path: Path) -> Path:
    """Where links lead; OSError for links in a circle, in the words of the system."""
    try:
        return path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


class Disk(Protocol):
    """Every call may raise OSError. Descriptors are plain integers."""

    def names(self, folder: Path) -> list[str]:
        """The entries of a folder, sorted; empty where there is no such folder."""

    def mode(self, path: Path) -> int | None:
        """Type and permission bits of the entry itself (no link followed); None: not there."""

    def identity(self, folder: Path) -> tuple[int, int]:
        """Device and inode, links followed."""

    def read(self, path: Path) -> bytes:
        """A whole regular file, at most `LARGEST` bytes; OSError for anything else."""

    def read_many(self, path: Path) -> bytes:
        """The same with at most `LARGEST_OF_MANY` bytes: many deals in one file."""

    def make_folder(self, folder: Path) -> None:
        """Make one folder, 0700 whatever the umask; fine where it is there already."""

    def protect(self, path: Path) -> None:
        """Let only its owner touch a file (0600) or a folder (0700); no link is followed."""

    def create(self, path: Path) -> int:
        """A new file to write, 0600 whatever the umask; FileExistsError where it is there."""

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of the data; how many bytes were taken."""

    def sync(self, descriptor: int) -> None:
        """Not back before the bytes are on the disk."""

    def close(self, descriptor: int) -> None:
        """Let go of a descriptor."""

    def replace(self, source: Path, target: Path) -> None:
        """Put one file in the place of another, at once."""

    def unlink(self, path: Path) -> None:
        """Remove a file."""

    def sync_folder(self, folder: Path) -> None:
        """Not back before the folder's entries are on the disk."""

    def open_lock(self, path: Path) -> int:
        """Open, or make, a lock file (0600) for reading and writing."""

    def try_lock(self, descriptor: int) -> bool:
        """Take the exclusive lock of this open file; False where somebody holds it."""

    def overwrite(self, descriptor: int, data: bytes) -> None:
        """Put a short text into a lock file: who holds it."""

    def peek(self, descriptor: int) -> bytes:
        """What stands in a lock file."""

    def make_room(self, files: int) -> None:
        """Let this process have so many files open beside the usual ones, if it may."""

    def wait(self, seconds: float) -> None:
        """Let some time pass."""


class RealDisk:
    """The operating system's."""

    def names(self, folder: Path) -> list[str]:
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
        except FileNotFoundError:
            return []

    def mode(self, path: Path) -> int | None:
        try:
            return os.lstat(path).st_mode
        except FileNotFoundError:
            return None

    def identity(self, folder: Path) -> tuple[int, int]:
        found = os.stat(folder)  # noqa: PTH116 - the port is where os is called
        return found.st_dev, found.st_ino

    def read(self, path: Path) -> bytes:
        return self._whole(path, LARGEST)

    def read_many(self, path: Path) -> bytes:
        return self._whole(path, LARGEST_OF_MANY)

    def make_folder(self, folder: Path) -> None:
        try:
            os.mkdir(folder, FOLDER_MODE)  # noqa: PTH102
        except FileExistsError:
            if not folder.is_dir():
                raise NotADirectoryError(
                    errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)
                ) from None
            return
        os.chmod(folder, FOLDER_MODE)  # noqa: PTH101

    def protect(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
            os.fchmod(descriptor, FOLDER_MODE if folder else FILE_MODE)
        finally:
            os.close(descriptor)

    def create(self, path: Path) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        return self._private(path, flags)

    def write(self, descriptor: int, data: bytes) -> int:
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        _flush(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        os.replace(source, target)  # noqa: PTH105

    def unlink(self, path: Path) -> None:
        os.unlink(path)  # noqa: PTH108

    def sync_folder(self, folder: Path) -> None:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            _flush(descriptor)
        except OSError as error:
            # some file systems cannot sync a folder, and there is nothing that would do instead
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(descriptor)

    def open_lock(self, path: Path) -> int:
        return self._private(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC)

    def try_lock(self, descriptor: int) -> bool:
        # flock, not lockf: the latter drops when any descriptor of the file is closed
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def overwrite(self, descriptor: int, data: bytes) -> None:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, data, 0)

    def peek(self, descriptor: int) -> bytes:
        return os.pread(descriptor, 500, 0)

    def make_room(self, files: int) -> None:
        import resource  # for many deals at once only

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = files + _USUALLY_OPEN
        if soft == resource.RLIM_INFINITY or soft >= wanted:
            return
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(OSError, ValueError):  # then opening says what is missing
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)

    def _whole(self, path: Path, most: int) -> bytes:
        # O_NONBLOCK: a FIFO in the folder must not hang us; a link is never followed
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise OSError(errno.EINVAL, "not a regular file", str(path))
            if found.st_size > most:
                raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
            return b"".join(_chunks(descriptor, found.st_size))
        finally:
            os.close(descriptor)

    def _private(self, path: Path, flags: int) -> int:
        descriptor = os.open(path, flags, FILE_MODE)
        try:
            os.fchmod(descriptor, FILE_MODE)
        except OSError:
            os.close(descriptor)
            raise
        return descriptor


@contextmanager
def opened(disk: Disk, descriptor: int) -> Iterator[int]:
    """Close the descriptor whatever happens."""
    try:
        yield descriptor
    finally:
        disk.close(descriptor)


def _flush(descriptor: int) -> None:
    if sys.platform == "darwin":  # fsync leaves the bytes in the drive's own cache there
        with suppress(OSError):  # not every file system knows this
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _chunks(descriptor: int, size: int) -> Iterator[bytes]:
    while chunk := os.read(descriptor, min(size + 1, 1 << 20)):
        yield chunk
