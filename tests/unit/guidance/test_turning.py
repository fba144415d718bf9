"""The days on which a condition may turn; that none is missing is proved in `test_recurring`."""

from datetime import date

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.turning import Turning
from tests.builders.deals import A_DAY, DAY, Command, command, parked, said, waived
from tests.builders.playbooks import a_playbook
from tests.builders.records import held, moved, planned, theirs
from tests.builders.views import a_view

FACTS = "- {id: pain, title: P, type: text, stale_after: 5d}\n- {id: day, title: D, type: date}"
CRITERIA = "- {id: c, statement: S, met_when: {fact: pain}}"


def turns(condition: str, *commands: Payload | Command, today: int = 30) -> list[int] | None:
    """The days as counted from the opening; None for each day."""
    rule = f"warnings: [{{id: w, severity: low, because: B, fires_when: {condition}}}]"
    book = a_playbook(rule, facts=FACTS, criteria=CRITERIA, stage="limit: [{days: 9}]")
    view = a_view(book, *commands, today=DAY + today * A_DAY)
    turning = Turning(book.warnings[0].fires_when, view)
    if turning.every_day:
        return None
    days = [turning.last(DAY + number * A_DAY) for number in range(today + 1)]
    return sorted({(one - DAY).days for one in days})


def on(number: int, payload: Payload) -> Command:
    return command(payload, on=DAY + number * A_DAY)


def until(number: int) -> date:
    return DAY + number * A_DAY


Given = tuple[Payload | Command, ...]
VISIT: Given = (planned(day=until(5)), on(5, held()))
COMING: Given = (on(2, planned(day=until(7))),)
MOVED: Given = (theirs(due=until(5)), on(5, moved(due=until(9))))
DAYS: dict[str, tuple[str, tuple[Payload | Command, ...], list[int]]] = {
    "nothing but the opening": ("{amount: {known: true}}", (), [0]),
    "an event": ("{amount: {known: true}}", (on(3, said("pain")),), [0, 3]),
    "a word that gets too old": ("{fact: pain}", (on(3, said("pain")),), [0, 3, 9]),
    "a word on something else": ("{fact: day}", (on(3, said("pain")),), [0, 3]),
    "what a criterion rests on": (
        "{criterion: option-evaluation/c}", (on(3, said("pain")),), [0, 3, 9],
    ),
    "a parking": ("{amount: {known: true}}", (on(2, parked(until=until(8))),), [0, 2, 8, 9]),
    "a debt": ("{amount: {known: true}}", (waived("c", until=until(4)),), [0, 4, 5]),
    "days that are counted": ("{days_in_stage: {at_least: 7}}", (), [0, 7]),
    "more days": ("{days_in_stage: {more_than: 7}}", (), [0, 8]),
    "a share of the limit": ("{limit_used: {more_than: 100}}", (), [0, 10]),
    "somebody who was met long ago": (
        "{stakeholder: {role: user, engaged_within: 9d}}", VISIT, [0, 5, 15],
    ),
    "what was met business days ago": (
        "{stakeholder: {role: user, engaged_within: 9bd}}", VISIT, [0, 5, 18],
    ),
    "a visit that comes near": ("{visit: {within: 3d}}", COMING, [0, 2, 4, 6, 8, 11]),
    "a next step that is past": ("{next_step: {}}", COMING, [0, 2, 8]),
    "a next step that comes near": ("{next_step: {within: 3d}}", COMING, [0, 2, 4, 8]),
    "a promise that was moved": ("{next_step: {}}", MOVED, [0, 5, 6, 10]),
    "a promise of long ago": ("{commitment: {within: 9d}}", MOVED, [0, 5, 10, 15]),
    "silence": ("{days_of_silence: {more_than: 3}}", COMING, [0, 2, 8, 11]),
    "what is recorded": ("{doubt: {state: raised}}", COMING, [0, 2]),
    "days that have not come": ("{days_in_stage: {at_least: 31}}", (), [0]),
}  # fmt: skip


@pytest.mark.parametrize(("condition", "commands", "days"), DAYS.values(), ids=DAYS.keys())
def test_it_may_turn_on_these_days(
    condition: str, commands: tuple[Payload | Command, ...], days: list[int]
) -> None:
    assert turns(condition, *commands) == days


@pytest.mark.parametrize(
    "condition",
    [
        "{fact: day, before: today+3d}",
        "{expected_close: {after: today}}",
        "{visit: {within: 9bd}}",
        "{next_step: {within: 9bd}}",
        "{not: {any: [{fact: pain}, {next_step: {within: 3bd}}]}}",
    ],
)
def test_what_is_not_known_to_stand_still_may_turn_every_day(condition: str) -> None:
    assert turns(condition) is None
