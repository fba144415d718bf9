"""The keys whose type is written for reading, and not for telling: what may stand there.

A value that a form turns into another one before it is looked at, or that means two things.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from salescoach.playbook.written_conditions import Comparison, SoMany
from salescoach.trainer.scenarios.written import (
    BriefWanted,
    FactWanted,
    NextWanted,
    SheetList,
    WarningsWanted,
)
from salescoach.trainer.schemas.values import (
    ACTIONS,
    BOUND,
    IDS,
    OPERAND,
    REFERENCE,
    SEVERAL,
    Node,
)
from salescoach.trainer.schemas.walking import words_in

if TYPE_CHECKING:
    from salescoach.trainer.schemas.making import Making

Maker = Callable[["Making", Any], Node]


def _braces_or(making: "Making", form: Any, other: Node) -> Node:
    return {"if": {"type": "object"}, "then": making.form(form), "else": other}


def _field(making: "Making", _: Any) -> Node:
    return _braces_or(making, Comparison, making.named(SEVERAL))


def _known(_making: "Making", _: Any) -> Node:
    return {"enum": [True, False, "all"]}


def _group_known(making: "Making", _: Any) -> Node:
    return _braces_or(making, SoMany, {"enum": ["all"]})


def _bound(making: "Making", _: Any) -> Node:
    return making.named(BOUND)


def _operand(making: "Making", _: Any) -> Node:
    return making.named(OPERAND)


def _several(making: "Making", _: Any) -> Node:
    return making.named(SEVERAL)


def _after(making: "Making", _: Any) -> Node:
    one = {
        "if": {"type": "object"},
        "then": making.condition(),
        "else": making.named(REFERENCE),
    }
    return {"if": {"type": "array"}, "then": {"type": "array", "items": one}, "else": one}


def _next(making: "Making", _: Any) -> Node:
    return _braces_or(making, NextWanted, making.named(ACTIONS))


def _warnings(making: "Making", _: Any) -> Node:
    return _braces_or(making, WarningsWanted, making.named(IDS))


def _sheet(making: "Making", _: Any) -> Node:
    return _braces_or(making, SheetList, making.named(IDS))


def _facts(making: "Making", _: Any) -> Node:
    from salescoach.trainer.scenarios.written import Level

    one = _braces_or(making, FactWanted, {"enum": list(words_in(Level))})
    return {"type": "object", "additionalProperties": one}


def _value(_making: "Making", _: Any) -> Node:
    text = {"type": ["string", "number"], "minLength": 1}
    return {"type": ["string", "number", "boolean", "array"], "minLength": 1, "items": text}


def _events(_making: "Making", _: Any) -> Node:
    one: Node = {"$ref": "#/$defs/event"}
    return {"if": {"type": "array"}, "then": {"type": "array", "items": one}, "else": one}


ODD: dict[tuple[str, str], Maker] = {
    ("Operators", "is"): _operand,
    ("Operators", "is_not"): _operand,
    ("Operators", "one_of"): _several,
    ("Operators", "contains"): _several,
    **dict.fromkeys(
        (
            ("Operators", key)
            for key in ("at_least", "at_most", "more_than", "less_than", "before", "after")
        ),
        _bound,
    ),
    **dict.fromkeys(
        (
            ("DealField", key)
            for key in ("amount", "expected_close", "customer_type", "deal_kind", "lead_source")
        ),
        _field,
    ),
    ("FactIs", "known"): _known,
    ("GroupIs", "known"): _group_known,
    ("ItemKeys", "after"): _after,
    ("Expectation", "next"): _next,
    ("Expectation", "warnings"): _warnings,
    ("Expectation", "facts"): _facts,
    ("BriefWanted", "bring"): _sheet,
    ("BriefWanted", "offers"): _sheet,
    ("FactWanted", "value"): _value,
    ("OneTest", "events"): _events,
    ("Case", "events"): _events,
}

EXPECTING: dict[Any, Node] = {
    BriefWanted: {"anyOf": [{"required": ["bring"]}, {"required": ["offers"]}]},
    SheetList: {"minProperties": 1},
}
"""What is to stand in a form that would expect nothing without it."""
