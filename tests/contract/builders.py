"""Deals to store: the smallest playbook, openings, evidence, and stamps with their own clock."""

import itertools
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from salescoach.deal.decode import DealFile
from salescoach.deal.events import DealOpened, EvidenceRecorded, Payload
from salescoach.store.port import Plan, Stamp
from salescoach.values.canonical import digest_of

DAY = date(2026, 3, 5)
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)

PLAYBOOK: dict[str, Any] = {
    "salescoach": 1,
    "id": "tiny",
    "version": "1.0.0",
    "title": "Tiny",
    "language": "en",
    "stages": [{"id": "first", "title": "First"}],
}

_nonces = itertools.count(1)


def stamp(
    *, actor: str = "rep", on: date = DAY, now: Callable[[], datetime] | None = None
) -> Stamp:
    """Who records; every nonce of a test run is another one, as in real life."""
    return Stamp(actor=actor, on=on, now=now or (lambda: NOON), nonce=_nonce)


def ticking(
    start: datetime = NOON, step: timedelta = timedelta(seconds=1)
) -> Callable[[], datetime]:
    """A clock that moves by `step` each time it is looked at, backwards where that is negative."""
    ticks = itertools.count()
    return lambda: start + next(ticks) * step


def opening(account: str = "Acme Pumps", **more: Any) -> DealOpened:
    return DealOpened(account=account, stage="first", **more)


def evidence(fact: str = "need", value: str = "less scrap") -> EvidenceRecorded:
    return EvidenceRecorded(fact=fact, value=value)


def adding(*payloads: Payload) -> Plan:
    """A plan that adds these whatever it sees."""

    def plan(_file: DealFile) -> Sequence[Payload]:
        return payloads

    return plan


def _nonce() -> str:
    return digest_of(str(next(_nonces)).encode())[:32]
