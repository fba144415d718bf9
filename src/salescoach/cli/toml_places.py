"""Where in a TOML file each key and each element of a list stands.

The parser of the standard library keeps no positions. This walks through text that it has taken
already, so what is no TOML needs no care here: it only tells strings, comments and brackets apart.
"""

import tomllib
from collections.abc import Iterator
from typing import Any

from salescoach.values.record import record

Path = tuple[str | int, ...]


@record
class Place:
    """Line and column of a key's or an element's first character, from 1."""

    line: int
    column: int


def places_of(text: str) -> dict[Path, Place]:
    """The place of each key, tables included, and of each element of a list, by its path.

    What is nested too deeply to walk through has none.
    """
    found: dict[Path, int] = {}
    try:
        for path, start in _Walk(text).document():
            found.setdefault(path, start)
    except RecursionError:
        pass
    return {path: place_at(text, start) for path, start in found.items()}


def place_at(text: str, start: int) -> Place:
    """Line and column of a character."""
    return Place(text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1)


class _Walk:
    """Goes through the text once, from the first character to the last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def document(self) -> Iterator[tuple[Path, int]]:
        """Path and start of every key and element."""
        base: Path = ()
        counts: dict[Path, int] = {}
        while self._skip("\n\r") < len(self.text):
            start = self.at
            if self.text[start] != "[":
                yield from self._pair(base)
                continue
            many = self.text.startswith("[[", start)
            self.at += 2 if many else 1
            self._skip()
            key_start = self.at
            base = self._key("]")
            yield from _down_to(base, key_start)
            self.at += 2 if many else 1
            if many:
                counts[base] = counts.get(base, -1) + 1
                base = (*base, counts[base])

    def _pair(self, base: Path) -> Iterator[tuple[Path, int]]:
        start = self.at
        key = self._key("=")
        self.at += 1
        yield from _down_to(key, start, base)
        yield from self._value((*base, *key))

    def _value(self, path: Path) -> Iterator[tuple[Path, int]]:
        self._skip()
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            self.at += 1
            number = 0
            while self._skip("\n\r,") < len(self.text) and self.text[self.at] != "]":
                yield (*path, number), self.at
                yield from self._value((*path, number))
                number += 1
            self.at += 1
        elif opening == "{":
            self.at += 1
            while self._skip("\n\r,") < len(self.text) and self.text[self.at] != "}":
                yield from self._pair(path)
            self.at += 1
        elif opening in ("'", '"'):
            self._string()
        else:
            while self.at < len(self.text) and self.text[self.at] not in ",]}#\n":
                self.at += 1

    def _key(self, end: str) -> tuple[str, ...]:
        """The parts of a key up to a sign; where the walk goes on is at that sign."""
        start = self.at
        while self.at < len(self.text) and self.text[self.at] != end:
            if self.text[self.at] in ("'", '"'):
                self._string()
            else:
                self.at += 1
        return _parts(self.text[start : self.at])

    def _string(self) -> None:
        quote = self.text[self.at]
        long = self.text.startswith(quote * 3, self.at)
        end = quote * 3 if long else quote
        self.at += len(end)
        while self.at < len(self.text) and not self.text.startswith(end, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += len(end)
        while long and self.text.startswith(quote, self.at):  # up to two more belong to the text
            self.at += 1

    def _skip(self, more: str = "") -> int:
        """Go to the next character that says something; where that is."""
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
                if "\n" not in more:
                    break
            elif self.text[self.at] in " \t" + more:
                self.at += 1
            else:
                break
        return self.at


def _down_to(key: Path, start: int, base: Path = ()) -> Iterator[tuple[Path, int]]:
    """A key with all that its dots lead through, which may stand nowhere else."""
    for length in range(1, len(key) + 1):
        yield (*base, *key[:length]), start


def _parts(raw: str) -> tuple[str, ...]:
    """The names in a dotted key, as the parser reads them."""
    found: list[str] = []
    inside: Any = tomllib.loads(f"{raw.strip()} = 0")
    while isinstance(inside, dict):
        ((name, inside),) = inside.items()
        found.append(name)
    return tuple(found)
