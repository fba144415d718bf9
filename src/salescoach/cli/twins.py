"""A deal that is opened beside others of the same account: that may be a mistake, so it is told."""

from collections.abc import Container

from salescoach.deal.decode import DealFile
from salescoach.deal.events import DealOpened
from salescoach.errors import Fatal
from salescoach.store.openings import deals_of
from salescoach.store.port import RecordingStore
from salescoach.values.messages import Message, Unit, say

MOST_NAMED = 3


def twins_of(
    store: RecordingStore, opened: DealFile, *, without: Container[str] = ()
) -> tuple[str, ...]:
    """The ids of the other deals of its account, ended ones included; sorted.

    Only a deal whose id has got a number can have some. What cannot be read is passed over: a
    word of warning is no reason to stop. `without`: ids that do not count.
    """
    account = _account(opened)
    if not opened.id.rpartition("-")[2].isdecimal():
        return ()
    try:
        return tuple(
            file.id
            for file in deals_of(account, store.ids(), store.read)
            if file.id != opened.id and file.id not in without and _same(account, _account(file))
        )
    except Fatal:
        return ()


def there_already(deals: tuple[str, ...]) -> Message:
    """The sentence about them."""
    if len(deals) == 1:
        return say("opened.twin", deal=deals[0])
    if len(deals) <= MOST_NAMED:
        return say("opened.twins", deals=deals)
    return say("opened.twins-more", all=Unit(len(deals), "deal"), deals=deals[:MOST_NAMED])


def _account(file: DealFile) -> str:
    payloads = (event.payload for event in file.events)
    return next((one.account for one in payloads if isinstance(one, DealOpened)), "")


def _same(one: str, other: str) -> bool:
    """Whatever stands between the words, and however they are capitalised."""
    return _letters(one) == _letters(other)


def _letters(name: str) -> str:
    return "".join(one for one in name.casefold() if one.isalnum())
