"""When the advice for a deal may rest: nothing new, and no day that asks for it.

Computed from events and the date, never from what was shown (docs/adr/0016).
"""

from collections.abc import Iterator
from datetime import date

from salescoach.guidance.advice import Action, Advice
from salescoach.guidance.measures import limit_of
from salescoach.guidance.named_days import named_day
from salescoach.guidance.view import View
from salescoach.values.days import Duration, is_worked, plus_days

_WORKING_DAYS = 2
_REACH = Duration(7, "d")


def rests_since(advice: Advice) -> date | None:
    """The last day that anything but a note was recorded for; None while it is new or dated.

    New is what was recorded less than 2 business days ago. A deal that is parked or over is not
    advised at all, so nothing of it rests.
    """
    view = advice.view
    if view.deal.rests_on(view.today):
        return None
    first = first_new_day(view.today, view.holidays)
    if view.deal.last_news >= first or is_dated(advice):
        return None
    return view.deal.last_news


def is_new(advice: Advice) -> bool:
    """Something was recorded, or a day of the deal came, less than 2 business days ago."""
    view = advice.view
    first = first_new_day(view.today, view.holidays)
    return (
        view.deal.last_news >= first
        or any(first <= day <= view.today for day in _days_of(advice))
        or _just_over_limit(view, first)
    )


def line_of(advice: Advice) -> Action | None:
    """What the queue says of a deal: its first action while something is new, then a dated one.

    Advice without a date was read on the day it was new; on the third it is not read any more.
    None where nothing is to be done now.
    """
    able = [one for one in advice.actions if one.moment != "waiting"]
    if not is_new(advice):
        able = [one for one in able if has_date(one, advice.view)]
    return able[0] if able else None


def has_date(action: Action, view: View) -> bool:
    """It is late, due within a week, or for a visit that is planned within a week."""
    soon = plus_days(view.today, _REACH.calendar_days)
    days = (action.due, action.visit.day if action.visit is not None else None)
    return any(day is not None and day <= soon for day in days)


def is_dated(advice: Advice) -> bool:
    """Whether a day is near or past: of the first action, of the deal, or one that they named.

    A promise of either side that is due within a week or late is one, and so is a visit, until it
    is recorded how it went. Of the deal, only one that just came: as new as something recorded
    then would be; over a weekend, Friday is yesterday.
    """
    view = advice.view
    first = first_new_day(view.today, view.holidays)
    return (
        _is_due(advice)
        or named_day(view) is not None
        or any(first <= day <= view.today for day in _days_of(advice))
        or _just_over_limit(view, first)
        or _something_is_agreed(view)
    )


def _something_is_agreed(view: View) -> bool:
    soon = plus_days(view.today, _REACH.calendar_days)
    records, cycle = view.deal.records, view.deal.cycle
    days = [one.day for one in records.visits if one.state == "planned" and one.cycle == cycle]
    days += [
        one.due
        for one in records.commitments
        if one.state == "open" and one.due is not None and one.cycle == cycle
    ]
    return any(day <= soon for day in days)


def first_new_day(today: date, holidays: frozenset[date] = frozenset()) -> date:
    """The earliest day since which fewer than 2 business days have begun."""
    day, begun = today, int(is_worked(today, holidays))
    while begun < _WORKING_DAYS:
        day = plus_days(day, -1)
        begun += is_worked(day, holidays)
    return day


def _is_due(advice: Advice) -> bool:
    """Within a week or late; what is due in half a year does not keep a deal up until then."""
    if not advice.actions:
        return False
    action = advice.actions[0]
    owed = next((debt.until for debt in advice.debts if debt.id == action.id), None)
    due = action.due or owed
    return due is not None and due <= plus_days(advice.view.today, _REACH.calendar_days)


def _days_of(advice: Advice) -> Iterator[date]:
    """Days that were named once, and on which something changes by itself."""
    view, deal = advice.view, advice.view.deal
    yield from (one.end for one in deal.pauses if one.end is not None)
    yield from (plus_days(debt.until, 1) for debt in advice.debts)
    put_off = [one for one in deal.skipped if one.until is not None]
    here = {stage.id for stage in view.open_stages} if put_off else set()
    yield from (one.until for one in put_off if one.until is not None and one.stage in here)
    if deal.expected_close is not None and not deal.delivering:
        yield deal.expected_close


def _just_over_limit(view: View, first: date) -> bool:
    """Whether the limit of the stage was crossed on that first day or later."""
    if view.limit is None or view.limit[0] <= view.limit[1]:
        return False
    return limit_of(view, until=plus_days(first, -1)).used <= view.limit[1]
