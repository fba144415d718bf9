"""A dialogue with a rep who types these lines, in memory: no terminal, the same `Dialogue`.

talk = Talk(run, "ulf mails fri", "")      # the second line is an Enter
ask_fact(talk.session, talk.dialogue, …)
assert talk.told == "…"
"""

from collections.abc import Callable, Sequence
from typing import Any

from salescoach.cli.dialogues.dialogue import Dialogue
from salescoach.cli.dialogues.drafts import Typed
from salescoach.cli.session import Session, Shared
from tests.builders.worlds import Run, Stream, text_of


class Talk:
    """`kept` is what the dialogue gave to be kept, after each answer."""

    def __init__(self, run: Run, *lines: str, again: Sequence[Typed] = (), **world: Any) -> None:
        self.lines = list(lines)
        self.kept: list[tuple[Typed, ...]] = []
        at_keyboard = {"stdin": Stream(terminal=True), "stderr": Stream(terminal=True)}
        self.world = run.world(**{**at_keyboard, **world})
        self.session = Session(self.world, Shared(color="never"), ("table", "plain", "json"))
        self.dialogue = Dialogue(
            self.session, keep=self.kept.append, again=again, line=line_of(self.lines)
        )

    @property
    def told(self) -> str:
        """Everything that stands on the screen but what was typed."""
        return text_of(self.world.stderr)


def line_of(lines: list[str]) -> Callable[[Session], str]:
    """The lines one after the other; then the rep leaves with Ctrl-C."""

    def line(_session: Session) -> str:
        if not lines:
            raise KeyboardInterrupt
        return lines.pop(0)

    return line
