"""On which days a warning shows: day 0, and every third day after, by its facts alone."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from salescoach.deal.building import NotOpened
from salescoach.deal.events import Payload
from salescoach.guidance.bases import basis_of
from salescoach.guidance.recurring import shows_today, since, to_show
from salescoach.guidance.view import View
from salescoach.guidance.warnings import Warned, fires, firing
from tests.builders.deals import (
    A_DAY,
    DAY,
    Command,
    command,
    entered,
    field_set,
    met,
    parked,
    said,
    waived,
)
from tests.builders.generated import views
from tests.builders.playbooks import a_playbook
from tests.builders.views import a_view

SLOW = """
warnings:
  - {id: slow, severity: low, fires_when: {days_in_stage: {at_least: 5}}, because: Slow}
"""


def the_warning(view: View) -> Warned:
    (found,) = firing(view)
    return found


def day(number: int) -> date:
    return DAY + number * A_DAY


def on(number: int, *payloads: Payload) -> Command:
    return command(*payloads, on=day(number))


def seen(text: str, *commands: Payload | Command, today: int, **opening: Any) -> View:
    return a_view(a_playbook(text), *commands, today=day(today), **opening)


@pytest.mark.parametrize(
    ("today", "shown"), [(5, True), (6, False), (7, False), (8, True), (9, False), (11, True)]
)
def test_it_shows_on_its_first_day_and_every_third_after(today: int, shown: bool) -> None:
    view = seen(SLOW, today=today)

    assert since(view, the_warning(view)) == day(5)
    assert shows_today(view, the_warning(view)) is shown


def test_it_does_not_fire_the_day_before() -> None:
    assert firing(seen(SLOW, today=4)) == ()


def test_a_new_word_on_what_it_is_about_starts_it_anew() -> None:
    rule = "{id: w, severity: low, fires_when: {fact: pain, missing: false}, because: B}"
    text = f"warnings: [{rule}]"
    words = (met("anna"), said("pain", "leaks", by=["anna"]), on(4, said("pain", "stops")))

    before, after = seen(text, *words, today=3), seen(text, *words, today=9)
    assert since(before, the_warning(before)) == day(0)
    assert since(after, the_warning(after)) == day(4)


def test_a_word_on_something_else_does_not() -> None:
    facts = "- {id: pain, title: P, type: text}\n- {id: other, title: O, type: text}"
    rule = "{id: w, severity: low, fires_when: {fact: pain}, because: B}"
    view = a_view(
        a_playbook(f"warnings: [{rule}]", facts=facts),
        said("pain"),
        on(4, said("other")),
        today=day(9),
    )

    assert since(view, the_warning(view)) == DAY


def test_a_gap_ends_the_run() -> None:
    rule = "{id: w, severity: low, fires_when: {fact: pain, is: x}, because: B}"
    words = (said("pain", "x"), on(2, said("pain", "y")), on(3, said("pain", "x")))
    view = seen(f"warnings: [{rule}]", *words, today=5)

    assert since(view, the_warning(view)) == day(3)


def test_what_is_parked_is_in_no_danger_and_warned_anew_when_it_is_back() -> None:
    view = seen(SLOW, on(7, parked(until=day(10))), today=12)
    assert firing(seen(SLOW, on(7, parked(until=day(10))), today=9)) == ()
    assert since(view, the_warning(view)) == day(10)


def test_a_day_that_has_passed_changes_no_basis() -> None:
    """Also of what goes stale on the way: the words are the same."""
    facts = "- {id: pain, title: P, type: text, stale_after: 3d}"
    either = "{any: [{fact: pain}, {fact: pain, missing: true}]}"
    rule = f"{{id: w, severity: low, fires_when: {either}, because: B}}"
    book = a_playbook(f"warnings: [{rule}]", facts=facts)
    view = a_view(book, said("pain"), today=day(9))

    assert since(view, the_warning(view)) == DAY


def test_a_debt_is_late_from_the_day_after() -> None:
    criteria = "- {id: c, statement: S, met_when: {fact: pain, level: confirmed}}"
    rule = "{id: w, severity: low, fires_when: {expired_debts: {at_least: 1}}, because: B}"
    book = a_playbook(f"warnings: [{rule}]", criteria=criteria)
    owed = waived("c", until=day(3))

    assert firing(a_view(book, owed, today=day(3))) == ()
    view = a_view(book, owed, today=day(8))
    assert since(view, the_warning(view)) == day(4)


def test_the_date_is_what_slips() -> None:
    rule = "{id: w, severity: low, fires_when: {close_date_moves: {at_least: 1}}, because: B}"
    moved = [on(n, field_set("expected_close", f"2026-0{n}-01")) for n in (4, 6)]
    view = seen(f"warnings: [{rule}]", *moved, today=9, expected_close=date(2026, 4, 1))

    assert since(view, the_warning(view)) == day(6)


TWO = """
warnings:
  - {id: mild, severity: low, fires_when: {amount: {missing: true}}, because: B}
  - id: bad
    severity: critical
    fires_when: {customer_type: {missing: true}}
    because: B
    counter_action: {meet: user}
