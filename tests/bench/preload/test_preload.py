"""The same faults from outside: a preloaded library fails the Nth system call of the real program.

`tests/faults` injects them below the file port, everywhere; this confirms that nothing slips past
the port, on Linux with a C compiler. About 0.2 s a trial.
"""

import errno
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.places import Place, Sight, new_place, promised, sight_of

KILL, HALF = 0, -1
FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EMFILE)
MOST_CALLS = 200
FAULT_C = Path(__file__).with_name("fault.c")
COMPILER = shutil.which("cc")

pytestmark = [
    pytest.mark.bench,
    pytest.mark.torture,
    pytest.mark.waits,
    pytest.mark.skipif(
        COMPILER is None or not sys.platform.startswith("linux"), reason="needs Linux and cc"
    ),
]

NEW = ["new", "Acme Pumps", "--type", "opportunity"]
ANA = ["person", "add", "acme-pumps", "Ana Ruiz", "--role", "user"]
NEED = ["set", "acme-pumps", "need=x", "--said-by", "ana"]


@dataclass(frozen=True)
class Case:
    """A command line and those before it."""

    argv: list[str]
    given: tuple[list[str], ...]
    repeatable: bool = True


CASES = {
    "new": Case(NEW, ([*NEW, "--dry-run"],)),
    "person add": Case(ANA, (NEW,)),
    "set": Case(NEED, (NEW, ANA)),
    "done": Case(["done", "acme-pumps", "weigh-us-and-them"], (NEW,)),
    "undo": Case(["undo", "acme-pumps"], (NEW, ANA), repeatable=False),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert COMPILER is not None
    built = tmp_path_factory.mktemp("preload") / "fault.so"
    argv = [COMPILER, "-shared", "-fPIC", "-Wall", "-Werror", "-o", str(built), str(FAULT_C)]
    subprocess.run([*argv, "-ldl"], check=True)
    return built


def run(argv: list[str], place: Place, more: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run `salescoach ARGV` in a process of its own, open to all that the umask would let in."""
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("COV")},
        "SALESCOACH_HOME": str(place.home),
        "SALESCOACH_STATE": str(place.state),
        "SALESCOACH_CACHE": str(place.base / "cache"),
        "SALESCOACH_ACTOR": "rep",
        "SALESCOACH_AT": "2026-03-05",
        **more,
    }
    command = [sys.executable, "-m", "salescoach", *argv]
    return subprocess.run(command, env=env, umask=0, capture_output=True, text=True, check=False)


def trial(case: Case, place: Place, library: Path, at: int, error: int, lasting: bool) -> bool:
    """Run the command with a fault; whether the fault struck."""
    mark = place.base / "struck"
    more = {
        "LD_PRELOAD": str(library),
        "FAULT_ROOT": str(place.base / "data"),
        "FAULT_AT": str(at),
        "FAULT_ERRNO": str(error),
        "FAULT_MARK": str(mark),
        **({"FAULT_LAST": "1"} if lasting else {}),
    }
    old, files = sight_of(place), place.files()
    ended = run(case.argv, place, more)
    what = f"{case.argv}, call {at}, {NAMES[error]}: {ended.stderr}"
    seen = sight_of(place)
    if seen == old:
        promised(all(place.files()[name] == files[name] for name in files), f"{what}: other bytes")
    promised(place.open_to_others() == [], f"{what}: {place.open_to_others()}")
    if error == KILL and mark.exists():
        promised(ended.returncode == -9, what)
    elif ended.returncode == 0:
        promised(seen != old, f"{what}: nothing was recorded")
    else:
        _check_failure(ended, error, changed=seen != old, what=what)
    _check_repeated(case, place, seen, old, what)
    return mark.exists()


def _check_failure(
    ended: "subprocess.CompletedProcess[str]", error: int, *, changed: bool, what: str
) -> None:
    promised(ended.returncode == 3, f"{what}: exit {ended.returncode}")
    promised("Traceback" not in ended.stderr, what)
    promised(errno.errorcode[error] in ended.stderr, f"{what}: names no cause")
    promised("/data" in ended.stderr, f"{what}: names no path")
    promised(("may or may not" in ended.stderr) == changed, f"{what}: but changed is {changed}")


def _check_repeated(case: Case, place: Place, seen: Sight, old: Sight, what: str) -> None:
    if not case.repeatable and seen != old:
        return
    again = run(case.argv, place, {})
    promised(again.returncode == 0, f"{what}, repeated: {again.stderr}")
    events = sum(len(deal) for deal in sight_of(place).values())
    before = sum(len(deal) for deal in old.values())
    promised(events == before + 1, f"{what}, repeated: {events - before} new events")


NAMES = {KILL: "SIGKILL", HALF: "half a write", **errno.errorcode}
ONCE = [(name, error, False) for name in CASES for error in (KILL, HALF, errno.ENOSPC, errno.EIO)]
MORE = [("set", error, lasting) for error in FAULTS for lasting in (False, True)]


@pytest.mark.parametrize(
    ("name", "error", "lasting"),
    [
        pytest.param(*trial, id=f"{trial[0]}, {NAMES[trial[1]]}{', lasting' * trial[2]}")
        for trial in dict.fromkeys([*ONCE, ("set", HALF, True), *MORE])
    ],
)
def test_every_system_call_may_fail(
    name: str, error: int, lasting: bool, library: Path, tmp_path: Path
) -> None:
    case = CASES[name]
    start = new_place(tmp_path / "start")
    for argv in case.given:
        assert run(argv, start, {}).returncode == 0
    for at in range(1, MOST_CALLS):
        place = start.copy_to(tmp_path / f"{at}")
        if not trial(case, place, library, at, error, lasting):
            break
        place.remove()
    else:
        pytest.fail("this command never ends")
    assert at > 5, "the library saw hardly any call"
    print(f"{name}: {at - 1} calls, {NAMES[error]} at each")
