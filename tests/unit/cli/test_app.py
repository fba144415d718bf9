import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from salescoach.cli import failures
from salescoach.cli.app import Stopped
from salescoach.cli.exits import Exit, exit_for
from salescoach.cli.output import ReaderGone
from salescoach.errors import (
    BadUsage,
    ChangedMeanwhile,
    Fatal,
    InputNeeded,
    NotFound,
    OutcomeUnknown,
    Refused,
    SalesCoachError,
)
from salescoach.values.messages import say
from tests.builders.worlds import HALDEN, Run, Stream, snapshot, text_of
from tests.faults.wrapped_disk import SwiftDisk

SECRET = "Halden pays 186000 \x1b[31m"
SENTENCE = say("nothing-to-undo", deal=HALDEN)
TOLD = f"salescoach: nothing in {HALDEN} is left to take back.\n"
HINT = say("hint.queue")
TOLD_HINT = "See your deals with: salescoach next\n"


def raising(error: BaseException) -> Callable[[], Any]:
    """A clock that breaks: every command looks at it first."""

    def clock() -> NoReturn:
        raise error

    return clock


@pytest.mark.parametrize(
    ("family", "code"),
    [
        (Refused, 1),
        (BadUsage, 2),
        (Fatal, 3),
        (OutcomeUnknown, 3),
        (SalesCoachError, 3),
        (NotFound, 4),
        (InputNeeded, 5),
        (ChangedMeanwhile, 6),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_each_family_of_errors_has_its_exit_code(
    family: type[SalesCoachError], code: int, run: Run
) -> None:
    assert exit_for(family(SENTENCE)) == code
    with_hint = run("show", HALDEN, now=raising(family(SENTENCE, HINT)))
    assert (with_hint.code, with_hint.out, with_hint.err) == (code, "", TOLD + TOLD_HINT)
    without = run("show", HALDEN, now=raising(family(SENTENCE)))
    assert (without.code, without.out, without.err) == (code, "", TOLD)


def test_errors_are_told_even_when_it_is_to_be_quiet(run: Run) -> None:
    assert run("show", HALDEN, "--quiet", now=raising(Refused(SENTENCE))).err == TOLD


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EOFError()], ids=type)
def test_whoever_cancels_is_told_that_nothing_changed(error: BaseException, run: Run) -> None:
    result = run("set", HALDEN, "need=x", now=raising(error))
    assert (result.code, result.out) == (130, "")
    assert result.err == "salescoach: cancelled, nothing changed.\n"


@pytest.mark.parametrize("code", [Exit.TERMINATED, Exit.HUNG_UP])
@pytest.mark.parametrize("closed", [{}, {"stdout": None, "stderr": None}], ids=["", "closed"])
def test_a_signal_stops_without_a_word(code: Exit, closed: dict[str, None], run: Run) -> None:
    before = snapshot(run.base)
    result = run("set", HALDEN, "need=x", now=raising(Stopped(code)), **closed)
    assert (result.code, result.out, result.err) == (code, "", "")
    assert snapshot(run.base) == before


def test_a_reader_that_went_away_is_no_error(run: Run) -> None:
    result = run("show", HALDEN, now=raising(ReaderGone()))
    assert (result.code, result.out, result.err) == (0, "", "")


CRASHES = pytest.mark.parametrize(
    "error",
    [
        RuntimeError(SECRET),
        KeyError(SECRET),
        AssertionError(SECRET),
        UnicodeEncodeError("utf-8", SECRET, 0, 1, SECRET),
        RecursionError(SECRET),
        MemoryError(),
        OSError(errno.EIO, SECRET, SECRET),
        ValueError(SECRET),
    ],
    ids=lambda error: type(error).__name__,
)


@CRASHES
@pytest.mark.parametrize("debug", [(), ("--debug",)], ids=["plain", "debug"])
def test_a_crash_is_3_and_never_says_what_it_worked_on(
    error: Exception, debug: tuple[str, ...], run: Run
) -> None:
    result = run("show", HALDEN, *debug, now=raising(error))
    assert (result.code, result.out) == (3, "")
    log = run.state / "crash.log"
    last_two = result.err.splitlines()[-2:]
    assert type(error).__name__ in last_two[0]
    assert last_two[1] == f"The details are in {log}"
    kept = log.read_text()
    for told in (result.err, kept):
        assert "Halden pays" not in told
        assert "186000" not in told
        assert "Traceback" not in told
    assert type(error).__name__ in kept
    assert "session.py" in kept
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert ("session.py" in result.err) is bool(debug)


def test_a_crash_that_cannot_be_logged_is_one_line(run: Run) -> None:
    run.state.write_text("a file")
    result = run("show", HALDEN, now=raising(RuntimeError(SECRET)))
    assert (result.code, len(result.err.splitlines())) == (3, 1)


def test_a_crash_without_any_folder_is_one_line(run: Run) -> None:
    nowhere = dict.fromkeys(("HOME", "SALESCOACH_HOME", "SALESCOACH_STATE"))
    result = run("show", HALDEN, now=raising(RuntimeError(SECRET)), env=nowhere)
    assert (result.code, len(result.err.splitlines())) == (3, 1)


def test_an_error_stays_on_one_line_whatever_was_typed(run: Run) -> None:
    result = run("set", HALDEN, "need=x", "--said-by", "Ana\nRuiz\t\x1b[31m")
    assert result.code == 4
    assert len(result.err.splitlines()) == 2
    assert "Ana Ruiz" in result.err
    assert "\\x1b[31m" in result.err


