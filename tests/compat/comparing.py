"""Whether a newer output still says what an older one said: keys and columns only ever get added.

Two measures. What is *recorded* (deals, lists, histories, receipts) keeps every value but texts for
people. What is *advised* may change with better advice; its shape stays: each key that always
stood there does, with a value of the same kind.
"""

import re
from collections.abc import Iterator
from typing import Any

from salescoach.values.record import record

TEXTS = frozenset(
    {
        "because", "code_title", "counter_action", "description", "differences", "frozen", "hint",
        "home", "interest", "lines", "meaning", "message", "next", "path", "reason", "record_with",
        "records", "statement", "text", "title", "what_title", "why", "words",
    }
)  # fmt: skip
"""Keys whose values are sentences, or places on one machine: those may be put better."""
_NO_TEXT = re.compile(r"[\w./:+-]*")


@record
class Change:
    """What is no longer as it was; `where` is the path of it."""

    where: str
    what: str


def changed_records(old: Any, new: Any, where: str = "$") -> Iterator[Change]:
    """Keys gone, other kinds, other lengths of lists, other values that are no text."""
    if _kind(old) != _kind(new):
        yield Change(where, f"was {_kind(old)}, is {_kind(new)}")
    elif isinstance(old, dict):
        yield from (Change(f"{where}.{key}", "is gone") for key in old if key not in new)
        for key in old.keys() & new.keys():
            if key not in TEXTS:
                yield from changed_records(old[key], new[key], f"{where}.{key}")
    elif isinstance(old, list):
        if len(old) != len(new):
            yield Change(where, f"had {len(old)} entries, has {len(new)}")
        for place, (one, other) in enumerate(zip(old, new, strict=False)):
            yield from changed_records(one, other, f"{where}[{place}]")
    elif old != new:
        yield Change(where, f"was {old!r}, is {new!r}")


def changed_shape(old: Any, new: Any) -> Iterator[Change]:
    """Keys that always stood somewhere and do not now; values of another kind."""
    before, now = _shape(old), _shape(new)
    for where, was in before.items():
        found = now.get(where)
        if found is None:
            continue  # a list that is empty today, or an object that is null
        yield from (Change(f"{where}.{key}", "is gone") for key in sorted(was.keys - found.keys))
        kinds, others = was.kinds - {"null"}, found.kinds - {"null"}
        if kinds and not others <= kinds:
            yield Change(where, f"was {sorted(kinds)}, is {sorted(others)}")


def changed_lines(old: str, new: str, *, advised: bool) -> Iterator[Change]:
    """Plain lines: columns keep their place, and come only at the end."""
    before, now = ([line.split("\t") for line in text.splitlines()] for text in (old, new))
    if not advised and len(before) != len(now):
        yield Change("lines", f"were {len(before)}, are {len(now)}")
    for number, (was, found) in enumerate(zip(before, now, strict=False), start=1):
        if len(found) < len(was) and was[0] == found[0]:
            yield Change(f"line {number}", f"had {len(was)} columns, has {len(found)}")
        for column, (one, other) in enumerate(zip(was, found, strict=False), start=1):
            if not advised and _NO_TEXT.fullmatch(one) and one != other:
                yield Change(f"line {number}, column {column}", f"was {one!r}, is {other!r}")


class _Shapes:
    """What was seen at one path: the keys that each object had, and the kinds of values."""

    def __init__(self) -> None:
        self.keys: frozenset[str] = frozenset()
        self.kinds: set[str] = set()
        self._objects = 0

    def saw(self, value: Any) -> None:
        self.kinds.add(_kind(value))
        if isinstance(value, dict):
            self.keys = frozenset(value) if not self._objects else self.keys & frozenset(value)
            self._objects += 1


def _shape(value: Any) -> dict[str, _Shapes]:
    found: dict[str, _Shapes] = {}
    for where, one in _walk(value, "$"):
        found.setdefault(where, _Shapes()).saw(one)
    return found


def _walk(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    yield where, value
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _walk(one, f"{where}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from _walk(one, f"{where}[]")


def _kind(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "yes or no"
        case int() | float():
            return "number"
        case str():
            return "text"
        case list():
            return "list"
        case _:
            return "object"
