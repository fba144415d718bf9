"""`history`: what happened, day by day."""

from datetime import date
from functools import partial
from typing import Annotated, Any

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.telling import told_transaction
from salescoach.cli.seeing import recorded_on, seen
from salescoach.cli.session import Session, day_of
from salescoach.deal.fold import told_events
from salescoach.deal.record_events import NoteWritten
from salescoach.deal.transactions import Transaction, transactions
from salescoach.guidance.view import View
from salescoach.values.days import instant_text
from salescoach.values.messages import Message, Weekday, say

EXAMPLE = "Example: salescoach history halden-board --since 2026-03-01"


TRANSACTIONS = Shape(
    schema="history",
    member="transactions",
    columns=("on", "actor", "tx", "live", "kind", "text", ""),
    page=("on", "actor", "text"),
)


@command(formats=LISTED, lists=(TRANSACTIONS,))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
    since: Annotated[str | None, typer.Option(help="From this day on.", metavar="DATE")] = None,
    recorded: Annotated[
        bool, typer.Option("--recorded", help="Go by the day of recording.")
    ] = False,
) -> int:
    """Every command that changed the deal, oldest first; what was taken back stays visible.

    --since and --at go by the day that a record counts for, with --recorded by the day on which it
    was recorded: "what is new since Monday", late entries for last week included.
    """
    first = day_of(since) if since is not None else None
    deal_id = deal_or_asked(session, deal)
    file, view = seen(session, deal_id, recorded=recorded)
    named = told_events(file.events, session.today)
    counting = [event for event in named if event.on <= session.today]
    everything = transactions(counting)
    day_of_one = partial(_day, session, recorded=recorded)
    shown = tuple(one for one in everything if first is None or day_of_one(one) >= first)
    if session.format == "md":  # to print or to mail
        shown = tuple(one for one in shown if not _is_private(one))
    told = tell(
        session, TRANSACTIONS, shown,
        cells=lambda one: _cells(session, one, view, everything, recorded=recorded),
        json=lambda one: _json(session, one, view, everything),
        name=lambda one: one.tx,
        around=lambda objects: {
            "deal": deal_id,
            "since": first.isoformat() if first else None,
            "transactions": objects,
        },
    )  # fmt: skip
    if not told:
        session.out.screen(_screen(session, view, shown, everything, recorded=recorded))
    return 0


def _is_private(one: Transaction) -> bool:
    return all(
        isinstance(event.payload, NoteWritten) and event.payload.private for event in one.events
    )


def _day(session: Session, one: Transaction, *, recorded: bool) -> date:
    """The day that a command counts for, or on which it was recorded."""
    newest = one.events[-1]
    return recorded_on(session, newest) if recorded else newest.on


def _json(
    session: Session, one: Transaction, view: View, everything: tuple[Transaction, ...]
) -> dict[str, Any]:
    from salescoach.cli.rendering.json_shapes import event_json

    newest = one.events[-1]
    return {
        "tx": one.tx,
        "on": newest.on.isoformat(),
        "recorded": instant_text(newest.recorded),
        "actor": newest.actor,
        "live": one.live,
        "undoes": one.undoes,
        "kind": newest.kind,
        "text": session.text(told_transaction(one, view, everything)),
        "events": [event_json(event) for event in one.events],
    }


def _cells(
    session: Session,
    one: Transaction,
    view: View,
    everything: tuple[Transaction, ...],
    *,
    recorded: bool,
) -> list[str]:
    newest = one.events[-1]
    cells = [
        newest.on.isoformat(),
        newest.actor,
        one.tx,
        "live" if one.live else "undone",
        newest.kind,
        session.text(told_transaction(one, view, everything)),
    ]
    if recorded:
        cells.append(_day(session, one, recorded=True).isoformat())
    return cells


def _screen(
    session: Session,
    view: View,
    shown: tuple[Transaction, ...],
    everything: tuple[Transaction, ...],
    *,
    recorded: bool,
) -> str:
    from salescoach.cli.rendering.layout import Screen
    from salescoach.cli.rendering.next_screen import header

    screen = Screen(session)
    header(screen, session, view)
    day = None
    for one in shown:
        newest, on = one.events[-1], _day(session, one, recorded=recorded)
        if on != day:
            screen.blank()
            day = on
            heading = session.text(say("value", value=Weekday(day)))
            screen.add((heading, "bold"))
        what: Message = told_transaction(one, view, everything)
        if newest.on != on:
            what = say("history.for-day", what=what, day=newest.on)
        if not one.live:
            what = say("history.undone" if one.undoes is None else "history.redone", what=what)
        screen.add((f"{one.tx[:8]}  ", "dim"), session.text(what),
                   (f"  ({newest.actor})", "dim"), indent=2, hang=12)  # fmt: skip
    return screen.text()
