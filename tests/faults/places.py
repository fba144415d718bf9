"""Where a command works in these tests, and what a reader sees there."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from salescoach.deal.decode import digest_of_events
from salescoach.deal.encode import event_id, state_json
from salescoach.deal.fold import fold
from salescoach.errors import SalesCoachError
from salescoach.store.disk import Disk, RealDisk
from salescoach.store.files import FileStore
from salescoach.values.decoding import kind_of

TEMPORARY = ".tmp"


class BrokenPromise(AssertionError):
    """The product broke a promise: what every harness of this folder raises, and nothing else."""


def promised(kept: bool, complaint: str) -> None:
    """A promise is kept, or the complaint is raised."""
    if not kept:
        raise BrokenPromise(complaint)


@dataclass(frozen=True)
class Place:
    """A folder for data, where a power cut may be played, and one for the machine's own state."""

    base: Path

    @property
    def top(self) -> Path:
        """What a power cut is played on; the folders below it are for the product to make."""
        return self.base / "data"

    @property
    def home(self) -> Path:
        return self.top / "share" / "salescoach"

    @property
    def state(self) -> Path:
        return self.base / "state" / "salescoach"

    def store(self, disk: Disk | None = None) -> FileStore:
        return FileStore(disk or RealDisk(), self.home, self.state)

    def copy_to(self, base: Path) -> "Place":
        shutil.copytree(self.base, base)
        return Place(base)

    def remove(self) -> None:
        shutil.rmtree(self.base)

    def files(self) -> dict[str, bytes]:
        """Every file of the data but left-over temporary ones, by path from the top."""
        return {name: data for name, data in self.all_files().items() if not name.endswith(".tmp")}

    def left_over(self) -> set[str]:
        """The temporary files."""
        return {name for name in self.all_files() if name.endswith(TEMPORARY)}

    def all_files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.top)): path.read_bytes()
            for path in sorted(self.top.rglob("*"))
            if path.is_file()
        }

    def open_to_others(self) -> list[str]:
        """What the product has made here that anybody but its owner may touch (S1)."""
        made = [path for name in ("data", "state", "cache") for path in self.base.glob(f"{name}/*")]
        made += [path for folder in made for path in folder.rglob("*")]
        return [f"{path}: {os.lstat(path).st_mode:o}" for path in made if _is_open(path)]


def new_place(base: Path) -> Place:
    """An empty place."""
    place = Place(base)
    place.top.mkdir(parents=True)
    (place.base / "state").mkdir()
    return place


# What has been read well once need not be read again: it takes longer than all the rest.
_WHOLE_PINS: set[tuple[str, bytes | None]] = set()

# For each deal, each event in order: its transaction (counted), kind, payload, day, actor.
Sight = dict[str, tuple[str, ...]]


def sight_of(place: Place) -> Sight:
    """What a reader sees of all deals, names that the program gave at random left out.

    Raises:
        BrokenPromise: a file is damaged, a deal cannot be read, or its playbook cannot.
    """
    store = place.store()
    try:
        return {deal_id: _seen(store, deal_id) for deal_id in store.ids()}
    except SalesCoachError as error:
        raise BrokenPromise(f"a reader meets: {error.sentence}") from error


def _seen(store: FileStore, deal_id: str) -> tuple[str, ...]:
    file = store.read(deal_id)
    digest = file.playbook.digest
    pin = store.pins.path(digest)
    if (digest, pin.read_bytes() if pin.exists() else None) not in _WHOLE_PINS:
        store.playbook_of(file)
        _WHOLE_PINS.add((digest, pin.read_bytes()))
    ids = [event.id for event in file.events]
    promised(ids == [event_id(event.raw) for event in file.events], f"{deal_id}: altered events")
    promised(len(ids) == len(set(ids)), f"{deal_id}: doubled events")
    promised(file.digest == digest_of_events(file.events), f"{deal_id}: wrong digest")
    promised(file.state == state_json(fold(file.events)), f"{deal_id}: stale {kind_of(file.state)}")
    commands: list[str] = []
    seen = []
    for event in file.events:
        if event.tx not in commands:
            commands.append(event.tx)
        payload = str(event.payload)
        for number, tx in enumerate(commands):
            payload = payload.replace(tx, f"command {number}")
        seen.append(f"{commands.index(event.tx)} {event.on} {event.actor} {payload}")
    return tuple(seen)


def _is_open(path: Path) -> bool:
    return bool(os.lstat(path).st_mode & 0o077)
