"""S1: whatever the umask, nobody else may look at anything, at any instant."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from salescoach.store.disk import RealDisk
from tests.faults.commands import FIRST_DEAL, RECORD, Command
from tests.faults.places import Place, new_place
from tests.faults.recording_disk import RecordingDisk
from tests.faults.wrapped_disk import WrappedDisk


@pytest.fixture(params=[0, 0o022, 0o077, 0o777], ids=lambda mask: f"umask {mask:03o}")
def _umask(request: pytest.FixtureRequest, scratch: Path) -> Iterator[None]:
    """In force only once the folder of the test is there."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def made_in(place: Place) -> dict[str, str]:
    """Every entry that the command has made, with its kind and mode."""
    tops = (place.home.parent, place.state)
    return {
        str(path.relative_to(place.base)): stat.filemode(path.lstat().st_mode)
        for top in tops
        for path in [top, *top.rglob("*")]
        if path.exists()
    }


def place_for(command: Command, base: Path) -> Place:
    umask = os.umask(0o022)
    try:
        place = new_place(base)
        command.prepare(place)
    finally:
        os.umask(umask)
    return place


@pytest.mark.usefixtures("_umask")
@pytest.mark.parametrize("command", [FIRST_DEAL, RECORD], ids=lambda command: command.name)
def test_nobody_else_may_look_at_any_instant(command: Command, scratch: Path) -> None:
    place = place_for(command, scratch)
    seen: list[dict[str, str]] = []
    disk = RecordingDisk(RealDisk(), after_each=lambda _call: seen.append(made_in(place)))
    assert command.run(place, disk).ending == "done"
    assert len(seen) > 10
    for instant in seen:
        assert set(instant.values()) <= {"drwx------", "-rw-------"}, instant
    assert any(name.endswith(".tmp") for instant in seen for name in instant), "seen in the making"


class Careless(WrappedDisk):
    """The trap: `open(path, "w")` leaves the mode to the umask."""

    def create(self, path: Path) -> int:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)


def test_a_careless_disk_is_caught(scratch: Path) -> None:
    place = place_for(RECORD, scratch)
    seen: list[dict[str, str]] = []
    disk = RecordingDisk(Careless(RealDisk()), after_each=lambda _: seen.append(made_in(place)))
    RECORD.run(place, disk)
    assert any("r--" in mode[4:] or "-xr-x" in mode for one in seen for mode in one.values())
