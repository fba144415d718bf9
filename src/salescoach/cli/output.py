"""The one sink: everything that is shown goes through here, made harmless.

Data goes to stdout, words to stderr. A reader that went away is no error; a full disk is.
"""

import contextlib
from collections.abc import Iterable
from typing import TextIO

from salescoach.cli.world import World, is_terminal
from salescoach.errors import fatal
from salescoach.store.atomic import reason_of
from salescoach.values.text import harmless, one_line


class ReaderGone(Exception):
    """The reader of our output has closed its end: stop quietly, exit 0."""


class Output:
    """Writes lines. `quiet` leaves out words that are not errors."""

    def __init__(self, world: World, *, quiet: bool = False) -> None:
        self._world = world
        self.quiet = quiet
        self._symbols = "auto"
        self._exact = False

    def use(self, symbols: str, *, exact: bool) -> None:
        """Which signs may be shown: `unicode`, `ascii`, or `auto`, what the encoding can do.

        `exact`: the data is no screen but for a program, and no setting or terminal makes it say
        something else.
        """
        self._symbols, self._exact = symbols, exact
        if symbols == "unicode":
            for stream in (self._world.stdout, self._world.stderr):
                _make_utf8(stream)

    def data(self, text: str) -> None:
        """A line of data, or several."""
        self._write(self._world.stdout, harmless(text) + "\n")

    def row(self, cells: Iterable[str]) -> None:
        """A record of plain data: its columns on one line, separated by tabs."""
        self.data("\t".join(one_line(cell) for cell in cells))

    def screen(self, text: str) -> None:
        """A screen whose foreign parts are harmless already; it may carry our own colours."""
        self._write(self._world.stdout, text)

    def beside(self, text: str) -> None:
        """A piece of a dialogue, made harmless already like a screen: never to stdout."""
        if self._world.stderr is not None:
            with contextlib.suppress(ReaderGone, OSError):
                self._write(self._world.stderr, text)

    def words(self, text: str) -> None:
        """A line of words for people."""
        if not self.quiet:
            self.error(text)

    def error(self, text: str) -> None:
        """A line that is told even with --quiet."""
        if self._world.stderr is None:
            return
        try:
            self._write(self._world.stderr, one_line(text) + "\n")
        except (ReaderGone, OSError):
            return  # nobody listens to the words: the exit code still tells

    def spelled(self, text: str, *, beside: bool = False) -> str:
        """The text as it is going to stand there: what is measured must be what is shown."""
        stream = self._world.stderr if beside else self._world.stdout
        return text if stream is None else self._for(stream, text)

    def flush(self) -> None:
        """Make sure that the data has left."""
        if self._world.stdout is None:
            return
        try:
            self._world.stdout.flush()
        except BrokenPipeError as error:
            discard(self._world.stdout)
            raise ReaderGone from error
        except OSError as error:
            discard(self._world.stdout)
            raise fatal("output-failed", reason=reason_of(error)) from error
        except ValueError:  # closed by somebody
            return

    def _write(self, stream: TextIO | None, text: str) -> None:
        if stream is None:
            raise fatal("output-failed", reason="standard output is closed")
        try:
            stream.write(self._for(stream, text))
            if is_terminal(stream):
                stream.flush()
        except BrokenPipeError as error:
            discard(stream)
            raise ReaderGone from error
        except OSError as error:
            discard(stream)
            if stream is self._world.stderr:
                raise
            raise fatal("output-failed", reason=reason_of(error)) from error

    def _for(self, stream: TextIO, text: str) -> str:
        """Off a terminal always UTF-8 (see `use_utf8`); a terminal gets what its encoding can."""
        exact = self._exact and stream is self._world.stdout
        encoding = getattr(stream, "encoding", None) or "utf-8"
        whole = encoding.lower().replace("-", "") in ("utf8", "utf8sig")
        if whole and (exact or self._symbols != "ascii"):
            return text
        from salescoach.cli.symbols import in_ascii, spelled, written_out  # rarely wanted

        if whole:
            return in_ascii(text)
        return written_out(text, encoding) if exact else spelled(text, encoding)


def discard(stream: TextIO | None) -> None:
    """Let what could not be written go nowhere.

    Else the interpreter tries again when it ends, complains, and leaves 120 for an exit code.
    """
    import os

    if stream is None:
        return
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())


def use_utf8(stream: TextIO | None) -> None:
    """Off a terminal the bytes are the same whatever the locale says."""
    if not is_terminal(stream):
        _make_utf8(stream)


def _make_utf8(stream: TextIO | None) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n", errors="strict")
