"""Two copies of one deal made one: the union of what happened, and one choice for all the rest.

Commutative, associative and idempotent, so that it does not matter who merged what first. Who had
which copy says nothing, so where both cannot stay, what is chosen depends on the copies alone.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from salescoach.deal.decode import DealFile, Pinned, digest_of_events
from salescoach.deal.events import DealOpened, Event
from salescoach.deal.transactions import merge
from salescoach.values.canonical import canonical


class OtherDeal(ValueError):
    """Two files with one id that do not go back to the same opening: two deals, never mixed."""


class Hollow(OtherDeal):
    """A copy says that records are forgotten, and has none in their place: they would be lost."""


def unite(one: DealFile, other: DealFile) -> DealFile:
    """Both copies in one, with a new digest; its state is made when it is written.

    What either has forgotten is not in it. Of two pins the one of the later version stays.

    Raises:
        OtherDeal: they are copies of two deals.
        Hollow: what is forgotten was not made again without somebody, but left out.
    """
    if not same_deal(one, other):
        raise OtherDeal(one.id)
    forgotten = tuple(sorted({*one.forgotten, *other.forgotten}))
    events = merge(one.events, other.events, forgotten=forgotten)
    if not any(isinstance(event.payload, DealOpened) for event in events):
        raise OtherDeal(one.id)  # each has forgotten the opening of the other
    for copy in (one, other):
        _check_replaced(copy, events, forgotten)
    return replace(
        one,
        playbook=_pin(one.playbook, other.playbook),
        digest=digest_of_events(events),
        events=events,
        forgotten=forgotten,
        extra=_both(one.extra, other.extra),
        state=None,
    )


def same_deal(one: DealFile, other: DealFile) -> bool:
    """Whether both have one id and one opening; it may have been made again without somebody."""
    return one.id == other.id and not _beginnings(one).isdisjoint(_beginnings(other))


def says_the_same(one: DealFile, other: DealFile) -> bool:
    """Whether one copy has nothing that the other has not: events, pin, unknown keys."""
    return (
        {event.id for event in one.events} == {event.id for event in other.events}
        and set(one.forgotten) == set(other.forgotten)
        and (one.playbook, one.playbook.extra) == (other.playbook, other.playbook.extra)
        and canonical(one.extra) == canonical(other.extra)
    )


def _check_replaced(copy: DealFile, events: tuple[Event, ...], forgotten: tuple[str, ...]) -> None:
    """Forgetting makes each event again under the same command: none goes without another."""
    gone = Counter((one.tx, one.kind) for one in copy.events if one.id in forgotten)
    if gone - Counter((one.tx, one.kind) for one in events):
        raise Hollow(copy.id)


def _beginnings(file: DealFile) -> set[str]:
    opened = {event.id for event in file.events if isinstance(event.payload, DealOpened)}
    return opened | set(file.forgotten)


def _pin(one: Pinned, other: Pinned) -> Pinned:
    """The one of the later version; of two alike the one whose digest sorts last."""
    lower, upper = sorted((one, other), key=_rank)
    if _rank(lower) != _rank(upper):
        return upper
    return replace(upper, extra=_both(lower.extra, upper.extra))


def is_later(version: str, other: str) -> bool:
    """Whether the first of two versions comes after the other."""
    return _parts(version) > _parts(other)


def _rank(pin: Pinned) -> tuple[tuple[tuple[int, int, str], ...], str, str, str]:
    return _parts(pin.version), pin.version, pin.id, pin.digest


def _parts(version: str) -> tuple[tuple[int, int, str], ...]:
    parts = version.replace("+", ".").replace("-", ".").split(".")
    return tuple(_number(part) for part in parts)


def _number(part: str) -> tuple[int, int, str]:
    """Numbers by their value, after words: 1.0.0-rc is before 1.0.0.1, and 1.9 before 1.10."""
    digits = part.isascii() and part.isdecimal()
    return (1, int(part[:18]), "") if digits else (0, 0, part)


def _both(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of both; of two values the one that sorts last, whoever has it."""
    both = {**one, **other}
    for key in one.keys() & other.keys():
        both[key] = max(one[key], other[key], key=canonical)
    return dict(sorted(both.items()))
