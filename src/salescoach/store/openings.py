"""Whether a deal is open already: the deals of an account, looked through for this very opening."""

from collections.abc import Callable, Iterable

from salescoach.deal.decode import DealFile
from salescoach.deal.events import DealOpened
from salescoach.errors import Fatal, NotFound
from salescoach.store.port import Stamp
from salescoach.store.recording import is_repeated
from salescoach.values.slugs import slug_for

Read = Callable[[str], DealFile]


def same_opening(
    opening: DealOpened, ids: Iterable[str], read: Read, stamp: Stamp
) -> DealFile | None:
    """A deal whose newest live command is this very opening."""
    deals = deals_of(opening.account, ids, read)
    return next((file for file in deals if is_repeated([opening], file, stamp)), None)


def deals_of(account: str, ids: Iterable[str], read: Read) -> Iterable[DealFile]:
    """The deals that are called after this account.

    Raises:
        Fatal: one of them cannot be read from the disk: it may be the very one that is looked for.
    """
    base = slug_for(account, otherwise="deal")
    called = (one for one in ids if one == base or one.removeprefix(f"{base}-").isdecimal())
    return readable(called, read)


def readable(ids: Iterable[str], read: Read) -> Iterable[DealFile]:
    """The deals of these ids. A damaged neighbour must not keep a new deal from being opened.

    Raises:
        Fatal: as `deals_of`.
    """
    for deal_id in ids:
        try:
            yield read(deal_id)
        except NotFound:
            continue  # removed meanwhile
        except Fatal as error:
            if isinstance(error.__cause__, OSError):
                raise
