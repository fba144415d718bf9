"""What can be wrong around a command: each condition by the name that `cases.yaml` calls it.

A condition changes the folders of a world, or the world itself, before the command is called.
"""

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from salescoach.store.disk import LARGEST
from tests.builders.worlds import HALDEN, Run, Stream
from tests.faults.wrapped_disk import WrappedDisk


@dataclass
class Around:
    """What is other than usual: variables, parts of the `World`, the umask."""

    env: dict[str, str | None] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)
    umask: int = 0o022

    @contextmanager
    def umasked(self) -> Iterator[None]:
        """For a while new files get the modes that this umask leaves."""
        before = os.umask(self.umask)
        try:
            yield
        finally:
            os.umask(before)


Condition = Callable[[Run], Around]


class RefusingDisk(WrappedDisk):
    """A disk that refuses some calls, for root as for everybody; under a folder, or everywhere."""

    def __init__(self, run: Run, error: int, calls: Iterable[str], below: Path | None) -> None:
        super().__init__(run.disk)
        self.error, self.calls, self.below = error, frozenset(calls), below

    def about_to(self, call: str) -> None:
        if self.below is None and call in self.calls:
            raise self._refusal

    def make_folder(self, folder: Path) -> None:
        self._check("make_folder", folder)
        super().make_folder(folder)

    def create(self, path: Path) -> int:
        self._check("create", path)
        return super().create(path)

    def replace(self, source: Path, target: Path) -> None:
        self._check("replace", target)
        super().replace(source, target)

    def open_lock(self, path: Path) -> int:
        self._check("open_lock", path)
        return super().open_lock(path)

    def read(self, path: Path) -> bytes:
        self._check("read", path)
        return super().read(path)

    @property
    def _refusal(self) -> OSError:
        return OSError(self.error, os.strerror(self.error))

    def _check(self, call: str, path: Path) -> None:
        if self.below is not None and call in self.calls and path.is_relative_to(self.below):
            raise self._refusal


def around(run: Run, name: str) -> Around:
    """Bring about a condition."""
    condition = CONDITIONS.get(name)
    assert condition is not None, f"no condition is called {name!r}: see {__file__}"
    return condition(run)


def _usual(_run: Run) -> Around:
    return Around()


def deal_file(run: Run) -> Path:
    """The file of the one deal."""
    return run.home / "deals" / f"{HALDEN}.json"


# --- the data folder --------------------------------------------------------------------------


def _no_home(run: Run) -> Around:
    shutil.rmtree(run.home)
    return Around()


def _home_is_a_file(run: Run) -> Around:
    shutil.rmtree(run.home)
    run.home.write_text("what is this?")
    return Around()


def _home_leads_nowhere(run: Run) -> Around:
    shutil.rmtree(run.home)
    run.home.symlink_to("gone")
    return Around()


def _home_below_a_file(run: Run) -> Around:
    file = run.base / "a-file"
    file.touch()
    return Around(env={"SALESCOACH_HOME": str(file / "home")})


def _home_of_bytes(run: Run) -> Around:
    return Around(env={"SALESCOACH_HOME": str(run.base / "\udc80")})


def _deals_is_a_file(run: Run) -> Around:
    shutil.rmtree(run.home / "deals")
    (run.home / "deals").write_text("what is this?")
    return Around()


def _refusing(error: int, *calls: str, below: str | None = None) -> Condition:
    def condition(run: Run) -> Around:
        run.disk = RefusingDisk(run, error, calls, None if below is None else run.base / below)
        return Around()

    return condition


def _no_pin(run: Run) -> Around:
    for pin in (run.home / "playbooks").iterdir():
        pin.unlink()
    return Around()


def _damaged_pin(run: Run) -> Around:
    for pin in (run.home / "playbooks").iterdir():
        pin.write_bytes(pin.read_bytes().replace(b"a", b"b", 1))
    return Around()


# --- the deal's file --------------------------------------------------------------------------


