import itertools
from datetime import date
from typing import Any

import pytest

from salescoach.deal.events import Payload
from salescoach.guidance.advice import advise
from salescoach.guidance.queue import Queued, Quiet, queue_of, quiet_for
from salescoach.guidance.view import View
from salescoach.values.money import parse_money
from tests.builders.deals import A_DAY, A_WEEK, DAY, Command, command, ended, met, parked, said
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

ITEMS = """
- {id: first, do: F, required: true}
- {id: market-only, do: M, when: {customer_type: market}}
"""
USER = met("marta", roles=["user"])


def on(day: int, payload: Payload) -> Command:
    return command(payload, on=DAY + day * A_DAY)


def a_deal_seen(
    *commands: Payload | Command,
    text: str = "",
    items: str = ITEMS,
    today: date = DAY,
    amount: str | None = None,
    **opening: Any,
) -> View:
    if amount is not None:
        opening["amount"] = parse_money(amount)
    return a_view(a_playbook(text, items=items), *commands, today=today, **opening)


def order_of(**views: View) -> list[str]:
    """The ids as queued, whatever order they come in."""
    found = {tuple(one.deal_id for one in queue_of(order))
             for order in itertools.permutations(views.items())}  # fmt: skip
    (order,) = found
    return list(order)


def queued(view: View) -> Queued:
    (one,) = queue_of([("deal", view)])
    return one


# One line


def test_a_deal_comes_with_its_first_action_and_score() -> None:
    one = queued(a_deal_seen(customer_type="loyal"))

    assert one.deal_id == "deal"
    assert one.action is not None
    assert (one.action.id, one.score) == ("do/option-evaluation/first", 5)


def test_a_deal_without_anything_to_do_has_no_score() -> None:
    one = queued(a_deal_seen(items=""))

    assert (one.action, one.score) == (None, 0)


# Since the last buyer act


@pytest.mark.parametrize(
    ("days", "stale", "zombie"),
    [(0, False, False), (14, False, False), (15, True, False), (45, True, False), (46, True, True)],
)
@pytest.mark.parametrize("spoken", [False, True], ids=["since the opening", "since they spoke"])
def test_a_deal_without_a_buyer_act_for_long_is_stale_then_a_zombie(
    days: int, stale: bool, zombie: bool, spoken: bool
) -> None:
    word = on(7, said(by=["marta"]))
    today = DAY + (days + 7 * spoken) * A_DAY
    one = queued(a_deal_seen(USER, word, today=today) if spoken else a_deal_seen(today=today))

    assert (one.quiet_days, one.stale, one.zombie) == (days, stale, zombie)


def test_the_playbook_says_how_long_is_long() -> None:
    text = "stale_after_days: {stale: 2, zombie: 4}\n"

    lines = [queued(a_deal_seen(text=text, today=DAY + days * A_DAY)) for days in (2, 3, 4, 5)]
    assert [(one.stale, one.zombie) for one in lines] == [
        (False, False), (True, False), (True, False), (True, True),
    ]  # fmt: skip


# The order


def test_zombies_come_last_whatever_they_are_worth() -> None:
    today = DAY + 100 * A_DAY
    alive = a_deal_seen(USER, on(99, said(by=["marta"])), items="", today=today, amount="1 EUR")
    zombie = a_deal_seen(today=today, amount="9000000 EUR")

    assert queued(zombie).score > queued(alive).score
    assert order_of(a=zombie, b=alive) == ["b", "a"]


def test_the_score_of_the_first_action_decides() -> None:
    high = a_deal_seen(customer_type="loyal", amount="1 EUR")
    low = a_deal_seen(customer_type="loyal", items="- {id: first, do: F}", amount="9 EUR")

    assert order_of(a=low, b=high) == ["b", "a"]


def test_among_equals_of_one_currency_the_larger_amount_comes_first() -> None:
    views = {
        "a": a_deal_seen(amount="5 EUR"),
        "b": a_deal_seen(amount="50 EUR"),
        "c": a_deal_seen(),
        "d": a_deal_seen(amount="50 EUR", expected_close=date(2026, 5, 1)),
    }

    assert order_of(**views) == ["d", "b", "a", "c"]


def test_amounts_in_several_currencies_decide_nothing() -> None:
    views = {
        "a": a_deal_seen(amount="5 EUR"),
        "b": a_deal_seen(amount="50 USD", expected_close=date(2026, 5, 1)),
        "c": a_deal_seen(amount="500 EUR", expected_close=date(2026, 6, 1)),
        "d": a_deal_seen(),
    }

    assert order_of(**views) == ["b", "c", "a", "d"]


def test_another_currency_at_another_score_or_among_zombies_does_not_matter() -> None:
    today = DAY + 46 * A_DAY
    spoken: list[Payload | Command] = [USER, on(46, said(by=["marta"]))]
    views = {
        "a": a_deal_seen(*spoken, amount="5 EUR", today=today),
        "b": a_deal_seen(*spoken, amount="50 EUR", today=today),
        "c": a_deal_seen(*spoken, amount="9 USD", today=today, items="- {id: x, do: X}"),
        "d": a_deal_seen(amount="9 USD", today=today),
    }

    assert order_of(**views) == ["b", "a", "c", "d"]


def test_the_sooner_close_comes_first_then_the_id() -> None:
    views = {
        "c": a_deal_seen(expected_close=date(2026, 5, 1)),
        "a": a_deal_seen(expected_close=date(2026, 5, 2)),
        "b": a_deal_seen(expected_close=date(2026, 5, 1)),
        "z": a_deal_seen(),
        "y": a_deal_seen(),
    }

    assert order_of(**views) == ["b", "c", "a", "y", "z"]


def test_no_deals_make_no_queue() -> None:
    assert queue_of([]) == ()


@pytest.mark.parametrize("resting", [parked(), parked(DAY + A_WEEK), ended()])
def test_a_deal_that_rests_is_left_out_and_has_no_actions(resting: Payload) -> None:
    playbook = a_playbook(items="- {id: ask-why, do: 'Ask why'}")
    awake, asleep = a_view(playbook), a_view(playbook, resting)
    assert [one.deal_id for one in queue_of([("a", asleep), ("b", awake)])] == ["b"]
    assert advise(awake).actions
    assert advise(asleep).actions == ()
    assert advise(asleep).gate == advise(awake).gate


def test_a_parked_deal_is_back_on_its_day() -> None:
    playbook = a_playbook(items="- {id: ask-why, do: 'Ask why'}")
    for day, back in ((-1, False), (0, True), (1, True)):
        view = a_view(playbook, parked(DAY + A_WEEK), today=DAY + A_WEEK + day * A_DAY)
        assert bool(queue_of([("a", view)])) is back


def test_what_rests_is_never_stale() -> None:
    playbook = a_playbook()
    long_after = DAY + 20 * A_WEEK
    assert quiet_for(a_view(playbook, today=long_after)) == Quiet(140, True, True)
    assert quiet_for(a_view(playbook, ended(), today=long_after)) == Quiet(140, False, False)
