"""A reader who types what a page shows, one line after the other, on one day.

A line that is a plain `salescoach …` is run in this process, as on a terminal of 80 columns where
nobody answers; a line with a pipe or anything else of the shell is run by `sh`, with salescoach on
the PATH.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.builders.worlds import Run, Stream

DAY = "2026-04-14"  # a Tuesday
_OPERATORS = set("();<>|&")
_EXPANDED = set("$`*?")
_QUOTED = re.compile("\"[^\"$`]*\"|'[^']*'")


_NOBODY_THERE = {"FZF_DEFAULT_OPTS": "--filter=acme"}
"""What somebody would type into a program that asks at a terminal."""


class Reader:
    """Somebody with no deals yet, whose folders lie in `base`."""

    def __init__(self, base: Path) -> None:
        self._run = Run(base, env={"SALESCOACH_AT": DAY, "NO_COLOR": "1", "TERM": "xterm"})
        self._run.clock.to(DAY)

    def types(self, line: str) -> str:
        """What the line shows, words and data as they come."""
        words = _plain_words(line)
        return self.in_shell(line)[1] if words is None else self._on_terminal(words)

    def in_shell(self, script: str) -> tuple[int, str]:
        """The exit code of a script that stops at the first failure, and what it shows."""
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        finished = subprocess.run(
            ["sh", "-eu", "-c", script],
            env={**self._run.env, "PATH": path, "LANG": "C.UTF-8", **_NOBODY_THERE},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return finished.returncode, finished.stdout

    def _on_terminal(self, words: list[str]) -> str:
        screen = Stream(terminal=True)
        nobody = Stream()
        shown = self._run(*words[1:], stdin=nobody, stdout=screen, stderr=screen, folder=Path())
        return shown.out


def _plain_words(line: str) -> list[str] | None:
    """The words of a plain call of salescoach; None for anything that takes a shell."""
    if not line.startswith("salescoach ") or _EXPANDED & set(_QUOTED.sub("", line)):
        return None
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words = list(lexer)
    return None if any(word and set(word) <= _OPERATORS for word in words) else words
