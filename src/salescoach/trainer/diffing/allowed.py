"""Which recorded values make a comparison true, and whether one such set lies within another.

Knows no deal: it is about what a playbook writes. What cannot be decided is not within.
"""

from datetime import date
from decimal import Decimal, InvalidOperation

from salescoach.playbook.conditions import Check
from salescoach.playbook.model import FactType
from salescoach.values.days import parse_day_or_relative
from salescoach.values.money import NotMoney, parse_money
from salescoach.values.record import record

_DAY = date(2000, 1, 1)  # days that count from today are compared with each other alone
Point = str | Decimal | bool | frozenset[str]


@record
class Anything:
    """Every value."""


@record
class Points:
    """These values, or with `but` all except these. `unit` is what makes them comparable."""

    unit: str
    points: frozenset[Point]
    but: bool = False


@record(kw_only=True)
class Range:
    """From a number on, or up to it; money in one currency, days in one way of counting."""

    unit: str
    bound: Decimal
    above: bool
    inclusive: bool


@record
class Words:
    """Texts or lists that have all of these in them, or with `but` not all of them."""

    words: frozenset[str]
    but: bool = False


Values = Anything | Points | Range | Words


@record
class Allowed:
    """The values that will do; `on_none`: that there is none will do, too."""

    values: Values | None
    on_none: bool = False


def allowed(check: Check, kind: FactType, *, negated: bool) -> Allowed | None:
    """What makes the check true, or with `negated` false; None where it is not understood.

    Not for `missing` and `agree`: they ask for more than a value.
    """
    operand = check.operand
    match check.operator:
        case "known" | "none":
            value = ((operand is True) is not negated) is (check.operator == "known")
            return Allowed(Anything()) if value else Allowed(None, on_none=True)
        case "is" | "is_not":
            but = (check.operator == "is_not") is not negated
            return _points((operand,), kind, but=but)
        case "one_of":
            assert isinstance(operand, tuple)
            return _points(operand, kind, but=negated)
        case "contains":
            words = operand if isinstance(operand, tuple) else (str(operand),)
            exact = kind in ("choices", "list")
            found = frozenset(word if exact else word.casefold() for word in words)
            return Allowed(Words(found, negated), on_none=negated)
        case "at_least" | "more_than" | "after" | "at_most" | "less_than" | "before":
            return _range(check, kind, negated=negated)
        case _:
            return None


def range_of(operator: str, bound: int, *, negated: bool) -> Range:
    """The numbers that stand such a comparison."""
    above = operator in ("at_least", "more_than", "after")
    inclusive = operator in ("at_least", "at_most")
    number = Decimal(bound)
    up, with_it = above is not negated, inclusive is not negated
    return Range(unit="", bound=number, above=up, inclusive=with_it)


def lies_within(one: Allowed, other: Allowed) -> bool:
    """Whether what is allowed by one is allowed by the other for certain."""
    if one.on_none and not other.on_none:
        return False
    return one.values is None or (other.values is not None and _within(one.values, other.values))


def _points(operands: tuple[object, ...], kind: FactType, *, but: bool) -> Allowed | None:
    found = [_point(operand, kind) for operand in operands]
    units = {unit for unit, _ in found}
    if len(units) != 1 or "?" in units:
        return None
    points = frozenset(point for _, point in found)
    return Allowed(Points(units.pop(), points, but), on_none=but)


def _range(check: Check, kind: FactType, *, negated: bool) -> Allowed | None:
    unit, bound = _point(check.operand, kind)
    if not isinstance(bound, Decimal):
        return None
    found = range_of(check.operator, 0, negated=negated)
    return Allowed(
        Range(unit=unit, bound=bound, above=found.above, inclusive=found.inclusive),
        on_none=negated,
    )


def _point(operand: object, kind: FactType) -> tuple[str, Point]:
    """A value with what makes it comparable; `?` where it is of no such kind."""
    try:
        match kind:
            case "number" | "percent":
                return "", Decimal(str(operand).rstrip("% "))
            case "money":
                money = parse_money(str(operand))
                return money.currency, money.amount
            case "date":
                day = parse_day_or_relative(str(operand), _DAY)
                unit = "today" if str(operand).startswith("today") else "day"
                return unit, Decimal(day.toordinal())
            case "choices" | "list":
                words = operand if isinstance(operand, tuple) else (str(operand),)
                return "set", frozenset(words)
            case _:
                return ("flag", operand) if isinstance(operand, bool) else ("text", str(operand))
    except (ValueError, InvalidOperation, NotMoney):
        return "?", ""


def _within(one: Values, other: Values) -> bool:
    match one, other:
        case _, Anything():
            return True
        case Points(), Points():
            return one.unit == other.unit and _points_within(one, other)
        case Points(unit, points, False), Range():
            return unit == other.unit and all(_lies_in(point, other) for point in points)
        case Points(_, points, False), Words(words, but):
            sets = [point for point in points if isinstance(point, frozenset)]
            return len(sets) == len(points) and all((words <= one) is not but for one in sets)
        case Range(), Points(unit, points, True):
            return one.unit == unit and not any(_lies_in(point, one) for point in points)
        case Range(), Range():
            return _range_within(one, other)
        case Words(words, False), Words(others, False):
            return others <= words
        case Words(words, True), Words(others, True):
            return words <= others
        case _:
            return False


def _points_within(one: Points, other: Points) -> bool:
    if one.but:
        return other.but and other.points <= one.points
    apart = one.points.isdisjoint(other.points)
    return apart if other.but else one.points <= other.points


def _lies_in(point: Point, range_: Range) -> bool:
    if not isinstance(point, Decimal):
        return False
    if point == range_.bound:
        return range_.inclusive
    return (point > range_.bound) is range_.above


def _range_within(one: Range, other: Range) -> bool:
    if one.unit != other.unit or one.above is not other.above:
        return False
    if one.bound == other.bound:
        return other.inclusive or not one.inclusive
    return (one.bound > other.bound) is one.above
