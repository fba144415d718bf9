"""What somebody wrote, in a page of Markdown: it is shown, and is no markup."""

from collections.abc import Iterable, Iterator, Sequence

from salescoach.values.text import one_line

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|&"})


def unmarked(text: str) -> str:
    """On one line, harmless, each sign that would be markup with a backslash before it."""
    return one_line(text).translate(_SIGNS)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; a row has as many cells as there are columns."""
    yield _line(columns)
    yield f"|{' --- |' * len(columns)}"
    for row in rows:
        yield _line(row)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(unmarked(cell).strip() for cell in cells)} |"
