"""Making the example: what is written, and what is left alone when a story does not hold."""

from pathlib import Path

import pytest

from salescoach.cli.app import Stopped
from salescoach.cli.demo.home import build
from salescoach.cli.demo.story import Typed
from salescoach.cli.exits import Exit
from salescoach.cli.session import Session, Shared
from salescoach.errors import Fatal
from salescoach.store.disk import RealDisk
from salescoach.store.memory_disk import MemoryDisk
from tests.builders.worlds import Run, contents
from tests.faults.faulty_disk import FaultyDisk, Killed, at_every_call
from tests.faults.wrapped_disk import SwiftDisk

OPENED = Typed(day="2026-03-02", words=("new", "Acme Pumps", "--type", "market"))
BROKEN = Typed(day="2026-03-03", words=("done", "acme-pumps", "no-such-item"))


def _session(run: Run) -> Session:
    return Session(run.world(), Shared(), ("table", "plain"))


def test_what_was_played_takes_the_place_of_what_was_there(empty: Run) -> None:
    other = Typed(day="2026-03-02", words=("new", "Lumbre", "--type", "loyal"))
    build(_session(empty), [[OPENED]])
    home = build(_session(empty), [[other]])
    assert [path.name for path in (home / "deals").iterdir()] == ["lumbre.json"]


def test_a_story_that_cannot_be_played_names_its_command_and_leaves_the_example(
    empty: Run,
) -> None:
    home = build(_session(empty), [[OPENED]])
    before = contents(home)
    with pytest.raises(Fatal) as caught:
        build(_session(empty), [[OPENED, BROKEN]])
    assert dict(caught.value.sentence.args)["command"] == "2026-03-03 done acme-pumps no-such-item"
    assert contents(home) == before


def test_the_clock_of_a_story_runs_on_each_day_from_the_morning(empty: Run) -> None:
    fact = Typed(day="2026-03-02", words=("set", "acme-pumps", "need=x"))
    home = build(_session(empty), [[OPENED, fact]])
    text = (home / "deals" / "acme-pumps.json").read_text(encoding="utf-8")
    assert '"2026-03-02T08:01:00' in text
    assert '"2026-03-02T08:02:00' in text


class Interrupting(MemoryDisk):
    """Somebody has had enough as soon as a deal is to be written."""

    error: BaseException

    def create(self, path: Path) -> int:
        if path.name.startswith(".acme-pumps"):
            raise self.error
        return super().create(path)


@pytest.mark.parametrize(
    "error",
    [KeyboardInterrupt(), Stopped(Exit.TERMINATED), Stopped(Exit.HUNG_UP)],
    ids=["Ctrl-C", "asked to stop", "hung up"],
)
def test_whoever_interrupts_a_story_interrupts_the_example(
    empty: Run, error: BaseException
) -> None:
    disk = Interrupting()
    disk.error = error
    with pytest.raises(type(error)) as caught:
        build(_session(empty), [[OPENED]], played_on=disk)
    if isinstance(error, Stopped):
        assert isinstance(caught.value, Stopped)
        assert caught.value.exit == error.exit
    assert not (empty.cache / "demo").exists()


def test_whenever_it_is_killed_the_next_time_makes_the_example(empty: Run) -> None:
    good = empty.disk
    for fault in at_every_call("killed", lasting=True):
        empty.disk = FaultyDisk(SwiftDisk(RealDisk()), fault)
        try:
            build(_session(empty), [[OPENED]])
        except Killed:
            empty.disk.die()
        else:
            break
        empty.disk = good
        home = build(_session(empty), [[OPENED]])
        assert [path.name for path in (home / "deals").iterdir()] == ["acme-pumps.json"]
        for path in sorted((empty.cache / "demo").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    assert fault.at > 20


@pytest.mark.parametrize("left", [(), ("home",), (".demo.txt.00ff.tmp", "home")], ids=len)
def test_what_a_first_time_left_that_was_cut_short_is_ours(
    empty: Run, left: tuple[str, ...]
) -> None:
    root = empty.cache / "demo"
    root.mkdir(parents=True)
    for name in left:
        (root / name).mkdir() if name == "home" else (root / name).touch()
    assert build(_session(empty), [[OPENED]]) == root / "home"


@pytest.mark.parametrize(
    "foreign",
    ["notes.txt", "home/notes.txt", "home", ".demo.txt", ".notes.tmp", "empty/"],
)
def test_what_somebody_else_put_there_is_named_and_stays(empty: Run, foreign: str) -> None:
    root = empty.cache / "demo"
    path = root / foreign
    path.parent.mkdir(parents=True)
    path.mkdir() if foreign.endswith("/") else path.write_text("mine", encoding="utf-8")
    result = empty("demo")
    assert result.code == 3
    assert f"{root}" in result.err
    assert foreign.partition("/")[0] in result.err
    assert "stays" in result.err
    assert "is not a folder" not in result.err
    assert "SALESCOACH_CACHE" in result.err
    assert path.exists()


@pytest.mark.parametrize("place", ["", "home", "home/deals", "home/playbooks"], ids=str)
def test_nothing_is_put_behind_a_link(empty: Run, tmp_path: Path, place: str) -> None:
    build(_session(empty), [[OPENED]])
    path, elsewhere = empty.cache / "demo" / place, tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    before = contents(elsewhere)
    with pytest.raises(Fatal) as caught:
        build(_session(empty), [[OPENED]])
    assert caught.value.sentence.id == "demo-in-the-way"
    assert dict(caught.value.sentence.args)["path"] == str(path)
    assert contents(elsewhere) == before


def test_a_file_in_its_place_stays(empty: Run) -> None:
    empty.cache.mkdir(exist_ok=True)
    (empty.cache / "demo").write_text("mine", encoding="utf-8")
    result = empty("demo")
    assert (result.code, result.out) == (3, "")
    assert "but a link or a file; it stays." in result.err
