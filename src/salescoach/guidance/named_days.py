"""Days by which people of theirs need something: near ones, and past ones that nobody asked about.

Only what stands by the word of somebody named counts: a day that is our own guess binds nobody.
"""

from collections.abc import Iterator
from datetime import date

from salescoach.deal.state import Pause
from salescoach.guidance.evidence import day_in
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.days import plus_days
from salescoach.values.levels import Level
from salescoach.values.record import record

CLOSE = "expected-close"
_BEFORE = 7
_AFTER = 14


@record
class NamedDay:
    """A day that they named, and the fact that it answers; None for the expected close."""

    day: date
    fact: Fact | None = None

    @property
    def name(self) -> str:
        """The id of the fact, or of the field."""
        return CLOSE if self.fact is None else self.fact.id


def named_day(view: View) -> NamedDay | None:
    """The nearest that asks for attention: a week before it, on it, and up to two weeks after.

    Once something but a note is recorded for that day or a later one, a day that is past is
    answered. Of two equally near ones the first in playbook order, the expected close last. None
    while a deal rests.
    """
    if view.deal.rests_on(view.today):
        return None
    asking = (one for one in _named(view) if _asks(one.day, view))
    return min(asking, key=lambda one: abs((one.day - view.today).days), default=None)


def wait_over(view: View) -> Pause | None:
    """The wait whose day has come, as long as nothing was recorded for that day or later."""
    deal = view.deal
    if deal.rests_on(view.today):
        return None
    last = max(
        (one for one in deal.pauses if one.kind == "wait" and one.end is not None),
        key=lambda one: one.end or one.start,
        default=None,
    )
    if last is None or last.end is None or not deal.last_news < last.end <= view.today:
        return None
    return last


def _asks(day: date, view: View) -> bool:
    if view.today <= day:
        return day <= plus_days(view.today, _BEFORE)
    return view.deal.last_news < day and view.today <= plus_days(day, _AFTER)


def _named(view: View) -> Iterator[NamedDay]:
    for fact in view.playbook.facts:
        if fact.type == "date" and not fact.ours:
            yield from (NamedDay(day, fact) for day in _days_of(fact, view))
    deal = view.deal
    if deal.expected_close and not deal.delivering and deal.word_on("expected_close"):
        yield NamedDay(deal.expected_close)


def _days_of(fact: Fact, view: View) -> Iterator[date]:
    """The day that stands, of each person where each has an own one."""
    people = view.deal.people if fact.scope == "person" else (None,)
    for person in people:
        stands = view.stands(fact.id, of=None if person is None else (person.id,))
        if stands is None or stands.level is Level.ASSUMED:
            continue
        day = day_in(stands.evidence)
        if day is not None:
            yield day
