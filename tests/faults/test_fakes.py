"""The fakes of this folder are what every other proof here stands on."""

import errno
import inspect
import os
from pathlib import Path

import pytest

from salescoach.store.disk import Disk, RealDisk
from tests.faults.faulty_disk import ERRORS, Fault, FaultyDisk, Killed, at_every_call
from tests.faults.power_cut import State, materialise, power_cuts, state_of
from tests.faults.recording_disk import (
    MadeFolder,
    Opened,
    Operation,
    Overwrote,
    RecordingDisk,
    Replaced,
    Synced,
    SyncedFolder,
    Unlinked,
    Wrote,
)
from tests.faults.wrapped_disk import SwiftDisk, WrappedDisk

CALLS = sorted(name for name in vars(Disk) if not name.startswith("_"))


def use_every_call(disk: Disk, folder: Path) -> None:
    """One of each."""
    disk.make_folder(folder / "made")
    descriptor = disk.create(folder / "file")
    disk.write(descriptor, b"data")
    disk.sync(descriptor)
    disk.close(descriptor)
    disk.replace(folder / "file", folder / "other")
    disk.sync_folder(folder)
    assert disk.names(folder) == ["made", "other"]
    assert disk.read(folder / "other") == b"data"
    assert disk.read_many(folder / "other") == b"data"
    assert disk.mode(folder / "other") is not None
    disk.protect(folder / "other")
    assert disk.identity(folder) == RealDisk().identity(folder)
    lock = disk.open_lock(folder / "lock")
    assert disk.try_lock(lock)
    disk.overwrite(lock, b"me")
    assert disk.peek(lock) == b"me"
    disk.close(lock)
    disk.make_room(8)
    disk.wait(60)
    disk.unlink(folder / "other")


# ---------------------------------------------------------------------------------- wrapping


def test_every_call_of_the_port_is_passed_on_and_told_of(scratch: Path) -> None:
    told: list[str] = []

    class Telling(WrappedDisk):
        def about_to(self, call: str) -> None:
            told.append(call)

    recording = RecordingDisk(RealDisk())
    use_every_call(Telling(recording), scratch)
    assert told == recording.calls
    assert sorted({*told, "make_room", "wait"}) == CALLS
    assert all(inspect.isfunction(vars(WrappedDisk)[name]) for name in CALLS)


def test_a_swift_disk_does_all_but_sync(scratch: Path) -> None:
    recording = RecordingDisk(RealDisk())
    use_every_call(SwiftDisk(recording), scratch)
    assert not any(isinstance(one, Synced | SyncedFolder) for one in recording.operations)


# ---------------------------------------------------------------------------------- faults


def names_until_the_end(disk: FaultyDisk, folder: Path, times: int = 4) -> list[str]:
    """What each of some calls meets."""
    met = []
    for _ in range(times):
        try:
            disk.names(folder)
        except OSError as error:
            met.append(errno.errorcode[error.errno or 0])
        except Killed:
            met.append("killed")
        else:
            met.append("")
    return met


@pytest.mark.parametrize(
    ("fault", "met"),
    [
        (Fault(at=2), ["", "EIO", "", ""]),
        (Fault(at=2, lasting=True), ["", "EIO", "EIO", "EIO"]),
        (Fault(at=3, error=errno.EDQUOT), ["", "", "EDQUOT", ""]),
        (Fault(at=2, kind="killed"), ["", "killed", "killed", "killed"]),
        (Fault(at=2, kind="takes half", lasting=True), ["", "", "", ""]),
        (Fault(at=2, kind="fills up"), ["", "", "", ""]),
        (Fault(at=5), ["", "", "", ""]),
    ],
    ids=str,
)
def test_a_fault_strikes_where_it_should(fault: Fault, met: list[str], scratch: Path) -> None:
    disk = FaultyDisk(RealDisk(), fault)
    assert names_until_the_end(disk, scratch) == met
    assert disk.struck == (fault.at <= 4)


