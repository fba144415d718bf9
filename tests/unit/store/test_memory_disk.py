"""The disk in memory answers as the real one does, call for call and error for error."""

import errno
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.store.disk import LARGEST, Disk, RealDisk
from salescoach.store.memory_disk import MemoryDisk

Step = Callable[[Disk, Path], object]


def write(disk: Disk, path: Path, data: bytes) -> None:
    descriptor = disk.create(path)
    disk.write(descriptor, data)
    disk.sync(descriptor)
    disk.close(descriptor)


def written_twice(disk: Disk, folder: Path) -> bytes:
    descriptor = disk.create(folder / "a")
    taken = disk.write(descriptor, b"one ") + disk.write(descriptor, b"two")
    disk.close(descriptor)
    assert taken == 7
    return disk.read(folder / "a")


def in_place_of_another(disk: Disk, folder: Path) -> object:
    write(disk, folder / "a", b"new")
    write(disk, folder / "b", b"old")
    disk.replace(folder / "a", folder / "b")
    return disk.names(folder), disk.read(folder / "b")


def locked_twice(disk: Disk, folder: Path) -> object:
    one, two = disk.open_lock(folder / "l"), disk.open_lock(folder / "l")
    tried = [disk.try_lock(one), disk.try_lock(one), disk.try_lock(two)]
    disk.overwrite(one, b"me")
    disk.overwrite(one, b"I")
    seen = disk.peek(two)
    disk.close(one)
    tried.append(disk.try_lock(two))
    disk.close(two)
    return tried, seen


def several(*steps: Callable[[Disk, Path], object]) -> Step:
    def run(disk: Disk, folder: Path) -> object:
        return [step(disk, folder) for step in steps]

    return run


def with_file(step: Step) -> Step:
    def run(disk: Disk, folder: Path) -> object:
        write(disk, folder / "file", b"data")
        return step(disk, folder)

    return run


def make(*names: str) -> Step:
    return lambda disk, folder: disk.make_folder(folder.joinpath(*names))


STEPS: dict[str, Step] = {
    "written twice": written_twice,
    "in place of another": in_place_of_another,
    "a lock": locked_twice,
    "names": with_file(lambda disk, folder: disk.names(folder)),
    "names of nothing": lambda disk, folder: disk.names(folder / "none"),
    "names of a file": with_file(lambda disk, folder: disk.names(folder / "file")),
    "names, one level only": several(
        make("in"), make("in", "deeper"), lambda disk, folder: disk.names(folder)
    ),
    "mode of nothing": lambda disk, folder: disk.mode(folder / "none"),
    "mode of a file": with_file(lambda disk, folder: disk.mode(folder / "file")),
    "mode of a folder": several(make("in"), lambda disk, folder: disk.mode(folder / "in")),
    "a folder that is there": several(make("in"), make("in")),
    "a folder where a file is": with_file(make("file")),
    "a folder in nothing": make("none", "in"),
    "create what is there": with_file(lambda disk, folder: disk.create(folder / "file")),
    "create in nothing": lambda disk, folder: disk.create(folder / "none" / "a"),
    "create in a file": with_file(lambda disk, folder: disk.create(folder / "file" / "a")),
    "read nothing": lambda disk, folder: disk.read(folder / "none"),
    "read a folder": lambda disk, folder: disk.read(folder),
    "replace by nothing": lambda disk, folder: disk.replace(folder / "none", folder / "a"),
    "replace into nothing": with_file(
        lambda disk, folder: disk.replace(folder / "file", folder / "none" / "a")
    ),
    "replace a folder": with_file(
        several(make("in"), lambda disk, folder: disk.replace(folder / "file", folder / "in"))
    ),
    "unlink": with_file(
        several(
            lambda disk, folder: disk.unlink(folder / "file"),
            lambda disk, folder: disk.names(folder),
        )
    ),
    "unlink nothing": lambda disk, folder: disk.unlink(folder / "none"),
    "sync a folder": lambda disk, folder: disk.sync_folder(folder),
    "sync no folder": with_file(lambda disk, folder: disk.sync_folder(folder / "file")),
    "sync nothing": lambda disk, folder: disk.sync_folder(folder / "none"),
    "a lock in nothing": lambda disk, folder: disk.open_lock(folder / "none" / "l"),
    "identity of nothing": lambda disk, folder: disk.identity(folder / "none"),
    "sync what is closed": lambda disk, _folder: disk.sync(10_000),
    "close what is closed": lambda disk, _folder: disk.close(10_000),
}


def outcome(step: Step, disk: Disk, folder: Path) -> object:
    """What came out, or which error."""
    try:
        return step(disk, folder)
    except OSError as error:
        return type(error), error.errno


def in_memory() -> tuple[MemoryDisk, Path]:
    disk = MemoryDisk()
    disk.make_folder(Path("/here"))
    return disk, Path("/here")


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS.keys())
def test_it_answers_as_the_real_one(step: Step, tmp_path: Path) -> None:
    assert outcome(step, *in_memory()) == outcome(step, RealDisk(), tmp_path)


@given(st.lists(st.sampled_from(["create", "replace", "unlink"]), max_size=12), st.data())
def test_files_are_what_a_dictionary_of_them_is(kinds: list[str], data: st.DataObject) -> None:
    disk, folder = in_memory()
    model: dict[str, bytes] = {}
    for kind in kinds:
        one, two = (data.draw(st.sampled_from("abc")) for _ in range(2))
        content = data.draw(st.binary(max_size=4))
        match kind:
            case "create" if one not in model:
                write(disk, folder / one, content)
                model[one] = content
            case "replace" if one in model and one != two:
                disk.replace(folder / one, folder / two)
                model[two] = model.pop(one)
            case "unlink" if one in model:
                disk.unlink(folder / one)
                del model[one]
    assert {name: disk.read(folder / name) for name in disk.names(folder)} == model


def test_two_folders_are_told_apart_and_one_stays_itself() -> None:
    disk, folder = in_memory()
    disk.make_folder(folder / "other")

    assert disk.identity(folder) == disk.identity(folder)
    assert disk.identity(folder) != disk.identity(folder / "other")


def test_a_file_that_is_too_large_is_not_read() -> None:
    disk, folder = in_memory()
    write(disk, folder / "most", b"x" * LARGEST)
    write(disk, folder / "more", b"x" * (LARGEST + 1))

    assert len(disk.read(folder / "most")) == LARGEST
    with pytest.raises(OSError, match="File too large") as caught:
        disk.read(folder / "more")
    assert caught.value.errno == errno.EFBIG


def test_a_copy_has_the_same_files_and_goes_its_own_way() -> None:
    disk, folder = in_memory()
    write(disk, folder / "a", b"one")
    copy = disk.copy()
    copy.unlink(folder / "a")
    write(copy, folder / "b", b"two")

    assert (disk.names(folder), copy.names(folder)) == (["a"], ["b"])
    assert disk.read(folder / "a") == b"one"


def test_a_lock_that_somebody_holds_is_not_held_on_a_copy() -> None:
    disk, folder = in_memory()
    assert disk.try_lock(disk.open_lock(folder / "l"))

    copy = disk.copy()
    assert copy.try_lock(copy.open_lock(folder / "l"))


def test_no_time_passes_and_everything_is_private() -> None:
    disk, folder = in_memory()
    write(disk, folder / "a", b"")
    disk.wait(3600)

    modes = [disk.mode(folder) or 0, disk.mode(folder / "a") or 0]
    assert [stat.S_IMODE(mode) for mode in modes] == [0o700, 0o600]
    assert disk.mode(Path("/")) is not None
