"""Building records from JSON, strictly, with the standard library alone.

One decoder for deal files and pinned playbooks: the hot commands read both, and pydantic would
cost more than the rest of the command. What a class accepts is read off its fields: their types,
and whether they have a default. A class with a `from_json` class method decodes itself.
"""

import types
from collections.abc import Callable
from dataclasses import MISSING
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from salescoach.values.days import Duration, parse_day, parse_duration, parse_instant
from salescoach.values.money import Money, NotMoney, money_of
from salescoach.values.record import fields_of

T = TypeVar("T")
Decode = Callable[[Any], Any]
_new = object.__new__


class BadShape(ValueError):
    """A JSON value is not of the expected shape.

    `path` says where (`events[3].payload.on`), `expected` and `found` in short English phrases.
    """

    def __init__(self, path: str, expected: str, found: str) -> None:
        super().__init__(path, expected, found)
        self.path = path
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected}, found {self.found}"

    def inside(self, place: str) -> "BadShape":
        """The same, of something that stands at `place`: paths are made only where one is told."""
        self.path = f"{place}{self.path}"
        return self


def decode(kind: type[T], value: object, path: str = "$", *, extra: bool = False) -> T:
    """Build a `kind` from a JSON value.

    Args:
        kind: a record class.
        value: what the JSON reader gave.
        path: where the value stands, for errors.
        extra: whether unknown keys are passed over (a deal file) or an error (a pin).

    Raises:
        BadShape: at the first thing that does not fit.
    """
    wanted: Any = kind
    try:
        found: T = _decoder(wanted, extra=extra)(value)
    except BadShape as error:
        raise error.inside(path)  # noqa: B904 - it is the same error
    return found


def decode_fields(kind: type[T], value: object, path: str) -> T:
    """The same for a class that decodes itself (`from_json`): by its fields all the same."""
    wanted: Any = kind
    try:
        found: T = _fields_of(wanted)(value)
    except BadShape as error:
        raise error.inside(path)  # noqa: B904 - it is the same error
    return found


def kind_of(value: object) -> str:
    """What a JSON value is, in a word or two."""
    if value is None:
        return "nothing"
    names = {bool: "true or false", str: "text", int: "a number", float: "a number"}
    return names.get(type(value), "a list" if isinstance(value, list) else "an object")


@cache
def _decoder(kind: Any, *, extra: bool) -> Decode:
    plain = _PLAIN.get(kind)
    if plain is not None:
        return plain
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union(get_args(kind), extra=extra)
    if origin is tuple:
        return _items(_decoder(get_args(kind)[0], extra=extra))
    if origin is Literal:
        return _one_of(get_args(kind), lambda word: word)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _one_of([member.value for member in kind], kind)
    own = getattr(kind, "from_json", None)
    return _record(kind, extra=extra) if own is None else lambda value: own(value, "")


@cache
def _fields_of(kind: Any) -> Decode:
    return _record(kind, extra=False)


class _Layout:
    """How a record is filled: what must be given, and what the rest is where it is not."""

    def __init__(self, kind: Any) -> None:
        parts = fields_of(kind).parts
        self.names = {name.rstrip("_"): name for name, *_ in parts}
        self.put = {key: getattr(kind, name).__set__ for key, name in self.names.items()}
        self.required: list[str] = []
        self.defaults: list[tuple[str, Any, Any]] = []
        self.made_anew: list[tuple[str, Any, Any]] = []
        for (key, _), (_, default, factory, _) in zip(self.names.items(), parts, strict=True):
            if default is not MISSING:
                self.defaults.append((key, self.put[key], default))
            elif factory is not MISSING:
                self.made_anew.append((key, self.put[key], factory))
            else:
                self.required.append(key)

    def complete(self, made: Any, given: dict[str, Any]) -> None:
        """What is not given gets its default."""
        for key, put, default in self.defaults:
            if key not in given:
                put(made, default)
        for key, put, factory in self.made_anew:
            if key not in given:
                put(made, factory())


