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
Decode = Callable[[Any, str], Any]


class BadShape(ValueError):
    """A JSON value is not of the expected shape.

    `path` says where (`events[3].payload.on`), `expected` and `found` in short English phrases.
    """

    def __init__(self, path: str, expected: str, found: str) -> None:
        super().__init__(f"{path}: expected {expected}, found {found}")
        self.path = path
        self.expected = expected
        self.found = found


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
    found: T = _decoder(wanted, extra=extra)(value, path)
    return found


def decode_fields(kind: type[T], value: object, path: str) -> T:
    """The same for a class that decodes itself (`from_json`): by its fields all the same."""
    wanted: Any = kind
    found: T = _fields_of(wanted)(value, path)
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
    own: Decode | None = getattr(kind, "from_json", None)
    return _record(kind, extra=extra) if own is None else own


@cache
def _fields_of(kind: Any) -> Decode:
    return _record(kind, extra=False)


def _record(kind: Any, *, extra: bool) -> Decode:
    fields = fields_of(kind)
    names = {name.rstrip("_"): name for name in fields.types}
    required = [
        name.rstrip("_")
        for name, default, factory, _ in fields.parts
        if default is MISSING and factory is MISSING
    ]
    decoders: dict[str, Decode] = {}  # of the keys that were met: most files use few

    def read(value: Any, path: str) -> Any:
        if not isinstance(value, dict):
            raise BadShape(path, "an object", kind_of(value))
        for key in required:
            if key not in value:
                raise BadShape(path, f"the key {key}", "none")
        given = {}
        for key, part in value.items():
            if key in names:
                if key not in decoders:
                    decoders[key] = _decoder(fields.types[names[key]], extra=extra)
                given[names[key]] = decoders[key](part, f"{path}.{key}")
            elif not extra:
                raise BadShape(path, "no such key", key[:60])
        return kind(**given)

    return read


def _items(decoder: Decode) -> Decode:
    def read(value: Any, path: str) -> Any:
        if not isinstance(value, list):
            raise BadShape(path, "a list", kind_of(value))
        return tuple(decoder(part, f"{path}[{index}]") for index, part in enumerate(value))

    return read


def _union(members: tuple[Any, ...], *, extra: bool) -> Decode:
    optional = types.NoneType in members
    members = tuple(member for member in members if member is not types.NoneType)
    if len({getattr(member, "from_json", member).__qualname__ for member in members}) == 1:
        members = members[:1]  # classes of one sum type decode each other
    decoders = [_decoder(member, extra=extra) for member in members]

    def read(value: Any, path: str) -> Any:
        if value is None and optional:
            return None
        errors = []
        for decoder in decoders:
            try:
                return decoder(value, path)
            except BadShape as error:
                errors.append(error)
        inside = [error for error in errors if error.path != path]
        if inside or len(errors) == 1:  # the right kind of thing, with something wrong inside
            raise (inside or errors)[-1]
        raise BadShape(path, " or ".join(error.expected for error in errors), _shown(value))

    return read


def _one_of(words: Any, make: Callable[[str], Any]) -> Decode:
    known = tuple(words)

    def read(value: Any, path: str) -> Any:
        if value not in known or isinstance(value, bool):
            raise BadShape(path, " or ".join(str(word) for word in known), _shown(value))
        return make(value)

    return read


def _exactly(kind: type, expected: str) -> Decode:
    def read(value: Any, path: str) -> Any:
        if type(value) is not kind:
            raise BadShape(path, expected, kind_of(value))
        return value

    return read


def _parsed(expected: str, parse: Callable[[str], Any]) -> Decode:
    def read(value: Any, path: str) -> Any:
        if not isinstance(value, str):
            raise BadShape(path, expected, kind_of(value))
        try:
            return parse(value)
        except ValueError as error:
            raise BadShape(path, expected, _shown(value)) from error

    return read


def _money(value: Any, path: str) -> Money:
    expected = "an object with amount and currency"
    if not isinstance(value, dict) or not {"amount", "currency"} <= value.keys():
        raise BadShape(path, expected, kind_of(value))
    number, currency = value["amount"], value["currency"]
    if not isinstance(number, str) or not isinstance(currency, str):
        raise BadShape(path, expected, "other values")
    try:
        return money_of(number, currency)
    except NotMoney as error:
        raise BadShape(
            path, "an amount in a known currency", _shown(f"{number} {currency}")
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
