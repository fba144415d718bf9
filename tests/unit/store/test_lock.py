"""One writer at a time; who waits waits so long and no longer, and learns for whom."""

import errno
import json
import os
from pathlib import Path

import pytest

from salescoach.errors import ChangedMeanwhile, Fatal
from salescoach.store.disk import Disk, RealDisk
from salescoach.store.lock import PATIENCE_S, Locks
from salescoach.values.messages import say
from tests.faults.faulty_disk import Fault, FaultyDisk
from tests.faults.wrapped_disk import WrappedDisk


class ClockedDisk(WrappedDisk):
    """Counts the time that it was asked to let pass."""

    def __init__(self) -> None:
        super().__init__(RealDisk())
        self.waited_s = 0.0

    def wait(self, seconds: float) -> None:
        self.waited_s += seconds


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def lock_files(state: Path) -> list[Path]:
    return sorted((state / "locks").iterdir())


def refused(locks: Locks, what: str = "acme") -> ChangedMeanwhile:
    with pytest.raises(ChangedMeanwhile) as caught, locks.held(what, actor="bob"):
        pass
    return caught.value


def test_the_holder_is_named_to_who_waits(state: Path, data: Path) -> None:
    disk = ClockedDisk()
    with Locks(RealDisk(), state, data).held("acme", actor="eva"):
        error = refused(Locks(disk, state, data))
    holder = f"eva, process {os.getpid()}"
    assert error.sentence == say("locked", what="acme", holder=holder)
    assert error.hint == say("hint.repeat-later")
    assert disk.waited_s == pytest.approx(PATIENCE_S, abs=0.05)


def test_a_lock_that_comes_free_in_time_is_taken(state: Path, data: Path) -> None:
    holding = Locks(RealDisk(), state, data).held("acme", actor="eva")
    holding.__enter__()

    class Patient(ClockedDisk):
        def wait(self, seconds: float) -> None:
            super().wait(seconds)
            if self.waited_s >= PATIENCE_S - 0.1:
                holding.__exit__(None, None, None)

    disk = Patient()
    with Locks(disk, state, data).held("acme", actor="bob"):
        assert 0 < disk.waited_s < PATIENCE_S


def test_the_lock_goes_when_the_block_ends_however_it_ends(state: Path, data: Path) -> None:
    locks = Locks(ClockedDisk(), state, data)
    with pytest.raises(KeyboardInterrupt), locks.held("acme", actor="eva"):
        raise KeyboardInterrupt
    with locks.held("acme", actor="bob"):
        pass


def test_two_deals_do_not_wait_for_each_other(state: Path, data: Path) -> None:
    locks = Locks(ClockedDisk(), state, data)
    with locks.held("acme", actor="eva"), locks.held("mill", actor="bob"):
        assert len(lock_files(state)) == 2


def test_one_data_folder_has_one_lock_whatever_path_leads_there(
    state: Path, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(data)
    with Locks(RealDisk(), state, data).held("acme", actor="eva"):
        refused(Locks(ClockedDisk(), state, tmp_path / "link"))
    assert len(lock_files(state)) == 1


def test_two_data_folders_have_two_locks(state: Path, data: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with (
        Locks(RealDisk(), state, data).held("acme", actor="eva"),
        Locks(ClockedDisk(), state, tmp_path / "other").held("acme", actor="bob"),
    ):
        assert len(lock_files(state)) == 2


def test_the_lock_file_stays_and_is_private(state: Path, data: Path) -> None:
    locks = Locks(RealDisk(), state, data)
    with locks.held("acme", actor="eva"):
        (path,) = lock_files(state)
        inode = path.stat().st_ino
    with locks.held("acme", actor="bob"):
        assert path.stat().st_ino == inode
    assert lock_files(state) == [path]
    assert (path.stat().st_mode & 0o777, state.stat().st_mode & 0o777) == (0o600, 0o700)
    assert json.loads(path.read_bytes()) == {"pid": os.getpid(), "actor": "bob"}


def test_nothing_lies_in_the_data_folder(state: Path, data: Path) -> None:
    with Locks(RealDisk(), state, data).held("acme", actor="eva"):
        assert list(data.iterdir()) == []


@pytest.mark.parametrize(
    "note",
    [b"", b"{", b"[]", b"7", b'{"pid": 1}', b"\xff", b'"eva"', b"null"],
    ids=repr,
)
def test_an_unreadable_note_names_nobody(state: Path, data: Path, note: bytes) -> None:
    with Locks(RealDisk(), state, data).held("acme", actor="eva"):
        lock_files(state)[0].write_bytes(note)
        error = refused(Locks(ClockedDisk(), state, data))
    assert dict(error.sentence.args)["holder"] == "another process"


def test_a_note_that_cannot_be_read_names_nobody(state: Path, data: Path) -> None:
    class Unreadable(ClockedDisk):
        def peek(self, descriptor: int) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with Locks(RealDisk(), state, data).held("acme", actor="eva"):
        error = refused(Locks(Unreadable(), state, data))
    assert dict(error.sentence.args)["holder"] == "another process"


def calls_to_hold(state: Path, data: Path, disk: Disk) -> None:
    with Locks(disk, state, data).held("acme", actor="eva"):
        pass


def test_a_disk_that_fails_before_the_block_is_fatal_and_named(state: Path, data: Path) -> None:
    calls_to_hold(state, data, RealDisk())  # the folder is there
    named = []
    for at in range(1, 5):
        with pytest.raises(Fatal) as caught:
            calls_to_hold(state, data, FaultyDisk(RealDisk(), Fault(at=at)))
        named.append(dict(caught.value.sentence.args)["path"])
    (lock,) = lock_files(state)
    assert named == [str(data), str(lock), str(lock.parent), str(lock)]


def test_a_lock_that_will_not_close_does_not_hide_what_was_done(state: Path, data: Path) -> None:
    calls_to_hold(state, data, RealDisk())
    disk = FaultyDisk(RealDisk(), Fault(at=5))
    calls_to_hold(state, data, disk)
    assert disk.calls == ["identity", "open_lock", "try_lock", "overwrite", "close"]


def test_a_state_folder_that_cannot_be_made_is_fatal(state: Path, data: Path) -> None:
    state.write_bytes(b"a file")
    with pytest.raises(Fatal) as caught:
        calls_to_hold(state, data, RealDisk())
    assert "ENOTDIR" in str(caught.value.sentence)


def test_a_lock_folder_that_vanishes_at_once_is_fatal(state: Path, data: Path) -> None:
    class Vanishing(WrappedDisk):
        def open_lock(self, path: Path) -> int:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    with pytest.raises(Fatal) as caught:
        calls_to_hold(state, data, Vanishing(RealDisk()))
    assert "ENOENT" in str(caught.value.sentence)
