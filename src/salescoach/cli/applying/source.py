"""Where the changes come from: a file, or what is piped in."""

from pathlib import Path

from salescoach.cli.session import Session
from salescoach.cli.world import is_terminal
from salescoach.errors import BadUsage, Fatal
from salescoach.exchange.change_file import MOST_BYTES
from salescoach.store.atomic import reason_of
from salescoach.values.messages import say

STDIN = "-"
_LONGEST = 400  # of a path that is told


def bytes_of(session: Session, name: str) -> bytes:
    """What is in the file, or is piped in for `-`; of more than is taken only the beginning.

    Raises:
        BadUsage: `-`, and somebody sits there who would have to type it all.
        Fatal: it cannot be read.
    """
    path = session.world.folder / name
    try:
        if name == STDIN:
            return _piped(session)
        return session.world.disk.read(Path(path).resolve())
    except (OSError, ValueError, RuntimeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        shown = name if name == STDIN else str(path)[:_LONGEST]
        raise Fatal(say("file-unreadable", path=shown, reason=reason)) from error


def title_of(session: Session, name: str) -> str:
    """What messages call it."""
    return session.text(say("debrief.stdin")) if name == STDIN else name


def _piped(session: Session) -> bytes:
    stdin = session.world.stdin
    if stdin is None or is_terminal(stdin):
        raise BadUsage(say("apply.typed"), say("apply.hint-pipe"))
    return bytes(stdin.buffer.read(MOST_BYTES + 1))
