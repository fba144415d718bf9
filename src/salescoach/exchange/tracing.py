"""Which event made a record, and what has happened to it since: what a calendar knows it by.

A UID must be the same in every export of every copy of the deal: also when the deal is called
otherwise, when copies were merged, when somebody in it was forgotten. So it is made of what none of
these changes: the command that opened the deal, the command that made the record, its instant.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from salescoach.deal.decode import DealFile
from salescoach.deal.events import DealOpened, Event, Undone
from salescoach.values.canonical import digest_of
from salescoach.values.days import instant_text
from salescoach.values.record import record

_DIGITS = 32
_DOMAIN = "salescoach"


@record
class Trace:
    """What a calendar knows of something: `changes` only ever grow, `last` is the newest one's."""

    uid: str
    changes: int
    last: datetime


def trace_of(
    file: DealFile, counting: Sequence[Event], kind: str, id_: str, *, place: int
) -> Trace:
    """Of the record of this kind and id that the event at `place` of those that count made."""
    made = counting[place - 1]
    ids = {id_, getattr(made.payload, kind, id_)}  # another one since copies were merged
    return _trace(file, kind, made, (one for one in file.events if _is_about(one, kind, ids)))


def trace_of_kinds(file: DealFile, name: str, kinds: tuple[type, ...]) -> Trace:
    """Of what a deal has once, such as the day until which it is parked: events of these kinds."""
    about = (one for one in file.events if isinstance(one.payload, kinds))
    return _trace(file, name, _opening(file), about)


def _trace(file: DealFile, kind: str, made: Event, about: Iterable[Event]) -> Trace:
    """What was taken back is a change, too: a number that fell would be passed over."""
    own = {one.id: one for one in (made, *about)}
    commands = {one.tx for one in own.values()}
    taken_back = tuple(_undoings(file, commands))
    happened = (*own.values(), *taken_back)
    parts = (_opening(file).tx, made.tx, instant_text(made.recorded))
    return Trace(
        uid=f"{kind}-{digest_of(' '.join(parts).encode())[:_DIGITS]}@{_DOMAIN}",
        changes=len(happened) - 1,
        last=max(one.recorded for one in happened),
    )


def _opening(file: DealFile) -> Event:
    return next(one for one in file.events if isinstance(one.payload, DealOpened))


def _is_about(event: Event, kind: str, ids: set[str]) -> bool:
    """Whether the event changes such a record: others only name it."""
    return event.kind.startswith(f"{kind}-") and getattr(event.payload, kind, None) in ids


def _undoings(file: DealFile, commands: set[str]) -> Iterator[Event]:
    """Each undoing of them, and each redoing."""
    for event in file.events:
        if isinstance(event.payload, Undone) and event.payload.undoes in commands:
            commands.add(event.tx)
            yield event
