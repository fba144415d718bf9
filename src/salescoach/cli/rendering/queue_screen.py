"""`next` without a deal: one line a deal, late and quiet ones named."""

from salescoach.cli.rendering.layout import Screen, columns, padded
from salescoach.cli.session import Session
from salescoach.guidance.queue import Queued
from salescoach.values.messages import Message, Unit, Weekday, say

_GAP = 2


def queue_screen(session: Session, queued: tuple[Queued, ...]) -> str:
    """All deals; those that were quiet for very long stand apart."""
    screen = Screen(session)
    title = say("queue.title", deals=Unit(len(queued), "deal"), day=Weekday(session.today))
    screen.add((session.text(title), "bold"))
    screen.blank()
    rows = [(str(place), one.deal_id, _account(one)) for place, one in enumerate(queued, start=1)]
    widths = columns(rows)
    indent = widths[0] + _GAP
    for row, one in zip(rows, queued, strict=True):
        if one.zombie and not any(before.zombie for before in queued[: int(row[0]) - 1]):
            screen.blank()
            screen.add((session.text(say("queue.zombies")), "dim"))
        screen.add(padded(row[0], widths[0] + _GAP), (row[2], "bold"), f"  {_amount(session, one)}",
                   (f"  {row[1]}", "dim"))  # fmt: skip
        screen.add(_what(session, one), indent=indent)
        notes = [session.text(note) for note in notes_of(one)]
        if notes:
            screen.add((", ".join(notes), "yellow"), indent=indent)
    return screen.text()


def notes_of(one: Queued) -> tuple[Message, ...]:
    """What is late or stale about a deal."""
    view = one.advice.view
    notes = []
    if one.stale:
        notes.append(say("queue.quiet", days=Unit(one.quiet_days, "day")))
    if view.deal.expected_close and view.deal.expected_close < view.today:
        notes.append(say("queue.late", day=view.deal.expected_close))
    if view.limit and view.limit[0] > view.limit[1]:
        notes.append(say("queue.over-limit"))
    return tuple(notes)


def _account(one: Queued) -> str:
    return one.advice.view.deal.account


def _amount(session: Session, one: Queued) -> str:
    amount = one.advice.view.deal.amount
    return session.text(say("value", value=amount)) if amount else ""


def _what(session: Session, one: Queued) -> str:
    from salescoach.cli.rendering.next_screen import moment_of

    if one.action is None:
        return session.text(say("queue.nothing"))
    return session.text(moment_of(one.action, one.advice.view))
