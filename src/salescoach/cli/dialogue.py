"""Questions at the terminal, one after the other, with what was typed kept until it is recorded.

Everything is written beside the data, never to stdout, and breaks at words. A dialogue that was
left is played again with the same keys: its questions follow from the deal and from the answers.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from salescoach.cli.drafts import Typed
from salescoach.cli.prompts import ask_line
from salescoach.cli.rendering.layout import Piece, Screen
from salescoach.cli.session import Session
from salescoach.errors import InputNeeded, SalesCoachError
from salescoach.values.messages import Message, say

Read = TypeVar("Read")


class Dialogue:
    """One dialogue. `keep` is called with everything typed so far after each answer.

    `again` is what was typed before it was left: as long as the questions are the same ones, these
    are the answers. `line` gives what is typed at the keyboard.

    Attributes:
        typed: the lines that were taken, in order.
        keys: how many keys it took so far, each Enter and each line not taken counted.
    """

    def __init__(
        self,
        session: Session,
        *,
        keep: Callable[[tuple[Typed, ...]], None],
        again: Sequence[Typed] = (),
        line: Callable[[Session], str] = ask_line,
    ) -> None:
        if not session.may_ask:
            raise InputNeeded(say("no-terminal"), say("hint.give"))
        self._session = session
        self._keep = keep
        self._again = list(again)
        self._ask_line = line
        self.typed: list[Typed] = []
        self.keys = 0

    def tell(self, *pieces: Piece | Message, indent: int = 0, hang: int | None = None) -> None:
        """A paragraph: messages, texts, or texts with a style."""
        screen = Screen(self._session, beside=True)
        screen.add(*(self._piece(one) for one in pieces), indent=indent, hang=hang)
        self._session.out.beside(screen.text())

    def blank(self) -> None:
        """An empty line."""
        self._session.out.beside("\n")

    def ask(self, key: str, read: Callable[[str], Read]) -> Read:
        """What is typed, as read; the question was told before.

        What cannot be read is told, and asked again. Enter gives an empty text to `read`.
        """
        while True:
            text = self._line(key)
            self.keys += len(text) + 1
            try:
                found = read(text)
            except SalesCoachError as error:
                self.tell((self._session.text(error.sentence), "yellow"), indent=2)
                if error.hint is not None:
                    self.tell(self._session.text(error.hint), indent=2)
                continue
            self.typed.append(Typed(key, text))
            self._keep(tuple(self.typed))
            return found

    def _line(self, key: str) -> str:
        """From the draft as long as it fits, then from the keyboard."""
        if self._again and self._again[0].key == key:
            text = self._again.pop(0).text
            self.tell((f"> {text}".rstrip(), "dim"))
            return text
        self._again.clear()
        return self._ask_line(self._session)

    def _piece(self, one: Piece | Message) -> Piece:
        return self._session.text(one) if isinstance(one, Message) else one
