"""A world of one's own for the command line: `run("set", "halden-board", "need=x")` and look.

Everything outside the program is made up here: folders, environment, clock, randomness, streams. No
process is started, and two runs of the same commands leave the same bytes behind.

    run = halden(folder)          # a deal with three people
    run.ok("set", HALDEN, "need=fewer breaks", "--said-by", "ana")
    with run.on_terminal(width=60):
        screen = run.ok("next", HALDEN).out
"""

import io
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from salescoach.cli.app import main
from salescoach.cli.world import World
from salescoach.store.disk import Disk, RealDisk
from tests.builders.kept import keep
from tests.faults.wrapped_disk import SwiftDisk

DAY = "2026-03-05"
DEMO_DAY = "2026-04-14"
ACTOR = "kim"
HALDEN = "halden-board"
TRIAL = Path(__file__).with_name("trial.yaml")
MILL = "mill"
MOVES = Path(__file__).with_name("moves.yaml")
KILN = "kiln"
STATUSES = Path(__file__).with_name("statuses.yaml")
SELLERS = Path(__file__).with_name("sellers.yaml")


class Stream(io.TextIOWrapper):
    """A stream that keeps what was written, as bytes; it is as strict about text as a real one.

    `fails` is raised when the bytes are to leave: a full disk, a reader that went away.
    """

    def __init__(
        self,
        *,
        terminal: bool = False,
        encoding: str = "utf-8",
        content: bytes = b"",
        fails: OSError | None = None,
        line_buffering: bool = False,
    ) -> None:
        self.kept = _Kept(content, fails)
        super().__init__(
            self.kept,
            encoding=encoding,
            errors="strict",
            newline="\n",
            line_buffering=line_buffering,
        )
        self.terminal = terminal

    def isatty(self) -> bool:
        super().isatty()  # which a closed stream refuses
        return self.terminal

    def written(self) -> bytes:
        """What has left, and what would leave at the end of the process."""
        if self.kept.fails is None:
            self.flush()
        return self.kept.getvalue()


class _Kept(io.BytesIO):
    def __init__(self, content: bytes, fails: OSError | None) -> None:
        super().__init__(content)
        self.fails = fails

    def write(self, data: Any) -> int:
        if self.fails is not None:
            raise self.fails
        return super().write(data)


@dataclass(frozen=True)
class Result:
    """What a command left: its exit code, its data, its words."""

    code: int
    out: str
    err: str

    @property
    def everything(self) -> str:
        """Both streams."""
        return self.out + self.err


@dataclass
class Clock:
    """Starts at nine on a day in 2026 and moves on by a second each time it is looked at."""

    moment: datetime = field(default_factory=lambda: _morning(DAY))

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def to(self, day: str) -> None:
        """It is nine o'clock on that day."""
        self.moment = _morning(day)


@dataclass
class Run:
    """The program with a world around it: call it with the words of a command line.

    Attributes:
        base: the folder that holds all others, and the current folder of the commands.
        env: the environment; a command can be given more of it, or None to unset.
        terminal: whether data and words lead to a terminal; nobody sits at it to be asked.
        width: columns of that terminal.
        disk: the file port; by default the real one without syncing.
        clock: the only clock; `clock.to("2026-03-09")`.
    """

    base: Path
    env: dict[str, str] = field(default_factory=dict)
    terminal: bool = False
    width: int = 80
    disk: Disk = field(default_factory=lambda: SwiftDisk(RealDisk()))
    clock: Clock = field(default_factory=Clock)
    nonces: int = 0

    def __post_init__(self) -> None:
        self.env = {
            "HOME": str(self.base / "user"),
            "SALESCOACH_HOME": str(self.home),
            "SALESCOACH_STATE": str(self.state),
            "SALESCOACH_CACHE": str(self.cache),
            "SALESCOACH_ACTOR": ACTOR,
            "SALESCOACH_CONFIG": str(self.configuration),  # so that none above counts
            **self.env,
        }

    @property
    def home(self) -> Path:
        """The data folder."""
        return self.base / "home"

    @property
    def configuration(self) -> Path:
        """The user's configuration file; nobody has written one yet."""
        return self.base / "user" / ".config" / "salescoach" / "salescoach.toml"

    @property
    def state(self) -> Path:
        return self.base / "state"

    @property
    def cache(self) -> Path:
        return self.base / "cache"

    def __call__(
        self, *argv: str, env: Mapping[str, str | None] | None = None, **world: Any
    ) -> Result:
        """Run one command. `world` are parts of the `World` to be other than usual."""
        made = self.world(env=env, **world)
        code = main(argv, made)
        return Result(code, text_of(made.stdout), text_of(made.stderr))

    def world(self, *, env: Mapping[str, str | None] | None = None, **parts: Any) -> World:
        """The world of the next command."""
        merged = {**self.env, **(env or {})}
        usual = World(
            env={name: value for name, value in merged.items() if value is not None},
            stdin=Stream(),
            stdout=Stream(terminal=self.terminal),
            stderr=Stream(terminal=self.terminal, line_buffering=True),
            now=self.clock,
            nonce=self.nonce,
            disk=self.disk,
            folder=self.base,
            login=lambda: "login",
            width=lambda: self.width,
            local_day=lambda instant: instant.date().isoformat(),
        )
        return replace(usual, **parts)

    def nonce(self) -> str:
        """The next name, 32 hexadecimal digits, all different in the first 16 already."""
        self.nonces += 1
        return f"{self.nonces * 0x9E3779B97F4A7C15 % 2**64:016x}{self.nonces:016x}"

    def ok(self, *argv: str, **more: Any) -> Result:
        """Run a command that has to work."""
        result = self(*argv, **more)
        assert result.code == 0, f"{argv} left {result}"
        return result

    @contextmanager
    def on_terminal(self, *, width: int = 80) -> Iterator[None]:
        """For a while data and words lead to a terminal of this width."""
        before = self.terminal, self.width
        self.terminal, self.width = True, width
        try:
            yield
        finally:
            self.terminal, self.width = before

    def copy_to(self, base: Path) -> "Run":
        """The same folders elsewhere, the same clock and randomness from here on."""
        shutil.copytree(self.base, base, symlinks=True, dirs_exist_ok=True)
        other = Run(base, terminal=self.terminal, width=self.width)
        other.clock.moment, other.nonces = self.clock.moment, self.nonces
        return other


