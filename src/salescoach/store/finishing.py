"""Finishing what was cut while it wrote several deals at once; see `store.journal`.

What others have recorded in the meantime stays: the staged file and the deal as it stands are
united. So it does not matter how often this is done, nor by whom.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from salescoach.deal.decode import DealFile, NewerDeal, read_deal
from salescoach.deal.encode import with_events
from salescoach.deal.uniting import OtherDeal, unite
from salescoach.errors import Fatal, NotFound
from salescoach.store.atomic import confirm, disk_failed, forget_temporary, put_in_place
from salescoach.store.checks import check_whole, is_whole
from salescoach.store.disk import Disk
from salescoach.store.files import JOURNALS
from salescoach.store.journal import Journal, Step, close, read_journal
from salescoach.store.port import Stamp
from salescoach.values.canonical import BadJson
from salescoach.values.decoding import BadShape
from salescoach.values.messages import Message, say
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.store.files import FileStore
    from salescoach.store.lock import Locks


@record
class Cut:
    """What cannot be finished, and why. `deal` is None where the journal itself is no use."""

    path: Path
    deal: str | None
    why: Message


def finish_all(disk: Disk, store: "FileStore", locks: "Locks", stamp: Stamp) -> tuple[Cut, ...]:
    """Finish every journal, under the lock of the folder; what cannot be is left as it is.

    Raises:
        Fatal: the disk fails.
    """
    found: list[Cut] = []
    for path in journals(disk, store.home):
        try:
            journal = read_journal(_read(disk, path), path)
        except (BadJson, BadShape) as error:
            found.append(Cut(path, None, say("cut.unreadable", reason=str(error))))
            continue
        found += _finish(disk, store, locks, stamp, journal, path)
    return tuple(found)


def journals(disk: Disk, home: Path) -> tuple[Path, ...]:
    """The journals that stand; Fatal where the folder cannot be listed."""
    folder = home / JOURNALS
    try:
        names = disk.names(folder)
    except OSError as error:
        raise disk_failed(error, folder) from error
    return tuple(folder / name for name in names if name.endswith(".json"))


def _finish(
    disk: Disk, store: "FileStore", locks: "Locks", stamp: Stamp, journal: Journal, path: Path
) -> list[Cut]:
    left: list[Cut] = []
    for step in journal.steps:
        with locks.held(step.deal, actor=stamp.actor):
            staged = journal.staged(store.folder, step)
            why = _put(disk, store, step, staged, stamp.nonce())
        if why is not None:
            left.append(Cut(path, step.deal, why))
    confirm(disk, journal.staged(store.folder, journal.steps[0]))
    if left:
        return left
    try:
        close(disk, path)
    except OSError as error:
        raise disk_failed(error, path) from error
    for step in journal.steps:
        forget_temporary(disk, journal.staged(store.folder, step))
    return left


def _put(disk: Disk, store: "FileStore", step: Step, staged: Path, nonce: str) -> Message | None:
    """Put one deal in place; why it cannot be. What is not staged any more was put there."""
    try:
        new = read_deal(disk.read(staged))
    except FileNotFoundError:
        return None if _went_on(store, step) else say("cut.missing", path=str(staged))
    except OSError as error:
        raise disk_failed(error, staged) from error
    except (BadJson, BadShape, NewerDeal):
        return say("cut.damaged", path=str(staged))
    if new.id != step.deal or new.digest != step.after or not is_whole(new):
        return say("cut.damaged", path=str(staged))
    path = store.path(step.deal)
    try:
        old = _standing(store, step.deal)
        if old is not None and old.digest != step.before:
            put_in_place(disk, path, with_events(unite(old, new), ()), nonce=nonce)
            return None
    except OtherDeal:
        return say("other-deal", path=str(path), deal=step.deal)
    except Fatal as error:
        if isinstance(error.__cause__, OSError):
            raise
        return error.sentence
    try:
        disk.replace(staged, path)
    except OSError as error:
        raise disk_failed(error, path) from error
    return None


def _went_on(store: "FileStore", step: Step) -> bool:
    """Whether the deal is not any more what it was before this step: it stands, or more does."""
    try:
        return store.read(step.deal).digest != step.before
    except NotFound:
        return False
    except Fatal as error:
        if isinstance(error.__cause__, OSError):
            raise
        return False


def _standing(store: "FileStore", deal_id: str) -> DealFile | None:
    """The deal as it is, whole; None where it is not there."""
    try:
        file = store.read(deal_id)
    except NotFound:
        return None
    check_whole(file, store.path(deal_id))
    return file


def _read(disk: Disk, path: Path) -> bytes:
    try:
        return disk.read(path)
    except OSError as error:
        raise disk_failed(error, path) from error
