"""Everything outside the program, handed in once: streams, environment, clock, randomness, disk.

Tests build a `World` of their own; nothing else in salescoach asks the operating system.
"""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from salescoach.store.disk import Disk, RealDisk
from salescoach.values.record import record
from salescoach.wording.catalogue import LOCALES


@record(kw_only=True)
class World:
    """The surroundings of one command.

    Attributes:
        env: the environment variables.
        stdin: None where it is closed; so are the others.
        stdout: data.
        stderr: words.
        now: the instant, UTC; the only clock.
        nonce: a new random name, 32 hexadecimal digits; the only randomness.
        disk: the file port.
        folder: the current folder.
        login: the login name of the user.
        width: columns of the terminal that a stream leads to.
        local_day: the day that an instant belongs to where the user is.
        locales: the folder of the compiled catalogues.
    """

    env: Mapping[str, str]
    stdin: TextIO | None
    stdout: TextIO | None
    stderr: TextIO | None
    now: Callable[[], datetime]
    nonce: Callable[[], str]
    disk: Disk
    folder: Path
    login: Callable[[], str]
    width: Callable[[], int]
    local_day: Callable[[datetime], str]
    locales: Path = LOCALES


def real_world() -> World:
    """The surroundings as they are."""
    return World(
        env=os.environ,
        stdin=sys.stdin,
        stdout=sys.stdout,
        stderr=sys.stderr,
        now=lambda: datetime.now(UTC),
        nonce=lambda: os.urandom(16).hex(),
        disk=RealDisk(),
        folder=Path(),
        login=_login,
        width=_width,
        local_day=lambda instant: instant.astimezone().date().isoformat(),
    )


def keep_standard_streams() -> None:
    """Let no file that we open become standard input, output or error where that is closed.

    It would get the lowest number that is free, and what the interpreter itself has to say goes to
    number 2, into a deal if need be.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream leads to a terminal; a closed one does not."""
    try:
        return stream is not None and stream.isatty()
    except (ValueError, OSError):
        return False


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no entry for this user id
        return "unknown"


def _width() -> int:
    for descriptor in (1, 2, 0):
        try:
            return os.get_terminal_size(descriptor).columns or 80
        except OSError:
            continue
    return 80