def _deal(change: Callable[[Path], object]) -> Condition:
    def condition(run: Run) -> Around:
        change(deal_file(run))
        return Around()

    return condition


def _fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir(mode=0o700)


def _link(path: Path) -> None:
    elsewhere = path.parent / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def _too_large(path: Path) -> None:
    os.truncate(path, LARGEST + 1)


def _truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _edited(change: Callable[[dict[str, Any]], None]) -> Condition:
    def edit(path: Path) -> None:
        deal = json.loads(path.read_bytes())
        change(deal)
        path.write_text(json.dumps(deal))

    return _deal(edit)


def _newer(deal: dict[str, Any]) -> None:
    deal["schema"] = "salescoach/deal@99"


def _of_another(deal: dict[str, Any]) -> None:
    deal["id"] = "another"


def _altered(deal: dict[str, Any]) -> None:
    deal["events"][0]["payload"]["account"] = "Halden Bored"


def _escaping(deal: dict[str, Any]) -> None:
    deal["id"] = "\x1b]0;owned\x07"


# --- the state folder -------------------------------------------------------------------------


def _state_is_a_file(run: Run) -> Around:
    run.state.write_text("what is this?")
    return Around()


def _cache_is_a_file(run: Run) -> Around:
    shutil.rmtree(run.cache, ignore_errors=True)
    run.cache.write_text("what is this?")
    return Around()


# --- streams ----------------------------------------------------------------------------------


def _with(env: dict[str, str | None] | None = None, **streams: Callable[[], object]) -> Condition:
    def condition(_run: Run) -> Around:
        parts = {name: make() for name, make in streams.items()}
        return Around(env=dict(env or {}), parts=parts)

    return condition


def _none() -> None:
    return None


def _failing(number: int) -> Callable[[], Stream]:
    return lambda: Stream(fails=OSError(number, os.strerror(number)))


def _gone() -> Stream:
    """What is left of a pipe whose reader has ended."""
    return Stream(fails=BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)))


def _terminal(encoding: str = "utf-8") -> Callable[[], Stream]:
    return lambda: Stream(terminal=True, encoding=encoding)


_ON_TERMINAL = {"stdin": _terminal(), "stdout": _terminal(), "stderr": _terminal()}


def _umask(umask: int) -> Condition:
    return lambda _run: Around(umask=umask)


def _configured(make: Callable[[Path], object]) -> Condition:
    def condition(run: Run) -> Around:
        path = run.base / "mine.toml"
        make(path)
        return Around(env={"SALESCOACH_CONFIG": str(path)})

    return condition


def _in_a_folder(text: str, *, terminal: bool) -> Condition:
    """A stranger's file in the current folder."""

    def condition(run: Run) -> Around:
        (run.base / "salescoach.toml").write_text(text)
        env = {"SALESCOACH_CONFIG": None, "CI": "1"}
        return Around(env=env, parts={"stdout": _terminal()()} if terminal else {})

    return condition


_FOLDERS: dict[str, str | None] = {
    f"SALESCOACH_{folder}": None for folder in ("HOME", "STATE", "CACHE")
}

