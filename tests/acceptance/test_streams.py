"""What may be wrong with a standard stream, for every command, in real processes.

`forked.py` gives each command descriptors that are closed, full or without a reader, and waits for
its real end.
"""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from salescoach.cli.exits import Exit
from salescoach.cli.groups import formats_of
from salescoach.cli.registry import COMMANDS, Entry
from tests.acceptance.forked import Job, answers
from tests.acceptance.processes import COACH, Coach
from tests.builders.command_lines import ALL
from tests.builders.ready import (
    COSTLY,
    EACH_READER,
    EACH_WRITER,
    EVERY,
    READING,
    line_of,
    ready,
    usual,
    usual_code,
)
from tests.builders.worlds import HALDEN, Stream, demo, halden

CHEAP = tuple(entry for entry in COMMANDS if entry.name not in COSTLY)


def there(entry: Entry) -> list[str]:
    """Its line, on the data of its world."""
    return [*ALL[entry.name], "--home", str(ready(entry).home)]


def told_once(words: bytes, part: str) -> bool:
    """One line of ours, or one document, with this in it."""
    lines = words.decode().splitlines()
    return len(lines) == 1 and lines[0].startswith(("salescoach: ", "{")) and part in lines[0]


# In real processes -------------------------------------------------------------------------------

BAD_STDOUT = {
    "closed": (Exit.FATAL, "standard output is closed"),
    "full": (Exit.FATAL, "No space left on device (ENOSPC)"),
    "gone": (Exit.WORKED, ""),
}


@pytest.mark.waits
def test_every_reader_says_what_is_wrong_with_its_output(home: Path) -> None:
    entries = [one for one in READING if "json" in formats_of(one) and one.name not in COSTLY]
    ways = ("kept", *BAD_STDOUT)
    jobs = [{"argv": [*there(one), "--json"], "stdout": way} for one in entries for way in ways]
    told = iter(answers(Coach(home), jobs))
    for entry in entries:
        code, document, words = next(told)
        assert (code, bool(document)) == (usual_code(entry), True), entry.name
        for way, (bad, part) in BAD_STDOUT.items():
            code, _, err = next(told)
            assert code == bad, (entry.name, way)
            first, _, second = err.rpartition(b"salescoach: ")
            assert first in words or not part, (entry.name, err)
            assert part in second.decode(), (entry.name, way, err)
            assert part or err == words, (entry.name, way, err)


@pytest.mark.waits
def test_where_nothing_can_be_told_or_asked_every_exit_code_still_tells(home: Path) -> None:
    usual_: Job = {}
    ways: list[Job] = [usual_, *({"stderr": bad} for bad in BAD_STDOUT), {"stdin": "closed"}]
    entries = [one for one in CHEAP if not one.writes]
    jobs = [{"argv": there(one), **way} for one in entries for way in ways]
    told = iter(answers(Coach(home), jobs))
    for entry in entries:
        code, out, _ = next(told)
        assert code == usual_code(entry), entry.name
        for way in ways[1:]:
            assert next(told)[:2] == (code, out), (entry.name, way)


@pytest.mark.waits
def test_a_refusal_that_nobody_hears_is_still_one(home: Path) -> None:
    jobs = [{"argv": [*there(one), "--at", "x"], "stderr": "gone"} for one in CHEAP]
    assert {answer[:2] for answer in answers(Coach(home), jobs)} == {(Exit.USAGE, b"")}


@pytest.mark.waits
@pytest.mark.parametrize("way", ["closed", "full"])
def test_what_was_recorded_stands_and_the_error_says_so(way: str, home: Path) -> None:
    halden(home)
    (new, changed, again) = answers(
        Coach(home),
        [
            {"argv": ["new", "Corvin Dairies", "--type", "market"], "stdout": way},
            {"argv": ["set", HALDEN, "need=fewer breaks", "--json"], "stdout": way},
            {"argv": ["set", HALDEN, "need=fewer breaks"]},
        ],
    )
    first, stands = new[2].decode().splitlines()[-2:]
    told = json.loads(changed[2].decode().splitlines()[-1])  # a program gets a document
    assert (new[0], changed[0]) == (Exit.FATAL, Exit.FATAL)
    assert "cannot write the output" in first
    assert "cannot write the output" in told["message"]
    assert " stands. " in stands
    assert " stands. " in told["hint"]
    assert again[0] == 0
    assert b"lready recorded" in again[2]


