"""What is proved holds in every deal: the proofs are held against the real evaluation."""

from collections import Counter
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.deal.transactions import live_events
from salescoach.guidance.truth import Truth
from salescoach.guidance.view import View
from salescoach.playbook.conditions import All, Condition, Not
from salescoach.trainer.diffing.entailing import Entailing
from salescoach.values.decoding import BadShape
from salescoach.values.levels import Level
from tests.builders.deals import DAY, Command, a_deal, events, met, opened
from tests.builders.generated import COMMANDS
from tests.builders.nearby import PLAYBOOK, SINGLE, nearby, some_deal

MANY = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
)


@st.composite
def deals(draw: st.DrawFn) -> View:
    commands: list[Payload | Command] = [met("anna", roles=["user"]), *draw(COMMANDS)]
    today = DAY + timedelta(draw(st.integers(0, 12)))
    recorded = live_events(events(opened(stage="early"), *commands))
    counting = tuple(event for event in recorded if event.on <= today)
    return View(PLAYBOOK, a_deal(*commands, stage="early", at=today), today, events=counting)


def read(written: Any) -> Condition | None:
    try:
        return All.from_json(written, "$")
    except BadShape:
        return None


def proofs_hold(one: Condition, other: Condition, views: list[View]) -> Counter[str]:
    """Every proof between two conditions, held against deals; how often that said something."""
    counted: Counter[str] = Counter()
    for level in (Level.ASSUMED, Level.HEARD):
        proofs = Entailing(PLAYBOOK, level)
        for first, second in ((one, other), (other, one)):
            for when, truth in ((True, Truth.TRUE), (False, Truth.FALSE)):
                if first == second or not proofs.entails(first, second, when=when):
                    continue
                counted["proved"] += 1
                for view in views:
                    if view.evaluate(first, default=level).truth is truth:
                        counted["held"] += 1
                        found = view.evaluate(second, default=level).truth
                        assert found is truth, (first, second, when)
    return counted


@MANY
@given(st.lists(deals(), min_size=4, max_size=4), st.lists(nearby(), min_size=4, max_size=4))
def test_what_is_proved_holds_in_every_deal(views: list[View], pairs: list[Any]) -> None:
    for written in pairs:
        one, other = (read(each) for each in written)
        if one is not None and other is not None:
            proofs_hold(one, other, views)


@pytest.fixture(scope="module")
def many() -> list[View]:
    """Deals in which nearly everything that is asked below is so in one, and not so in another."""
    chance = Random(7)
    return [some_deal(chance) for _ in range(80)]


@pytest.mark.parametrize("subject", sorted(SINGLE))
def test_what_is_proved_of_single_questions_holds_in_every_deal(
    subject: str, many: list[View]
) -> None:
    chance = Random(subject)
    counted: Counter[str] = Counter()
    for _ in range(160):
        pair = [All.from_json(SINGLE[subject](chance), "$") for _ in range(2)]
        one, other = (Not(each) if chance.random() < 0.3 else each for each in pair)
        counted += proofs_hold(one, other, many)

    assert counted["proved"] >= 10, counted
    assert counted["held"] >= 100, counted