CONDITIONS: dict[str, Condition] = {
    "a usual day": _usual,
    "the home is missing": _no_home,
    "the home is a file": _home_is_a_file,
    "the home is a link that leads nowhere": _home_leads_nowhere,
    "the home would lie below a file": _home_below_a_file,
    "the home is read-only": _refusing(
        errno.EROFS, "make_folder", "create", "replace", below="home"
    ),
    "the home belongs to somebody else": _refusing(
        errno.EACCES, "make_folder", "create", "replace", "read", below="home"
    ),
    "the disk is full": _refusing(errno.ENOSPC, "write", "overwrite"),
    "no file can be made any more": _refusing(errno.ENOSPC, "create", "make_folder"),
    "the deals folder is a file": _deals_is_a_file,
    "the deal file is a FIFO": _deal(_fifo),
    "the deal file is a folder": _deal(_folder),
    "the deal file is a link": _deal(_link),
    "the deal file is empty": _deal(lambda path: path.write_bytes(b"")),
    "the deal file is truncated": _deal(_truncated),
    "the deal file is not JSON": _deal(lambda path: path.write_bytes(b"\x1b[31mhello\xff")),
    "the deal file is nested without end": _deal(lambda path: path.write_bytes(b"[" * 100_000)),
    "the deal file is newer": _edited(_newer),
    "the deal file is of another deal": _edited(_of_another),
    "the deal file is altered": _edited(_altered),
    "the deal file is a trap": _edited(_escaping),
    "the deal file is too large": _deal(_too_large),
    "the pinned playbook is missing": _no_pin,
    "the pinned playbook is damaged": _damaged_pin,
    "the state folder is a file": _state_is_a_file,
    "the state folder is not ours": _refusing(
        errno.EACCES, "make_folder", "create", "open_lock", below="state"
    ),
    "the cache folder is a file": _cache_is_a_file,
    "stdin is closed": _with(stdin=_none),
    "stdout is closed": _with(stdout=_none),
    "stderr is closed": _with(stderr=_none),
    "every stream is closed": _with(stdin=_none, stdout=_none, stderr=_none),
    "stdout is full": _with(stdout=_failing(errno.ENOSPC)),
    "stderr is full": _with(stderr=_failing(errno.ENOSPC)),
    "the reader of stdout is gone": _with(stdout=_gone),
    "the reader of stderr is gone": _with(stderr=_gone),
    "a dumb terminal": _with({"TERM": "dumb"}, **_ON_TERMINAL),
    "a terminal in CI": _with({"CI": "1"}, **_ON_TERMINAL),
    "an ASCII terminal": _with({"CI": "1"}, stdout=_terminal("ascii"), stderr=_terminal("ascii")),
    "a Latin-1 terminal": _with(
        {"CI": "1"}, stdout=_terminal("latin-1"), stderr=_terminal("latin-1")
    ),
    "HOME is not set": _with({"HOME": None, "SALESCOACH_CONFIG": None}),
    "HOME is not set, nor any folder": _with({"HOME": None, "SALESCOACH_CONFIG": None, **_FOLDERS}),
    "an ESC in the actor's name": _with({"SALESCOACH_ACTOR": "kim\x1b[2J"}),
    "a byte in the actor's name": _with({"SALESCOACH_ACTOR": "kim\udc80"}),
    "a language that is a path": _with({"SALESCOACH_LANG": "../../etc"}),
    "a day that is none in the environment": _with({"SALESCOACH_AT": "2026-02-30"}),
    "a home with a byte that is no text": _home_of_bytes,
    "a home with a name that is too long": _with({"SALESCOACH_HOME": "/" + "x" * 5000}),
    "the configuration is no TOML": _configured(lambda path: path.write_bytes(b"\xff[")),
    "the configuration is a trap": _configured(
        lambda path: path.write_text('"\\u001b]0;owned\\u0007" = 1')
    ),
    "the configuration is a FIFO": _configured(os.mkfifo),
    "the configuration has an unknown key": _configured(
        lambda path: path.write_text("[calendar]\nholiday = []")
    ),
    "the configuration is not there": _configured(lambda path: path),
    "the configuration is a link to itself": _configured(lambda path: path.symlink_to(path)),
    "the configuration is huge": _configured(lambda path: path.write_bytes(b"#" * 100_000)),
    "the configuration names a home that is none": _configured(
        lambda path: path.write_text("data.home = '../../etc'")
    ),
    "a folder says where the data lie": _in_a_folder('data.home = "/etc"', terminal=True),
    "a folder says so to a script": _in_a_folder('data.home = "/etc"', terminal=False),
    "a folder wants signs": _in_a_folder('display.symbols = "ascii"', terminal=True),
    "umask 0": _umask(0),
    "umask 0777": _umask(0o777),
}
