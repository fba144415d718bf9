"""A file is the old one or the new one, and every failure says where and why."""

import errno
import os
import stat
from pathlib import Path

import pytest

from salescoach.errors import Fatal, OutcomeUnknown
from salescoach.store.atomic import confirm, make_folders, put_in_place, reason_of, write_whole
from salescoach.store.disk import LARGEST, RealDisk
from salescoach.values.messages import say
from tests.faults.faulty_disk import Fault, FaultyDisk
from tests.faults.recording_disk import (
    MadeFolder,
    Opened,
    RecordingDisk,
    Replaced,
    Synced,
    SyncedFolder,
    Wrote,
)

DISK = RealDisk()


class FailingAt(FaultyDisk):
    """A disk on which every call of one name fails."""

    def __init__(self, call: str, error: int) -> None:
        super().__init__(RealDisk(), Fault(at=1, error=error))
        self.call = call

    def about_to(self, call: str) -> None:
        if call == self.call:
            raise OSError(self.fault.error, os.strerror(self.fault.error))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


# ---------------------------------------------------------------------------------- whole files


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(DISK, tmp_path / "deal.json", b"new", nonce="n")
    assert (tmp_path / "deal.json").read_bytes() == b"new"
    assert DISK.names(tmp_path) == ["deal.json"]


def test_the_order_of_the_calls_is_what_makes_it_safe(tmp_path: Path) -> None:
    disk = RecordingDisk(DISK)
    path, temporary = tmp_path / "deal.json", tmp_path / ".deal.json.n.tmp"
    write_whole(disk, path, b"new", nonce="n")
    assert disk.operations == [
        Opened(temporary, 1),
        Wrote(1, b"new"),
        Synced(1),
        Replaced(temporary, path),
        SyncedFolder(tmp_path),
    ]


def test_an_old_file_is_replaced_and_not_written_into(tmp_path: Path) -> None:
    path, kept = tmp_path / "deal.json", tmp_path / "kept"
    path.write_bytes(b"old")
    path.chmod(0o644)
    kept.hardlink_to(path)
    write_whole(DISK, path, b"new", nonce="n")
    assert (path.read_bytes(), kept.read_bytes()) == (b"new", b"old")
    assert mode(path) == 0o600


def test_a_link_is_replaced_and_its_target_is_left_alone(tmp_path: Path) -> None:
    path, target = tmp_path / "deal.json", tmp_path / "target"
    target.write_bytes(b"somebody's")
    path.symlink_to(target)
    write_whole(DISK, path, b"new", nonce="n")
    assert not path.is_symlink()
    assert target.read_bytes() == b"somebody's"


@pytest.mark.parametrize("data", [b"", b"x", bytes(range(256)) * 1000], ids=len)
def test_a_disk_that_takes_little_at_a_time_gets_all(tmp_path: Path, data: bytes) -> None:
    disk = FaultyDisk(DISK, Fault(at=1, kind="takes half", lasting=True))
    write_whole(disk, tmp_path / "deal.json", data, nonce="n")
    assert (tmp_path / "deal.json").read_bytes() == data


def test_a_disk_that_takes_nothing_is_not_asked_for_ever(tmp_path: Path) -> None:
    disk = FaultyDisk(DISK, Fault(at=1, kind="takes nothing", lasting=True))
    with pytest.raises(Fatal) as caught:
        write_whole(disk, tmp_path / "deal.json", b"new", nonce="n")
    assert "EIO" in str(dict(caught.value.sentence.args)["reason"])
    assert DISK.names(tmp_path) == []


@pytest.mark.parametrize("call", ["create", "write", "sync", "close", "replace"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES], ids=lambda e: errno.errorcode[e])
def test_a_failure_leaves_the_old_file_and_says_why(tmp_path: Path, call: str, error: int) -> None:
    path = tmp_path / "deal.json"
    path.write_bytes(b"old")
    with pytest.raises(Fatal) as caught:
        write_whole(FailingAt(call, error), path, b"new", nonce="n")
    reason = f"{os.strerror(error)} ({errno.errorcode[error]})"
    assert type(caught.value) is Fatal
    assert caught.value.sentence == say("disk-failed", path=str(path), reason=reason)
    assert DISK.names(tmp_path) == ["deal.json"]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("call", ["mode", "unlink"])
