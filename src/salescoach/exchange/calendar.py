"""A calendar file (iCalendar, RFC 5545) of days that were agreed. Nobody else imports icalendar.

All are events: tasks are shown neither by Google nor, out of a file, by Outlook or Apple. Times are
local to whoever looks: in which zone a visit takes place is not known.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from salescoach.exchange.tracing import Trace
from salescoach.values.record import record

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//salescoach//salescoach//EN"
_HOUR = timedelta(hours=1)
"""How long a visit is taken to be: nobody says so, and without an end it would be shown as none."""


@record(kw_only=True)
class Entry:
    """One day, or one meeting where there is a `time` (HH:MM).

    Attributes:
        trace: what the calendar knows it by, and how often it was changed.
        cancelled: it does not take place, and goes out of the calendar.
    """

    trace: Trace
    day: date
    title: str
    time: str | None = None
    place: str | None = None
    about: str | None = None
    cancelled: bool = False


def calendar_text(entries: Iterable[Entry], *, name: str) -> str:
    """The file, its entries by day: the same entries give the same bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in sorted(entries, key=lambda one: (one.day, one.time or "", one.trace.uid)):
        calendar.add_component(_event(entry))
    text: str = calendar.to_ical(sorted=True).decode()
    return text


def _event(entry: Entry) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.trace.uid)
    event.add("dtstamp", entry.trace.last)
    event.add("last-modified", entry.trace.last)
    event.add("sequence", entry.trace.changes)
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    # a day on which something is due keeps nobody from meeting others
    event.add("transp", "OPAQUE" if entry.time else "TRANSPARENT")
    start, end = _from_to(entry)
    event.add("dtstart", start)
    event.add("dtend", end)
    for key, value in (("location", entry.place), ("description", entry.about)):
        if value:
            event.add(key, value)
    return event


def _from_to(entry: Entry) -> tuple[date, date]:
    """The whole day, or an hour. No day that can be recorded is the last one of all."""
    if entry.time is None:
        return entry.day, entry.day + timedelta(days=1)
    start = datetime.combine(entry.day, time.fromisoformat(entry.time))
    return start, start + _HOUR
