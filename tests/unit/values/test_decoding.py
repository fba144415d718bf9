from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Literal, Union

import pytest

from salescoach.values.days import Duration
from salescoach.values.decoding import BadShape, decode, kind_of
from salescoach.values.money import Money, parse_money
from salescoach.values.record import record


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@record
class Inner:
    name: str
    count: int = 1


@record
class Small:
    small: int


@record
class Large:
    large: tuple[Inner, ...]


class Shape:
    __slots__ = ()

    @classmethod
    def from_json(cls, value: Any, path: str) -> "Shape":
        if value not in ("circle", "square"):
            raise BadShape(path, "circle or square", kind_of(value))
        return Circle() if value == "circle" else Square()


@record
class Circle(Shape):
    pass


@record
class Square(Shape):
    pass


@record(kw_only=True)
class Everything:
    text: str | None = None
    number: int | None = None
    flag: bool | None = None
    day: date | None = None
    instant: datetime | None = None
    duration: Duration | None = None
    money: Money | None = None
    colour: Colour | None = None
    word: Literal["yes", "no"] | None = None
    inner: Inner | None = None
    texts: tuple[str, ...] = ()
    inners: tuple[Inner, ...] = ()
    table: tuple[tuple[int, ...], ...] = ()
    value: str | bool | Money | tuple[str, ...] | None = None
    either: Small | Large | None = None
    shape: Union[Circle, Square, None] = None  # noqa: UP007 - the older spelling is read as well
    from_: str | None = None
    needed: str | int = ""


INNER = {"name": "a"}
DECODED = {
    "text": ({"text": ""}, Everything(text="")),
    "number": ({"number": -3}, Everything(number=-3)),
    "flag": ({"flag": False}, Everything(flag=False)),
    "day": ({"day": "2026-03-05"}, Everything(day=date(2026, 3, 5))),
    "instant": (
        {"instant": "2026-03-05T10:00:00.000001Z"},
        Everything(instant=datetime(2026, 3, 5, 10, 0, 0, 1, tzinfo=UTC)),
    ),
    "duration": ({"duration": "3bd"}, Everything(duration=Duration(3, "bd"))),
    "money": (
        {"money": {"amount": "5.00", "currency": "EUR"}},
        Everything(money=parse_money("5 EUR")),
    ),
    "enum": ({"colour": "green"}, Everything(colour=Colour.GREEN)),
    "literal": ({"word": "no"}, Everything(word="no")),
    "record": ({"inner": {"name": "a", "count": 2}}, Everything(inner=Inner("a", 2))),
    "record-with-default": ({"inner": INNER}, Everything(inner=Inner("a"))),
    "list": ({"texts": ["a", "b"]}, Everything(texts=("a", "b"))),
    "empty-list": ({"texts": []}, Everything()),
    "list-of-records": ({"inners": [INNER, INNER]}, Everything(inners=(Inner("a"), Inner("a")))),
    "list-of-lists": ({"table": [[1], [], [2, 3]]}, Everything(table=((1,), (), (2, 3)))),
    "nothing": ({"text": None, "inner": None, "shape": None}, Everything()),
    "union-text": ({"value": "true"}, Everything(value="true")),
    "union-flag": ({"value": False}, Everything(value=False)),
    "union-money": (
        {"value": {"amount": "1", "currency": "JPY"}},
        Everything(value=parse_money("1 JPY")),
    ),
    "union-list": ({"value": ["a"]}, Everything(value=("a",))),
    "union-of-records-first": ({"either": {"small": 1}}, Everything(either=Small(1))),
    "union-of-records-last": (
        {"either": {"large": [INNER]}},
        Everything(either=Large((Inner("a"),))),
    ),
    "own-way": ({"shape": "square"}, Everything(shape=Square())),
    "name-of-a-keyword": ({"from": "x"}, Everything(from_="x")),
    "no-key": ({}, Everything()),
}

