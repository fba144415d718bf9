"""Several new files: all of them or none, and never over one that is there."""

from pathlib import Path

import pytest

from salescoach.cli.placing import NewFile, check_free, put
from salescoach.cli.session import Session, Shared
from salescoach.errors import Fatal, OutcomeUnknown, Refused
from salescoach.store.disk import RealDisk
from tests.builders.worlds import Run
from tests.faults.wrapped_disk import WrappedDisk

NAMES = ("a.yaml", "a.test.yaml", "playbook.schema.json")


class Failing(WrappedDisk):
    """The call of this name fails when it comes for the n-th time."""

    def __init__(self, call: str, at: int) -> None:
        super().__init__(RealDisk())
        self.call, self.left = call, at

    def about_to(self, call: str) -> None:
        if call == self.call:
            self.left -= 1
            if self.left == 0:
                raise OSError(28, "No space left on device")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "playbooks"


def session(run: Run, disk: WrappedDisk | None = None) -> Session:
    world = run.world(disk=disk) if disk else run.world()
    return Session(world, Shared(), ("plain",))


def files(folder: Path, *, shared: bool = False) -> tuple[NewFile, ...]:
    folder.mkdir(exist_ok=True)
    return tuple(
        NewFile(path=folder / name, name=name, data=name.encode(), shared=shared and "sch" in name)
        for name in NAMES
    )


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_all_are_there_then(empty: Run, folder: Path) -> None:
    put(session(empty), files(folder))
    assert content(folder) == {name: name for name in NAMES}


@pytest.mark.parametrize("call", ["create", "write", "sync", "replace"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_where_one_fails_none_is_left(empty: Run, folder: Path, call: str, at: int) -> None:
    with pytest.raises(Fatal) as failed:
        put(session(empty, Failing(call, at)), files(folder))
    assert failed.value.sentence.id == "disk-failed"
    assert content(folder) == {}


def test_a_disk_that_does_not_confirm_leaves_them_and_says_so(empty: Run, folder: Path) -> None:
    with pytest.raises(OutcomeUnknown):
        put(session(empty, Failing("sync_folder", 1)), files(folder))
    assert content(folder) == {name: name for name in NAMES}


def test_each_that_is_there_is_named_and_stays(empty: Run, folder: Path) -> None:
    wanted = files(folder)
    (folder / NAMES[0]).write_text("mine")
    (folder / NAMES[2]).write_text("mine, too")
    with pytest.raises(Refused) as refused:
        check_free(session(empty), wanted)
    assert dict(refused.value.sentence.args) == {"files": (NAMES[0], NAMES[2])}
    assert content(folder) == {NAMES[0]: "mine", NAMES[2]: "mine, too"}


def test_somebody_who_was_quicker_keeps_his_file_and_nothing_of_ours_is_left(
    empty: Run, folder: Path
) -> None:
    wanted = files(folder)

    class Quicker(WrappedDisk):
        def done(self, call: str) -> None:
            if call == "create":
                (folder / NAMES[1]).write_text("quicker")

    with pytest.raises(Refused):
        put(session(empty, Quicker(RealDisk())), wanted)
    assert content(folder) == {NAMES[1]: "quicker"}


@pytest.mark.parametrize("there", [0, 1, 2])
def test_a_file_that_comes_at_the_last_moment_is_not_replaced(
    empty: Run, folder: Path, there: int
) -> None:
    """Between the last look at the folder and the moment in which ours take their names."""
    wanted = files(folder)

    class Quicker(WrappedDisk):
        creates = 0

        def about_to(self, call: str) -> None:
            self.creates += call == "create"
            if call == "create" and self.creates == len(wanted) + 1 + there:
                (folder / NAMES[there]).write_text("quicker")

    with pytest.raises(Refused) as refused:
        put(session(empty, Quicker(RealDisk())), wanted)
    assert dict(refused.value.sentence.args) == {"files": (NAMES[there],)}
    assert content(folder) == {NAMES[there]: "quicker"}


@pytest.mark.parametrize("late", [False, True])
def test_a_shared_file_that_somebody_was_quicker_with_stays_as_it_is(
    empty: Run, folder: Path, late: bool
) -> None:
    wanted = files(folder, shared=True)

    class Quicker(WrappedDisk):
        creates = 0

        def about_to(self, call: str) -> None:
            self.creates += call == "create"
            if call == "create" and self.creates == (6 if late else 2):
                (folder / NAMES[2]).write_text("theirs")

    put(session(empty, Quicker(RealDisk())), wanted)
    assert content(folder) == {NAMES[0]: NAMES[0], NAMES[1]: NAMES[1], NAMES[2]: "theirs"}


def test_what_is_shared_and_there_already_is_left_out(empty: Run, folder: Path) -> None:
    wanted = files(folder, shared=True)
    (folder / NAMES[2]).write_text("older")
    assert check_free(session(empty), wanted) == wanted[:2]


def test_a_folder_or_a_link_under_a_shared_name_is_in_the_way(empty: Run, folder: Path) -> None:
    wanted = files(folder, shared=True)
    (folder / NAMES[2]).symlink_to("/nowhere")
    with pytest.raises(Refused):
        check_free(session(empty), wanted)
    (folder / NAMES[2]).unlink()
    (folder / NAMES[2]).mkdir()
    with pytest.raises(Refused):
        check_free(session(empty), wanted)
    (folder / NAMES[2]).rmdir()
    assert check_free(session(empty), wanted) == wanted