def test_every_call_can_fail(scratch: Path) -> None:
    """Each call of the port is the one that fails, once."""
    seen = set()
    for number, fault in enumerate(at_every_call()):
        folder = scratch / str(number)
        folder.mkdir()
        disk = FaultyDisk(RealDisk(), fault)
        try:
            use_every_call(disk, folder)
        except OSError:
            seen.add(disk.calls[-1])
        else:
            break
        finally:
            disk.die()
    assert sorted({*seen, "make_room", "wait"}) == CALLS


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: errno.errorcode[error])
def test_an_error_is_what_the_system_would_raise(error: int, scratch: Path) -> None:
    with pytest.raises(OSError, match=os.strerror(error)) as caught:
        FaultyDisk(RealDisk(), Fault(at=1, error=error)).names(scratch)
    assert type(caught.value) is type(OSError(error, ""))


@pytest.mark.parametrize(
    ("fault", "taken"),
    [
        (Fault(at=2, kind="takes half"), [4, 8]),
        (Fault(at=2, kind="takes half", lasting=True), [4, 4]),
        (Fault(at=2, kind="takes nothing"), [0, 8]),
        (Fault(at=2, kind="takes nothing", lasting=True), [0, 0]),
        (Fault(at=2, kind="fills up"), [4, -1]),
        (Fault(at=3, kind="fills up"), [8, 4]),
    ],
    ids=str,
)
def test_a_short_write_takes_what_it_says(fault: Fault, taken: list[int], scratch: Path) -> None:
    disk = FaultyDisk(RealDisk(), fault)
    descriptor = disk.create(scratch / "file")
    told = []
    for _ in range(2):
        try:
            told.append(disk.write(descriptor, b"01234567"))
        except OSError:
            told.append(-1)
    disk.close(descriptor)
    assert told == taken
    assert (scratch / "file").stat().st_size == sum(n for n in taken if n > 0)


def test_a_single_byte_is_not_halved_for_ever(scratch: Path) -> None:
    disk = FaultyDisk(RealDisk(), Fault(at=2, kind="takes half", lasting=True))
    assert disk.write(disk.create(scratch / "file"), b"x") == 1
    disk.die()


def test_a_descriptor_is_gone_although_closing_failed(scratch: Path) -> None:
    disk = FaultyDisk(RealDisk(), Fault(at=2))
    descriptor = disk.create(scratch / "file")
    assert disk.open == {descriptor}
    with pytest.raises(OSError, match="Input/output"):
        disk.close(descriptor)
    assert disk.open == set()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_a_killed_process_lets_go_of_its_locks_only_when_it_is_dead(scratch: Path) -> None:
    disk = FaultyDisk(RealDisk(), Fault(at=3, kind="killed"))
    lock = disk.open_lock(scratch / "lock")
    assert disk.try_lock(lock)
    with pytest.raises(Killed):
        disk.close(lock)
    other = RealDisk().open_lock(scratch / "lock")
    assert not RealDisk().try_lock(other)
    disk.die()
    assert RealDisk().try_lock(other)
    os.close(other)


# ---------------------------------------------------------------------------------- power cuts

TOP = Path("/top")
FILE = TOP / "f"


def left(*operations: Operation, start: State = ()) -> set[State]:
    """What a cut after these operations may leave."""
    return power_cuts(TOP, start, operations)[1]


