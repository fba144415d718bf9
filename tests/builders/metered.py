"""A process of its own with a meter on it: how it ended, what it told, what it cost.

It is started from a small interpreter, since a process that is forked from pytest counts the
memory of pytest as its own. Nothing in it is traced, unless its environment asks for that.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# What no process here ever needs: a bomb is to end itself, and not the machine.
MOST_CPU_S = 20
MOST_ADDRESS_SPACE = 2 * 1024**3


@dataclass(frozen=True)
class Metered:
    """Exit code, both streams, seconds by the wall's clock and of the processor, peak memory."""

    code: int
    out: bytes
    err: bytes
    wall_s: float
    cpu_s: float
    peak_mb: float


def metered(words: Sequence[str], *, env: Mapping[str, str], folder: Path | None = None) -> Metered:
    """Run a program with its streams in pipes."""
    report, into = os.pipe()
    with os.fdopen(report, "rb") as reader:
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-S", "-c", _LAUNCH, str(into), *words],
                env=dict(env),
                cwd=folder,
                pass_fds=[into],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                timeout=120,
            )
        finally:
            os.close(into)
        wall_s, cpu_s, peak, code = json.loads(reader.read())
    scale = 1 if sys.platform == "darwin" else 1024
    return Metered(code, done.stdout, done.stderr, wall_s, cpu_s, peak * scale / 1e6)


_LAUNCH = f"""
import contextlib, json, os, resource, sys, time
report, program, *words = sys.argv[1:]
os.set_inheritable(int(report), False)
for name, most in (("CPU", {MOST_CPU_S}), ("AS", {MOST_ADDRESS_SPACE})):
    with contextlib.suppress(OSError, ValueError):  # not every system has each of them
        resource.setrlimit(getattr(resource, "RLIMIT_" + name), (most, most))
start = time.perf_counter()
child = os.posix_spawn(program, [program, *words], os.environ)
_, status, usage = os.wait4(child, 0)
told = (time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
os.write(int(report), json.dumps((*told, os.waitstatus_to_exitcode(status))).encode())
"""
