"""`history`: what happened, day by day."""

from typing import Annotated, Any

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.rendering.telling import told_transaction
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session, day_of
from salescoach.deal.transactions import Transaction, transactions
from salescoach.guidance.view import View
from salescoach.values.days import instant_text
from salescoach.values.messages import Message, Weekday, say

EXAMPLE = "Example: salescoach history halden-board --since 2026-03-01"


@command()
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
    since: Annotated[str | None, typer.Option(help="From this day on.", metavar="DATE")] = None,
) -> int:
    """Every command that changed the deal, oldest first; what was taken back stays visible."""
    first = day_of(since) if since is not None else None
    deal_id = deal_or_asked(session, deal)
    file, view = seen(session, deal_id)
    counting = [event for event in file.events if event.on <= session.today]
    everything = transactions(counting)
    shown = tuple(one for one in everything if first is None or one.events[0].on >= first)
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members: dict[str, Any] = {
                "deal": deal_id,
                "since": first.isoformat() if first else None,
                "transactions": [_json(session, one, view, everything) for one in shown],
            }
            session.out.data(document("history", session.today, **members))
        case "plain":
            for one in shown:
                _plain(session, one, view, everything)
        case _:
            session.out.screen(_screen(session, view, shown, everything))
    return 0


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
        "text": session.text(told_transaction(one, view, everything)),
        "events": [event_json(event) for event in one.events],
    }


def _plain(
    session: Session, one: Transaction, view: View, everything: tuple[Transaction, ...]
) -> None:
    newest = one.events[-1]
    cells = (
        newest.on.isoformat(),
        newest.actor,
        one.tx,
        "live" if one.live else "undone",
        newest.kind,
        session.text(told_transaction(one, view, everything)),
    )
    session.out.row(cells)


def _screen(
    session: Session,
    view: View,
    shown: tuple[Transaction, ...],
    everything: tuple[Transaction, ...],
) -> str:
    from salescoach.cli.rendering.layout import Screen
    from salescoach.cli.rendering.next_screen import header

    screen = Screen(session)
    header(screen, session, view)
    day = None
    for one in shown:
        newest = one.events[-1]
        if newest.on != day:
            screen.blank()
            day = newest.on
            heading = session.text(say("value", value=Weekday(day)))
            screen.add((heading, "bold"))
        what: Message = told_transaction(one, view, everything)
        if not one.live:
            what = say("history.undone" if one.undoes is None else "history.redone", what=what)
        screen.add((f"{one.tx[:8]}  ", "dim"), session.text(what),
                   (f"  ({newest.actor})", "dim"), indent=2, hang=12)  # fmt: skip
    return screen.text()
