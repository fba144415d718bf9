"""The folder of an example: made anew each time, by the very commands that a rep would type.

They are played on a disk in memory, and what they leave is then written down: fast, and nothing
half done. Clock and randomness are fixed, so that the same version makes the same bytes.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import count
from pathlib import Path
from stat import S_ISDIR

from salescoach.cli.demo.story import Typed, stories
from salescoach.cli.exits import Exit
from salescoach.cli.playbooks import DEFAULT, keep_compiled, load, playbook_bytes, playbook_file
from salescoach.cli.session import Session, Shared
from salescoach.cli.world import World
from salescoach.errors import Fatal
from salescoach.store.atomic import TEMPORARY, disk_failed, make_folders, write_whole
from salescoach.store.disk import Disk
from salescoach.store.memory_disk import MemoryDisk
from salescoach.values.days import parse_day
from salescoach.values.messages import say

DAY = "2026-04-14"
_MARKER = "demo.txt"
_ACTOR = "kim"
_FOLDERS = ("deals", "playbooks")


def build(
    session: Session,
    told: Iterable[Sequence[Typed]] | None = None,
    *,
    playbook: str = DEFAULT,
    folder: str = "demo",
    played_on: MemoryDisk | None = None,
) -> Path:
    """Make the data folder, in this folder of the cache; where it is.

    `played_on`: the disk that the stories are played on, by default a new one.

    Raises:
        Fatal: something else lies in its place, or a story (those of the playbook's example, if
            none are `told`) cannot be played; then what was there stays.
        KeyboardInterrupt, Stopped: in the middle of a story; what was there stays, too.
    """
    disk = session.world.disk
    root = session.folders.cache / folder
    home = root / "home"
    try:
        _refuse_what_is_not_ours(disk, root)
    except OSError as error:
        raise disk_failed(error, root) from error
    stage = _Stage(session, home, playbook, played_on or MemoryDisk())
    for story in stories(playbook) if told is None else told:
        for typed in story:
            stage.play(typed)
    try:
        make_folders(disk, root)  # whoever is stopped from here on leaves a folder that is ours
        write_whole(disk, root / _MARKER, b"made by `salescoach demo`, made anew each time\n",
                    nonce=session.world.nonce())  # fmt: skip
        for name in _FOLDERS:
            _put(stage.disk, disk, home / name, session)
    except OSError as error:
        raise disk_failed(error, root) from error
    return home


def _refuse_what_is_not_ours(disk: Disk, root: Path) -> None:
    """What lies in the place of the example and was not made by it; links lead anywhere."""
    home = root / "home"
    for path in (root, home, *(home / name for name in _FOLDERS)):
        mode = disk.mode(path)
        if mode is None:
            continue
        if not S_ISDIR(mode):
            raise Fatal(say("demo-in-the-way", path=str(path)), say("hint.demo-in-the-way"))
    if _MARKER not in disk.names(root):
        _refuse_foreign(disk, root)


def _refuse_foreign(disk: Disk, root: Path) -> None:
    """Without the marker ours is only what is left of a first time that was cut short."""
    for name in disk.names(root):
        begun = name.startswith(f".{_MARKER}.") and name.endswith(TEMPORARY)
        empty_home = name == "home" and not disk.names(root / name)
        if not begun and not empty_home:
            raise Fatal(say("demo-foreign", path=str(root), name=name[:60]),
                        say("hint.demo-in-the-way"))  # fmt: skip


def _put(played: MemoryDisk, disk: Disk, folder: Path, session: Session) -> None:
    """What was played takes the place of all that lies in the folder."""
    make_folders(disk, folder)
    for name in disk.names(folder):
        disk.unlink(folder / name)
    for name in played.names(folder):
        write_whole(disk, folder / name, played.read(folder / name), nonce=session.world.nonce())


class _Stage:
    """Where the stories are played: files in memory, at the places that they will have."""

    def __init__(self, session: Session, home: Path, playbook: str, disk: MemoryDisk) -> None:
        self.disk = disk
        self._home = home
        self._session = session
        self._instants: dict[str, datetime] = {}
        self._numbers = count()
        self._bring(playbook)

    def play(self, typed: Typed) -> None:
        """One command on one day. Fatal where it does not end well: the story is wrong.

        Without the line of advice, which nobody reads here and takes most of the time.
        """
        from salescoach.cli.app import Stopped, main

        world = self._world(typed.day)
        code = main([*typed.words, "--quiet"], world)
        if code == Exit.CANCELLED:  # what was typed at the keyboard was meant for all of it
            raise KeyboardInterrupt
        if code in (Exit.HUNG_UP, Exit.TERMINATED):
            raise Stopped(Exit(code))
        if code != 0:
            assert isinstance(world.stderr, StringIO)
            command = " ".join((typed.day, *typed.words))
            reason = world.stderr.getvalue().strip()
            raise Fatal(say("demo-failed", command=command, reason=reason))

    def _bring(self, playbook: str) -> None:
        """With what it comes to, so that no story has to compile it."""
        resolved, _ = load(self._session, playbook)
        path = playbook_file(self._session, playbook)
        data = playbook_bytes(self._session, path)
        make_folders(self.disk, path.parent)
        write_whole(self.disk, path, data, nonce=self._nonce())
        there = Session(self._world(DAY), Shared(), ("plain",))
        keep_compiled(there, path, data, resolved)

    def _world(self, day: str) -> World:
        return World(
            env={
                "SALESCOACH_HOME": str(self._home),
                "SALESCOACH_STATE": str(self._home.parent / "state"),
                "SALESCOACH_CACHE": str(self._session.folders.cache),
                "SALESCOACH_AT": day,
                "SALESCOACH_ACTOR": _ACTOR,
            },
            stdin=None,
            stdout=StringIO(),
            stderr=StringIO(),
            now=lambda: self._now(day),
            nonce=self._nonce,
            disk=self.disk,
            folder=self._session.world.folder,
            login=lambda: _ACTOR,
            width=lambda: 80,
            local_day=lambda instant: instant.date().isoformat(),
        )

    def _now(self, day: str) -> datetime:
        """Each look at the clock is a minute later, on any day from eight in the morning."""
        self._instants[day] = self._instants.get(day, _morning(day)) + timedelta(minutes=1)
        return self._instants[day]

    def _nonce(self) -> str:
        return hashlib.sha256(f"demo {next(self._numbers)}".encode()).hexdigest()[:32]


def _morning(day: str) -> datetime:
    moment = datetime.combine(parse_day(day), datetime.min.time(), tzinfo=UTC)
    return moment + timedelta(hours=8)
