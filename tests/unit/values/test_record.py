import dataclasses
from dataclasses import FrozenInstanceError, field, replace
from typing import Any

import pytest

from salescoach.values.record import fields_of, is_record, record


@record
class Point:
    x: int
    y: int = 0


@record(kw_only=True)
class Named:
    name: str
    tags: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict, compare=False, repr=False)


@record
class Mixed:
    first: int
    named: str = field(kw_only=True)
    second: int = 2


@record
class Twin:
    x: int
    y: int = 0


@record
class Place(Point):
    name: str = "here"


@record
class Same(Point):
    """A point by another name."""


@record
class Tree:
    parts: tuple["Tree", ...] = ()


BUILT = {
    "by-place": (Point(1, 2), (1, 2)),
    "by-name": (Point(y=2, x=1), (1, 2)),
    "by-both": (Point(1, y=2), (1, 2)),
    "default": (Point(1), (1, 0)),
    "default-by-name": (Point(x=1), (1, 0)),
}


@pytest.mark.parametrize(("point", "values"), BUILT.values(), ids=BUILT)
def test_fields_are_given_by_place_or_by_name(point: Point, values: tuple[int, int]) -> None:
    assert (point.x, point.y) == values


def test_a_field_by_name_only_does_not_take_a_place() -> None:
    mixed = Mixed(1, 3, named="n")

    assert (mixed.first, mixed.second, mixed.named) == (1, 3, "n")


MISUSED: dict[str, tuple[Any, tuple[Any, ...], dict[str, Any], str]] = {
    "nothing": (Point, (), {}, "Point needs x"),
    "one-missing": (Point, (), {"y": 1}, "Point needs x"),
    "too-many": (Point, (1, 2, 3), {}, "Point takes no 3"),
    "unknown-name": (Point, (1,), {"z": 3}, "Point takes no 'z'"),
    "place-and-name": (Point, (1,), {"x": 2}, "Point takes no 'x'"),
    "both-places-and-a-name": (Point, (1, 2), {"y": 2}, "Point takes no 'y'"),
    "by-name-only": (Named, ("Anna",), {}, "Named needs name"),
    "by-name-only-after-all": (Named, ("Anna",), {"name": "Anna"}, "Named takes no 'Anna'"),
    "mixed-by-place": (Mixed, (1, 2, "n"), {}, "Mixed needs named"),
}


@pytest.mark.parametrize(("kind", "args", "named", "reason"), MISUSED.values(), ids=MISUSED)
def test_wrong_arguments_are_a_type_error(
    kind: Any, args: tuple[Any, ...], named: dict[str, Any], reason: str
) -> None:
    with pytest.raises(TypeError, match=f"^{reason}$"):
        kind(*args, **named)


def test_a_record_cannot_change() -> None:
    point = Point(1, 2)

    with pytest.raises(FrozenInstanceError, match=r"Point\.x cannot change"):
        point.x = 3  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match=r"Point\.y cannot change"):
        del point.y
    assert point == Point(1, 2)


def test_a_record_has_no_room_for_other_attributes() -> None:
    point: Any = Point(1)

    with pytest.raises(FrozenInstanceError):
        point.z = 3
    assert not hasattr(point, "__dict__")


def test_records_are_equal_by_their_class_and_values() -> None:
    others: list[object] = [Point(1, 3), Point(2, 2), Twin(1, 2), Same(1, 2), (1, 2), None]

    assert Point(1, 2) == Point(1, 2)
    assert all(Point(1, 2) != other for other in others)


def test_equal_records_have_one_hash_and_twins_of_other_classes_another() -> None:
    assert hash(Point(1, 2)) == hash(Point(1, 2))
    assert len({hash(one) for one in (Point(1, 2), Point(1, 3), Twin(1, 2), Same(1, 2))}) == 4


def test_a_field_left_out_of_comparing_is_left_out_of_hashing_too() -> None:
    one, other = Named(name="Anna", notes={"a": "1"}), Named(name="Anna")

    assert one == other
    assert hash(one) == hash(other)


