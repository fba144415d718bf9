"""From what somebody typed to contents of playbooks: files, shipped ones, what deals follow."""

from collections import Counter
from contextlib import suppress

from salescoach.cli.finding import deal_to_read
from salescoach.cli.playbooks import load
from salescoach.cli.seeing import all_seen
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.errors import NotFound, SalesCoachError
from salescoach.guidance.view import View
from salescoach.trainer.diffing.comparing import Content
from salescoach.values.canonical import canonical, digest_of
from salescoach.values.messages import say
from salescoach.values.record import record

_SHORTEST = 8  # of the beginning of a digest
_HEXADECIMAL = frozenset("0123456789abcdef")
Seen = dict[str, tuple[DealFile, View]]


@record
class Named:
    """A content with its digest; `deals` follow it (None: nobody counted)."""

    content: Content
    digest: str
    deals: int | None = None

    @property
    def label(self) -> str:
        """`technical-sale 1.0.0`, with the beginning of the digest."""
        book = self.content.playbook
        return f"{book.id} {book.version} ({self.digest[:_SHORTEST]})"


def named(session: Session, name: str) -> Named:
    """A file or a shipped playbook, or the beginning of the digest of what a deal follows."""
    if len(name) >= _SHORTEST and set(name) <= _HEXADECIMAL:
        return _by_digest(session, name)
    resolved, playbook = load(session, name)
    return Named(Content(playbook, resolved), digest_of(canonical(resolved)))


def followed_by(session: Session, given: str) -> Named:
    """What a deal follows."""
    return _pinned(session, session.store.read(deal_to_read(session, given)))


def running(session: Session, new: Named) -> tuple[Seen, bool]:
    """The deals that are not over and follow another content of this playbook, by id.

    And whether one could not be read: it was named.
    """
    files, broken = all_seen(session)
    return {id_: both for id_, both in files.items() if _is_older(session, *both, new)}, broken


def older(session: Session, new: Named, seen: Seen) -> tuple[Named, ...]:
    """Every other content that these deals follow, the one that most follow first."""
    files = {_digest(session, file): file for file, _ in seen.values()}
    counted = Counter(_digest(session, file) for file, _ in seen.values())
    order = sorted(counted, key=lambda digest: (-counted[digest], digest))
    return tuple(_pinned(session, files[digest], counted[digest]) for digest in order)


def _is_older(session: Session, file: DealFile, view: View, new: Named) -> bool:
    playbook, follows = new.content.playbook, file.follows(session.today)
    return (
        follows.id in (playbook.id, *playbook.also)
        and follows.digest != new.digest
        and view.deal.status_on(view.today) != "ended"
    )


def _by_digest(session: Session, beginning: str) -> Named:
    files = _files(session, beginning)
    digests = {_digest(session, file) for file in files}
    if not digests:
        raise NotFound(say("diff.no-such-pin", digest=beginning))
    if len(digests) > 1:
        raise NotFound(say("diff.ambiguous-pin", digest=beginning))
    return _pinned(session, files[0])


def _files(session: Session, beginning: str) -> list[DealFile]:
    """Those that follow such a content; what cannot be read is none of them."""
    found = []
    for deal_id in session.store.ids():
        with suppress(SalesCoachError):
            found.append(session.store.read(deal_id))
    return [file for file in found if _digest(session, file).startswith(beginning)]


def _digest(session: Session, file: DealFile) -> str:
    return file.follows(session.today).digest


def _pinned(session: Session, file: DealFile, deals: int | None = None) -> Named:
    digest = _digest(session, file)
    playbook = session.store.playbook_of(file, session.today)
    resolved = session.store.pins.resolved(digest, deal=file.id)
    return Named(Content(playbook, resolved), digest, deals)
