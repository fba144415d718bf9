"""The words that a text was translated from, as the comments above it say.

`playbook translate` puts them there for whoever translates, and they are read again: so a text of
the playbook that changed since is found, and what the trainer has to look at is beside it.

    # en: How many stops a month
    title: Wie viele Stillstände im Monat

A line `# was: …` holds the words of before, until somebody has looked at the translation and has
taken the line away.
"""

import contextlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from salescoach.playbook.reader import Document
from salescoach.playbook.walking import Path
from salescoach.values.record import record

WAS = "was"
_COMMENT = re.compile(r"(?P<indent>[ ]*)#(?P<text>.*)")
_MARKED = re.compile(r" ?(?P<marker>[a-z]{2,3}(?:-[A-Za-z0-9]+)*): (?P<text>.*)")
_GOES_ON = re.compile(r" {3,}\S.*")
_FIRST = re.compile(r"[ ]*(?:- )*")
_MOST_LINES = 60  # above one text


@record
class Above:
    """What the comments above a text say.

    `source` are the words that it was translated from, `was` those of before; None where they do
    not say. `others` are the trainer's own lines, without the `#`.
    """

    source: str | None = None
    was: str | None = None
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Sources:
    """Of one file, whose texts are translated from `language`. Each line is looked at once."""

    document: Document
    language: str
    _known: dict[int, Above] = field(default_factory=dict)

    def above(self, path: Path) -> Above:
        """The comments above the line on which the text at a path begins, alone."""
        place = self.document.keys.get(path) or self.document.places.get(path)
        if place is None:
            return Above()
        line = self.document.lines[place.line - 1]
        before = line[: place.column - 1]
        if _FIRST.fullmatch(before) is None:
            return Above()  # inside braces, or behind its key: whose comment that is, is not sure
        if place.line not in self._known:
            indent = len(line) - len(line.lstrip(" "))
            self._known[place.line] = self._read(place.line, indent)
        return self._known[place.line]

    def _read(self, line: int, indent: int) -> Above:
        lines: list[str] = []
        for at in range(line - 2, max(line - 2 - _MOST_LINES, -1), -1):
            comment = _COMMENT.fullmatch(self.document.lines[at])
            if comment is None or len(comment["indent"]) > indent:
                break  # what stands further in may belong to a text above
            lines.append(comment["text"])
        found = read_comments(reversed(lines), self.language)
        behind = tuple(
            f" salescoach: {one.text}" for one in self.document.comments if one.line == line
        )
        return Above(found.source, found.was, (*found.others, *behind)) if behind else found


def read_comments(lines: Iterable[str], language: str) -> Above:
    """Of the lines of a comment, without their `#`."""
    found: dict[str, str] = {}
    others: list[str] = []
    open_: str | None = None
    for line in lines:
        marked = _MARKED.fullmatch(line)
        if marked is not None and marked["marker"] in (language, WAS):
            open_ = marked["marker"]
            found[open_] = marked["text"].strip()
        elif open_ is not None and _GOES_ON.fullmatch(line):
            found[open_] += " " + line.strip()
        else:
            open_ = None
            others.append(line)
    return Above(_read(found.get(language)), _read(found.get(WAS)), tuple(others))


def _read(text: str | None) -> str | None:
    """Without the quotes that it would need as a value."""
    if text is not None and len(text) > 1 and text[0] == text[-1] == '"':
        with contextlib.suppress(ValueError):
            return str(json.loads(text))
    return text


def same(one: str, other: str) -> bool:
    """Whether two texts are the same, but for where their lines break."""
    return one.split() == other.split()
