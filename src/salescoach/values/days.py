"""Days and lengths of time. No clock here: "today" is always handed in.

Every command reads days and lengths, and compiling a pattern takes longer than reading them by
hand: patterns are left for what is rare (docs/adr/0012).
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Literal, get_args

from salescoach.values.record import record

EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 12, 31)

DurationUnit = Literal["min", "h", "d", "bd", "w", "mo"]

_UNITS: Mapping[str, DurationUnit] = {unit: unit for unit in get_args(DurationUnit)}
_LETTERS = "".join(_UNITS)
_LONGEST_COUNT = 5
_RELATIVE = r"today(?:([+-])([0-9]{1,4})d)?"

_WORK_MINUTES = {"min": 1, "h": 60, "d": 480, "bd": 480, "w": 2400, "mo": 10_080}
_CALENDAR_DAYS = {"min": 0, "h": 0, "d": 1, "bd": 1, "w": 7, "mo": 30}


@record
class Duration:
    """`count` of a unit: 45min, 3h, 3d (calendar days), 3bd (business days), 2w, 6mo."""

    count: int
    unit: DurationUnit

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    @property
    def work_minutes(self) -> int:
        """As working time of ours: a business day has 8 hours."""
        return self.count * _WORK_MINUTES[self.unit]

    @property
    def calendar_days(self) -> int:
        """As days of the calendar, a month counted as 30; hours and minutes are less than one."""
        return self.count * _CALENDAR_DAYS[self.unit]


def parse_day(text: str) -> date:
    """Read `2026-03-05`, between 1900 and 2200 so that day arithmetic cannot overflow.

    Raises:
        ValueError: for any other writing, and for days that do not exist.
    """
    day = date.fromisoformat(text)
    if day.isoformat() != text or not EARLIEST <= day <= LATEST:  # it knows other writings, too
        raise ValueError(text)
    return day


def parse_duration(text: str) -> Duration:
    """Read `45min`, `3h`, `3d`, `3bd`, `2w`, `6mo`; ValueError for anything else."""
    count = text.rstrip(_LETTERS)
    unit = _UNITS.get(text.removeprefix(count))
    digits = count.isascii() and count.isdigit() and len(count) <= _LONGEST_COUNT
    if unit is None or not digits:
        raise ValueError(text)
    return Duration(int(count), unit)


def parse_day_or_relative(text: str, today: date) -> date:
    """Read a day, `today`, `today+14d` or `today-1d`; ValueError for anything else."""
    found = re.fullmatch(_RELATIVE, text, re.ASCII)
    if found is None:
        return parse_day(text)
    if found[1] is None:
        return today
    days = timedelta(days=int(found[2]))
    return today + days if found[1] == "+" else today - days


def instant_text(instant: datetime) -> str:
    """An instant as files and JSON hold it: UTC, microseconds, `Z`."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_instant(text: str) -> datetime:
    """Read what `instant_text` wrote, of the years that `parse_day` takes.

    Raises:
        ValueError: for any other writing or year, and for instants that do not exist.
    """
    instant = datetime.fromisoformat(text)
    usual = text.endswith("Z") and EARLIEST.year <= instant.year <= LATEST.year
    if not usual or instant_text(instant) != text:  # it knows other writings, too
        raise ValueError(text)
    return instant


def is_worked(day: date, holidays: frozenset[date] = frozenset()) -> bool:
    """Whether it is a business day: Monday to Friday, and no holiday."""
    return day.weekday() < 5 and day not in holidays


def business_days(start: date, end: date, holidays: frozenset[date] = frozenset()) -> int:
    """Mondays to Fridays, holidays left out, after `start`, up to and including `end`.

    0 where `end` is not later.
    """
    days = (end - start).days
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    plain = weeks * 5 + sum(1 for n in range(1, rest + 1) if (start.weekday() + n) % 7 < 5)
    return plain - sum(1 for day in holidays if start < day <= end and day.weekday() < 5)


def is_within(
    day: date, today: date, length: Duration, holidays: frozenset[date] = frozenset()
) -> bool:
    """Whether a day is no longer ago than that; business days are counted as such."""
    if length.unit == "bd":
        return business_days(day, today, holidays) <= length.count
    return (today - day).days <= length.calendar_days


def plus_days(day: date, days: int) -> date:
    """So many days later, earlier if negative; never beyond what a calendar can hold."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def plus(day: date, length: Duration, holidays: frozenset[date] = frozenset()) -> date:
    """The day a length of time later; business days pass over weekends and holidays."""
    if length.unit != "bd":
        return plus_days(day, length.calendar_days)
    found = plus_days(day, max(0, length.count - 1) // 5 * 7)
    missing = length.count - business_days(day, found, holidays)
    while missing > 0 and found < date.max:
        found = plus_days(found, 1)
        missing -= is_worked(found, holidays)
    return found
