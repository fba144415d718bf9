"""What can happen to a deal, for properties: any payload, any history, any JSON.

Histories are drawn from few people, facts and instants, so that commands meet, undo each other,
fall on one instant and interleave, as those of two merged copies do.
"""

from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from salescoach.deal.events import Event, Outcome, Payload, Way
from salescoach.values.currencies import DECIMALS
from salescoach.values.levels import Level
from salescoach.values.money import Money, money_of
from tests.builders.deals import (
    A_DAY,
    DAY,
    NOW,
    Command,
    command,
    cycled,
    ended,
    entered,
    events,
    field_set,
    left_out,
    met,
    opened,
    parked,
    reopened,
    said,
    ticked,
    unanswered,
    undone,
    waited,
    waived,
)

TEXTS = st.text(max_size=12)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(TEXTS, JSON, max_size=3)
MOST_COMMANDS = 6


@st.composite
def money(draw: st.DrawFn) -> Money:
    currency = draw(st.sampled_from(sorted(DECIMALS)))
    units = draw(st.integers(0, 10**9))
    decimals = DECIMALS[currency]
    whole, part = divmod(units, 10**decimals)
    return money_of(f"{whole}.{part:0{decimals}}" if decimals else str(whole), currency)


def days() -> st.SearchStrategy[date]:
    return st.integers(-3, 3).map(lambda number: DAY + number * A_DAY)


def payloads() -> st.SearchStrategy[Payload]:
    """Any payload but an opening and an undoing."""
    people = st.sampled_from(["anna", "bob", "eva"])
    values = (
        st.none()
        | st.booleans()
        | money()
        | TEXTS
        | st.lists(TEXTS, max_size=2).map(tuple)
        | people
    )
    fields = st.sampled_from(["amount", "expected_close", "owner", "language", "title", "new"])
    return st.one_of(
        st.builds(field_set, fields, money() | TEXTS | st.dates().map(date.isoformat)),
        st.builds(
            said,
            st.sampled_from(["pain", "budget"]),
            values,
            none=st.booleans(),
            by=st.lists(people, max_size=2),
            document=st.none() | TEXTS,
            lowered=st.none() | st.sampled_from(Level),
            note=st.none() | TEXTS,
        ),
        st.builds(unanswered, st.sampled_from(["pain", "budget"]), of=people),
        _items(),
        _moves(),
        st.builds(
            met,
            people,
            name=st.none() | TEXTS,
            roles=st.lists(st.sampled_from(["user", "economic", "technical"]), max_size=2),
            job=st.none() | TEXTS,
            stance=st.none() | TEXTS,
        ),
    )


def _items() -> st.SearchStrategy[Payload]:
    """An item done, or left out, for some reason."""
    items = st.sampled_from(["ask-why", "measure"])
    done = st.builds(ticked, items, because=st.none() | TEXTS, until=st.none() | days())
    return done | st.builds(left_out, items, not_applicable=st.booleans(), until=st.none() | days())


def _moves() -> st.SearchStrategy[Payload]:
    """A move, a status, a wait or a waiver, in any order: copies are merged as they are."""
    stages = st.sampled_from(["need-recognition", "option-evaluation", "doubt-resolution"])
    names = st.lists(st.sampled_from(["anna", "pain", "owner"]), max_size=2)
    ways: tuple[Way, ...] = get_args(Way)
    outcomes: tuple[Outcome, ...] = get_args(Outcome)
    return st.one_of(
        st.builds(entered, stages, way=st.sampled_from(ways), because=st.none() | TEXTS),
        st.builds(ended, st.sampled_from(outcomes), reason=st.none() | TEXTS),
        st.builds(parked, st.none() | days(), trigger=st.none() | TEXTS),
        st.builds(reopened, TEXTS),
        st.builds(waited, days(), by=st.lists(st.sampled_from(["anna", "bob"]), max_size=1)),
        st.builds(waived, st.sampled_from(["sure", "seen"]), until=days()),
        st.builds(cycled, stages, facts=names, people=names, fields=names),
    )


def undoings() -> st.SearchStrategy[Payload]:
    """An undoing of a command that may stand before or after it, or be there or not."""
    names = st.integers(1, MOST_COMMANDS + 2).map(lambda number: f"t{number}")
    return names.map(undone)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Event, ...]:
    """The events of a deal: opened once, as a rule, and then anything in any order."""
    commands: list[Command] = [command(opened())]
    anything = payloads() | undoings() | undoings() | st.builds(opened)
    for _ in range(draw(st.integers(0, MOST_COMMANDS - 1))):
        instant = NOW + timedelta(microseconds=draw(st.integers(-1, MOST_COMMANDS)))
        several = draw(st.lists(anything, min_size=1, max_size=3))
        commands.append(command(*several, on=draw(days()), recorded=instant))
    return events(*commands)


@st.composite
def with_unknown_keys(draw: st.DrawFn, value: dict[str, Any]) -> dict[str, Any]:
    """The object with keys of a newer program, in it and in every object within."""
    unknown = draw(st.dictionaries(TEXTS.map(lambda key: f"new-{key}"), JSON, max_size=2))
    found: dict[str, Any] = {}
    for key, part in value.items():
        found[key] = draw(with_unknown_keys(part)) if isinstance(part, dict) else part
    return {**found, **unknown}
