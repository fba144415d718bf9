"""`merge --git`: what git calls when two people have changed the same deal.

git hands over two files, and takes what the first one then holds. No data folder is needed.
"""

from salescoach.cli.copies_given import copy_in
from salescoach.cli.session import Session
from salescoach.deal.encode import with_events
from salescoach.deal.uniting import OtherDeal, unite
from salescoach.errors import Refused
from salescoach.store.atomic import write_whole
from salescoach.values.messages import say


def unite_files(session: Session, ours: str, theirs: str, *, dry_run: bool) -> int:
    """Make the file `ours` both; any error leaves it as it is, so that git tells a conflict.

    Raises:
        Fatal: one of them is no whole deal.
        Refused: they are two deals.
    """
    one, other = copy_in(session, ours), copy_in(session, theirs)
    try:
        both = unite(one, other)
    except OtherDeal as error:
        hint = say("hint.other-deal")
        raise Refused(say("other-deal", path=theirs[:400], deal=one.id[:60]), hint) from error
    if not dry_run:
        path = (session.world.folder / ours).resolve()
        nonce = session.world.nonce()
        write_whole(session.world.disk, path, with_events(both, ()), nonce=nonce)
    return 0