OLD: State = (("f", b"old"),)


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        ([Opened(FILE, 1)], {(), (("f", b""),)}),
        (
            [Opened(FILE, 1), Wrote(1, b"ab")],
            {(), (("f", b""),), (("f", b"a"),), (("f", b"\0\0"),), (("f", b"ab"),)},
        ),
        ([Opened(FILE, 1), Wrote(1, b"ab"), Synced(1)], {(), (("f", b"ab"),)}),
        (
            [Opened(FILE, 1), Wrote(1, b"ab"), SyncedFolder(TOP)],
            {(("f", b""),), (("f", b"a"),), (("f", b"\0\0"),), (("f", b"ab"),)},
        ),
        ([Opened(FILE, 1), Wrote(1, b"ab"), Synced(1), SyncedFolder(TOP)], {(("f", b"ab"),)}),
        (
            [Opened(FILE, 1), Wrote(1, b"ab"), Synced(1), SyncedFolder(TOP), Wrote(1, b"cd")],
            {(("f", b"ab" + end),) for end in (b"", b"c", b"\0\0", b"cd")},
        ),
        ([MadeFolder(TOP / "d")], {(), (("d", None),)}),
        (
            [MadeFolder(TOP / "d"), Opened(TOP / "d" / "f", 1), SyncedFolder(TOP / "d")],
            {(), (("d", None), ("d/f", b""))},
        ),
        ([Opened(Path("/else/f"), 1), Wrote(1, b"x"), Synced(1), MadeFolder(Path("/d"))], {()}),
    ],
)
def test_what_is_new_may_be_missing_until_it_is_synced(
    operations: list[Operation], expected: set[State]
) -> None:
    assert left(*operations) == expected


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        ([], {OLD}),
        ([Unlinked(FILE)], {OLD, ()}),
        ([Unlinked(FILE), SyncedFolder(TOP)], {()}),
        (
            [Opened(FILE, 1), Overwrote(1, b"new!")],
            {(("f", data),) for data in (b"old", b"", b"ne", b"\0\0\0\0", b"new!")},
        ),
        (
            [Opened(FILE, 1), Overwrote(1, b"older")],
            {(("f", data),) for data in (b"old", b"", b"ol", b"\0\0\0\0\0", b"older")},
        ),
        ([Opened(FILE, 1), Overwrote(1, b"new!"), Synced(1)], {(("f", b"new!"),)}),
    ],
)
def test_what_is_old_may_come_back_until_it_is_synced(
    operations: list[Operation], expected: set[State]
) -> None:
    assert left(*operations, start=OLD) == expected


WRITTEN: list[Operation] = [Opened(TOP / "t", 1), Wrote(1, b"new"), Synced(1)]


def test_a_replace_happens_whole_or_not_at_all() -> None:
    states = left(*WRITTEN, Replaced(TOP / "t", FILE), start=OLD)
    assert states == {OLD, (("f", b"old"), ("t", b"new")), (("f", b"new"),)}


def test_a_replace_may_come_before_the_bytes() -> None:
    states = left(Opened(TOP / "t", 1), Wrote(1, b"new!"), Replaced(TOP / "t", FILE), start=OLD)
    assert {dict(state).get("f") for state in states} >= {b"", b"ne", b"\0\0\0\0", b"new!", b"old"}


def test_a_replace_is_safe_once_the_folder_is_synced() -> None:
    states = left(*WRITTEN, Replaced(TOP / "t", FILE), SyncedFolder(TOP), start=OLD)
    assert states == {(("f", b"new"),)}


def test_states_during_hold_those_of_every_moment() -> None:
    operations = [*WRITTEN, Replaced(TOP / "t", FILE), SyncedFolder(TOP)]
    during, after = power_cuts(TOP, OLD, operations)
    moments = [left(*operations[:count], start=OLD) for count in range(len(operations) + 1)]
    assert during == set().union(*moments)
    assert after == moments[-1]


def test_a_state_can_be_put_on_a_real_disk_and_read_back(scratch: Path) -> None:
    state: State = (("d", None), ("d/f", b"data"), ("e", None), ("g", b""))
    materialise(state, scratch / "top")
    assert state_of(scratch / "top") == state


def test_what_a_real_run_leaves_is_one_of_the_states(scratch: Path) -> None:
    (scratch / "f").write_bytes(b"old")
    start = state_of(scratch)
    disk = RecordingDisk(RealDisk())
    descriptor = disk.create(scratch / "t")
    disk.write(descriptor, b"new")
    disk.close(descriptor)
    disk.replace(scratch / "t", scratch / "f")
    assert state_of(scratch) in power_cuts(scratch, start, disk.operations)[1]
