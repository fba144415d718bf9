"""Many commands as processes of their own, for the price of loading the program once.

    python forked.py < JOBS > ANSWERS

A job is `{"argv": […], "stdout": "kept", "stderr": "kept", "stdin": "nothing"}`. Each is a fork
that gets real descriptors and then does what `salescoach` does from `run()` on, and at its end what
the interpreter does: what is left in a buffer, or goes wrong at the very end, is seen. A stream is

- `kept`: a file, of which the answer tells the content;
- `closed`, `full` (`/dev/full`), `gone` (a pipe without a reader), `nothing` (`/dev/null`).

An answer is `[exit code, stdout, stderr]`, the code of a signal negative.
"""

import gc
import io
import json
import os
import pkgutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import salescoach
from salescoach import __main__ as program
from tests.acceptance.processes import Coach
from tests.builders.worlds import DAY

CHECKOUT = Path(__file__).parents[2]
Job = dict[str, Any]
Answer = tuple[int, bytes, bytes]


def main() -> None:
    """Answer every job of standard input."""
    jobs: list[Job] = json.load(sys.stdin)
    for module in pkgutil.walk_packages(salescoach.__path__, "salescoach."):
        import_module(module.name)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    answers: list[Any] = []
    for job in jobs:
        files = [tempfile.TemporaryFile() for _ in range(2)]  # noqa: SIM115 - the child has them
        child = os.fork()
        if child == 0:
            become(job, [file.fileno() for file in files])
            end()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        answers.append([code, *(_content(file) for file in files)])
    json.dump(answers, sys.stdout)


def become(job: Job, files: list[int]) -> None:
    """Take the streams and the words of a job."""
    gc.disable()
    sys.argv = ["salescoach", *job["argv"]]
    if "umask" in job:
        os.umask(job["umask"])
    if "folder" in job:
        os.chdir(job["folder"])
    _open(0, job.get("stdin", "nothing"), None)
    for number in (1, 2):
        way = job.get(("stdout", "stderr")[number - 1], "kept")
        _open(number, way, files[number - 1])
    sys.stdin, sys.stdout, sys.stderr = (_stream(number) for number in range(3))
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr  # type: ignore[misc]


def end() -> NoReturn:
    """Run it. As the interpreter does, leave 120 where what is left cannot be written."""
    try:
        program.run()
    except SystemExit as left:
        code = int(left.code or 0)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except OSError:
            code = 120
    os._exit(code)


def _open(number: int, way: str, kept: int | None) -> None:
    match way:
        case "closed":
            os.close(number)
            return
        case "kept":
            assert kept is not None
            opened = kept
        case "gone":
            reader, opened = os.pipe()
            os.close(reader)
        case _:
            opened = os.open({"full": "/dev/full", "nothing": os.devnull}[way], os.O_RDWR)
    os.dup2(opened, number)


def _stream(number: int) -> Any:
    """As the interpreter makes it: with the encoding of the locale, words line by line."""
    try:
        os.fstat(number)
    except OSError:
        return None
    if number == 0:
        return open(0, encoding=None, closefd=False)
    raw = io.BufferedWriter(io.FileIO(number, "wb", closefd=False))
    encoding, _, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    return io.TextIOWrapper(raw, encoding=encoding or None, errors=errors or None,
                            line_buffering=number == 2)  # fmt: skip


def _content(file: Any) -> str:
    file.seek(0)
    content: str = file.read().decode("utf-8", "surrogateescape")
    return content


def answers(
    coach: Coach, jobs: list[Job], *, env: Mapping[str, str | None] | None = None
) -> list[Answer]:
    """For the tests: what real processes say, all of them forked from one with this environment."""
    merged = {**coach.env, "SALESCOACH_AT": DAY, "PYTHONPATH": str(CHECKOUT), **(env or {})}
    done = subprocess.run(
        [sys.executable, "-m", "tests.acceptance.forked"], input=json.dumps(jobs).encode(),
        env={name: value for name, value in merged.items() if value is not None},
        cwd=coach.base, capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    told: list[list[Any]] = json.loads(done.stdout)
    assert len(told) == len(jobs)
    return [
        (code, out.encode("utf-8", "surrogateescape"), err.encode("utf-8", "surrogateescape"))
        for code, out, err in told
    ]


if __name__ == "__main__":
    main()
