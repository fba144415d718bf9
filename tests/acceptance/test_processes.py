"""The installed program among real processes: pipes, full disks, closed streams, signals."""

import json
import os
import signal
import stat
from pathlib import Path

import pytest

from tests.acceptance.processes import Coach
from tests.acceptance.terminal import terminal
from tests.builders.worlds import HALDEN, contents, halden, snapshot


@pytest.fixture
def coach(home: Path) -> Coach:
    halden(home)
    return Coach(home)


def check_one_line(words: bytes, *parts: str) -> None:
    told = words.decode()
    assert len(told.splitlines()) == 1
    assert told.startswith(("salescoach: ", '{"schema":"salescoach/error@1"'))
    assert all(part in told for part in parts)


@pytest.mark.parametrize("line", ["next", f"next {HALDEN} --json", "next --help", "--version", ""])
def test_a_full_disk_below_the_output(line: str, coach: Coach) -> None:
    done = coach.shell(f"salescoach {line} >/dev/full")
    assert done.returncode == 3
    check_one_line(done.stderr, "No space left on device (ENOSPC)")


@pytest.mark.parametrize("line", [f"show {HALDEN}", f"show {HALDEN} --json", "--help"])
def test_a_reader_that_goes_away(line: str, coach: Coach) -> None:
    done = coach.shell(f"salescoach {line} | true; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_takes_a_line(coach: Coach) -> None:
    done = coach.shell(f"salescoach show {HALDEN} | head -1; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"deal\tid\thalden-board\n"


def test_closed_streams(coach: Coach) -> None:
    check_one_line(coach.shell("salescoach next >&-").stderr, "standard output is closed")
    assert coach.shell("salescoach next >&-").returncode == 3
    assert coach.shell("salescoach next <&-").returncode == 0
    assert coach.shell("salescoach show nobody 2>&-").returncode == 4
    assert coach.shell("salescoach show nobody 2>/dev/full").returncode == 4
    assert coach.shell("salescoach next <&- >&- 2>&-").returncode == 3


def test_bytes_that_are_no_text(coach: Coach) -> None:
    before = snapshot(coach.base / "home")
    for words in ((b"set", HALDEN, b"need=caf\xe9"), (b"new", b"caf\xe9"), (b"show", b"caf\xe9")):
        done = coach(*words)
        assert done.returncode in (2, 4)
        assert done.stdout == b""
        assert done.stderr.decode().startswith("salescoach: ")
    assert snapshot(coach.base / "home") == before


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "xx_YY.nonsense", "LANG": "nonsense"},
        {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"},
    ],
    ids=["C", "nonsense", "ascii"],
)
def test_names_survive_any_locale(env: dict[str, str], coach: Coach) -> None:
    done = coach("new", "Lumbre Cerámica 陶瓷", "--type", "market", env=env)
    assert (done.returncode, done.stdout) == (0, b"lumbre-ceramica-taoci\n")
    assert "Lumbre Cerámica 陶瓷" in done.stderr.decode()
    told = json.loads(coach("show", "lumbre-ceramica-taoci", "--json", env=env).stdout)
    assert told["deal"]["account"] == "Lumbre Cerámica 陶瓷"


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777], ids=oct)
def test_all_is_private_whatever_the_umask(umask: int, home: Path) -> None:
    coach = Coach(home)
    before = os.umask(umask)
    try:
        assert coach("new", "Acme Pumps", "--type", "market").returncode == 0
    finally:
        os.umask(before)
    modes = {
        path: stat.S_IMODE(path.lstat().st_mode)
        for folder in ("home", "state", "cache")
        for path in [home / folder, *(home / folder).rglob("*")]
    }
    assert len(modes) > 8
    wrong = [p for p, mode in modes.items() if mode != (0o700 if p.is_dir() else 0o600)]
    assert wrong == []


def test_without_a_home_folder(coach: Coach) -> None:
    nowhere = dict.fromkeys(("HOME", "SALESCOACH_HOME"))
    check_one_line(coach("next", env=nowhere).stderr, "SALESCOACH_HOME")
    assert coach("next", env={"HOME": None}).returncode == 0


def test_the_current_folder_may_be_gone(coach: Coach) -> None:
    done = coach.shell("mkdir gone && cd gone && rmdir ../gone && salescoach next --format ids")
    assert (done.returncode, done.stdout) == (0, b"halden-board\n")


def test_a_relative_folder_below_a_current_one_that_is_gone(coach: Coach) -> None:
    done = coach.shell("mkdir gone && cd gone && rmdir ../gone && salescoach next --home deals")
    assert done.returncode == 3
    assert b"wrong inside" not in done.stderr


def test_a_pipeline_as_a_script_writes_it(coach: Coach) -> None:
    done = coach.shell(
        "set -eu -o pipefail\n"
        'deal=$(salescoach new "Corvin Dairies" --type market --quiet)\n'
        'salescoach person add "$deal" "Priya Nair" --role purchasing --quiet\n'
        'salescoach set "$deal" "need=less chlorine" --said-by priya --quiet\n'
        'salescoach next "$deal" --format ids | head -1\n'
        'if salescoach gate "$deal" >/dev/null; then echo open; else echo "closed $?"; fi\n'
        "salescoach next --format ids | sort\n"
    )
    assert (done.returncode, done.stderr) == (0, b"")
    first, gate, *deals = done.stdout.decode().splitlines()
    assert first.startswith(("do/", "find-out/", "meet/"))
    assert (gate, deals) == ("closed 1", ["corvin-dairies", "halden-board"])


# Signals at a prompt ---------------------------------------------------------------------------

ASKED = f'"$COACH" next {HALDEN}; exec "$COACH" done {HALDEN} 1'


@pytest.mark.waits
@pytest.mark.xdist_group("terminal")
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)],
    ids=lambda value: value.name if isinstance(value, signal.Signals) else "",
)
def test_a_signal_at_a_prompt_changes_nothing(
    number: signal.Signals, code: int, home: Path
) -> None:
    halden(home)
    before = contents(home / "home")
    with terminal(home, ASKED) as shown:
        shown.see("What do they need")
        shown.type("a shift at the machine\r")
        shown.see("Who said so")
        shown._child.kill(number)
        assert shown.ended() == code
    assert contents(home / "home") == before
    assert not list((home / "state").rglob("*.lock"))


@pytest.mark.waits
@pytest.mark.xdist_group("terminal")
def test_a_terminal_that_is_closed_hangs_up(home: Path) -> None:
    halden(home)
    before = contents(home / "home")
    with terminal(home, ASKED) as shown:
        shown.see("What do they need")
        shown._child.close(force=False)
        assert shown._child.exitstatus == 129
    assert contents(home / "home") == before


@pytest.mark.waits
@pytest.mark.xdist_group("terminal")
def test_nohup_stays_nohup(home: Path) -> None:
    """Whoever was told to ignore the hang-up signal goes on."""
    halden(home)
    with terminal(home, f"trap '' HUP; {ASKED}") as shown:
        shown.see("What do they need")
        shown._child.kill(signal.SIGHUP)
        shown.type("a shift at the machine\r")
        shown.see("Who said so")
        shown.type("\x03")
        assert shown.ended() == 130
