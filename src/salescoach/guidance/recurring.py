"""On which days a warning is shown: on the day its facts became true, and every third day after.

Computed from the events and the date, never from what was shown: two people who look at one deal
on one day see the same.
"""

from collections.abc import Collection, Iterable
from datetime import date

from salescoach.deal.building import NotOpened
from salescoach.guidance.bases import basis_of
from salescoach.guidance.turning import Turning
from salescoach.guidance.view import View
from salescoach.guidance.warnings import Warned, fires
from salescoach.values.days import plus_days

EVERY_DAYS = 3


def since(view: View, warned: Warned) -> date:
    """The first day of the unbroken run up to today on which it fired on the same basis.

    A new word on what it is about starts it anew; that a day has passed does not.
    """
    rule = warned.rule
    basis = basis_of(rule.fires_when, view)
    turning = Turning(rule.fires_when, view)
    day = turning.last(view.today)
    while True:
        try:
            then = view.as_of(plus_days(day, -1))
        except NotOpened:
            return day
        if not fires(rule, then) or basis_of(rule.fires_when, then) != basis:
            return day
        day = turning.last(then.today)


def shows_today(view: View, warned: Warned) -> bool:
    """On the day since which it fires, and every third day after."""
    return (view.today - since(view, warned)).days % EVERY_DAYS == 0


def to_show(view: View, warnings: Iterable[Warned], on_screen: Collection[str]) -> Warned | None:
    """The one warning of a screen: the most severe of today that nothing there counters already.

    `warnings` come the most severe first; `on_screen` are the ids of the actions that stand there.
    """
    return next(
        (
            one
            for one in warnings
            if not any(id_ in on_screen for id_ in one.clears) and shows_today(view, one)
        ),
        None,
    )
