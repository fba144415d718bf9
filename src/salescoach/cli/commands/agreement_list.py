"""`agreement list`: what both sides have settled, and what is still missing in it."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.rendering.agreements import agreement_lines, agreement_row, agreements_json
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.guidance.view import View
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach agreement list halden-board"


@command(formats=("table", "plain", "json", "ids"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """An agreement holds if it is clear, complete and well defined.

    It also says what each side answers for, and what each stands for if it fails.
    """
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    agreements = view.deal.records.agreements
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {"deal": deal_id, "agreements": agreements_json(view)}
            session.out.data(document("agreements", session.today, **members))
        case "ids":
            for one in agreements:
                session.out.data(one.id)
        case "plain":
            for one in agreements:
                session.out.row(agreement_row(one))
        case _:
            _screen(session, view)
    if not agreements:
        session.words(say("agreements.none", deal=deal_id))
    return 0


def _screen(session: Session, view: View) -> None:
    """On a terminal: nothing where there is none, which is told in words."""
    if not view.deal.records.agreements:
        return
    from salescoach.cli.rendering.layout import Screen
    from salescoach.cli.rendering.next_screen import header

    screen = Screen(session)
    header(screen, session, view)
    agreement_lines(screen, session, view)
    session.out.screen(screen.text())
