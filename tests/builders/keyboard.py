"""Somebody at the keyboard, in the same process: what is typed, and what the prompts drew."""

import io
from typing import Any

from tests.builders.worlds import Result, Run, Stream

ENTER, CTRL_C, CTRL_D, DOWN = "\r", "\x03", "\x04", "\x1b[B"


class Person:
    """Somebody at the keyboard: `person.types(…)` before a command is run."""

    def __init__(self, run: Run, keys: Any, screen: io.StringIO) -> None:
        self.run = run
        self.keys = keys
        self.screen = screen

    def types(self, *keys: str) -> None:
        self.keys.send_text("".join(keys))

    def __call__(self, *argv: str, **world: Any) -> Result:
        at_keyboard = {"stdin": Stream(terminal=True), "stderr": Stream(terminal=True)}
        return self.run(*argv, **{**at_keyboard, **world})

    @property
    def was_asked(self) -> str:
        """Everything that the prompts drew."""
        return self.screen.getvalue()
