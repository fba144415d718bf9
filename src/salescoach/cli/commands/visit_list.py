"""`visit list`: those to come, then those that were."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.rendering.visits import in_order, visit_json, visit_lines, visit_row
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach visit list halden-board"


@command(formats=("table", "plain", "json", "ids"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """The visits of one deal: the next one first, and what each of those held came to."""
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    visits = in_order(view)
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {"deal": deal_id, "visits": [visit_json(one, view) for one in visits]}
            session.out.data(document("visits", session.today, **members))
        case "ids":
            for visit in visits:
                session.out.data(visit.id)
        case "plain":
            for visit in visits:
                session.out.row(visit_row(visit, view))
        case _:
            from salescoach.cli.rendering.layout import Screen

            screen = Screen(session)
            visit_lines(screen, session, view)
            session.out.screen(screen.text())
    if not visits and session.format != "table":
        session.words(say("visits.none", deal=deal_id))
    return 0
