"""Knowing a transaction again by what it was asked to record: its mark.

The name of a marked transaction is a digest of the mark and of the random nonces of its events.
Whoever has the whole transaction can try a mark on it; where one of its events was made again
without somebody, its nonce is another one, and nobody can prove a guess any more (docs/adr/0034).
"""

from collections.abc import Sequence

from salescoach.deal.events import Event
from salescoach.values.canonical import digest_of

TX_DIGITS = 16


def marked_tx(mark: str, nonces: Sequence[str]) -> str:
    """The name of the transaction that records `mark` in events with these nonces, in order."""
    return digest_of("\n".join((mark, *nonces)).encode())[:TX_DIGITS]


def bears(events: Sequence[Event], mark: str) -> bool:
    """Whether these events, a whole transaction in its order, were recorded under the mark."""
    nonces = [event.raw.get("nonce") for event in events]
    if not all(isinstance(one, str) for one in nonces):
        return False
    return marked_tx(mark, [str(one) for one in nonces]) == events[0].tx
