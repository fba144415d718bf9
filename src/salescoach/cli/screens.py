"""Which numbers `next` showed on this terminal, so that `done DEAL 2` means what was seen.

The one note that a reading command leaves, on a terminal only, in the state folder; where that
can't be written, numbers are simply not known later.
"""

import contextlib
import os
from pathlib import Path

from salescoach.cli.rendering.commands import record_with
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import ChangedMeanwhile, NotFound, SalesCoachError
from salescoach.guidance.advice import Action
from salescoach.playbook.model import Playbook
from salescoach.store.atomic import disk_failed, make_folders, write_whole
from salescoach.values.canonical import BadJson, canonical, digest_of, read_json
from salescoach.values.decoding import BadShape, decode
from salescoach.values.messages import say
from salescoach.values.record import record


@record(kw_only=True)
class Shown:
    """An action as it stood on a screen; `with_` is the command that records it, if one does."""

    id: str
    records: tuple[str, ...]
    with_: str | None = None


@record(kw_only=True)
class _Note:
    deal: str
    digest: str
    playbook: str
    day: str
    home: str
    actions: tuple[Shown, ...]


def remember(
    session: Session, file: DealFile, actions: tuple[Action, ...], playbook: Playbook
) -> None:
    """Keep what stands on the screen of this terminal."""
    if not session.on_terminal:
        return
    note = {
        "deal": file.id,
        "digest": file.digest,
        "playbook": file.follows(session.today).digest,
        "day": session.today.isoformat(),
        "home": str(session.home),
        "actions": [
            {
                "id": action.id,
                "records": list(action.records),
                "with": record_with(action, file.id, playbook),
            }
            for action in actions
        ],
    }
    path = _path(session)
    with contextlib.suppress(SalesCoachError, OSError, ValueError):  # a path that is no text
        make_folders(session.world.disk, path.parent)
        write_whole(session.world.disk, path, canonical(note), nonce=session.world.nonce())


def recalled(session: Session, file: DealFile, number: int) -> Shown:
    """The action of that number on the screen last shown here.

    Raises:
        NotFound: no screen of this deal, or no such number on it.
        ChangedMeanwhile: deal, playbook or day are not what the screen showed.
    """
    again = say("hint.look-again", deal=file.id)
    missing = NotFound(say("no-such-action", number=number, deal=file.id), again)
    try:
        note = decode(_Note, read_json(session.world.disk.read(_path(session))))
    except (OSError, BadJson, BadShape) as error:
        raise missing from error
    if note.deal != file.id or note.home != str(session.home):
        raise missing
    shown = (note.digest, note.playbook, note.day)
    follows = file.follows(session.today).digest
    if shown != (file.digest, follows, session.today.isoformat()):
        outdated = say("screen-outdated", deal=file.id, number=number)
        raise ChangedMeanwhile(outdated, again)
    if not 1 <= number <= len(note.actions):
        raise missing
    return note.actions[number - 1]


def forget_screens(session: Session, deal_id: str) -> None:
    """Remove what is kept of screens of this deal: their commands may name people.

    Raises:
        Fatal: one of them can be read, and not removed.
    """
    disk, folder = session.world.disk, _folder(session)
    try:
        names = disk.names(folder)
    except OSError as error:
        raise disk_failed(error, folder) from error
    for path in (folder / name for name in names):
        try:
            if _is_of(disk.read(path), deal_id, str(session.home)):
                disk.unlink(path)
                disk.sync_folder(folder)
        except OSError as error:
            raise disk_failed(error, path) from error


def _is_of(data: bytes, deal_id: str, home: str) -> bool:
    """What cannot be read may be half of a note of this deal."""
    try:
        note = decode(_Note, read_json(data))
    except (BadJson, BadShape):
        return True
    return (note.deal, note.home) == (deal_id, home)


def _folder(session: Session) -> Path:
    return session.folders.state / "screens"


def _path(session: Session) -> Path:
    """One note a terminal: its device and the session that it belongs to."""
    name = "none"
    for stream in (session.world.stdout, session.world.stdin, session.world.stderr):
        if stream is None:
            continue
        with contextlib.suppress(OSError, ValueError, AttributeError):
            name = f"{os.ttyname(stream.fileno())}:{os.getsid(0)}"
            break
    return _folder(session) / f"{digest_of(name.encode())[:16]}.json"
