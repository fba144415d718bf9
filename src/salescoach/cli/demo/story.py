"""The stories of the examples: one file a deal, day by day, in the words of the command line.

A line is a day, or a command without `salescoach`; what is indented goes on with the line before;
`#` starts a remark, and an empty line means nothing. So a story can be read aloud, and each of its
lines can be typed.

The stories of a playbook lie in a folder with its id as name. Beside them stands `featured.txt`, in
the same writing: first the id of the deal to show, then commands to try, if some are worth naming.
"""

import shlex
from collections.abc import Iterator
from pathlib import Path

from salescoach.values.days import parse_day
from salescoach.values.record import record

FOLDER = Path(__file__).parent / "stories"
_FEATURED = "featured.txt"


@record
class Typed:
    """One command of a story: the day on which it was typed, ISO, and its words."""

    day: str
    words: tuple[str, ...]


@record
class Featured:
    """What an example shows: one deal, and commands to try, without `salescoach`."""

    deal: str
    to_try: tuple[tuple[str, ...], ...]


def examples() -> tuple[str, ...]:
    """The ids of the playbooks that have an example, sorted."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{_FEATURED}")))


def stories(playbook: str) -> Iterator[tuple[Typed, ...]]:
    """All of a playbook, in the order of their files' names."""
    for path in story_files(playbook):
        yield tuple(commands(path.read_text(encoding="utf-8")))


def story_files(playbook: str) -> list[Path]:
    """One a deal, named after it."""
    return sorted(path for path in (FOLDER / playbook).glob("*.txt") if path.name != _FEATURED)


def featured(playbook: str) -> Featured:
    """What the example of a playbook shows."""
    text = (FOLDER / playbook / _FEATURED).read_text(encoding="utf-8")
    deal, *to_try = _whole_lines(text)
    return Featured(deal, tuple(tuple(shlex.split(line)) for line in to_try))


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
