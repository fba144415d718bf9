"""A process of its own for `test_processes`: it writes to a deal, or holds its lock.

python worker.py record HOME STATE ACTOR COUNT    prints the id of each acknowledged event
python worker.py hold HOME STATE ACTOR            prints "held", and holds until stdin ends
"""

import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex

from salescoach.deal.decode import DealFile
from salescoach.deal.events import EvidenceRecorded, Payload
from salescoach.errors import ChangedMeanwhile
from salescoach.store.disk import RealDisk
from salescoach.store.files import FileStore
from salescoach.store.port import Stamp


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
        tell(record(store, stamp, number))


def record(store: FileStore, stamp: Stamp, number: int) -> str:
    """Try until it works; who is turned away has been told so."""
    said = EvidenceRecorded(fact="need", value=f"{stamp.actor} {number}")
    while True:
        try:
            return store.change("acme", lambda _: [said], stamp=stamp).events[0].id
        except ChangedMeanwhile as error:
            tell(f"refused {dict(error.sentence.args)['holder']}")


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
