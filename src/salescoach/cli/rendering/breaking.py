"""Where a paragraph is broken: between words, never inside a name, never behind a number.

In a script without spaces between any two characters. Rich breaks at spaces alone, folds whatever
is longer at the edge, and knows no names.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rich.cells import cell_len
from rich.text import Text

_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6"
_CLOSING = "、。，．：；？！）］｝」』】》〉”’…·"
_OPENING = "（［｛「『【《〈“‘"
_UNITS = rf"[{_OPENING}]*[{_WIDE}][{_CLOSING}]*|(?:\d[\d.,]*\s)?[^\s{_WIDE}]+"


def wrapped(
    text: Text, width: int, names: Iterable[str] = (), *, first: int | None = None
) -> list[Text]:
    """The paragraph on lines of at most so many cells, without spaces at their ends.

    The first line may have another width. A name stays whole where it fits on a line; so does what
    stands right beside it, as a comma.
    """
    first = width if first is None else first
    lines = list(text.divide(list(_breaks(text.plain, first, width, tuple(names)))))
    for line in lines:
        line.rstrip()
    return lines


def _breaks(plain: str, first: int, width: int, names: tuple[str, ...]) -> Iterator[int]:
    """The offsets at which new lines begin."""
    used, room = 0, first
    for start, end in _units(plain, min(first, width), names):
        cells = cell_len(plain[start:end].rstrip())
        if used and used + cells > room:
            yield start
            used, room = 0, width
        if cells > room:
            word = start + len(plain[start:end].rstrip())
            folds = tuple(_folds(plain, start, word, room, width))
            yield from folds
            used = cell_len(plain[(folds or (start,))[-1] : end])
            room = width if folds else room
        else:
            used += cell_len(plain[start:end])


def _units(plain: str, width: int, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """What is not broken, each with the spaces behind it."""
    for found in _pattern(tuple(one for one in names if cell_len(one) <= width)).finditer(plain):
        yield found.span()


def _folds(plain: str, start: int, end: int, first: int, width: int) -> Iterator[int]:
    """Where something that is longer than a line is cut all the same."""
    used, room = 0, first
    for at in range(start, end):
        cells = cell_len(plain[at])
        if used + cells > room:
            yield at
            used, room = 0, width
        used += cells


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Spaces at the beginning count as a unit of their own."""
    longest_first = sorted((name for name in names if name), key=len, reverse=True)
    whole = "|".join(re.escape(name) for name in longest_first)
    beside = rf"[^\s{_WIDE}]*"
    named = rf"{beside}(?:{whole})(?:[{_CLOSING}]+|{beside})|" if whole else ""
    return re.compile(rf"(?:{named}{_UNITS})\s*|\s+")
