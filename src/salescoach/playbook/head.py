"""What a list tells of a playbook, out of the first lines of its file: nothing is compiled.

For files that are known to be whole, such as those that ship. Compiling five of them takes seconds,
and reading what came of it takes longer than the whole list should.
"""

import re
from collections.abc import Sequence

from salescoach.playbook.model import Playbook
from salescoach.values.record import record

_SECTION = re.compile(r"[a-z_]+:[ \t]*(?:#.*)?")
_ENTRY = re.compile(r"[ \t]*- ")
_NAMES = ("id", "version", "title")


@record(kw_only=True)
class Head:
    """A playbook in a list: what it is called, and how many stages it has."""

    id: str
    version: str
    title: str
    about: str | None
    stages: int


def head_of(playbook: Playbook) -> Head:
    """Of one that is compiled."""
    return Head(
        id=playbook.id,
        version=playbook.version,
        title=playbook.title,
        about=playbook.about,
        stages=len(playbook.stages),
    )


def read_head(data: bytes, file: str) -> Head | None:
    """Of a file; None where that cannot be said without compiling it."""
    from salescoach.playbook.reader import read_yaml

    lines = data.decode("utf-8", "replace").splitlines()
    first = next((place for place, text in enumerate(lines) if _SECTION.fullmatch(text)), 0)
    document, problems = read_yaml("\n".join((*lines[:first], "")).encode(), file)
    found = document.data
    if problems or not isinstance(found, dict) or "extends" in found:
        return None
    id_, version, title = (found.get(name) for name in _NAMES)
    about, stages = found.get("about"), _stages(lines)
    if not (isinstance(id_, str) and isinstance(version, str) and isinstance(title, str)):
        return None
    if not stages or not isinstance(about, str | None):
        return None
    return Head(id=id_, version=version, title=title, about=about, stages=stages)


def _stages(lines: Sequence[str]) -> int:
    """How many entries stand below `stages:`, as far in as the first of them."""
    count, before = 0, ""
    inside = False
    for text in lines:
        if text[:1].strip() and not text.startswith("#"):
            inside = text.startswith("stages:")
        elif inside and (entry := _ENTRY.match(text)):
            before = before or entry.group()
            count += entry.group() == before
    return count
