"""Two writers cut into a third, at every pair of its calls: what processes do, without chance.

The kernel's lock belongs to an open file, not to a process: so one process can play them all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from salescoach.deal.decode import digest_of_events
from salescoach.errors import ChangedMeanwhile
from salescoach.store.disk import Disk, RealDisk
from salescoach.store.files import FileStore
from salescoach.store.recording import events_for
from salescoach.store.taking_in import Incoming
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.contract.memory_store import MemoryStore
from tests.faults.places import Place, promised, sight_of
from tests.faults.wrapped_disk import SwiftDisk, WrappedDisk

Write = Callable[[FileStore, str], object]
MakeDisk = Callable[[Disk], Disk]


def record(store: FileStore, name: str) -> None:
    """All record a fact in one deal."""
    store.change("acme", adding(evidence(value=name)), stamp=stamp(actor=name))


def open_deal(store: FileStore, name: str) -> None:
    """All open a deal with one account."""
    store.open_deal(opening("Acme", title=name), PLAYBOOK, stamp=stamp(actor=name))


def take_in(store: FileStore, name: str) -> None:
    """All take copies of two deals in, each with something new: written together."""
    file = store.read("acme")
    events = events_for([evidence(value=name)], file.events, stamp(actor=name))
    copy = replace(file, events=(*file.events, *events))
    copy = replace(copy, digest=digest_of_events(copy.events))
    second = MemoryStore().open_deal(opening(name), PLAYBOOK, stamp=stamp()).file
    both = [Incoming(file=copy), Incoming(file=second, resolved=(PLAYBOOK,))]
    store.take_in(both, stamp=stamp(actor=name))


class Interrupted(WrappedDisk):
    """Before its call of each number given, somebody else comes along."""

    def __init__(self, disk: Disk, others: Sequence[tuple[int, Callable[[], None]]]) -> None:
        super().__init__(disk)
        self.calls = 0
        self._others = others

    def about_to(self, call: str) -> None:
        self.calls += 1
        for at, come in self._others:
            if at == self.calls:
                come()


@dataclass
class Meeting:
    """Writers in one place; `acknowledged` are those that were told that it worked."""

    place: Place
    write: Write
    make_disk: MakeDisk
    acknowledged: list[str] = field(default_factory=list)

    def join(self, name: str, others: Sequence[tuple[int, Callable[[], None]]] = ()) -> int:
        """One writer runs; how many calls of the disk it made."""
        disk = Interrupted(SwiftDisk(self.make_disk(RealDisk())), others)
        try:
            self.write(self.place.store(disk), name)
        except ChangedMeanwhile:
            return disk.calls
        self.acknowledged.append(name)
        return disk.calls

    def check(self, what: str) -> None:
        """Everybody who was told that it worked is there, once."""
        promised(bool(self.acknowledged), f"{what}: nobody got through")
        seen = [event for deal in sight_of(self.place).values() for event in deal]
        for name in ("one", "two", "three"):
            times = sum(f" {name} " in event for event in seen)
            expected = int(name in self.acknowledged)
            promised(times == expected, f"{what}: {name} {times} times instead of {expected}")


def interleave(start: Place, write: Write, make_disk: MakeDisk, scratch: Place) -> int:
    """Let two others in before every pair of calls; how many pairs there were."""
    first = second = 1
    pairs = 0
    while True:
        meeting = Meeting(start.copy_to(scratch.base / str(pairs)), write, make_disk)
        calls = meeting.join(
            "one",
            [(first, lambda m=meeting: m.join("two")), (second, lambda m=meeting: m.join("three"))],  # type: ignore[misc]
        )
        meeting.check(f"{write.__name__}, others before the calls {first} and {second}")
        meeting.place.remove()
        if calls < first:
            return pairs
        pairs += 1
        first, second = (first, second + 1) if second <= calls else (first + 1, first + 1)


def interleave_one(start: Place, write: Write, other: Write, scratch: Place) -> int:
    """Let somebody else in before each call, who does something else; how many calls there were."""
    at = 0
    while True:
        at += 1
        place = start.copy_to(scratch.base / str(at))
        ours = Meeting(place, write, lambda disk: disk)
        theirs = Meeting(place, other, lambda disk: disk)
        calls = ours.join("one", [(at, lambda m=theirs: m.join("two"))])  # type: ignore[misc]
        ours.acknowledged += theirs.acknowledged
        ours.check(f"{write.__name__}, {other.__name__} before the call {at}")
        place.remove()
        if calls < at:
            return at - 1