def test_each_record_gets_a_default_of_its_own_from_a_factory() -> None:
    one, other = Named(name="Anna"), Named(name="Anna")
    one.notes["a"] = "1"

    assert other.notes == {}


def test_replace_changes_a_copy() -> None:
    point = Point(1, 2)

    assert replace(point, y=3) == Point(1, 3)
    assert replace(Named(name="Anna", notes={"a": "1"}), tags=("x",)).notes == {"a": "1"}
    assert point == Point(1, 2)
    with pytest.raises(TypeError, match="Point takes no 'z'"):
        replace(point, z=3)  # type: ignore[call-arg]


def test_a_record_shows_its_fields_but_those_left_out() -> None:
    assert repr(Point(1)) == "Point(x=1, y=0)"
    assert repr(Named(name="Anna", notes={"a": "1"})) == "Named(name='Anna', tags=())"


def test_a_record_is_a_dataclass_to_those_who_ask() -> None:
    assert dataclasses.is_dataclass(Point)
    assert [one.name for one in dataclasses.fields(Place)] == ["x", "y", "name"]
    assert dataclasses.asdict(Tree((Tree(),))) == {"parts": ({"parts": ()},)}


@dataclasses.dataclass(frozen=True)
class PlainMixed:
    first: int
    named: str = field(kw_only=True)
    second: int = 2


@dataclasses.dataclass(frozen=True, kw_only=True)
class PlainNamed:
    name: str
    tags: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict, compare=False, repr=False)


@dataclasses.dataclass(frozen=True)
class PlainPoint:
    x: int
    y: int = 0


@dataclasses.dataclass(frozen=True)
class PlainPlace(PlainPoint):
    name: str = "here"


PLAIN = {
    "ordinary": (Point, PlainPoint),
    "by-name": (Named, PlainNamed),
    "mixed": (Mixed, PlainMixed),
    "inherited": (Place, PlainPlace),
}


@pytest.mark.parametrize(("kind", "plain"), PLAIN.values(), ids=PLAIN)
def test_dataclasses_sees_the_fields_of_a_plain_dataclass(kind: Any, plain: Any) -> None:
    assert [_told(one) for one in dataclasses.fields(kind)] == [
        _told(one) for one in dataclasses.fields(plain)
    ]
    assert kind.__match_args__ == plain.__match_args__


def _told(one: "dataclasses.Field[Any]") -> tuple[object, ...]:
    return one.name, one.type, one.default, one.default_factory, one.kw_only, one.compare, one.repr


def test_dataclasses_is_told_nothing_before_it_asks() -> None:
    @record
    class Asked:
        x: int

    before = vars(Asked)["__dataclass_fields__"]
    dataclasses.fields(Asked)

    assert not isinstance(before, dict)
    assert isinstance(vars(Asked)["__dataclass_fields__"], dict)


def test_a_default_that_can_change_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^tags: a default that can change"):

        @record
        class _Tagged:
            tags: list[str] = []  # noqa: RUF012 - this is what is refused


def test_a_field_is_not_declared_anew() -> None:
    with pytest.raises(TypeError, match=r"^y is a field of the class"):

        @record
        class _Flat(Point):
            y: int = 1


def test_a_record_tells_its_fields() -> None:
    assert fields_of(Place).types == {"x": int, "y": int, "name": str}
    assert fields_of(Place(1)) is fields_of(Place)
    assert is_record(Place(1))
    assert not is_record(PlainPlace(1))


def test_a_record_inherits_fields() -> None:
    assert Place(1, 2, "there") == Place(x=1, y=2, name="there")
    assert Place(1) == Place(1, 0, "here")


def test_records_match_by_place_and_by_name() -> None:
    def matched(one: object) -> object:
        match one:
            case Point(x, y):
                return x, y
            case Named(name=name):
                return name
            case Mixed(first, second):
                return first, second
            case Tree((Tree(()),)):
                return "tree"
            case _:
                return None

    assert matched(Point(1, 2)) == (1, 2)
    assert matched(Named(name="Anna")) == "Anna"
    assert matched(Mixed(1, 3, named="n")) == (1, 3)
    assert matched(Tree((Tree(),))) == "tree"
    assert matched(Tree()) is None
