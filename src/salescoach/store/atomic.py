"""Putting a whole file in place so that it is the old one or the new one, never a third.

Promises D1 to D3: temporary file in the same folder, written, synced, put in place, and the
folder synced, before anybody is told that it worked.
"""

import errno
import os
from pathlib import Path

from salescoach.errors import Fatal, OutcomeUnknown, fatal
from salescoach.store.disk import LARGEST, Disk, opened
from salescoach.values.messages import say

TEMPORARY = ".tmp"


def write_whole(disk: Disk, path: Path, data: bytes, *, nonce: str, most: int = LARGEST) -> None:
    """Make `data` the content of `path`.

    Raises:
        Fatal: nothing has changed.
        OutcomeUnknown: the new content is there, but a power cut may still take it back.
    """
    put_in_place(disk, path, data, nonce=nonce, most=most)
    confirm(disk, path)


def put_in_place(disk: Disk, path: Path, data: bytes, *, nonce: str, most: int = LARGEST) -> None:
    """The first half of `write_whole`: safe is the content, not yet the name. Raises Fatal."""
    temporary = stage(disk, path, data, nonce=nonce, most=most)
    try:
        disk.replace(temporary, path)
    except OSError as error:
        forget_temporary(disk, temporary)
        raise disk_failed(error, path) from error


def stage(disk: Disk, path: Path, data: bytes, *, nonce: str, most: int = LARGEST) -> Path:
    """Write and sync what is to take the place of `path`, beside it: where it waits. Raises Fatal.

    Nothing is left over where that fails.
    """
    if len(data) > most:  # nobody could read it again
        raise disk_failed(OSError(errno.EFBIG, os.strerror(errno.EFBIG)), path)
    temporary = temporary_of(path, nonce)
    try:
        _write_temporary(disk, temporary, data)
    except OSError as error:
        forget_temporary(disk, temporary)
        raise disk_failed(error, path) from error
    return temporary


def temporary_of(path: Path, nonce: str) -> Path:
    """The name under which a new file waits to take the place of `path`."""
    return path.parent / f".{path.name}.{nonce}{TEMPORARY}"


def confirm(disk: Disk, path: Path) -> None:
    """The second half: not back before what is in place survives a power cut.

    Whoever finds that a change stands already calls it, too: the one who made it may have been
    killed before it was safe.

    Raises:
        OutcomeUnknown: as `write_whole`.
    """
    try:
        disk.sync_folder(path.parent)
    except OSError as error:
        raise OutcomeUnknown(
            say("outcome-unknown", path=str(path), reason=reason_of(error)),
            say("hint.repeat"),
        ) from error


def make_folders(disk: Disk, folder: Path) -> None:
    """Make a folder and what is missing above it, private, and durable.

    A folder that is there is made durable, too: whoever made it may have been killed before. What
    lies above it was durable when it was made.
    """
    try:
        there = disk.mode(folder) is not None
        if not there and folder.parent != folder:
            make_folders(disk, folder.parent)
        disk.make_folder(folder)
    except OSError as error:
        raise disk_failed(error, folder) from error
    try:
        disk.sync_folder(folder.parent)
    except OSError as error:
        if not there or error.errno != errno.EACCES:  # what is above may be somebody else's
            raise disk_failed(error, folder) from error


def forget_temporary(disk: Disk, temporary: Path) -> None:
    """Remove what could not be put in place, if the disk lets us."""
    try:
        if disk.mode(temporary) is not None:
            disk.unlink(temporary)
    except OSError:
        return  # what is left over is ignored by every reader, and `doctor` names it


def disk_failed(error: OSError, path: Path) -> Fatal:
    """The sentence for any failure of the disk: what, where, and the system's own word for it."""
    return fatal("disk-failed", path=str(path), reason=reason_of(error))


def reason_of(error: OSError) -> str:
    """The system's words and the name of the error: "No space left on device (ENOSPC)"."""
    if error.errno is None:
        return str(error)
    return f"{os.strerror(error.errno)} ({errno.errorcode.get(error.errno, error.errno)})"


def _write_temporary(disk: Disk, temporary: Path, data: bytes) -> None:
    with opened(disk, disk.create(temporary)) as descriptor:
        rest = memoryview(data)
        while rest:
            taken = disk.write(descriptor, bytes(rest))
            if taken <= 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            rest = rest[taken:]
        disk.sync(descriptor)