"""


def test_of_those_that_show_today_the_worst_is_shown_that_nothing_on_the_screen_counters() -> None:
    view = seen(TWO, today=3)
    found = firing(view)

    assert [one.rule.id for one in found] == ["bad", "mild"]
    assert to_show(view, found, ()) == found[0]
    assert to_show(view, found, {"meet/user"}) == found[1]
    assert to_show(view, found, {"meet/technical"}) == found[0]


def test_between_its_days_there_is_none() -> None:
    view = seen(TWO, today=4)
    assert to_show(view, firing(view), ()) is None


def day_by_day(view: View, warned: Warned) -> date:
    """The same as `since`, the slow way: every single day is looked at."""
    condition = warned.rule.fires_when
    basis, first = basis_of(condition, view), view.today
    while True:
        try:
            then = view.as_of(first - timedelta(1))
        except NotOpened:
            return first
        if not fires(warned.rule, then) or basis_of(condition, then) != basis:
            return first
        first = then.today


@settings(max_examples=60)
@given(view=views())
def test_no_day_between_is_missed(view: View) -> None:
    for warned in firing(view):
        first = since(view, warned)
        assert first == day_by_day(view, warned)
        assert DAY <= first <= view.today


@settings(max_examples=60)
@given(view=views())
def test_what_fires_is_certain_and_what_shows_is_not_on_the_screen(view: View) -> None:
    found = firing(view)
    assert all(view.evaluate(one.rule.fires_when).holds for one in found)
    for screen in ((), found[0].clears if found else ()):
        shown = to_show(view, found, screen)
        assert shown is None or not set(shown.clears) & set(screen)


def test_a_stage_that_is_entered_starts_the_count_anew() -> None:
    text = SLOW + "stages: [{id: option-evaluation, title: A}, {id: two, title: B}]"
    view = seen(text, on(6, entered("two")), today=12)

    assert since(view, the_warning(view)) == day(11)


OLD = {
    "days of the calendar": ("stale_after: 3d", "{fact: pain, missing: true}", 4),
    "working days": ("stale_after: 5bd", "{fact: pain, missing: true}", 8),
    "less than a day": ("stale_after: 4h", "{fact: pain, missing: true}", 1),
    "fresh only": ("ask: W", "{fact: pain, missing: true, fresh_within: 6d}", 7),
}


@pytest.mark.parametrize(("kept", "fires", "first"), OLD.values(), ids=OLD.keys())
def test_a_word_that_is_too_old_turns_it_on_that_day(kept: str, fires: str, first: int) -> None:
    facts = f"- {{id: pain, title: P, type: text, {kept}}}"
    rule = f"{{id: w, severity: low, fires_when: {fires}, because: B}}"
    book = a_playbook(f"warnings: [{rule}]", facts=facts)

    assert firing(a_view(book, said("pain"), today=day(first - 1))) == ()
    for today in (first, first + 20):
        view = a_view(book, said("pain"), today=day(today))
        assert since(view, the_warning(view)) == day(first)


@pytest.mark.parametrize("number", [-20, -1, 0])
def test_what_counts_for_a_day_before_the_opening_is_no_hindrance(number: int) -> None:
    earlier = on(number, said("pain", "leaks"))
    view = seen(SLOW, met("anna"), earlier, today=7)

    assert since(view, the_warning(view)) == day(5)
