"""Days, limits and moves of the date: what a deal's calendar says. Rules 7 and 9 of the format."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from salescoach.guidance.agreed_days import silent_since
from salescoach.guidance.contacts import last_act
from salescoach.guidance.giving import Share, given_away, smallest_refusal
from salescoach.guidance.parts import MeasurePart, Part
from salescoach.guidance.truth import Outcome, Truth, of, settled_by
from salescoach.guidance.visits import continuations_in_a_row
from salescoach.playbook.conditions import Measure, MeasureCondition
from salescoach.playbook.model import Calendar
from salescoach.values.days import business_days
from salescoach.values.messages import Unit
from salescoach.values.record import record

if TYPE_CHECKING:
    from salescoach.guidance.view import View


@record
class Limit:
    """Days used and days allowed, both in the calendar of the case that applies.

    `allowed` is None where no case applies; then `deciding` says what would tell whether one does.
    `calendar` is that of the case.
    """

    used: int
    allowed: int | None
    deciding: tuple[Part, ...] = ()
    calendar: Calendar = "calendar"

    def in_days(self, count: int) -> Unit:
        """So many days, or working days, as this limit counts them."""
        return Unit(count, "work-day" if self.calendar == "business" else "day")


def stage_days(view: "View", calendar: Calendar = "calendar", *, until: date | None = None) -> int:
    """Days since the position was entered, those under a wait, a parking or an ending left out.

    The day of entry is day 0. A pause covers the days after its start, up to and including its
    end; days under two of them are left out once. `until` an earlier day than today, if given.
    """
    last = until or view.today
    return _days(view, calendar, view.deal.entered, last) - sum(
        _days(view, calendar, start, end) for start, end in _paused(view, view.deal.entered, last)
    )


def limit_of(view: "View", *, until: date | None = None) -> Limit:
    """The first case that applies today; one of which that is unknown does not.

    With `until`, what of it had been used on that earlier day.
    """
    deciding: list[Part] = []
    for case in view.stage.limit:
        applies = view.evaluate(case.when)
        if applies.holds:
            used = stage_days(view, case.calendar, until=until)
            return Limit(used, case.days, calendar=case.calendar)
        if applies.truth is Truth.UNKNOWN:
            deciding.extend(applies.settle)
    return Limit(0, None, tuple(dict.fromkeys(deciding)))


def last_buyer_act(view: "View") -> date | None:
    """The last day on which the buyer did something; see `contacts.last_act`."""
    return last_act(view.deal)


def days_since_contact(view: "View") -> int:
    """Since the last buyer act; before any, since the opening. Pauses are left out as above."""
    heard = last_buyer_act(view) or view.deal.opened
    paused = sum((end - start).days for start, end in _paused(view, heard, view.today))
    return max(0, (view.today - heard).days - paused)


def days_of_silence(view: "View") -> int:
    """Since the last day that was agreed with them passed unheard, 0 where none did; as above."""
    since = silent_since(view)
    if since is None:
        return 0
    paused = sum((end - start).days for start, end in _paused(view, since, view.today))
    return (view.today - since).days - paused


def measure(condition: MeasureCondition, view: "View", *, negated: bool) -> Outcome:
    """Compare a measure. Without a limit nothing of it is used; it may be unknown which applies."""
    if condition.measure == "limit_used":
        return _limit_used(condition, view, negated=negated)
    if condition.measure in _SHARES:
        return _share(condition, _SHARES[condition.measure](view), negated=negated)
    measures: dict[Measure, Callable[[], int | None]] = {
        "days_in_stage": lambda: view.days_in_stage,
        "days_since_contact": lambda: days_since_contact(view),
        "close_date_moves": lambda: view.deal.close_date_moves,
        "stages_ahead": lambda: view.stages_ahead,
        "contradictions": lambda: len(view.contradicted),
        "expired_debts": lambda: None if view.debts is None else len(view.expired),
        "continuations_in_a_row": lambda: continuations_in_a_row(view),
        "days_of_silence": lambda: days_of_silence(view),
    }
    now = measures[condition.measure]()
    if now is None:  # in a circle, which no checked playbook has
        return Outcome(Truth.UNKNOWN, (MeasurePart(condition, None),))
    truth = _compared(condition, now, 1)
    return _told(condition, truth.opposite if negated else truth, now)


def _limit_used(condition: MeasureCondition, view: "View", *, negated: bool) -> Outcome:
    limit = view.limit_found
    if limit.allowed is None and limit.deciding:
        part = MeasurePart(condition, None)
        return Outcome(Truth.UNKNOWN, (part, *limit.deciding), limit.deciding)
    allowed = limit.allowed or 0
    truth = _compared(condition, 100 * limit.used, allowed if limit.allowed is not None else 1)
    percent = 100 * limit.used // allowed if allowed else 0
    return _told(condition, truth.opposite if negated else truth, percent)


def _share(condition: MeasureCondition, share: Share | None, *, negated: bool) -> Outcome:
    if share is None:
        return Outcome(Truth.UNKNOWN, (MeasurePart(condition, None),))
    truth = _compared(condition, 100 * share.part, share.whole)
    return _told(condition, truth.opposite if negated else truth, share.percent)


def _compared(asked: MeasureCondition, number: int | Decimal, unit: int | Decimal) -> Truth:
    """Compare a number with what is asked for in units of that size: exact, without dividing."""
    return of(
        (asked.at_least is None or number >= asked.at_least * unit)
        and (asked.at_most is None or number <= asked.at_most * unit)
        and (asked.more_than is None or number > asked.more_than * unit)
        and (asked.less_than is None or number < asked.less_than * unit)
    )


def _told(condition: MeasureCondition, truth: Truth, now: int) -> Outcome:
    """Nothing that a rep could do settles it: time does."""
    found = settled_by(truth, MeasurePart(condition, now))
    return Outcome(found.truth, found.missing)


_SHARES: dict[Measure, Callable[["View"], Share | None]] = {
    "given_away": given_away,
    "smallest_refusal": smallest_refusal,
}


def _days(view: "View", calendar: Calendar, start: date, end: date) -> int:
    if calendar == "business":
        return business_days(start, end, view.holidays)
    return max(0, (end - start).days)


def _paused(view: "View", first: date, last: date) -> list[tuple[date, date]]:
    """The pauses between two days; those that overlap as one."""
    found: list[tuple[date, date]] = []
    for pause in sorted(view.deal.pauses, key=lambda one: one.start):
        start = max(pause.start, first)
        end = last if pause.end is None else min(pause.end, last)
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found
