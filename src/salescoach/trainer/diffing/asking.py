"""Which of two single conditions asks for more: attribute by attribute, never guessed.

"More" means: whatever makes the one true makes the other one true. Where evidence is narrowed
(by who said it, by its age) that is meant of people who do not contradict each other: whose word
counts may change, too.
"""

from typing import Any

from salescoach.playbook.conditions import (
    AgreementCondition,
    Bounds,
    CommitmentCondition,
    Counted,
    DoubtCondition,
    OptionCondition,
    ProblemCondition,
    StakeholderCondition,
    VisitCondition,
)
from salescoach.values.days import Duration
from salescoach.values.record import record


@record
class Among:
    """One of these; empty means whatever it is."""

    words: frozenset[Any]


@record
class Every:
    """All of these."""

    words: frozenset[str]


Attribute = Among | Every | Duration | Bounds | None


def is_shorter(one: Duration | None, other: Duration | None) -> bool:
    """Whether one is as short as the other, or shorter; None is without end."""
    if other is None:
        return True
    if one is None or (one.unit == "bd") is not (other.unit == "bd"):
        return False
    if one.unit == "bd":
        return one.count <= other.count
    return one.calendar_days <= other.calendar_days


def among(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one lets through no more than the other; empty lets everything through."""
    return not other or (bool(one) and set(one) <= set(other))


def fits_within(one: Counted, other: Counted) -> bool:
    """Whether every record that matches one matches the other, too."""
    if type(one) is not type(other):
        return False
    pairs = zip(_attributes(one), _attributes(other), strict=True)
    return all(_is_narrower(first, second) for first, second in pairs)


def bounds_within(one: Bounds, other: Bounds) -> bool:
    """Whether a number within the bounds of one is within those of the other."""
    least, most = other.at_least, other.at_most
    low = least is None or (one.at_least is not None and one.at_least >= least)
    high = most is None or (one.at_most is not None and one.at_most <= most)
    return low and high


def _is_narrower(one: Attribute, other: Attribute) -> bool:
    match one, other:
        case _, None:
            return True
        case Among(words), Among(others):
            return not others or (bool(words) and words <= others)
        case Every(words), Every(others):
            return others <= words
        case Duration(), Duration():
            return is_shorter(one, other)
        case Bounds(), Bounds():
            return bounds_within(one, other)
        case _:
            return False


def _attributes(asked: Counted) -> tuple[Attribute, ...]:
    """What a record must be like, attribute by attribute; what is implied is said."""
    match asked:
        case StakeholderCondition():
            flags = asked.informed, asked.engaged_since_stage_entry, asked.added_since_stage_entry
            lately = asked.engaged_within
            return _one(asked.role), _some(asked.stance), lately, *map(_one, flags)
        case VisitCondition():
            state = _some(asked.state or ("planned", "held"))
            there = Every(frozenset(asked.with_roles)), asked.attendees
            lately = asked.within
            is_new = _one(asked.since_stage_entry)
            return _some(asked.kind), state, _some(asked.outcome), lately, is_new, *there
        case CommitmentCondition():
            state = _some(asked.state or ("open", "kept", "broken"))
            what = _one(asked.side), _some(asked.kind), _one(asked.slipped)
            return *what, state, asked.within
        case DoubtCondition():
            return _some(asked.state), _some(asked.severity), _one(asked.role)
        case AgreementCondition():
            has = asked.complete, asked.give, asked.get
            return _some(asked.kind), _one(asked.refused is True), *map(_one, has)
        case OptionCondition():
            return _some(asked.kind), Every(frozenset(asked.evaluated))
        case ProblemCondition():
            return _some(asked.state), _some(asked.severity)
        case _:
            raise AssertionError(asked)


def _some(words: tuple[str, ...]) -> Among:
    return Among(frozenset(words))


def _one(value: Any) -> Among:
    return Among(frozenset() if value is None else frozenset((value,)))
