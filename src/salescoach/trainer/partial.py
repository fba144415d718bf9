"""What is left of a condition once the customer type is known, and nothing else.

Kleene's logic: a part that the type decides is true or false and falls out; the rest stays.
"""

from collections.abc import Iterable
from typing import Literal

from salescoach.playbook.conditions import (
    All,
    AnyOf,
    Check,
    Condition,
    FieldCondition,
    ItemCondition,
    Not,
)
from salescoach.values.record import record

Left = Condition | Literal[True] | Literal[False]
"""A condition where it is not decided, else what it comes to."""


@record
class Given:
    """The customer type, and the items (STAGE/ID) that do not apply to it."""

    customer_type: str
    gone: frozenset[str] = frozenset()


def left_of(condition: Condition, given: Given) -> Left:
    """True, false, or the condition without the parts that are decided."""
    match condition:
        case All(parts):
            return _list(parts, given, decides=False)
        case AnyOf(parts):
            return _list(parts, given, decides=True)
        case Not(part):
            found = left_of(part, given)
            return not found if isinstance(found, bool) else Not(found)
        case FieldCondition(field="customer_type", checks=checks, level=level):
            if level is not None:  # whose word it is, nobody knows here
                return condition
            return all(_holds(check, given.customer_type) for check in checks)
        case ItemCondition(item=path, states=states) if path in given.gone:
            return "not-applicable" in states
        case _:
            return condition


def _list(parts: Iterable[Condition], given: Given, *, decides: bool) -> Left:
    """Of `any` (where true decides) and of `all` (where false does)."""
    found = [left_of(part, given) for part in parts]
    if decides in found:
        return decides
    rest = tuple(one for one in found if not isinstance(one, bool))
    if not rest:
        return not decides
    if len(rest) == 1:
        return rest[0]
    return AnyOf(rest) if decides else All(rest)


def _holds(check: Check, value: str) -> bool:
    words = check.operand if isinstance(check.operand, tuple) else (check.operand,)
    match check.operator:
        case "known":
            return check.operand is not False
        case "missing" | "none":
            return check.operand is False
        case "is_not":
            return value not in words
        case _:
            return value in words
