"""Files that somebody names on the command line, and what is piped in for `-`.

They lie anywhere, and say what a command takes in; nothing of the data folder is read here.
"""

from collections.abc import Callable
from pathlib import Path

from salescoach.cli.session import Session
from salescoach.errors import Fatal
from salescoach.store.atomic import reason_of
from salescoach.values.messages import say

STDIN = "-"
_LONGEST = 400  # of a path that is told


def file_bytes(session: Session, name: str, read: Callable[[Path], bytes]) -> bytes:
    """What is in a file, as `read` of the disk gives it; Fatal where it cannot be read."""
    path = session.world.folder / name
    try:
        return read(path.resolve())
    except (OSError, ValueError, RuntimeError) as error:
        raise unreadable(str(path), error) from error


def piped_bytes(session: Session, most: int, *, called: str = STDIN) -> bytes:
    """What is piped in: at most one byte more than `most`. Fatal where there is nothing to read.

    `called` is how a sentence names it.
    """
    stdin = session.world.stdin
    try:
        if stdin is None:
            raise ValueError(session.text(say("debrief.no-stdin")))
        return bytes(stdin.buffer.read(most + 1))
    except (OSError, ValueError) as error:
        raise unreadable(called, error) from error


def unreadable(path: str, error: Exception) -> Fatal:
    """The sentence for what cannot be read: where, and why."""
    reason = reason_of(error) if isinstance(error, OSError) else str(error)
    return Fatal(say("file-unreadable", path=path[:_LONGEST], reason=reason))
