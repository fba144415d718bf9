"""Putting new files into a folder of the user's: all or none, never over one that is there."""

import stat
from collections.abc import Sequence
from pathlib import Path

from salescoach.cli.session import Session
from salescoach.errors import Fatal, Refused
from salescoach.store.atomic import confirm, disk_failed, forget_temporary, stage
from salescoach.values.messages import say
from salescoach.values.record import record

_LONGEST = 400  # of a path that is told


@record(kw_only=True)
class NewFile:
    """A file to be made. `name` is how it is told.

    `shared`: others in the folder use it as well; where there is one already, it stays as it is.
    """

    path: Path
    name: str
    data: bytes
    shared: bool = False


def check_free(session: Session, files: Sequence[NewFile]) -> tuple[NewFile, ...]:
    """Those that are to be made: all but what is shared and there already.

    Raises:
        Refused: something is there under one of the names; each is told.
        Fatal: the disk does not say.
    """
    modes = {file: _mode(session, file) for file in files}
    shared = {file for file, mode in modes.items() if file.shared and mode and stat.S_ISREG(mode)}
    taken = tuple(
        file.name[:_LONGEST]
        for file, mode in modes.items()
        if mode is not None and file not in shared
    )
    if taken:
        raise Refused(say("start.there", files=taken), say("hint.start-there"))
    return tuple(file for file in files if file not in shared)


def put(session: Session, files: Sequence[NewFile]) -> None:
    """Make them; where one of them fails, none is left.

    Raises:
        Refused: somebody was quicker.
        Fatal: nothing has changed.
        OutcomeUnknown: they are there, but a power cut may still take them back.
    """
    disk = session.world.disk
    waiting: list[tuple[NewFile, Path]] = []
    done: list[Path] = []  # what is ours under its name: nothing else is ever removed
    try:
        for file in files:
            temporary = stage(disk, file.path, file.data, nonce=session.world.nonce())
            waiting.append((file, temporary))
        check_free(session, files)
        for file, temporary in waiting:
            if _claimed(session, file):
                done.append(file.path)
                _move(session, file, temporary)
            else:
                forget_temporary(disk, temporary)
    except BaseException:
        for path in (*(temporary for _, temporary in waiting), *done):
            forget_temporary(disk, path)
        raise
    for folder in dict.fromkeys(file.path.parent for file in files):
        confirm(disk, folder / files[0].path.name)


def _claimed(session: Session, file: NewFile) -> bool:
    """Take the name, so that nothing of somebody else's is replaced; False: a shared one is there.

    Raises:
        Refused: somebody was quicker.
    """
    disk = session.world.disk
    try:
        disk.close(disk.create(file.path))
    except FileExistsError as error:
        if check_free(session, (file,)):
            raise disk_failed(error, file.path) from error  # there, and gone again
        return False
    except OSError as error:
        raise disk_failed(error, file.path) from error
    return True


def _move(session: Session, file: NewFile, temporary: Path) -> None:
    try:
        session.world.disk.replace(temporary, file.path)
    except OSError as error:
        raise disk_failed(error, file.path) from error


def _mode(session: Session, file: NewFile) -> int | None:
    try:
        return session.world.disk.mode(file.path)
    except OSError as error:
        raise disk_failed(error, file.path) from error
    except ValueError as error:  # what no file can be called
        path = file.name[:_LONGEST]
        raise Fatal(say("disk-failed", path=path, reason=str(error))) from error