def test_a_temporary_file_that_cannot_be_removed_hides_nothing(tmp_path: Path, call: str) -> None:
    class Full(FailingAt):
        def about_to(self, about: str) -> None:
            if about == "write":
                raise OSError(errno.ENOSPC, "full")
            super().about_to(about)

    with pytest.raises(Fatal) as caught:
        write_whole(Full(call, errno.EIO), tmp_path / "deal.json", b"new", nonce="n")
    assert "ENOSPC" in str(dict(caught.value.sentence.args)["reason"])
    assert DISK.names(tmp_path) == [".deal.json.n.tmp"]


def test_an_unconfirmed_file_is_there_and_its_outcome_unknown(tmp_path: Path) -> None:
    path = tmp_path / "deal.json"
    with pytest.raises(OutcomeUnknown) as caught:
        write_whole(FailingAt("sync_folder", errno.EIO), path, b"new", nonce="n")
    reason = "Input/output error (EIO)"
    assert caught.value.sentence == say("outcome-unknown", path=str(path), reason=reason)
    assert caught.value.hint == say("hint.repeat")
    assert path.read_bytes() == b"new"


def test_confirming_changes_nothing_and_may_fail_again(tmp_path: Path) -> None:
    path = tmp_path / "deal.json"
    put_in_place(DISK, path, b"new", nonce="n")
    disk = RecordingDisk(DISK)
    confirm(disk, path)
    assert disk.operations == [SyncedFolder(tmp_path)]
    with pytest.raises(OutcomeUnknown):
        confirm(FailingAt("sync_folder", errno.EIO), path)


@pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False)])
def test_nothing_is_written_that_nobody_could_read(tmp_path: Path, more: int, fits: bool) -> None:
    path = tmp_path / "deal.json"
    path.write_bytes(b"old")
    data = bytes(LARGEST + more)
    if fits:
        write_whole(DISK, path, data, nonce="n")
        assert DISK.read(path) == data
        return
    with pytest.raises(Fatal) as caught:
        write_whole(DISK, path, data, nonce="n")
    assert "EFBIG" in str(dict(caught.value.sentence.args)["reason"])
    assert path.read_bytes() == b"old"


# ---------------------------------------------------------------------------------- folders


def test_folders_are_made_from_above_and_each_is_safe_before_the_next(tmp_path: Path) -> None:
    disk = RecordingDisk(DISK)
    make_folders(disk, tmp_path / "a" / "b")
    assert disk.operations == [
        SyncedFolder(tmp_path.parent),
        MadeFolder(tmp_path / "a"),
        SyncedFolder(tmp_path),
        MadeFolder(tmp_path / "a" / "b"),
        SyncedFolder(tmp_path / "a"),
    ]
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700


def test_a_folder_that_is_there_is_made_safe_too(tmp_path: Path) -> None:
    disk = RecordingDisk(DISK)
    make_folders(disk, tmp_path)
    assert disk.operations == [SyncedFolder(tmp_path.parent)]


def test_the_top_of_everything_is_a_folder() -> None:
    disk = RecordingDisk(DISK)
    make_folders(disk, Path("/"))
    assert disk.operations == [SyncedFolder(Path("/"))]


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Fatal) as caught:
        make_folders(DISK, tmp_path / "file" / "folder")
    assert str(tmp_path / "file") in str(caught.value.sentence)


def test_a_folder_above_may_not_be_ours_to_sync(tmp_path: Path) -> None:
    make_folders(FailingAt("sync_folder", errno.EACCES), tmp_path)
    with pytest.raises(Fatal) as caught:
        make_folders(FailingAt("sync_folder", errno.EIO), tmp_path)
    assert "EIO" in str(caught.value.sentence)


def test_a_folder_that_we_made_must_be_safe(tmp_path: Path) -> None:
    with pytest.raises(Fatal) as caught:
        make_folders(FailingAt("sync_folder", errno.EACCES), tmp_path / "folder")
    assert "EACCES" in str(caught.value.sentence)


@pytest.mark.parametrize("call", ["mode", "make_folder", "sync_folder"])
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, call: str) -> None:
    with pytest.raises(Fatal) as caught:
        make_folders(FailingAt(call, errno.EIO), tmp_path / "folder")
    path = dict(caught.value.sentence.args)["path"]
    assert str(path).startswith(str(tmp_path))


# ---------------------------------------------------------------------------------- reasons


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "whatever"), "No space left on device (ENOSPC)"),
        (OSError(99_999, "whatever"), "Unknown error 99999 (99999)"),
        (OSError("something odd"), "something odd"),
    ],
)
def test_a_reason_is_the_systems_own_word(error: OSError, reason: str) -> None:
    assert reason_of(error) == reason
