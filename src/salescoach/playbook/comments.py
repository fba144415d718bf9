"""Comments that are addressed to this program: `# salescoach: …`.

The YAML library drops comments. But it tells where each scalar begins and ends, and between
scalars stand only marks (`-`, `:`, `[`, …), spaces and comments: there, a `#` begins a comment.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from salescoach.values.record import record

Span = tuple[int, int]

_OURS = re.compile(r"#[ \t]*salescoach:[ \t]*")
_COMMENT = re.compile(r"#[^\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n")
_BLANK = " \t"


@record
class Comment:
    """`text` is what follows `# salescoach:`. Line and column are where the `#` stands.

    `about` is the line that it speaks of: its own, or, where it has a line of its own, the next one
    that is neither blank nor a comment; None at the end of the file.
    """

    line: int
    column: int
    text: str
    about: int | None


def has_comments(text: str) -> bool:
    """Whether there may be any: what looks like one may stand inside a scalar."""
    return _OURS.search(text) is not None


def comments_in(text: str, lines: Sequence[str], scalars: Iterable[Span]) -> tuple[Comment, ...]:
    """Those that begin with `salescoach:`. The spans of the scalars come in their order.

    It looks at every character a fixed number of times, whatever the file holds.
    """
    found = [(place, our) for place, our in _ours(text, scalars)]
    if not found:
        return ()
    starts = [0, *(end.end() for end in _BREAK.finditer(text))]
    following = _following(lines)
    return tuple(
        _comment(place - starts[line], line, words, lines, following)
        for line, place, words in _with_lines(found, starts)
    )


def _ours(text: str, scalars: Iterable[Span]) -> Iterator[tuple[int, str]]:
    """Where each begins, and what follows `# salescoach:`."""
    place = 0
    for start, end in (*scalars, (len(text), len(text))):
        for comment in _COMMENT.finditer(text, place, start):
            our = _OURS.match(comment[0])
            if our is not None:
                yield comment.start(), comment[0][our.end() :].rstrip(_BLANK)
        place = end


def _with_lines(
    found: Iterable[tuple[int, str]], starts: Sequence[int]
) -> Iterator[tuple[int, int, str]]:
    """With the number of the line, from 0, in which each stands."""
    line = 0
    for place, words in found:
        while line + 1 < len(starts) and starts[line + 1] <= place:
            line += 1
        yield line, place, words


def _following(lines: Sequence[str]) -> list[int | None]:
    """For each line the number, from 1, of the first from there on with more than a comment."""
    found: list[int | None] = []
    first: int | None = None
    for number in range(len(lines), 0, -1):
        if lines[number - 1].lstrip(_BLANK)[:1] not in ("", "#"):
            first = number
        found.append(first)
    return found[::-1]


def _comment(
    column: int, line: int, words: str, lines: Sequence[str], following: Sequence[int | None]
) -> Comment:
    alone = not lines[line][:column].strip(_BLANK)
    return Comment(line + 1, column + 1, words, following[line] if alone else line + 1)
