"""Where the YAML library stopped, in the terms of `slips`: here alone is a file read again."""

from collections.abc import Iterable, Sequence
from typing import Any

from salescoach.playbook.problems import Place
from salescoach.playbook.slips import Opened, Slip, Stop, slip_in


def place_of(mark: Any) -> Place:
    """A mark of the library as a place: lines and columns from 1 on."""
    return Place(mark.line + 1, mark.column + 1)


def slip_behind(error: Any, text: str, lines: Sequence[str], tokens: Iterable[Any]) -> Slip | None:
    """The slip behind an error of the library, None where none is known.

    `tokens` are those of the library, as far as it reads them.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    waits = getattr(error, "context", None) == "while scanning a simple key"
    of_key = place_of(error.context_mark) if waits else None
    quotes, brackets = _opened(text, tokens, mark.index)
    if error.context == "while scanning a quoted scalar" and "end of stream" in error.problem:
        quotes.append(_opening(text, error.context_mark, mark.line + 2))
    stop = Stop(place_of(mark), str(error.problem), of_key)
    return slip_in(lines, stop, quotes, brackets)


def _opened(text: str, tokens: Iterable[Any], until: int) -> tuple[list[Opened], list[Opened]]:
    """The quotes over several lines that end before a place, and the brackets open there."""
    quotes: list[Opened] = []
    brackets: list[Opened] = []
    for token in tokens:
        start = token.start_mark
        if start.index >= until:
            break
        if token.id in ("[", "{"):
            brackets.append(_opening(text, start))
        elif token.id in ("]", "}"):
            del brackets[-1:]
        elif getattr(token, "style", None) in ("'", '"') and token.end_mark.line > start.line:
            quotes.append(_opening(text, start, token.end_mark.line + 1))
    return quotes, brackets


def _opening(text: str, mark: Any, until: int = 0) -> Opened:
    return Opened(text[mark.index], place_of(mark), until)
