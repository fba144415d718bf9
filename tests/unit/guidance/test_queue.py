import itertools
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.deal.events import Payload
from salescoach.guidance.advice import advise
from salescoach.guidance.queue import Queued, queue_of
from salescoach.guidance.quiet import Quiet, quiet_for
from salescoach.guidance.view import View
from salescoach.values.money import parse_money
from tests.builders.deals import (
    A_DAY,
    A_WEEK,
    DAY,
    Command,
    command,
    ended,
    met,
    parked,
    reopened,
    said,
    waited,
)
from tests.builders.playbooks import a_playbook
from tests.builders.records import held, kept, noted, ours, planned, theirs
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
    stage_keys: str = "",
    today: date = DAY,
    amount: str | None = None,
    **opening: Any,
) -> View:
    if amount is not None:
        opening["amount"] = parse_money(amount)
    playbook = a_playbook(text, items=items, stage=stage_keys)
    return a_view(playbook, *commands, today=today, **opening)


def order_of(**views: View) -> list[str]:
    """The ids as queued, whatever order they come in."""
    return ordered(views)


def ordered(views: dict[str, View], *, role: str | None = None, mixed: bool = False) -> list[str]:
    """The same, of one seller role or with those that rest among the others."""
    found = {tuple(one.deal_id for one in queue_of(order, role=role, mixed=mixed))
             for order in itertools.permutations(views.items())}  # fmt: skip
    (order,) = found
    return list(order)


def queued(view: View) -> Queued:
    (one,) = queue_of([("deal", view)])
    return one


# One line


@pytest.mark.parametrize(("due", "late"), [(-1, True), (0, False), (None, False)])
def test_a_deal_is_late_where_a_promise_of_ours_is_whatever_its_line_says(
    due: int | None, late: bool
) -> None:
    promise = ours(due=None if due is None else DAY + due * A_DAY)
    one = queued(a_deal_seen(promise, items="- {id: first, do: F, start_here: true}",
                             text="ranking: {our_word: 0, next_step: 0}"))  # fmt: skip
    assert one.action is not None
    assert (one.action.id, one.late) == ("do/option-evaluation/first", late)


def test_a_promise_of_theirs_makes_nothing_late_but_its_own_line() -> None:
    figures = theirs(owner="marta", due=DAY - A_DAY)
    seen = [queued(a_deal_seen(USER, figures, text=text))
            for text in ("ranking: {their_word: 0, next_step: 0}", "")]  # fmt: skip
    assert [(one.action.kind if one.action else None, one.late) for one in seen] == [
        ("find-out", False), ("chase", True),
    ]  # fmt: skip


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


@pytest.mark.parametrize("days", [45, 46])
@pytest.mark.parametrize(
    "pause",
    [
        pytest.param((on(1, waited(DAY + 20 * A_DAY)),), id="a wait"),
        pytest.param((on(1, parked(DAY + 20 * A_DAY)),), id="a parking"),
        pytest.param((on(1, ended()), on(20, reopened())), id="an ending"),
    ],
)
def test_a_zombie_is_counted_anew_from_the_end_of_a_pause(
    days: int, pause: tuple[Command, ...]
) -> None:
    found = quiet_for(a_deal_seen(*pause, today=DAY + (20 + days) * A_DAY))
    assert found == Quiet(1 + days, stale=True, zombie=days > 45)


def test_a_wait_that_goes_on_is_neither_stale_nor_a_zombie() -> None:
    found = quiet_for(a_deal_seen(on(1, waited(DAY + 200 * A_DAY)), today=DAY + 100 * A_DAY))
    assert found == Quiet(1, stale=False, zombie=False)


def test_a_pause_of_long_ago_makes_no_zombie_of_who_spoke_since() -> None:
    words = (USER, on(1, waited(DAY + 20 * A_DAY)), on(60, said(by=["marta"])))
    found = quiet_for(a_deal_seen(*words, today=DAY + 100 * A_DAY))
    assert found == Quiet(40, stale=True, zombie=False)


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


WARNED = """
warnings:
  - {{id: sign, severity: {}, fires_when: {{customer_type: loyal}}, because: S, source: ours}}
  - {{id: small, severity: low, fires_when: {{customer_type: loyal}}, because: "A", source: ours}}
"""


@pytest.mark.parametrize(
    ("severity", "adds"), [("low", 10), ("medium", 20), ("high", 30), ("critical", 40)]
)
def test_the_worst_warning_weighs_ten_for_each_degree(severity: str, adds: int) -> None:
    one = queued(a_deal_seen(text=WARNED.format(severity), customer_type="loyal"))
    assert (one.score, one.urgency) == (5, 5 + adds)


def test_a_warning_lifts_a_deal_above_one_with_a_higher_score() -> None:
    warned = a_deal_seen(text=WARNED.format("low"), customer_type="loyal", items="")
    other = a_deal_seen(text=WARNED.format("low"), customer_type="strategic")
    assert (queued(warned).score, queued(other).score) == (0, 5)
    assert order_of(a=other, b=warned) == ["b", "a"]


def test_amounts_compare_at_equal_urgency_not_at_equal_score() -> None:
    text = WARNED.format("low")
    opened: dict[str, Any] = {"text": text, "items": "", "customer_type": "strategic"}
    views = {
        "a": a_deal_seen(**opened, amount="5 EUR"),
        "b": a_deal_seen(**opened, amount="50 EUR"),
        "c": a_deal_seen(**(opened | {"customer_type": "loyal"}), amount="9 USD"),
    }
    assert {queued(view).score for view in views.values()} == {0}
    assert order_of(**views) == ["c", "b", "a"]


# Those that rest


