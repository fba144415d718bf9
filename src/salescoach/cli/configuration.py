"""Reading a configuration file: what it may say, and everything that is wrong with it.

Mistakes are values, all of them collected, each with its place: a file stops the command instead
of being passed over, and `config show` tells the whole list. Imported only where there is a file.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from salescoach.cli.configured import Mistake, Written
from salescoach.cli.setting_values import Wrong, value_of
from salescoach.cli.settings import WRITTEN, Setting, keys_of, tables
from salescoach.cli.toml_places import Path as Keys
from salescoach.cli.toml_places import Place, place_at, places_of
from salescoach.store.atomic import reason_of
from salescoach.store.disk import Disk
from salescoach.values.messages import Message, say
from salescoach.values.similar import most_like
from salescoach.values.text import has_unsafe, one_line
from salescoach.wording.catalogue import LOCALES

LARGEST = 64 * 1024
_LONGEST = 120
_LOOP = "links in a circle"
_AT = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_BARE = re.compile(
    r"\s*(?P<key>[A-Za-z0-9_.-]+)\s*=\s*(?P<value>[^\s\"'\[\]{}\\#][^\"'\[\]{}\\#]*?)\s*(#.*)?"
)
"""A key with a value that has no quotation marks, brackets or escapes."""


def read_file(
    disk: Disk, path: Path, *, own: Path | None = None, locales: Path = LOCALES
) -> Written:
    """What the file says, with all its mistakes.

    `own` is the file of the user; any other may say how things look, and no more.
    """
    try:
        data = disk.read(path.resolve())
    except (FileNotFoundError, NotADirectoryError):
        return Written(path=path, own=path == own, there=False, values={})
    except RuntimeError:
        return _unread(path, own, say("config-unreadable", reason=_LOOP))
    except OSError as error:
        return _unread(path, own, say("config-unreadable", reason=reason_of(error)))
    if len(data) > LARGEST:
        return _unread(path, own, say("config-too-large", most=LARGEST))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return _unread(path, own, say("config-no-utf8"), place_at(before, len(before)))
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return _no_toml(path, text, str(error), own)
    return _File(path, text, content, own=own, locales=locales).read()


def _unread(
    path: Path,
    own: Path | None,
    what: Message,
    place: Place | None = None,
    hint: Message | None = None,
) -> Written:
    line, column = (place.line, place.column) if place else (None, None)
    hint = hint or _example("display")
    mistake = Mistake(path=path, line=line, column=column, what=what, hint=hint)
    return Written(path=path, own=path == own, values={}, mistakes=(mistake,))


def _no_toml(path: Path, text: str, reason: str, own: Path | None) -> Written:
    found = _AT.search(reason)
    place = place_at(text, len(text))
    if found is not None and found["line"]:
        place = Place(int(found["line"]), int(found["column"]))
    told = one_line(reason[: found.start()] if found else reason)[:_LONGEST]
    what = say("config-no-toml", reason=told.rstrip("."))
    return _unread(path, own, what, place, hint=_bare(text, place.line))


def _bare(text: str, line: int) -> Message | None:
    """How the line is written, where nothing is wrong with it but missing quotation marks."""
    lines = text.split("\n")
    found = _BARE.fullmatch(lines[line - 1][:_LONGEST]) if line <= len(lines) else None
    if found is None or has_unsafe(found["value"]):
        return None
    key, value = found["key"], found["value"]
    if key.rpartition(".")[2] == "holidays":
        return say("hint.config-days")
    try:
        tomllib.loads(f"x = {value}")
    except ValueError:
        return say("hint.config-bare", key=key, text=value)
    return None  # the value can stand like that: something else is wrong


class _File:
    """One file that is TOML."""

    def __init__(
        self,
        path: Path,
        text: str,
        content: dict[str, Any],
        *,
        own: Path | None,
        locales: Path,
    ) -> None:
        self.path = path
        self.text = text
        self.content = content
        self.own = own
        self.locales = locales
        self._places: dict[Keys, Place] | None = None

    def read(self) -> Written:
        values: dict[str, Any] = {}
        mistakes = sorted(self._checked(values), key=lambda one: (one.line or 0, one.column or 0))
        return Written(
            path=self.path,
            own=self.path == self.own,
            text=self.text,
            values=values,
            mistakes=tuple(mistakes),
        )

    def _checked(self, values: dict[str, Any]) -> Iterator[Mistake]:
        for table, keys in self.content.items():
            if table not in tables():
                yield self._unknown((table,), (*tables(), *(one.name for one in WRITTEN)))
            elif not isinstance(keys, dict):
                what = say("config-no-table", key=table)
                yield self._mistake((table,), what, _example(table))
            else:
                known = keys_of(table)
                for key, written in keys.items():
                    if key not in known:
                        yield self._unknown((table, key), tuple(f"{table}.{k}" for k in known))
                    else:
                        yield from self._setting(known[key], written, values)

    def _setting(self, setting: Setting, written: Any, values: dict[str, Any]) -> Iterator[Mistake]:
        keys = tuple(setting.name.split("."))
        if not setting.display and self.path != self.own:
            what = say("config-not-here", key=setting.name)
            yield self._mistake(keys, what, say("hint.config-own", path=str(self.own or "-")))
            return
        try:
            values[setting.name] = value_of(setting, written, locales=self.locales)
        except Wrong as wrong:
            for one in (wrong, *wrong.further):
                yield self._mistake((*keys, *one.inside), one.what, one.hint)

    def _unknown(self, keys: tuple[str, ...], known: tuple[str, ...]) -> Mistake:
        typed = ".".join(keys)
        near = next((one for one in known if one.endswith(f".{typed}")), None)
        near = near or most_like(typed, known)
        own = tuple(one for one in known if "." not in one) or known
        hint = say("hint.did-you-mean", word=near) if near else say("hint.one-of", words=own)
        return self._mistake(keys, say("config-unknown-key", key=_short(typed)), hint)

    def _mistake(self, keys: Keys, what: Message, hint: Message) -> Mistake:
        place = self._place(keys)
        return Mistake(path=self.path, line=place.line, column=place.column, what=what, hint=hint)

    def _place(self, keys: Keys) -> Place:
        """Of the key, else of what is around it."""
        if self._places is None:
            self._places = places_of(self.text)
        while keys and keys not in self._places:
            keys = keys[:-1]
        return self._places.get(keys, Place(1, 1))


def line_of(file: Written, setting: Setting) -> int | None:
    """The line of a file that sets it; None where it has none."""
    place = places_of(file.text or "").get(tuple(setting.name.split(".")))
    return place.line if place else None


def _short(text: str) -> str:
    return one_line(text)[:_LONGEST]


_EXAMPLES = {
    "display": '[display] symbols = "ascii"',
    "data": '[data] home = "~/Deals"',
    "record": '[record] actor = "Kim Larsen"',
    "new": '[new] owner = "Kim Larsen"',
    "calendar": '[calendar] holidays = ["2026-12-25", "2027-01-01"]',
}


def _example(table: str) -> Message:
    head, _, line = _EXAMPLES[table].partition("] ")
    return say("hint.config-example", table=f"{head}]", line=line)
