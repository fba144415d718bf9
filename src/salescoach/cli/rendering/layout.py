"""A screen: lines of text that break by display width, with a hanging indent and quiet styles.

Rich does the measuring and the colours. Every piece is made harmless when it is added, so that
the finished text may carry our own escape sequences and no other.
"""

import re
from collections.abc import Sequence
from functools import partial
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from salescoach.cli.rendering.breaking import wrapped
from salescoach.cli.session import Session
from salescoach.values.text import one_line

Piece = str | tuple[str, str]

NARROWEST = 40
WIDEST = 100
UNKNOWN_WIDTH = 80
_OPTION = re.compile(r"(--[a-z-]+) (?=[^-\s])")
_GLUE = "\ufdd0"
"""A space at which no line breaks: no character that text can hold, one cell wide."""


def unbroken(name: str) -> str:
    """A name that stays on one line wherever it fits on one; for `Screen.add` alone."""
    return name.replace(" ", _GLUE)


def kept_together(words: str) -> str:
    """The same with `KEY = meaning` never broken at its sign."""
    return words.replace(" = ", f"{_GLUE}={_GLUE}")


def options_kept(command: str) -> str:
    """A command in which no option is parted from its value."""
    return _OPTION.sub(rf"\1{_GLUE}", command)


class Screen:
    """Collects lines; `text` is the whole screen. Off a terminal it is 80 columns, no colour.

    `beside`: it is part of a dialogue, which is on a terminal wherever the data goes.
    """

    def __init__(self, session: Session, *, beside: bool = False) -> None:
        self.width = _width(session, beside=beside)
        self._spelled = partial(session.out.spelled, beside=beside)
        self._lines: list[Text] = []
        self._names: tuple[str, ...] = ()
        colour = _wants_colour(session, beside=beside)
        self._console = Console(
            file=StringIO(),
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )

    @property
    def height(self) -> int:
        """Lines so far."""
        return len(self._lines)

    def keep(self, *names: str) -> None:
        """From here on no line breaks inside one of these, where it fits on a line."""
        known = dict.fromkeys((*self._names, *(self._one_line(name) for name in names)))
        self._names = tuple(known)

    def add(self, *pieces: Piece, indent: int = 0, hang: int | None = None) -> None:
        """A paragraph. `hang` is the indent of its further lines (by default the same)."""
        text = Text()
        for piece in pieces:
            words, style = piece if isinstance(piece, tuple) else (piece, "")
            text.append(self._one_line(words), style=style)
        rest = indent if hang is None else hang
        first, room = (max(self.width - one, 10) for one in (indent, rest))
        for place, line in enumerate(wrapped(text, room, self._names, first=first)):
            line.plain = line.plain.replace(_GLUE, " ")
            self._lines.append(Text(" " * (indent if place == 0 else rest)) + line)

    def column(self, label: Piece, words: Piece, *, at: int) -> None:
        """A label, and from column `at` on the words, their lines below each other.

        A label that is too long for that stands on a line of its own.
        """
        name, name_style = label if isinstance(label, tuple) else (label, "")
        said, style = words if isinstance(words, tuple) else (words, "")
        room = at - cell_len(self._one_line(name))
        first = Text(self._one_line(name) + " " * room, style=name_style)
        if room < 1:
            self._lines.append(Text(self._one_line(name), style=name_style))
            first = Text(" " * at)
        text = Text(self._one_line(said), style=style)
        for line in wrapped(text, max(self.width - at, 10), self._names):
            self._lines.append(first + line)
            first = Text(" " * at)

    def lines_of(self, words: str) -> int:
        """How many lines a paragraph without indent would take."""
        return len(wrapped(Text(self._one_line(words)), self.width, self._names))

    def broken(self, words: str, width: int) -> list[str]:
        """The words on lines of so many cells: a column of a table."""
        return [line.plain for line in wrapped(Text(self._one_line(words)), width, self._names)]

    def whole(self, *pieces: Piece, indent: int = 0) -> None:
        """One line however wide: what is to be copied must not be broken."""
        text = Text(" " * indent)
        for piece in pieces:
            words, style = piece if isinstance(piece, tuple) else (piece, "")
            text.append(self._one_line(words), style=style)
        self._lines.append(text)

    def pair(self, left: Piece, right: Piece) -> None:
        """Left and right on one line, or below each other where they do not fit."""
        words, style = left if isinstance(left, tuple) else (left, "")
        beside, quiet = right if isinstance(right, tuple) else (right, "")
        gap = self.width - cell_len(self._one_line(words)) - cell_len(self._one_line(beside))
        if gap < 2:
            self.add((words, style))
            if beside:
                self.add((beside, quiet))
            return
        line = Text(self._one_line(words).replace(_GLUE, " "), style=style)
        if beside:
            line.append(" " * gap)
            line.append(self._one_line(beside).replace(_GLUE, " "), style=quiet)
        self._lines.append(line)

    def blank(self) -> None:
        """An empty line, never two."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(Text())

    def text(self) -> str:
        """The whole screen with a final newline."""
        lines = list(self._lines)
        while lines and not lines[-1].plain:
            lines.pop()
        with self._console.capture() as captured:
            for line in lines:
                self._console.print(line, soft_wrap=True)
        return captured.get()

    def _one_line(self, words: str) -> str:
        """Harmless, on one line, and as the terminal can write it: what is measured is shown."""
        return _GLUE.join(self._spelled(part) for part in one_line(words).split(_GLUE))


def columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column has to be, in cells."""
    return [max(cell_len(one_line(row[at])) for row in rows) for at in range(len(rows[0]))]


def padded(words: str, width: int) -> str:
    """The words on one line, filled up with spaces to a width in cells."""
    return one_line(words) + " " * (width - cell_len(one_line(words)))


def right(words: str, width: int) -> str:
    """The same with the spaces before the words: for numbers below each other."""
    return " " * (width - cell_len(one_line(words))) + one_line(words)


def _width(session: Session, *, beside: bool) -> int:
    if not (session.on_terminal or beside):
        return UNKNOWN_WIDTH
    return min(max(session.world.width(), NARROWEST), WIDEST)


def _wants_colour(session: Session, *, beside: bool) -> bool:
    if session.format == "plain" and not beside:
        return False  # lines for a program, whatever else was said
    if session.color != "auto":
        return session.color == "always"
    return session.on_terminal or beside
