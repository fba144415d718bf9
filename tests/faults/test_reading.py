"""D6: reading works where nothing can be written, and changes no byte, time or entry."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from salescoach.errors import Fatal
from salescoach.store.disk import RealDisk
from salescoach.store.files import FileStore
from tests.contract.builders import PLAYBOOK, adding, evidence, opening, stamp
from tests.faults.commands import ANA, NEED, NEW, run_command_line
from tests.faults.places import Place, new_place
from tests.faults.wrapped_disk import WrappedDisk

WRITING_CALLS = {"make_folder", "create", "write", "replace", "unlink", "open_lock", "overwrite"}


class ReadOnlyDisk(WrappedDisk):
    """A file system that is mounted read-only. Remembers what was asked of it all the same."""

    def __init__(self) -> None:
        super().__init__(RealDisk())
        self.refused: list[str] = []

    def about_to(self, call: str) -> None:
        if call in WRITING_CALLS:
            self.refused.append(call)
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def traces(place: Place) -> list[tuple[str, int, int, bytes]]:
    """Every entry with its mode, its time of change, its content."""
    return [
        (str(path), path.stat().st_mode, path.stat().st_mtime_ns, content)
        for path in sorted(place.base.rglob("*"))
        for content in [path.read_bytes() if path.is_file() else b""]
    ]


@pytest.fixture
def place(scratch: Path) -> Place:
    place = new_place(scratch)
    for argv in (NEW, ANA, NEED):
        answer = run_command_line(argv, place, RealDisk())
        assert answer.ending == "done", answer.said
    return place


def read_all(store: FileStore) -> None:
    for deal_id in store.ids():
        store.playbook_of(store.read(deal_id))


def change_dry(store: FileStore) -> None:
    store.change("acme-pumps", adding(evidence()), stamp=stamp(), dry_run=True)


def open_dry(store: FileStore) -> None:
    store.open_deal(opening(), PLAYBOOK, stamp=stamp(), dry_run=True)


@pytest.mark.parametrize("act", [read_all, change_dry, open_dry])
def test_the_store_reads_without_writing(place: Place, act: Callable[[FileStore], None]) -> None:
    before = traces(place)
    disk = ReadOnlyDisk()
    act(place.store(disk))
    assert disk.refused == []
    assert traces(place) == before


@pytest.mark.parametrize(
    "line",
    [
        "next",
        "next acme-pumps",
        "next acme-pumps --json",
        "show acme-pumps",
        "gate acme-pumps",
        "history acme-pumps",
        "person list acme-pumps",
        "doubt list acme-pumps",
        "option list acme-pumps",
        "option compare acme-pumps",
        "problem list acme-pumps",
        "why acme-pumps weigh-us-and-them",
        "why-not acme-pumps need",
        "doctor",
        "set acme-pumps need=y --said-by ana --dry-run",
        "done acme-pumps weigh-us-and-them --dry-run",
        "person add acme-pumps Eva --role user --dry-run",
        "doubt raise acme-pumps loud --holder ana --dry-run",
        "option add acme-pumps Ours --kind ours --dry-run",
        "problem add acme-pumps leak --dry-run",
        "undo acme-pumps --dry-run",
        "new Mill --dry-run",
    ],
)
def test_a_reading_command_works_where_nothing_can_be_written(place: Place, line: str) -> None:
    before = traces(place)
    disk = ReadOnlyDisk()
    answer = run_command_line(line.split(), place, disk)
    assert answer.ending == "done" or answer.said.startswith("exit 1:"), answer.said
    assert disk.refused == []
    assert traces(place) == before


def test_a_writing_command_says_that_nothing_can_be_written(place: Place) -> None:
    before = traces(place)
    with pytest.raises(Fatal, match="disk-failed"):
        place.store(ReadOnlyDisk()).change("acme-pumps", adding(evidence()), stamp=stamp())
    assert traces(place) == before
