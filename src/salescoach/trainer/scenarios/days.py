"""Days as a test writes them: so long after its start, or a day of the calendar."""

import re
from datetime import date

from salescoach.values.days import LATEST, parse_day, parse_duration, plus_days

_AFTER_START = re.compile(r"[0-9]{1,4}(d|w|mo)", re.ASCII)


def is_after_start(text: str) -> bool:
    """Whether it is written as `3d`, `2w` or `6mo`: calendar days, weeks, months of 30 days."""
    return _AFTER_START.fullmatch(text) is not None


def day_of_test(text: str, start: date) -> date:
    """The day that is meant; ValueError for anything else, or for one after the year 2200."""
    if not is_after_start(text):
        return parse_day(text)
    day = plus_days(start, parse_duration(text).calendar_days)
    if day > LATEST:
        raise ValueError(text)
    return day