def _record(kind: Any, *, extra: bool) -> Decode:
    """Its fields are put in place one by one: `__init__` would look at each of them again."""
    layout = _Layout(kind)
    types_of = fields_of(kind).types
    names, put = layout.names, layout.put
    decoders: dict[str, Decode] = {}  # of the keys that were met: most files use few

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise BadShape("", "an object", kind_of(value))
        for key in layout.required:
            if key not in value:
                raise BadShape("", f"the key {key}", "none")
        made = _new(kind)
        for key, part in value.items():
            if key in names:
                if key not in decoders:
                    decoders[key] = _decoder(types_of[names[key]], extra=extra)
                try:
                    put[key](made, decoders[key](part))
                except BadShape as error:
                    raise error.inside(f".{key}")  # noqa: B904 - it is the same error
            elif not extra:
                raise BadShape("", "no such key", key[:60])
        layout.complete(made, value)
        return made

    return read


def _items(decoder: Decode) -> Decode:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise BadShape("", "a list", kind_of(value))
        found: list[Any] = []
        try:
            for part in value:
                found.append(decoder(part))  # noqa: PERF401 - its length is the place of an error
        except BadShape as error:
            raise error.inside(f"[{len(found)}]")  # noqa: B904 - it is the same error
        return tuple(found)

    return read


def _union(members: tuple[Any, ...], *, extra: bool) -> Decode:
    optional = types.NoneType in members
    members = tuple(member for member in members if member is not types.NoneType)
    if len({getattr(member, "from_json", member).__qualname__ for member in members}) == 1:
        members = members[:1]  # classes of one sum type decode each other
    decoders = [_decoder(member, extra=extra) for member in members]
    if len(decoders) == 1 and optional:
        (only,) = decoders
        return lambda value: None if value is None else only(value)

    def read(value: Any) -> Any:
        if value is None and optional:
            return None
        errors = []
        for decoder in decoders:
            try:
                return decoder(value)
            except BadShape as error:
                errors.append(error)
        inside = [error for error in errors if error.path]
        if inside or len(errors) == 1:  # the right kind of thing, with something wrong inside
            raise (inside or errors)[-1]
        raise BadShape("", " or ".join(error.expected for error in errors), _shown(value))

    return read


def _one_of(words: Any, make: Callable[[str], Any]) -> Decode:
    known = tuple(words)

    def read(value: Any) -> Any:
        if value not in known or isinstance(value, bool):
            raise BadShape("", " or ".join(str(word) for word in known), _shown(value))
        return make(value)

    return read


def _exactly(kind: type, expected: str) -> Decode:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise BadShape("", expected, kind_of(value))
        return value

    return read


def _parsed(expected: str, parse: Callable[[str], Any]) -> Decode:
    def read(value: Any) -> Any:
        if not isinstance(value, str):
            raise BadShape("", expected, kind_of(value))
        try:
            return parse(value)
        except ValueError as error:
            raise BadShape("", expected, _shown(value)) from error

    return read


def _money(value: Any) -> Money:
    expected = "an object with amount and currency"
    if not isinstance(value, dict) or not {"amount", "currency"} <= value.keys():
        raise BadShape("", expected, kind_of(value))
    number, currency = value["amount"], value["currency"]
    if not isinstance(number, str) or not isinstance(currency, str):
        raise BadShape("", expected, "other values")
    try:
        return money_of(number, currency)
    except NotMoney as error:
        raise BadShape(
            "", "an amount in a known currency", _shown(f"{number} {currency}")
        ) from error


def _shown(value: object) -> str:
    return repr(value[:60]) if isinstance(value, str) else kind_of(value)


_PLAIN: dict[Any, Decode] = {
    str: _exactly(str, "text"),
    int: _exactly(int, "a whole number"),
    bool: _exactly(bool, "true or false"),
    date: _parsed("a day like 2026-03-05", parse_day),
    datetime: _parsed("an instant like 2026-03-05T10:00:00.000000Z", parse_instant),
    Duration: _parsed("a length of time like 3d", parse_duration),
    Money: _money,
}
