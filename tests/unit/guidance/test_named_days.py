from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.named_days import named_day, wait_over
from salescoach.guidance.quiet import quiet_for
from salescoach.guidance.view import View
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    ended,
    entered,
    field_set,
    met,
    parked,
    said,
    ticked,
    waited,
)
from tests.builders.playbooks import a_playbook
from tests.builders.records import noted
from tests.builders.views import a_view

FACTS = """
- {id: needed-by, title: N, type: date, ask: 'When?', ask_whom: [economic]}
- {id: shut-down, title: S, type: date, ask: 'When?'}
- {id: our-slot, title: O, type: date, ours: true, ask: 'When?'}
- {id: back, title: B, type: date, scope: person, ask: 'When?'}
- {id: old, title: Old, type: date, stale_after: 5d, ask: 'When?'}
- {id: words, title: W, type: text, ask: 'What?'}
"""
STAGES = """
stages:
  - {id: option-evaluation, title: A}
  - {id: implementation, title: B}
won_after: option-evaluation
"""
USER = met("bob")


def day(number: int) -> date:
    return DAY + number * A_DAY


def text(number: int) -> str:
    return day(number).isoformat()


def on(number: int, payload: Payload) -> Command:
    return command(payload, on=day(number))


def seen(number: int, *commands: Payload | Command, stages: str = "") -> View:
    return a_view(a_playbook(stages, facts=FACTS), USER, *commands, today=day(number))


def named(number: int, *commands: Payload | Command, **given: Any) -> tuple[str, int] | None:
    """What day is named on a day, and how it is called."""
    found = named_day(seen(number, *commands, **given))
    return None if found is None else (found.name, (found.day - DAY).days)


def days_named(numbers: range, *commands: Payload | Command, **given: Any) -> list[int]:
    return [number for number in numbers if named(number, *commands, **given) is not None]


HEARD = said("needed-by", text(20), by=["bob"])
CLOSE = field_set("expected_close", text(20), by=["bob"])


@pytest.mark.parametrize(
    "word", [HEARD, CLOSE, said("back", text(20), by=["bob"], of="bob")], ids=str
)
def test_a_day_that_they_named_asks_for_attention_a_week_before_and_two_weeks_after(
    word: Payload,
) -> None:
    assert days_named(range(50), word) == list(range(13, 35))


def test_it_is_called_by_its_fact_or_by_the_field() -> None:
    assert named(20, HEARD) == ("needed-by", 20)
    assert named(20, CLOSE) == ("expected-close", 20)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param(said("needed-by", text(20)), id="by nobody"),
        pytest.param(said("our-slot", text(20), by=["bob"]), id="ours"),
        pytest.param(said("words", text(20), by=["bob"]), id="no date"),
        pytest.param(said("needed-by", "soon", by=["bob"]), id="no day"),
        pytest.param(said("needed-by", None, none=True, by=["bob"]), id="none"),
        pytest.param(said("old", text(20), by=["bob"]), id="too old"),
        pytest.param(field_set("expected_close", text(20)), id="a close of ours"),
    ],
)
def test_what_is_no_word_of_theirs_names_no_day(word: Payload) -> None:
    assert named(20, word) is None


def test_what_was_said_later_takes_its_place() -> None:
    assert named(20, HEARD, on(3, said("needed-by", text(60), by=["bob"]))) is None
    assert named(20, CLOSE, on(3, field_set("expected_close", text(20)))) == ("expected-close", 20)
    assert named(20, CLOSE, on(3, field_set("expected_close", text(21)))) is None


@pytest.mark.parametrize(("recorded", "until"), [(19, 34), (20, 20), (22, 21)])
def test_what_is_recorded_for_that_day_or_later_answers_it(recorded: int, until: int) -> None:
    word = on(recorded, ticked("x"))
    assert days_named(range(20, 50), HEARD, word) == list(range(20, until + 1))


def test_only_the_nearest_is_told() -> None:
    both = (HEARD, said("shut-down", text(23), by=["bob"]))
    assert [named(number, *both) for number in (20, 21, 22, 24)] == [
        ("needed-by", 20),
        ("needed-by", 20),
        ("shut-down", 23),
        ("shut-down", 23),
    ]
    assert named(18, CLOSE, HEARD) == ("needed-by", 20)


@pytest.mark.parametrize("over", [parked(), parked(day(60)), ended()])
def test_a_deal_that_rests_has_none(over: Payload) -> None:
    assert named(20, HEARD, over) is None


def test_the_close_of_a_deal_that_is_won_is_none() -> None:
    won = on(1, entered("implementation", way="win"))
    assert named(19, CLOSE, stages=STAGES) == ("expected-close", 20)
    assert named(19, CLOSE, won, stages=STAGES) is None


def test_a_deal_with_such_a_day_is_no_zombie() -> None:
    word = said("needed-by", text(60), by=["bob"])
    zombies = [number for number in range(44, 80) if quiet_for(seen(number, word)).zombie]
    assert zombies == [46, 47, 48, 49, 50, 51, 52, 75, 76, 77, 78, 79]


# The wait that is over


def waits_over(numbers: range, *commands: Payload | Command) -> list[int]:
    return [number for number in numbers if wait_over(seen(number, *commands)) is not None]


WAIT = on(1, waited(day(10), by=["bob"]))


def test_from_its_last_day_on_a_wait_is_over_until_something_is_recorded() -> None:
    assert waits_over(range(14), WAIT) == [10, 11, 12, 13]
    assert waits_over(range(14), WAIT, on(9, ticked("x"))) == [10, 11, 12, 13]
    assert waits_over(range(14), WAIT, on(12, ticked("x"))) == [10, 11]
    found = wait_over(seen(10, WAIT))
    assert found is not None
    assert found.said_by == ("bob",)


def test_a_wait_that_was_ended_or_replaced_is_not_over() -> None:
    assert waits_over(range(14), WAIT, on(5, waited(day(5)))) == []
    assert waits_over(range(14), WAIT, on(5, waited(day(12)))) == [12, 13]


def test_a_parking_is_no_wait_and_a_deal_that_rests_waits_for_nobody() -> None:
    assert waits_over(range(14), on(1, parked(day(10)))) == []
    assert waits_over(range(14), WAIT, on(2, ended())) == []
    assert waits_over(range(14), WAIT, on(2, parked(day(12)))) == [12, 13]


def test_a_note_does_not_answer_a_wait_that_is_over() -> None:
    assert waits_over(range(14), WAIT, on(12, noted())) == [10, 11, 12, 13]
