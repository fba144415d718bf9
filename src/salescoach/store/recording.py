"""Turning what a command wants to record into events: one transaction, after all that is there."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from salescoach.deal.decode import DealFile
from salescoach.deal.encode import new_event
from salescoach.deal.events import Event, Payload
from salescoach.deal.transactions import newest_live, same_command
from salescoach.store.marks import TX_DIGITS, marked_tx
from salescoach.store.port import Stamp

_TICK = timedelta(microseconds=1)


def events_for(
    payloads: Sequence[Payload], before: Sequence[Event], stamp: Stamp
) -> tuple[Event, ...]:
    """The events of one new transaction, each an instant after the one before it."""
    tx, nonces = _named(stamp, len(payloads))
    last = max((event.recorded for event in before), default=None)
    recorded = _after(last, stamp.now())
    events = []
    for payload, nonce in zip(payloads, nonces, strict=True):
        events.append(
            new_event(
                payload,
                tx=tx,
                recorded=recorded,
                on=stamp.on,
                actor=stamp.actor,
                nonce=nonce,
            )
        )
        recorded += _TICK
    return tuple(events)


def is_repeated(payloads: Sequence[Payload], file: DealFile, stamp: Stamp) -> bool:
    """Whether the newest live command is the same: kinds, payloads, day and actor."""
    newest = newest_live(file.events)
    if newest is None:
        return False
    return same_command(newest, payloads, on=stamp.on, actor=stamp.actor)


def _named(stamp: Stamp, size: int) -> tuple[str, list[str]]:
    """The name of the transaction, and a nonce for each event."""
    if stamp.mark is None:
        return stamp.nonce()[:TX_DIGITS], [stamp.nonce() for _ in range(size)]
    nonces = [stamp.nonce() for _ in range(size)]
    return marked_tx(stamp.mark, nonces), nonces


def _after(last: datetime | None, now: datetime) -> datetime:
    return now if last is None else max(now, last + _TICK)
