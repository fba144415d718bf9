"""A day with its weekday in full: "Thursday 16 April"."""

from datetime import date

from salescoach.values.messages import Message, say


def long_day(day: date) -> Message:
    """With the year where it is not that of today."""
    return say("heard.day", weekday=say(f"weekday-long.{day.isoweekday()}"), day=day)
