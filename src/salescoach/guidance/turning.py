"""The days on which a condition may turn by the clock alone: no other need be asked about.

Rather a day too many than one too few: what is not known here to stand still may turn every day.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from salescoach.deal.record_events import (
    CommitmentMade,
    CommitmentMoved,
    VisitChanged,
    VisitHeld,
    VisitPlanned,
)
from salescoach.guidance.bases import named_by
from salescoach.guidance.view import View
from salescoach.playbook.conditions import (
    CommitmentCondition,
    Condition,
    FactCondition,
    FieldCondition,
    GroupCondition,
    ItemCondition,
    MeasureCondition,
    NextStepCondition,
    StakeholderCondition,
    VisitCondition,
    singles,
)
from salescoach.values.days import Duration, plus, plus_days

GROWING = ("days_in_stage", "limit_used", "days_since_contact", "days_of_silence")


class Turning:
    """When a condition may be otherwise than the day before. Stretches are looked into when asked.

    Days with events, those on which a parking or what was put off ends, and words that go out of
    date divide time; between two of them only counts of days move on.
    """

    def __init__(self, condition: Condition, view: View) -> None:
        found = {event.on for event in view.events}
        found.update(_put_off(view))
        self._view = view
        self._growing: list[MeasureCondition] = []
        self.every_day = False
        """It asks about today in a way that is not looked into here: each day may be one."""
        for one in _everything(condition, view):
            self.every_day = self.every_day or _is_restless(one, view)
            if isinstance(one, MeasureCondition) and one.measure in GROWING:
                self._growing.append(one)
            found.update(_going_stale(one, view))
            found.update(_coming_and_passing(one, view))
        # what counts for a day before the opening was recorded later: there is no deal to see then
        first = view.deal.opened
        self._days = sorted({day for day in found if first < day <= view.today} | {first})

    def last(self, day: date) -> date:
        """The last day up to this one on which it may have turned."""
        place = bisect_right(self._days, day)
        if self.every_day or not place:
            return day
        start = self._days[place - 1]
        later = self._days[place] if place < len(self._days) else None
        end = self._view.today if later is None else plus_days(later, -1)
        crossed = (
            crossing
            for one in self._growing
            for crossing in _crossings(one, start, end, self._view)
            if crossing <= day
        )
        return max(crossed, default=start)


def _everything(condition: Condition, view: View) -> Iterator[Condition]:
    """The single conditions, and those of all that they name, each once."""
    seen: set[Condition] = set()
    waiting = [condition]
    while waiting:
        for one in singles((waiting.pop(),)):
            if one not in seen:
                seen.add(one)
                yield one
                waiting.extend(named_by(one, view, deeply=True))


def _put_off(view: View) -> Iterator[date]:
    """The days on which a parking, a waiver, a skip or a debt runs out, and those after them."""
    for event in view.events:
        until = getattr(event.payload, "until", None)
        if until is not None:
            yield until
            yield plus_days(until, 1)


def _is_restless(condition: Condition, view: View) -> bool:
    """Whether it asks about today in a way that is not looked into here."""
    match condition:
        case FactCondition(checks=checks) | FieldCondition(checks=checks):
            words = (word for check in checks for word in _texts(check.operand))
            return any(word.startswith("today") for word in words)
        case (
            VisitCondition(within=Duration(unit="bd"))
            | NextStepCondition(within=Duration(unit="bd"))
        ):
            return True  # of what is ahead business days are not counted back here
        case ItemCondition(item=path):
            found = view.find_item(path)
            return found is not None and found[1].repeat is not None
        case _:
            return False


def _texts(operand: object) -> Iterable[str]:
    if isinstance(operand, str):
        return (operand,)
    return operand if isinstance(operand, tuple) else ()


def _going_stale(condition: Condition, view: View) -> Iterator[date]:
    """The first day on which each word on the facts that it asks about is too old."""
    match condition:
        case FactCondition(fact=fact, fresh_within=fresh):
            facts: Iterable[str] = (fact,)
        case GroupCondition(group=id_):
            group, fresh = view.playbook.group(id_), None
            facts = group.facts if group else ()
        case ItemCondition(item=path):
            item, fresh = view.playbook.item(path), None
            facts = item.records if item else ()
        case MeasureCondition(measure="contradictions"):
            facts, fresh = (one.id for one in view.playbook.facts), None
        case _:
            return
    for id_ in facts:
        lengths = [one for one in (view.fact(id_).stale_after, fresh) if one is not None]
        days = [event.on for event in view.events if getattr(event.payload, "fact", None) == id_]
        yield from (_too_old(day, length, view) for day in days for length in lengths)


def _coming_and_passing(condition: Condition, view: View) -> Iterator[date]:
    """The days on which something planned or promised comes near or is past, or was long ago."""
    match condition:
        case StakeholderCondition(engaged_within=Duration() as within):
            yield from (_too_old(day, within, view) for day in _recorded(view, VisitHeld))
        case CommitmentCondition(within=Duration() as within):
            yield from (_too_old(event.on, within, view) for event in view.events)
        case VisitCondition(within=Duration() as within):
            yield from (_too_old(day, within, view) for day in _named(view))
            yield from (_too_old(event.on, within, view) for event in view.events)
            yield from _near(view, within)
        case NextStepCondition(within=within):
            yield from _near(view, within)
        case MeasureCondition(measure="days_of_silence"):
            yield from _near(view, None)
        case _:
            return


def _near(view: View, within: Duration | None) -> Iterator[date]:
    """Of each day that was named the day after it, and the first from which it is near enough."""
    for day in _named(view):
        yield plus_days(day, 1)
        if within is not None:
            yield plus_days(day, -within.calendar_days)


def _named(view: View) -> Iterator[date]:
    """The days for which visits were planned, and promises made or moved."""
    for event in view.events:
        match event.payload:
            case VisitPlanned(day=day) | VisitChanged(day=day) if day is not None:
                yield day
            case CommitmentMade(due=due) | CommitmentMoved(due=due) if due is not None:
                yield due
            case _:
                pass


def _recorded(view: View, kind: type) -> Iterator[date]:
    return (event.on for event in view.events if isinstance(event.payload, kind))


def _too_old(day: date, length: Duration, view: View) -> date:
    """One day more than `is_within` allows."""
    if length.unit == "bd":
        return plus(day, Duration(length.count + 1, "bd"), view.holidays)
    return plus_days(day, length.calendar_days + 1)


def _crossings(measure: MeasureCondition, start: date, end: date, view: View) -> Iterator[date]:
    """The first days, in a stretch in which the measure only grows, on which it is so high.

    The day after `end` where it is on none. The comparison is left to the condition itself.
    """
    bounds = (measure.at_least, measure.less_than)
    above = (measure.more_than, measure.at_most)
    asked = [MeasureCondition(measure=measure.measure, at_least=n) for n in bounds if n is not None]
    asked += [
        MeasureCondition(measure=measure.measure, more_than=n) for n in above if n is not None
    ]
    for one in asked:
        low, high = start.toordinal(), end.toordinal() + 1
        while low < high:
            middle = (low + high) // 2
            if view.as_of(date.fromordinal(middle)).evaluate(one).holds:
                high = middle
            else:
                low = middle + 1
        yield date.fromordinal(low)
