"""The days that they named, below the head of a deal and among its notes in the queue."""

from salescoach.cli.rendering.layout import Screen
from salescoach.cli.session import Session
from salescoach.deal.state import Pause
from salescoach.guidance.named_days import NamedDay, named_day, wait_over
from salescoach.guidance.view import View
from salescoach.values.messages import Argument, Message, Quoted, Unit, say


def add_their_days(screen: Screen, session: Session, view: View) -> None:
    """A line for the day that they named, and one for the time that they asked for."""
    for told in (_named(view), _waited(view)):
        if told is not None:
            screen.add((session.text(told), "yellow"))


def named_note(named: NamedDay, view: View) -> Message:
    """The same as a note in the queue."""
    what = _what(named)
    if named.day == view.today:
        return say("their-day.note-today", what=what)
    if named.day < view.today:
        return say("their-day.note-past", day=named.day, what=what)
    return say("their-day.note", day=named.day, what=what)


def _named(view: View) -> Message | None:
    named = named_day(view)
    if named is None:
        return None
    what, day = _what(named), named.day
    weekday = say(f"weekday.{day.isoweekday()}")
    ahead = (day - view.today).days
    if ahead in (0, 1):
        kind = "their-day.tomorrow" if ahead else "their-day.today"
        return say(kind, what=what, weekday=weekday, day=day)
    kind = "their-day.ahead" if ahead > 0 else "their-day.past"
    return say(kind, what=what, weekday=weekday, day=day, days=Unit(abs(ahead), "day"))


def _what(named: NamedDay) -> Argument:
    return say("field.expected-close") if named.fact is None else named.fact.label


def _waited(view: View) -> Message | None:
    if view.deal.rests_on(view.today):
        return None
    runs = view.deal.waiting_on(view.today)
    if runs is not None:
        return _of_wait("their-wait.runs", runs, view)
    over = wait_over(view)
    return None if over is None else _of_wait("their-wait.over", over, view)


def _of_wait(kind: str, wait: Pause, view: View) -> Message:
    people = (view.deal.person(id_) for id_ in wait.said_by)
    names = tuple(person.name for person in people if person is not None)
    day, because = wait.end or view.today, Quoted(wait.because or "")
    if not names:
        return say(f"{kind}-nobody", day=day, because=because)
    return say(kind, day=day, who=names, because=because)
