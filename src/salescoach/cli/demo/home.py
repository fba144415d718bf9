"""The folder of the example: made anew each time, by the very commands that a rep would type.

Clock and randomness are fixed, so that the same version makes the same bytes.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import count
from pathlib import Path

from salescoach.cli.demo.story import Typed, stories
from salescoach.cli.playbooks import DEFAULT, load
from salescoach.cli.session import Session
from salescoach.cli.world import World
from salescoach.errors import Fatal
from salescoach.store.atomic import disk_failed, make_folders, write_whole
from salescoach.values.days import parse_day
from salescoach.values.messages import say

DAY = "2026-04-14"
FEATURED = "halden-board"
_MARKER = "demo.txt"
_ACTOR = "kim"


def build(session: Session) -> Path:
    """Make the folder; where it is. Fatal where something else lies in its place."""
    disk = session.world.disk
    root = session.folders.cache / "demo"
    home = root / "home"
    try:
        strange = disk.mode(root) is not None and _MARKER not in disk.names(root)
        if strange and disk.names(root):
            raise Fatal(say("home-is-no-folder", path=str(root)))
        make_folders(disk, home)
        write_whole(disk, root / _MARKER, b"made by `salescoach demo`, made anew each time\n",
                    nonce=session.world.nonce())  # fmt: skip
        for folder in (home / "deals", home / "playbooks"):
            for name in disk.names(folder):
                disk.unlink(folder / name)
    except OSError as error:
        raise disk_failed(error, root) from error
    instants: dict[str, datetime] = {}
    nonces = (hashlib.sha256(f"demo {number}".encode()).hexdigest()[:32] for number in count())
    load(session, DEFAULT)  # compiled once, into the cache: from here on no command differs
    for story in stories():
        for typed in story:
            _run(session, home, typed, instants, nonces)
    return home


def _run(
    session: Session,
    home: Path,
    typed: Typed,
    instants: dict[str, datetime],
    nonces: Iterator[str],
) -> None:
    """One command on one day of the example."""
    from salescoach.cli.app import main

    def now() -> datetime:
        before = instants.get(typed.day) or _morning(typed.day)
        instants[typed.day] = before + timedelta(minutes=1)
        return instants[typed.day]

    errors = StringIO()
    world = World(
        env={
            "SALESCOACH_HOME": str(home),
            "SALESCOACH_STATE": str(home.parent / "state"),
            "SALESCOACH_CACHE": str(session.folders.cache),
            "SALESCOACH_AT": typed.day,
            "SALESCOACH_ACTOR": _ACTOR,
        },
        stdin=None,
        stdout=StringIO(),
        stderr=errors,
        now=now,
        nonce=lambda: next(nonces),
        disk=session.world.disk,
        folder=session.world.folder,
        login=lambda: _ACTOR,
        width=lambda: 80,
        local_day=lambda instant: instant.date().isoformat(),
    )
    code = main([*typed.words, "--quiet"], world)  # without the line of advice, four times faster
    if code != 0:
        command = " ".join((typed.day, *typed.words))
        raise Fatal(say("demo-failed", command=command, reason=errors.getvalue().strip()))


def _morning(day: str) -> datetime:
    moment = datetime.combine(parse_day(day), datetime.min.time(), tzinfo=UTC)
    return moment + timedelta(hours=8)
