"""The stories of the example: one file a deal, day by day, in the words of the command line.

A line is a day, or a command without `salescoach`; what is indented goes on with the line before;
`#` starts a remark, and an empty line means nothing. So a story can be read aloud, and each of its
lines can be typed.
"""

import shlex
from collections.abc import Iterator
from pathlib import Path

from salescoach.values.days import parse_day
from salescoach.values.record import record

FOLDER = Path(__file__).parent / "stories"


@record
class Typed:
    """One command of a story: the day on which it was typed, ISO, and its words."""

    day: str
    words: tuple[str, ...]


def stories() -> Iterator[tuple[Typed, ...]]:
    """All of them, in the order of their files' names."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield tuple(commands(path.read_text(encoding="utf-8")))


def commands(story: str) -> Iterator[Typed]:
    """The commands of one story. ValueError where one stands before the first day."""
    day = ""
    for line in _whole_lines(story):
        if _is_day(line):
            day = line
        elif day:
            yield Typed(day=day, words=tuple(shlex.split(line)))
        else:
            raise ValueError(f"a command before the first day: {line}")


def _is_day(line: str) -> bool:
    try:
        parse_day(line)
    except ValueError:
        return False
    return True


def _whole_lines(story: str) -> Iterator[str]:
    """Each line with what goes on below it, without remarks."""
    whole = ""
    for line in story.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            whole += " " + line.strip()
        else:
            if whole:
                yield whole
            whole = line.strip()
    if whole:
        yield whole