# Somebody has had enough -------------------------------------------------------------------------


@contextmanager
def nobody_reads() -> Iterator[int]:
    """The end of a pipe that is full up, and stays so."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    try:
        while os.write(writer, b"x" * 4096):
            pass
    except BlockingIOError:
        os.set_blocking(writer, True)
    try:
        yield writer
    finally:
        os.close(reader)
        os.close(writer)


@pytest.mark.waits
@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGINT, 130, b"salescoach: cancelled, nothing changed.\n"),
        (signal.SIGTERM, 143, b""),
        (signal.SIGHUP, 129, b""),
    ],
    ids=["SIGINT", "SIGTERM", "SIGHUP"],
)
def test_a_command_whose_output_nobody_takes_can_be_ended(
    number: int, code: int, said: bytes, home: Path
) -> None:
    """As with `salescoach show DEAL | less` and Ctrl-C: what is left to be written is forgotten."""
    demo(home)
    with nobody_reads() as writer:
        child = subprocess.Popen(
            [str(COACH), "show", HALDEN], env=Coach(home).env, stdin=subprocess.DEVNULL,
            stdout=writer, stderr=subprocess.PIPE,
        )  # fmt: skip
        try:
            _until_it_waits(child.pid)
            child.send_signal(number)
            _, err = child.communicate(timeout=20)
        finally:
            child.kill()
    assert (child.returncode, err) == (code, said)


def _until_it_waits(process: int) -> None:
    """Until it sleeps in a call of the system: here, the write."""
    import time

    end = time.monotonic() + 20
    waited = 0
    while waited < 5:
        assert time.monotonic() < end, "it never waited"
        state = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0]
        waited = waited + 1 if state == "S" else 0
        time.sleep(0.05)


# In this process: every command, at the moment of its first output ------------------------------


class Interrupted(Stream):
    """Somebody presses Ctrl-C as soon as something is shown."""

    def write(self, text: str) -> int:
        raise KeyboardInterrupt


@EACH_READER
def test_ctrl_c_ends_a_reader_with_130(entry: Entry) -> None:
    if entry.name in COSTLY or not usual(entry, "plain").out:
        return
    result = ready(entry)(*line_of(entry), stdout=Interrupted())
    assert result.code == Exit.CANCELLED
    assert told_once(result.err.encode(), "cancelled, nothing changed")


@EACH_WRITER
def test_ctrl_c_after_the_change_says_that_it_stands(entry: Entry, home: Path) -> None:
    run = ready(entry).copy_to(home)
    result = run(*ALL[entry.name], "--json", stdout=Interrupted())
    assert result.code == Exit.CANCELLED
    assert "nothing changed" not in result.err
    assert "stands" in result.err


@EVERY
def test_ctrl_c_before_anything_is_done_says_that_nothing_changed(entry: Entry) -> None:
    def pressed(_instant: object) -> str:
        raise KeyboardInterrupt

    result = ready(entry)(*ALL[entry.name], local_day=pressed)
    assert result.code == Exit.CANCELLED
    assert result.out == ""
    assert told_once(result.err.encode(), "cancelled, nothing changed")


@pytest.mark.waits
def test_a_descriptor_that_is_closed_is_never_a_file_of_the_data(home: Path) -> None:
    """The next file that is opened would get the number of standard error."""
    halden(home)
    done = Coach(home).shell(
        f"salescoach set {HALDEN} need=x <&- >&- 2>&-; code=$?; salescoach doctor; exit $code"
    )
    assert (done.returncode, done.stdout) == (0, b"")
