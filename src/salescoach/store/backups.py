"""Copies of deals as they were before something was done to them that nothing undoes.

They lie in the folder `backups`, private like all data; `forget` goes through them, too.
"""

from collections.abc import Sequence
from pathlib import Path

from salescoach.deal.decode import DealFile
from salescoach.store.atomic import disk_failed, make_folders, put_in_place
from salescoach.store.disk import Disk
from salescoach.store.port import Stamp
from salescoach.values.canonical import digest_of

BACKUPS = "backups"
_DIGITS = 12


def back_up(
    disk: Disk, home: Path, copies: Sequence[tuple[DealFile, bytes]], *, stamp: Stamp
) -> tuple[Path, ...]:
    """Keep these deals as they are; where each copy lies. Durable before it returns. Raises Fatal.

    The name tells the deal, the day and the content, so that the same is kept once a day.
    """
    named = {backup_path(home, file.id, data, stamp=stamp): data for file, data in copies}
    return keep(disk, home, named, stamp=stamp)


def keep(disk: Disk, home: Path, copies: dict[Path, bytes], *, stamp: Stamp) -> tuple[Path, ...]:
    """The same under names that are given."""
    if not copies:
        return ()
    folder = home / BACKUPS
    make_folders(disk, folder)
    try:
        for path, data in copies.items():
            if not _holds(disk, path, data):
                put_in_place(disk, path, data, nonce=stamp.nonce())
        disk.sync_folder(folder)
    except OSError as error:
        raise disk_failed(error, folder) from error
    return tuple(copies)


def backup_path(home: Path, name: str, data: bytes, *, stamp: Stamp) -> Path:
    """Where a copy of something is kept."""
    day = stamp.now().date().isoformat()
    return home / BACKUPS / f"{name}.{day}.{digest_of(data)[:_DIGITS]}.json"


def _holds(disk: Disk, path: Path, data: bytes) -> bool:
    try:
        return disk.read(path) == data
    except FileNotFoundError:
        return False