@pytest.mark.parametrize(
    "line",
    [
        ("next", "x" * 50_000),
        ("x" * 50_000,),
        ("next", "--limit", "9" * 50_000),
        ("next", "--format", "x" * 50_000),
        ("next", "--color", "x" * 50_000),
        ("next", "--lang", "x" * 50_000),
        ("next", "--at", "x" * 50_000),
        ("set", "x" * 50_000, "need=x"),
        ("set", HALDEN, "x" * 50_000),
        ("set", HALDEN, "need=x", "--said-by", "x" * 50_000),
        ("done", HALDEN, "x" * 50_000),
        ("undo", HALDEN, "x" * 50_000),
        ("new", "X", "--playbook", "x" * 50_000),
        ("person", "add", HALDEN, "X", "--role", "x" * 50_000),
    ],
    ids=lambda line: " ".join(word[:8] for word in line),
)
def test_an_error_does_not_repeat_all_of_it(line: tuple[str, ...], run: Run) -> None:
    result = run(*line)
    assert result.code in (2, 4)
    assert max(len(one) for one in result.err.splitlines()) < 500


def test_the_version_is_data(empty: Run) -> None:
    result = empty("--version")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("salescoach 0.")


# What the streams may be ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", [("next", HALDEN), ("next", "--help"), ("--help",), (), ("--version",), ("person",)]
)
def test_a_full_disk_below_the_output_is_3_with_its_name(line: tuple[str, ...], run: Run) -> None:
    full = Stream(fails=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    result = run(*line, stdout=full)
    told = "salescoach: cannot write the output: No space left on device (ENOSPC).\n"
    assert (result.code, result.err) == (3, told)


@pytest.mark.parametrize(
    "line", [("next", HALDEN), ("next", "--help"), ("--help",), ("--version",)]
)
def test_a_closed_output_is_3(line: tuple[str, ...], run: Run) -> None:
    result = run(*line, stdout=None)
    told = "salescoach: cannot write the output: standard output is closed.\n"
    assert (result.code, result.err) == (3, told)


@pytest.mark.parametrize(
    "line", [("next", HALDEN), ("next", "--help"), ("--help",), ("--version",)]
)
def test_a_broken_pipe_is_0_without_a_word(line: tuple[str, ...], run: Run) -> None:
    gone = Stream(fails=BrokenPipeError(errno.EPIPE, "Broken pipe"))
    result = run(*line, stdout=gone)
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize(
    "fails",
    [None, OSError(errno.ENOSPC, "full"), BrokenPipeError()],
    ids=["closed", "full", "gone"],
)
@pytest.mark.parametrize(
    ("line", "code"),
    [(("show", "nobody"), 4), (("set", HALDEN, "need=x"), 0), (("show", HALDEN), 0)],
)
def test_where_words_cannot_be_told_the_exit_code_still_tells(
    line: tuple[str, ...], code: int, fails: OSError | None, run: Run
) -> None:
    words = Stream(fails=fails, line_buffering=True) if fails else None
    assert run(*line, stderr=words).code == code


class Numbered(Stream):
    """A stream with a descriptor; somebody presses Ctrl-C while it is written to."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def fileno(self) -> int:
        return self.number

    def write(self, text: str) -> int:
        raise KeyboardInterrupt


def test_after_ctrl_c_what_is_left_goes_nowhere(run: Run, tmp_path: Path) -> None:
    """Else the interpreter waits at its end for a reader that does not read."""
    number = os.open(tmp_path / "left", os.O_WRONLY | os.O_CREAT)
    try:
        assert run("show", HALDEN, stdout=Numbered(number)).code == 130
        assert os.fstat(number).st_rdev == Path(os.devnull).stat().st_rdev
    finally:
        os.close(number)


def test_a_terminal_that_knows_only_ascii_gets_ascii(run: Run) -> None:
    run.ok("set", HALDEN, "need=“fibre” … 日本 é →")
    old = Stream(terminal=True, encoding="ascii")
    assert run("show", HALDEN, stdout=old).code == 0
    shown = old.written().decode("ascii")
    assert '""fibre" ... RiBen e ->"' in shown.replace("\n    ", " ")


def test_off_a_terminal_it_is_utf_8_whatever_the_locale(run: Run) -> None:
    run.ok("set", HALDEN, "need=日本 é")
    ascii_pipe = Stream(encoding="ascii")
    result = run("show", HALDEN, stdout=ascii_pipe)
    assert result.code == 0
    assert "日本 é" in text_of(ascii_pipe)


def test_a_write_that_fails_after_the_change_does_not_undo_it(run: Run) -> None:
    """The data could not be printed, but what was recorded stands: exit 3 says so to a script."""
    full = Stream(fails=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    assert run("set", HALDEN, "need=fewer breaks", "--json", stdout=full).code == 3
    assert "fewer breaks" in run.ok("show", HALDEN).out
    assert "lready recorded" in run.ok("set", HALDEN, "need=fewer breaks").err


class Unreadable(SwiftDisk):
    """Every read fails."""

    def read(self, path: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))


def test_an_error_of_the_disk_names_path_and_reason(run: Run) -> None:
    result = run("show", HALDEN, disk=Unreadable(run.disk))
    assert result.code == 3
    assert str(run.home / "deals" / f"{HALDEN}.json") in result.err
    assert "Input/output error (EIO)" in result.err


def test_an_early_error_speaks_the_language_of_either_spelling(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def found(language: str, *_: object) -> None:
        asked.append(language)

    monkeypatch.setattr(failures, "catalogue_for", found)
    for spelling in (("--lang", "de"), ("--lang=de",)):
        run("next", *spelling, "--no-such-option")
    assert asked == ["de", "de"]


def test_help_on_the_environment_needs_no_home_folder(run: Run) -> None:
    nowhere = dict.fromkeys(("HOME", "SALESCOACH_HOME", "SALESCOACH_STATE", "SALESCOACH_CACHE"))
    assert "SALESCOACH_HOME" in run.ok("help", "environment", env=nowhere).out
