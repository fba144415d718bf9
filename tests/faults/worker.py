"""A process of its own for `test_processes`: it writes to a deal, or holds its lock.

python worker.py record HOME STATE ACTOR COUNT    prints the id of each acknowledged event
python worker.py bring HOME STATE ACTOR COUNT     the same with copies of two deals, taken in
python worker.py hold HOME STATE ACTOR            prints "held", and holds until stdin ends
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex

from salescoach.deal.decode import DealFile, digest_of_events
from salescoach.deal.events import DealOpened, EvidenceRecorded, Payload
from salescoach.errors import ChangedMeanwhile
from salescoach.store.disk import RealDisk
from salescoach.store.files import FileStore
from salescoach.store.memory_disk import MemoryDisk
from salescoach.store.port import Stamp
from salescoach.store.recording import events_for
from salescoach.store.taking_in import Incoming

PLAYBOOK = {
    "salescoach": 1,
    "id": "tiny",
    "version": "1.0.0",
    "title": "Tiny",
    "language": "en",
    "stages": [{"id": "first", "title": "First"}],
}


class HastyDisk(RealDisk):
    """Ten times less patient than people are: a wait takes a tenth."""

    def wait(self, seconds: float) -> None:
        time.sleep(seconds / 10)


def main(task: str, home: str, state: str, actor: str, count: str = "0") -> None:
    store = FileStore(HastyDisk(), Path(home), Path(state))
    stamp = Stamp(
        actor=actor,
        on=date(2026, 3, 5),
        now=lambda: datetime.now(UTC),
        nonce=lambda: token_hex(16),
    )
    tell("ready")
    if task == "hold":
        store.change("acme", hold, stamp=stamp)
    for number in range(int(count)):
        tell((bring if task == "bring" else record)(store, stamp, number))


def record(store: FileStore, stamp: Stamp, number: int) -> str:
    """Try until it works; who is turned away has been told so."""
    said = EvidenceRecorded(fact="need", value=f"{stamp.actor} {number}")
    while True:
        try:
            return store.change("acme", lambda _: [said], stamp=stamp).events[0].id
        except ChangedMeanwhile as error:
            tell(f"refused {dict(error.sentence.args)['holder']}")


def bring(store: FileStore, stamp: Stamp, number: int) -> str:
    """Make a copy of what is there, with something new in it, and take it in with a new deal."""
    elsewhere = FileStore(MemoryDisk(), Path("/home"), Path("/state"))
    name = f"{stamp.actor} {number}"
    while True:
        file = store.read("acme")
        said = events_for([EvidenceRecorded(fact="need", value=name)], file.events, stamp)
        events = (*file.events, *said)
        copy = replace(file, events=events, digest=digest_of_events(events))
        opened = DealOpened(account=name, stage="first")
        second = elsewhere.open_deal(opened, PLAYBOOK, stamp=stamp).file
        try:
            both = [Incoming(file=copy), Incoming(file=second, resolved=(PLAYBOOK,))]
            store.take_in(both, stamp=stamp)
        except ChangedMeanwhile as error:
            tell(f"refused {dict(error.sentence.args)['holder']}")
        else:
            return said[0].id


def hold(_file: DealFile) -> Sequence[Payload]:
    """A plan that thinks, which no command does: here the lock is held."""
    tell("held")
    sys.stdin.read()
    return []


def tell(line: str) -> None:
    """Say a line to the test, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
