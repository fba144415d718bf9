"""`commitment list`: what both sides have promised."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.rendering.promises import in_order, promise_lines, promise_row, promises_json
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.guidance.view import View
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach commitment list halden-board"


@command(formats=("table", "plain", "json", "ids"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """Late ones first, then by their day; what is kept, broken or not needed any more comes last.

    Of this round: what goes on into the next one is there, too.
    """
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    promises = in_order(view)
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {"deal": deal_id, **promises_json(view)}
            session.out.data(document("commitments", session.today, **members))
        case "ids":
            for one in promises:
                session.out.data(one.id)
        case "plain":
            for one in promises:
                session.out.row(promise_row(one, session.today))
        case _:
            _screen(session, view)
    if not promises:
        session.words(say("promises.none", deal=deal_id))
    return 0


def _screen(session: Session, view: View) -> None:
    """On a terminal: nothing where there is none, which is told in words."""
    if not view.deal.records.commitments:
        return
    from salescoach.cli.rendering.layout import Screen
    from salescoach.cli.rendering.next_screen import header

    screen = Screen(session)
    header(screen, session, view)
    promise_lines(screen, session, view)
    session.out.screen(screen.text())
