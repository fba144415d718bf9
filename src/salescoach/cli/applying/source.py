"""Where the changes come from: a file, or what is piped in."""

from salescoach.cli.given_files import STDIN, file_bytes, piped_bytes
from salescoach.cli.session import Session
from salescoach.cli.world import is_terminal
from salescoach.errors import BadUsage
from salescoach.exchange.change_file import MOST_BYTES
from salescoach.values.messages import say


def bytes_of(session: Session, name: str) -> bytes:
    """What is in the file, or is piped in for `-`; of more than is taken only the beginning.

    Raises:
        BadUsage: `-`, and nothing is piped in: somebody would have to type it all.
        Fatal: it cannot be read.
    """
    if name != STDIN:
        return file_bytes(session, name, session.world.disk.read)
    stdin = session.world.stdin
    if stdin is None or is_terminal(stdin):
        raise BadUsage(say("apply.typed"), say("apply.hint-pipe"))
    return piped_bytes(session, MOST_BYTES)


def title_of(session: Session, name: str) -> str:
    """What messages call it."""
    return session.text(say("debrief.stdin")) if name == STDIN else name
