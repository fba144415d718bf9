"""Questions at the terminal, one after the other, with what was typed kept until it is recorded.

Everything is written beside the data, never to stdout, and breaks at words. A dialogue that was
left is played again with the same keys: its questions follow from the deal and from the answers.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from salescoach.cli.dialogues.drafts import Typed
from salescoach.cli.prompts import ask_line
from salescoach.cli.rendering.layout import Piece, Screen, kept_together
from salescoach.cli.session import Session
from salescoach.errors import BadUsage, InputNeeded, SalesCoachError
from salescoach.values.messages import Message, say

Read = TypeVar("Read")


class Dialogue:
    """One dialogue. `keep` is called with everything typed so far after each answer.

    `again` is what was typed before it was left: the answers to the questions that are the same
    ones. `line` gives what is typed at the keyboard.

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
        self._names: tuple[str, ...] = ()
        self.typed: list[Typed] = []
        self.keys = 0

    def keep_whole(self, names: Iterable[str]) -> None:
        """From here on no line breaks inside one of these, where it fits on a line."""
        self._names = tuple(dict.fromkeys((*self._names, *names)))

    def tell(self, *pieces: Piece | Message, indent: int = 0, hang: int | None = None) -> None:
        """A paragraph: messages, texts, or texts with a style."""
        screen = self._screen()
        screen.add(*(self._piece(one) for one in pieces), indent=indent, hang=hang)
        self._session.out.beside(screen.text())

    def pair(self, left: Piece | Message, right: Message) -> None:
        """A question with what the keys mean at the right edge, below it where there is no room."""
        screen = self._screen()
        screen.pair(self._piece(left), (kept_together(self._session.text(right)), "dim"))
        self._session.out.beside(screen.text())

    def keys_mean(self, message: Message, *, indent: int = 0) -> None:
        """What the keys mean, in a quiet line."""
        self.tell((kept_together(self._session.text(message)), "dim"), indent=indent)

    def refuse(self, sentence: Message, hint: Message | None, *, indent: int = 2) -> None:
        """What cannot be taken as it was typed, and what would mend it."""
        self.tell((self._session.text(sentence), "yellow"), indent=indent)
        if hint is not None:
            self.tell(hint, indent=indent)

    def text(self, message: Message) -> str:
        """A message in the language of the dialogue."""
        return self._session.text(message)

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
                self.refuse(error.sentence, error.hint)
                continue
            self.typed.append(Typed(key, text))
            self._keep((*self.typed, *self._again))
            return found

    def _line(self, key: str) -> str:
        """From the draft where it has an answer to this question, else from the keyboard.

        Answers to questions that are not asked any more are left out.
        """
        place = next((at for at, one in enumerate(self._again) if one.key == key), None)
        if place is None:
            return self._ask_line(self._session)
        text = self._again[place].text
        del self._again[: place + 1]
        self.tell((f"> {text}".rstrip(), "dim"))
        return text

    def _screen(self) -> Screen:
        screen = Screen(self._session, beside=True)
        screen.keep(*self._names)
        return screen

    def _piece(self, one: Piece | Message) -> Piece:
        return self._session.text(one) if isinstance(one, Message) else one


def yes_or_no(text: str) -> bool | None:
    """True for `y`, False for `n`, None for Enter; BadUsage for anything else."""
    known = {"": None, "y": True, "yes": True, "n": False, "no": False}
    if text.casefold() not in known:
        raise BadUsage(say("ask.not-y-n", text=text[:60]), say("hint.ask-y-n"))
    return known[text.casefold()]
