"""The operating system's disk does what the port says, whatever the umask."""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from salescoach.store.disk import LARGEST, RealDisk, opened

DISK = RealDisk()


@pytest.fixture(params=[0, 0o022, 0o077, 0o777], ids=lambda mask: f"umask {mask:03o}")
def _umask(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """In force only once the folder of the test is there."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def filled(path: Path, data: bytes = b"old") -> Path:
    path.write_bytes(data)
    return path


# ---------------------------------------------------------------------------------- looking


def test_names_are_sorted(tmp_path: Path) -> None:
    for name in ("b", "a", ".c"):
        filled(tmp_path / name)
    assert DISK.names(tmp_path) == [".c", "a", "b"]


def test_a_folder_that_is_not_there_has_no_names(tmp_path: Path) -> None:
    assert DISK.names(tmp_path / "none") == []


def test_a_file_has_no_names(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        DISK.names(filled(tmp_path / "file"))


def test_the_mode_is_that_of_the_entry_itself(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    found = DISK.mode(link)
    assert found is not None
    assert stat.S_ISLNK(found)


def test_what_is_not_there_has_no_mode(tmp_path: Path) -> None:
    assert DISK.mode(tmp_path / "none") is None


def test_a_folder_is_the_same_by_every_path(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    assert DISK.identity(link) == DISK.identity(tmp_path)
    (tmp_path / "other").mkdir()
    assert DISK.identity(tmp_path / "other") != DISK.identity(tmp_path)


# ---------------------------------------------------------------------------------- reading


@pytest.mark.parametrize("size", [0, 1, 3 * 1024 * 1024], ids=["nothing", "a byte", "megabytes"])
def test_a_file_is_read_whole(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    assert DISK.read(filled(tmp_path / "file", data)) == data


@pytest.mark.parametrize(("more", "fits"), [(-1, True), (0, True), (1, False)])
def test_a_file_has_a_largest_size(tmp_path: Path, more: int, fits: bool) -> None:
    path = filled(tmp_path / "file")
    os.truncate(path, LARGEST + more)
    if fits:
        assert len(DISK.read(path)) == LARGEST + more
        return
    with pytest.raises(OSError, match="too large") as caught:
        DISK.read(path)
    assert caught.value.errno == errno.EFBIG


def a_link(path: Path) -> None:
    path.symlink_to(filled(path.with_name("target")))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (os.mkfifo, errno.EINVAL),
        (os.mkdir, errno.EINVAL),
        (a_link, errno.ELOOP),
        (lambda path: None, errno.ENOENT),
    ],
    ids=["fifo", "folder", "link", "nothing"],
)
def test_only_a_plain_file_is_read(
    tmp_path: Path, make: Callable[[Path], None], error: int
) -> None:
    make(tmp_path / "file")
    with pytest.raises(OSError, match=r".") as caught:
        DISK.read(tmp_path / "file")
    assert caught.value.errno == error


def test_a_device_is_not_read() -> None:
    with pytest.raises(OSError, match="not a regular file"):
        DISK.read(Path("/dev/zero"))


# ---------------------------------------------------------------------------------- making


@pytest.mark.usefixtures("_umask")
def test_a_new_folder_is_private(tmp_path: Path) -> None:
    DISK.make_folder(tmp_path / "new")
    assert mode(tmp_path / "new") == 0o700


@pytest.mark.usefixtures("_umask")
def test_a_new_file_is_private(tmp_path: Path) -> None:
    os.close(DISK.create(tmp_path / "new"))
    assert mode(tmp_path / "new") == 0o600


@pytest.mark.usefixtures("_umask")
def test_a_new_lock_is_private(tmp_path: Path) -> None:
    os.close(DISK.open_lock(tmp_path / "new"))
    assert mode(tmp_path / "new") == 0o600


def test_what_is_there_is_made_private(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for name, mode in (("file", 0o600), ("folder", 0o700)):
        (tmp_path / name).chmod(0o755)
        RealDisk().protect(tmp_path / name)
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == mode


def test_a_link_is_not_followed_to_make_something_private(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "file").chmod(0o644)
    (tmp_path / "link").symlink_to("file")
    with pytest.raises(OSError, match="link"):
        RealDisk().protect(tmp_path / "link")
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o644


def test_room_is_made_for_many_files_and_never_taken_away() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
        RealDisk().make_room(10)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 256
        RealDisk().make_room(300)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] >= min(364, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    there.chmod(0o755)
    filled(there / "file")
    DISK.make_folder(there)
    assert mode(there) == 0o755
    assert DISK.names(there) == ["file"]


def test_a_link_to_a_folder_is_one(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    DISK.make_folder(link)
    assert link.is_symlink()


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError) as caught:
        DISK.make_folder(filled(tmp_path / "file"))
    assert caught.value.filename == str(tmp_path / "file")


@pytest.mark.parametrize("make", [filled, a_link], ids=["file", "link"])
def test_nothing_that_is_there_is_created(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "file")
    with pytest.raises(FileExistsError):
        DISK.create(tmp_path / "file")


def test_a_descriptor_does_not_reach_other_programs(tmp_path: Path) -> None:
    for descriptor in (DISK.create(tmp_path / "file"), DISK.open_lock(tmp_path / "lock")):
        assert not os.get_inheritable(descriptor)
        os.close(descriptor)


def test_a_call_that_fails_lets_go_of_its_descriptor(tmp_path: Path) -> None:
    descriptors = Path("/dev/fd")
    before = len(DISK.names(descriptors))
    with pytest.raises(OSError, match="not a regular file"):
        DISK.read(tmp_path)
    with pytest.raises(NotADirectoryError):
        DISK.sync_folder(filled(tmp_path / "file"))
    assert len(DISK.names(descriptors)) == before


@pytest.mark.skipif(not Path("/proc/self/comm").exists(), reason="needs a file of /proc")
def test_a_file_that_cannot_be_made_private_is_not_kept_open() -> None:
    before = len(DISK.names(Path("/proc/self/fd")))
    with pytest.raises(PermissionError):
        DISK.open_lock(Path("/proc/self/comm"))
    assert len(DISK.names(Path("/proc/self/fd"))) == before


# ---------------------------------------------------------------------------------- writing


def test_what_is_written_is_there(tmp_path: Path) -> None:
    with opened(DISK, DISK.create(tmp_path / "file")) as descriptor:
        assert DISK.write(descriptor, b"one ") == 4
        assert DISK.write(descriptor, b"two") == 3
        DISK.sync(descriptor)
    DISK.sync_folder(tmp_path)
    assert DISK.read(tmp_path / "file") == b"one two"
    with pytest.raises(OSError, match="Bad file descriptor"):
        DISK.write(descriptor, b"closed")


def test_a_descriptor_is_closed_whatever_happens(tmp_path: Path) -> None:
    descriptor = DISK.create(tmp_path / "file")
    with pytest.raises(KeyboardInterrupt), opened(DISK, descriptor):
        raise KeyboardInterrupt
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_replacing_puts_one_file_in_the_place_of_another(tmp_path: Path) -> None:
    new, old = filled(tmp_path / "new", b"new"), filled(tmp_path / "old")
    DISK.replace(new, old)
    assert DISK.names(tmp_path) == ["old"]
    assert DISK.read(old) == b"new"


def test_unlinking_removes_a_link_and_not_its_target(tmp_path: Path) -> None:
    a_link(tmp_path / "link")
    DISK.unlink(tmp_path / "link")
    assert DISK.names(tmp_path) == ["target"]


def test_syncing_asks_the_system() -> None:
    """It has nothing to sync in a pipe, and says so."""
    reading, writing = os.pipe()
    with opened(DISK, reading), opened(DISK, writing), pytest.raises(OSError, match="Invalid"):
        DISK.sync(writing)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that cannot sync")
def test_a_file_system_that_cannot_sync_folders_is_good_enough() -> None:
    descriptor = os.open("/proc", os.O_RDONLY)
    with opened(DISK, descriptor), pytest.raises(OSError, match="Invalid argument"):
        DISK.sync(descriptor)
    DISK.sync_folder(Path("/proc"))


def test_only_a_folder_is_synced_as_one(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        DISK.sync_folder(filled(tmp_path / "file"))
    with pytest.raises(FileNotFoundError):
        DISK.sync_folder(tmp_path / "none")


# ---------------------------------------------------------------------------------- locking


def test_a_lock_is_held_once(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with opened(DISK, DISK.open_lock(path)) as one, opened(DISK, DISK.open_lock(path)) as other:
        assert DISK.try_lock(one)
        assert not DISK.try_lock(other)
        assert DISK.try_lock(one), "whoever holds it may take it again"


def test_a_lock_goes_with_its_descriptor(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with opened(DISK, DISK.open_lock(path)) as one:
        assert DISK.try_lock(one)
    with opened(DISK, DISK.open_lock(path)) as other:
        assert DISK.try_lock(other)


def test_closing_another_descriptor_of_the_file_keeps_the_lock(tmp_path: Path) -> None:
    """The trap of `lockf`."""
    path = tmp_path / "lock"
    with opened(DISK, DISK.open_lock(path)) as one:
        assert DISK.try_lock(one)
        with opened(DISK, DISK.open_lock(path)):
            pass
        DISK.read(path)
        with opened(DISK, DISK.open_lock(path)) as other:
            assert not DISK.try_lock(other)


def test_a_lock_file_says_who_holds_it_now(tmp_path: Path) -> None:
    with opened(DISK, DISK.open_lock(tmp_path / "lock")) as descriptor:
        assert DISK.peek(descriptor) == b""
        DISK.overwrite(descriptor, b"a long name")
        DISK.overwrite(descriptor, b"short")
        assert DISK.peek(descriptor) == b"short"
    with opened(DISK, DISK.open_lock(tmp_path / "lock")) as descriptor:
        assert DISK.peek(descriptor) == b"short"


def test_a_lock_is_not_opened_through_a_link(tmp_path: Path) -> None:
    a_link(tmp_path / "lock")
    with pytest.raises(OSError, match=r".") as caught:
        DISK.open_lock(tmp_path / "lock")
    assert caught.value.errno == errno.ELOOP


@pytest.mark.waits
def test_waiting_lets_time_pass() -> None:
    start = time.monotonic()
    DISK.wait(0.001)
    assert time.monotonic() - start >= 0.001