def fresh(base: Path) -> Run:
    """No deal yet; the playbooks are compiled already, which takes a quarter of a second."""
    return _template("fresh").copy_to(base)


def halden(base: Path) -> Run:
    """One deal, and people of whom two share a name: Ana Ruiz (user), Ulf and Berta Berg."""
    return _template("halden").copy_to(base)


def trial(base: Path) -> Run:
    """One deal `trial` that follows `trial.yaml`, with Ana Ruiz (user) and Pia Voss (payer)."""
    return _template("trial").copy_to(base)


def moves(base: Path) -> Run:
    """One deal `mill` that follows `moves.yaml`, with Ana Ruiz (user) and Pia Voss (payer)."""
    return _template("moves").copy_to(base)


def statuses(base: Path) -> Run:
    """One deal `kiln` that follows `statuses.yaml`, with Ana Ruiz (user) and Pia Voss (payer)."""
    return _template("statuses").copy_to(base)


def delivering(run: Run, deal: str = KILN) -> None:
    """The customer of `kiln` decides for us."""
    run.ok("set", deal, "need=less dust", "--said-by", "ana")
    run.ok("win", deal)


def demo(base: Path) -> Run:
    """The deals of `salescoach demo`, on their day."""
    return _template("demo").copy_to(base)


@dataclass(frozen=True)
class Entry:
    """One entry of a folder: type and permissions, when it was changed, what is in it."""

    mode: str
    changed_ns: int
    content: bytes


Snapshot = dict[str, Entry]


def snapshot(folder: Path) -> Snapshot:
    """A folder with everything in it, by path; empty where it is not there. No link is followed."""
    if not os.path.lexists(folder):
        return {}
    paths = [folder, *folder.rglob("*")] if folder.is_dir() else [folder]
    return {str(path.relative_to(folder)): _entry(path) for path in sorted(paths)}


def contents(folder: Path) -> dict[str, tuple[str, bytes]]:
    """A snapshot without the times: what two runs have to agree in."""
    return {path: (entry.mode, entry.content) for path, entry in snapshot(folder).items()}


def text_of(stream: Any) -> str:
    """What was written to a stream of a world."""
    return stream.written().decode(stream.encoding) if isinstance(stream, Stream) else ""


@cache
def _template(name: Literal["fresh", "halden", "trial", "moves", "statuses", "demo"]) -> Run:
    """Made once a process, and copied from then on."""
    run = Run(keep("test"))
    run.ok("new", "Nobody", "--dry-run")
    match name:
        case "fresh":
            pass
        case "halden":
            opening = ("--type", "opportunity", "--amount", "186000 EUR")
            run.ok("new", "Halden Board", *opening)
            run.ok("person", "add", HALDEN, "Ana Ruiz", "--role", "user")
            run.ok("person", "add", HALDEN, "Ulf Berg", "--role", "technical")
            run.ok("person", "add", HALDEN, "Berta Berg", "--role", "purchasing")
        case "trial":
            run.ok("new", "Trial", "--type", "small", "--playbook", str(TRIAL))
            run.ok("person", "add", "trial", "Ana Ruiz", "--role", "user")
            run.ok("person", "add", "trial", "Pia Voss", "--role", "payer")
        case "moves":
            run.ok("new", "Mill", "--type", "small", "--playbook", str(MOVES))
            run.ok("person", "add", MILL, "Ana Ruiz", "--role", "user")
            run.ok("person", "add", MILL, "Pia Voss", "--role", "payer")
        case "statuses":
            run.ok("new", "Kiln", "--type", "small", "--playbook", str(STATUSES))
            run.ok("person", "add", KILN, "Ana Ruiz", "--role", "user")
            run.ok("person", "add", KILN, "Pia Voss", "--role", "payer")
        case "demo":
            run.ok("demo")
            (run.cache / "demo" / "home").rename(run.home)
            shutil.rmtree(run.cache / "demo")
            run.clock.to(DEMO_DAY)
    shutil.rmtree(run.state, ignore_errors=True)
    return run


def _entry(path: Path) -> Entry:
    found = path.lstat()
    content = b""
    if stat.S_ISLNK(found.st_mode):
        content = os.fsencode(path.readlink())
    elif stat.S_ISREG(found.st_mode):
        content = path.read_bytes()
    return Entry(stat.filemode(found.st_mode), found.st_mtime_ns, content)


def _morning(day: str) -> datetime:
    start = datetime.combine(date.fromisoformat(day), datetime.min.time(), tzinfo=UTC)
    return start + timedelta(hours=9)
