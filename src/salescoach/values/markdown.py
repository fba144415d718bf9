"""What somebody wrote, in a page of Markdown: it is shown, and is no markup."""

import re
from collections.abc import Iterable, Iterator, Sequence

from salescoach.values.text import one_line

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|&"})
_BEGINNINGS = frozenset("-+=~0123456789")
_START = r"(\s*(?:[0-9]{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|-\s*-|=|~~~)))([-+=~.)])"


def unmarked(text: str) -> str:
    """On one line, harmless, each sign that would be markup with a backslash before it.

    At the start also what would begin a list, a fence or a line: `- `, `1.`, `~~~`, `---`, `===`.
    """
    line = one_line(text)
    start = re.match(_START, line) if line.lstrip()[:1] in _BEGINNINGS else None
    if start is None:
        return line.translate(_SIGNS)
    return f"{start[1]}\\{start[2]}{line[start.end() :].translate(_SIGNS)}"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; a row has as many cells as there are columns."""
    yield _line(columns)
    yield f"|{' --- |' * len(columns)}"
    for row in rows:
        yield _line(row)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(unmarked(cell).strip() for cell in cells)} |"
