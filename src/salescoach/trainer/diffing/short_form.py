"""A value of a pin as a trainer would write it on one line, and what of two is not the same."""

from typing import Any

from salescoach.playbook.conditions import FIELDS, SUBJECTS
from salescoach.trainer.scenarios.yaml_text import scalar

_FIRST = ("id", "say", "title", "when", "points", "verdict", *SUBJECTS, "anchor", "before", "days",
          "is", "is_not", "one_of", "known", "level", "from", "to")  # fmt: skip
_RECORDS = (
    "stakeholder", "visit", "commitment", "doubt", "agreement", "option", "problem",
)  # fmt: skip
_INTO = ("all", "any", "not", "until", "met_when")


def ordered(value: Any) -> Any:
    """The same with its keys in one order, wherever the value came from."""
    if isinstance(value, list):
        return [ordered(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: ordered(value[key]) for key in sorted(value, key=_rank)}


def short_form(value: Any) -> str:
    """`{fact: pain, level: confirmed}`; what is implied is left out."""
    match value:
        case dict():
            return _mapping(value)
        case list():
            return "[" + ", ".join(short_form(one) for one in value) + "]"
        case _:
            return scalar(value)


def parted(old: Any, new: Any) -> tuple[tuple[str, ...], Any, Any]:
    """Of two values what is different: inside which keys, and the two parts there.

    None for nothing there. What is the same in two lists is left out.
    """
    where: list[str] = []
    while True:
        if isinstance(old, list) and isinstance(new, list):
            gone, came = (
                [one for one in old if one not in new],
                [one for one in new if one not in old],
            )
            if not (gone or came):
                return tuple(where), old, new  # the order alone
            if len(gone) > 1 or len(came) > 1:
                return tuple(where), gone or None, came or None
            old, new = (gone or [None])[0], (came or [None])[0]
            continue
        key = _only_difference(old, new)
        if key is None:
            return tuple(where), old, new
        where.append(key)
        old, new = old[key], new[key]


def _only_difference(old: Any, new: Any) -> str | None:
    """The one key into which it is worth looking; None where the whole says more."""
    if not (isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys()):
        return None
    keys = [key for key in old if old[key] != new[key]]
    return keys[0] if len(keys) == 1 and keys[0] in _INTO else None


def _rank(key: str) -> tuple[int, str]:
    return (_FIRST.index(key) if key in _FIRST else len(_FIRST), key)


def _mapping(value: dict[str, Any]) -> str:
    pairs = {key: one for key, one in ordered(value).items() if not _is_implied(key, one, value)}
    if len(pairs) == 1:
        (key,) = pairs
        inner = pairs[key]
        if key in FIELDS and isinstance(inner, dict) and len(inner) == 1:
            (operator,) = inner
            if operator in ("is", "one_of"):
                return f"{{{key}: {short_form(inner[operator])}}}"
    return "{" + ", ".join(f"{key}: {short_form(one)}" for key, one in pairs.items()) + "}"


def _is_implied(key: str, value: Any, whole: dict[str, Any]) -> bool:
    if key == "known":
        return (value is True and "fact" in whole) or (value == "all" and "facts" in whole)
    if key == "count":
        return value == {"at_least": 1} and any(subject in whole for subject in _RECORDS)
    return False
