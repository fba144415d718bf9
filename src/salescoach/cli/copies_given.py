"""A copy of a deal that somebody gives: a file anywhere, or what is piped in."""

from salescoach.cli.given_files import STDIN, file_bytes, piped_bytes, unreadable
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile, NewerDeal, digest_of_events, read_deal
from salescoach.deal.encode import event_id
from salescoach.errors import Fatal
from salescoach.store.disk import LARGEST
from salescoach.store.markers import is_marked
from salescoach.values.canonical import BadJson
from salescoach.values.decoding import BadShape
from salescoach.values.messages import Message, say

_LONGEST = 400  # of a path that is told


def bytes_of(session: Session, name: str) -> bytes:
    """What is in the file, or is piped in for `-`; Fatal where it cannot be read."""
    if name != STDIN:
        return file_bytes(session, name, session.world.disk.read)
    called = shown(session, name)
    data = piped_bytes(session, LARGEST, called=called)
    if len(data) > LARGEST:
        raise unreadable(called, ValueError(session.text(say("merge.too-large"))))
    return data


def copy_in(session: Session, name: str) -> DealFile:
    """The whole deal in a file; Fatal where it is none, is damaged, or is of a newer program."""
    data = bytes_of(session, name)
    path = shown(session, name)
    try:
        file = read_deal(data)
    except NewerDeal as error:
        raise Fatal(say("deal-newer", path=path, what=error.what), say("hint.update")) from error
    except (BadJson, BadShape) as error:
        hint = say("hint.marked") if is_marked(data) else None
        raise Fatal(say("copy-unreadable", path=path, reason=str(error)), hint) from error
    wrong = _damage(file)
    if wrong is not None:
        raise Fatal(say("copy-damaged", path=path, what=wrong))
    return file


def shown(session: Session, name: str) -> str:
    """How a file is called in a sentence."""
    return session.text(say("merge.stdin")) if name == STDIN else name[:_LONGEST]


def _damage(file: DealFile) -> Message | None:
    seen: set[str] = set()
    for event in file.events:
        if event.id in seen:
            return say("doctor.event-doubled", event=event.id[:64])
        if event.id != event_id(event.raw):
            return say("doctor.event-altered", event=event.id[:64])
        seen.add(event.id)
    return say("doctor.digest") if digest_of_events(file.events) != file.digest else None
