"""The one sink: everything that is shown goes through here, made harmless.

Data goes to stdout, words to stderr. A reader that went away is no error; a full disk is.
"""

from typing import TextIO

from salescoach.cli.world import World, is_terminal
from salescoach.errors import fatal
from salescoach.store.atomic import reason_of
from salescoach.values.text import harmless


class ReaderGone(Exception):
    """The reader of our output has closed its end: stop quietly, exit 0."""


class Output:
    """Writes lines. `quiet` leaves out words that are not errors."""

    def __init__(self, world: World, *, quiet: bool = False) -> None:
        self._world = world
        self.quiet = quiet

    def data(self, text: str) -> None:
        """A line of data, or several."""
        self._write(self._world.stdout, harmless(text) + "\n")

    def screen(self, text: str) -> None:
        """A screen whose foreign parts are harmless already; it may carry our own colours."""
        self._write(self._world.stdout, text)

    def words(self, text: str) -> None:
        """A line of words for people."""
        if not self.quiet:
            self.error(text)

    def error(self, text: str) -> None:
        """A line that is told even with --quiet."""
        if self._world.stderr is None:
            return
        try:
            self._write(self._world.stderr, harmless(text) + "\n")
        except (ReaderGone, OSError):
            return  # nobody listens to the words: the exit code still tells

    def flush(self) -> None:
        """Make sure that the data has left."""
        if self._world.stdout is None:
            return
        try:
            self._world.stdout.flush()
        except BrokenPipeError as error:
            raise ReaderGone from error
        except OSError as error:
            raise fatal("output-failed", reason=reason_of(error)) from error
        except ValueError:  # closed by somebody
            return

    def _write(self, stream: TextIO | None, text: str) -> None:
        if stream is None:
            raise fatal("output-failed", reason="standard output is closed")
        try:
            stream.write(_for(stream, text))
            if is_terminal(stream):
                stream.flush()
        except BrokenPipeError as error:
            raise ReaderGone from error
        except OSError as error:
            if stream is self._world.stderr:
                raise
            raise fatal("output-failed", reason=reason_of(error)) from error


def _for(stream: TextIO, text: str) -> str:
    """Off a terminal always UTF-8 (see `use_utf8`); a terminal gets what its encoding can."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if encoding.lower().replace("-", "") in ("utf8", "utf8sig"):
        return text
    return text.translate(_ASCII).encode(encoding, "backslashreplace").decode(encoding)


_ASCII = str.maketrans({"“": '"', "”": '"', "…": "...", "→": "->", "–": "-"})


def use_utf8(stream: TextIO | None) -> None:
    """Off a terminal the bytes are the same whatever the locale says."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and not is_terminal(stream):
        reconfigure(encoding="utf-8", newline="\n", errors="strict")