A_DAY = "a day like 2026-03-05"
AN_INSTANT = "an instant like 2026-03-05T10:00:00.000000Z"
MONEY = "an object with amount and currency"
ANY_VALUE = f"text or true or false or {MONEY} or a list"
REFUSED: dict[str, tuple[object, str, str, str]] = {
    "no-object": ([], "$", "an object", "a list"),
    "nothing-at-all": (None, "$", "an object", "nothing"),
    "text-is-number": ({"text": 1}, "$.text", "text", "a number"),
    "number-is-text": ({"number": "1"}, "$.number", "a whole number", "text"),
    "number-is-flag": ({"number": True}, "$.number", "a whole number", "true or false"),
    "number-is-fraction": ({"number": 1.0}, "$.number", "a whole number", "a number"),
    "flag-is-number": ({"flag": 0}, "$.flag", "true or false", "a number"),
    "flag-is-text": ({"flag": "true"}, "$.flag", "true or false", "text"),
    "no-such-day": ({"day": "2026-02-30"}, "$.day", A_DAY, "'2026-02-30'"),
    "day-is-number": ({"day": 20260305}, "$.day", A_DAY, "a number"),
    "long-day": ({"day": "x" * 999}, "$.day", A_DAY, repr("x" * 60)),
    "instant-without-zone": (
        {"instant": "2026-03-05T10:00:00.000000"},
        "$.instant",
        AN_INSTANT,
        "'2026-03-05T10:00:00.000000'",
    ),
    "no-duration": ({"duration": "3"}, "$.duration", "a length of time like 3d", "'3'"),
    "money-is-text": ({"money": "5 EUR"}, "$.money", MONEY, "text"),
    "money-without-currency": ({"money": {"amount": "5"}}, "$.money", MONEY, "an object"),
    "money-without-amount": ({"money": {"currency": "EUR"}}, "$.money", MONEY, "an object"),
    "money-as-number": (
        {"money": {"amount": 5, "currency": "EUR"}},
        "$.money",
        MONEY,
        "other values",
    ),
    "money-of-no-currency": (
        {"money": {"amount": "5", "currency": None}},
        "$.money",
        MONEY,
        "other values",
    ),
    "money-of-an-unknown-currency": (
        {"money": {"amount": "5", "currency": "ZZZ"}},
        "$.money",
        "an amount in a known currency",
        "'5 ZZZ'",
    ),
    "money-with-too-many-decimals": (
        {"money": {"amount": "1." + "0" * 99, "currency": "EUR"}},
        "$.money",
        "an amount in a known currency",
        repr("1." + "0" * 58),
    ),
    "no-such-colour": ({"colour": "blue"}, "$.colour", "red or green", "'blue'"),
    "colour-is-list": ({"colour": ["red"]}, "$.colour", "red or green", "a list"),
    "no-such-word": ({"word": "maybe"}, "$.word", "yes or no", "'maybe'"),
    "word-is-flag": ({"word": True}, "$.word", "yes or no", "true or false"),
    "inner-is-text": ({"inner": "a"}, "$.inner", "an object", "text"),
    "inner-without-key": ({"inner": {"count": 1}}, "$.inner", "the key name", "none"),
    "inner-with-wrong-key": ({"inner": {"name": None}}, "$.inner.name", "text", "nothing"),
    "inner-with-unknown-key": ({"inner": {"name": "a", "x": 1}}, "$.inner", "no such key", "x"),
    "unknown-key": ({"from_": "a"}, "$", "no such key", "from_"),
    "long-unknown-key": ({"k" * 99: "a"}, "$", "no such key", "k" * 60),
    "list-is-object": ({"texts": {}}, "$.texts", "a list", "an object"),
    "list-is-nothing": ({"texts": None}, "$.texts", "a list", "nothing"),
    "within-a-list": ({"texts": ["a", 1]}, "$.texts[1]", "text", "a number"),
    "within-a-record-of-a-list": (
        {"inners": [INNER, {"name": "a", "count": "2"}]},
        "$.inners[1].count",
        "a whole number",
        "text",
    ),
    "within-a-list-of-lists": (
        {"table": [[1], [2, "3"]]},
        "$.table[1][1]",
        "a whole number",
        "text",
    ),
    "no-member-of-the-union": ({"value": 5}, "$.value", ANY_VALUE, "a number"),
    "within-a-member-of-the-union": ({"value": ["a", 5]}, "$.value[1]", "text", "a number"),
    "within-a-record-of-the-union": (
        {"either": {"large": [INNER, {"name": 1}]}},
        "$.either.large[1].name",
        "text",
        "a number",
    ),
    "nothing-where-something-is-needed": (
        {"needed": None},
        "$.needed",
        "text or a whole number",
        "nothing",
    ),
    "own-way": ({"shape": "line"}, "$.shape", "circle or square", "text"),
}


@pytest.mark.parametrize(("value", "expected"), DECODED.values(), ids=DECODED)
def test_json_becomes_the_record_that_it_describes(value: object, expected: Everything) -> None:
    decoded = decode(Everything, value)

    assert decoded == expected
    assert _types(decoded) == _types(expected)


@pytest.mark.parametrize(("value", "path", "expected", "found"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_is_refused_with_its_path(
    value: object, path: str, expected: str, found: str
) -> None:
    with pytest.raises(BadShape) as refused:
        decode(Everything, value)

    error = refused.value
    assert (error.path, error.expected, error.found) == (path, expected, found)
    assert str(error) == f"{path}: expected {expected}, found {found}"


def test_the_path_begins_where_the_value_stands() -> None:
    with pytest.raises(BadShape) as refused:
        decode(Everything, {"texts": [1]}, "events[3].payload")

    assert refused.value.path == "events[3].payload.texts[0]"


def test_unknown_keys_are_passed_over_at_any_depth_where_that_is_asked_for() -> None:
    value = {"new": 1, "inner": {"name": "a", "new": 1}, "inners": [{"name": "b", "new": [1]}]}

    decoded = decode(Everything, value, extra=True)

    assert decoded == Everything(inner=Inner("a"), inners=(Inner("b"),))


def test_known_keys_are_checked_where_unknown_ones_are_passed_over() -> None:
    with pytest.raises(BadShape) as refused:
        decode(Everything, {"new": 1, "inner": {"new": 1}}, extra=True)

    assert refused.value.path == "$.inner"


KINDS: dict[str, tuple[object, str]] = {
    "nothing": (None, "nothing"),
    "flag": (True, "true or false"),
    "text": ("x", "text"),
    "whole-number": (1, "a number"),
    "fraction": (1.5, "a number"),
    "list": ([], "a list"),
    "object": ({}, "an object"),
}


@pytest.mark.parametrize(("value", "kind"), KINDS.values(), ids=KINDS)
def test_a_json_value_is_called_what_it_is(value: object, kind: str) -> None:
    assert kind_of(value) == kind


def _types(one: Everything) -> list[type]:
    """To Python, True is 1 and an enum's member is its text."""
    return [type(getattr(one, field.name)) for field in fields(Everything)]
