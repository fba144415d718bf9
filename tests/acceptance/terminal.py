"""A real pseudo-terminal with the program in it, and what a person would see on its screen."""

import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pyte

COACH = str(Path(sys.executable).with_name("salescoach"))
PATIENCE_S = 20.0


class Terminal:
    """A program in a terminal of so many columns: type, and look at the screen."""

    def __init__(self, child: "pexpect.spawn[bytes]", columns: int, lines: int) -> None:
        self._child = child
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._asked = -1

    @property
    def screen(self) -> str:
        """The lines of the screen, without trailing blanks."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    @property
    def text(self) -> str:
        """The screen as one line: a terminal breaks long lines anywhere."""
        return "".join(self._screen.display)

    def see(self, text: str, *, patience_s: float = PATIENCE_S) -> None:
        """Wait until the text stands on the screen."""
        self._until(lambda: text in self.screen, text, patience_s)

    def type(self, keys: str) -> None:
        """Press keys; a line ends with a carriage return."""
        self._child.send(keys.encode())

    def answer(self, text: str) -> None:
        """Wait for the next prompt, type a line, and press Enter."""
        self.prompted()
        self.type(f"{text}\r")

    def prompted(self) -> None:
        """Wait for a prompt `> ` below the one before. The screen must not scroll."""
        cursor = self._screen.cursor

        def there() -> bool:
            line = self._screen.display[cursor.y]
            return cursor.y > self._asked and cursor.x == 2 and line.rstrip() == ">"

        self._until(there, "a prompt")
        self._asked = cursor.y

    def hangs_up(self) -> None:
        """The terminal is closed."""
        self._child.close(force=False)

    def sends(self, signal: int) -> None:
        """A signal reaches the program."""
        self._child.kill(signal)

    def ended(self) -> int:
        """Wait for the program to end; its exit code."""
        self._until(lambda: not self._child.isalive(), "the end")
        self._read()
        self._child.close()
        assert self._child.exitstatus is not None
        return int(self._child.exitstatus)

    def _until(self, done: object, what: str, patience_s: float = PATIENCE_S) -> None:
        end = time.monotonic() + patience_s
        while not done():  # type: ignore[operator]
            self._read()
            if time.monotonic() > end:
                raise AssertionError(f"never saw {what!r}:\n{self.screen}")

    def _read(self) -> None:
        try:
            data = self._child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            return
        self.raw += data
        self._stream.feed(data)


@contextmanager
def terminal(
    base: Path,
    command: str,
    *,
    columns: int = 80,
    lines: int = 40,
    env: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """Run a shell command line; `$COACH` in it is the program."""
    everything = {
        "PATH": os.environ["PATH"],
        "HOME": str(base / "user"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "COACH": COACH,
        "SALESCOACH_HOME": str(base / "home"),
        "SALESCOACH_STATE": str(base / "state"),
        "SALESCOACH_CACHE": str(base / "cache"),
        "SALESCOACH_AT": "2026-04-14",
        "SALESCOACH_ACTOR": "kim",
        "SALESCOACH_CONFIG": str(base / "no-configuration.toml"),
        **(env or {}),
    }
    child: pexpect.spawn[bytes] = pexpect.spawn(
        "/bin/sh", ["-c", command], env=everything, dimensions=(lines, columns), cwd=str(base),
        timeout=PATIENCE_S,
    )  # fmt: skip
    try:
        yield Terminal(child, columns, lines)
    finally:
        child.close(force=True)