def test_a_deal_with_nothing_new_sinks_below_those_with_something_new_or_dated() -> None:
    today = DAY + 9 * A_DAY
    views = {
        "a": a_deal_seen(today=today, amount="9 EUR"),
        "b": a_deal_seen(on(9, USER), today=today, items=""),
        "c": a_deal_seen(waited(DAY + 9 * A_DAY), today=today, items=""),
    }
    assert [queued(view).rests_since for view in views.values()] == [DAY, None, None]
    assert order_of(**views) == ["b", "c", "a"]
    assert ordered(views, mixed=True) == ["a", "b", "c"]


def test_those_that_rest_stand_above_the_zombies_in_the_same_order_among_themselves() -> None:
    today = DAY + 46 * A_DAY
    awake = on(1, waited(DAY + 20 * A_DAY))
    views = {
        "a": a_deal_seen(today=today),
        "b": a_deal_seen(awake, today=today, items=""),
        "c": a_deal_seen(awake, today=today, amount="1 EUR"),
        "d": a_deal_seen(awake, today=today, amount="2 EUR"),
    }
    assert queued(views["a"]).zombie
    assert order_of(**views) == ["d", "c", "b", "a"]
    assert ordered(views, mixed=True) == ["d", "c", "b", "a"]


def test_amounts_of_deals_that_rest_do_not_matter_to_the_others() -> None:
    today = DAY + 9 * A_DAY
    views = {
        "a": a_deal_seen(on(9, USER), today=today, amount="5 EUR"),
        "b": a_deal_seen(on(9, USER), today=today, amount="50 EUR"),
        "c": a_deal_seen(today=today, amount="9 USD"),
    }
    assert order_of(**views) == ["b", "a", "c"]
    assert ordered(views, mixed=True) == ["a", "b", "c"]


# Of one seller role


SELLERS = """
buyer_roles: [{id: user, title: Runs}]
seller_roles: [{id: developer, title: D}, {id: manager, title: M}]
"""


def test_the_queue_of_a_role_has_its_deals_with_its_actions() -> None:
    items = "- {id: ours, do: O, by: developer, required: true}\n- {id: any, do: A}"
    views = {
        "a": a_deal_seen(text=SELLERS, items=items, stage_keys="owner: developer"),
        "b": a_deal_seen(text=SELLERS, items=items, stage_keys="owner: manager"),
        "c": a_deal_seen(text=SELLERS, items=items),
    }
    assert order_of(**views) == ["a", "b", "c"]
    assert ordered(views, role="developer") == ["a", "c"]
    assert ordered(views, role="manager") == ["b", "c"]
    firsts = [one.action and one.action.id for one in queue_of(views.items(), role="manager")]
    assert firsts == ["do/option-evaluation/any"] * 2


# Laws


_DAYS = st.sampled_from([0, 10, 30, 57, 58, 59, 60])
_COMMANDS = st.lists(
    st.builds(
        on,
        _DAYS,
        st.sampled_from([USER, said(by=["marta"]), waited(DAY + 59 * A_DAY), parked(), ended()]),
    ),
    max_size=4,
)
_DUE = "- {id: first, do: F, due: {after: stage-entry, days: 65}}"
GENERATED = st.lists(
    st.builds(
        lambda commands, **rest: a_deal_seen(USER, *commands, today=DAY + 60 * A_DAY, **rest),
        _COMMANDS,
        text=st.sampled_from([WARNED.format("low"), WARNED.format("high")]),
        items=st.sampled_from([ITEMS, _DUE, ""]),
        customer_type=st.sampled_from(["loyal", "market"]),
        amount=st.sampled_from([None, "5 EUR", "9 EUR", "7 USD"]),
        expected_close=st.sampled_from([None, DAY, DAY + 90 * A_DAY]),
    ),
    max_size=8,
)


@given(GENERATED, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_the_deals(
    found: list[View], mixed: bool, chance: Any
) -> None:
    named = [(f"deal-{number}", view) for number, view in enumerate(found)]
    order = [one.deal_id for one in queue_of(named, mixed=mixed)]
    chance.shuffle(named)
    assert [one.deal_id for one in queue_of(named, mixed=mixed)] == order
    assert sorted(order) == sorted(
        id_ for id_, view in named if not view.deal.rests_on(view.today)
    )  # fmt: skip


@given(GENERATED, st.booleans())
def test_groups_stand_below_each_other_and_in_each_the_urgent_ones_above(
    found: list[View], mixed: bool
) -> None:
    line = queue_of([(str(number), view) for number, view in enumerate(found)], mixed=mixed)
    places = [(one.zombie, one.rests_since is not None and not mixed, -one.urgency) for one in line]
    assert places == sorted(places)


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


ALIVE: dict[str, tuple[tuple[Payload | Command, ...], bool]] = {
    "nothing": ((), True),
    "a visit ahead": ((planned(day=DAY + 90 * A_DAY),), False),
    "a visit that is past": ((planned(day=DAY + 45 * A_DAY),), True),
    "a promise of theirs ahead": ((theirs(due=DAY + 90 * A_DAY),), False),
    "a promise of ours ahead": ((ours(due=DAY + 90 * A_DAY),), True),
    "a visit lately": ((on(0, planned()), on(40, held())), False),
    "a promise kept lately": ((theirs(), on(40, kept())), False),
    "a note lately": ((on(40, noted()),), True),
}


@pytest.mark.parametrize(("commands", "zombie"), ALIVE.values(), ids=ALIVE)
def test_a_zombie_has_no_next_step_and_no_buyer_act_for_long(
    commands: tuple[Payload | Command, ...], zombie: bool
) -> None:
    assert quiet_for(a_deal_seen(USER, *commands, today=DAY + 46 * A_DAY)).zombie is zombie
