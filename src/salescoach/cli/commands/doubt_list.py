"""`doubt list`: what they doubt."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.rendering.doubt_list import doubts_json, doubts_screen, listed_doubts
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.deal.records import Doubt
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach doubt list halden-board"


@command(formats=("table", "plain", "json", "ids"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """The open ones first, of these the most severe; with what to ask, to show and to leave out."""
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    doubts = listed_doubts(view)
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {"deal": deal_id, "doubts": doubts_json(doubts)}
            session.out.data(document("doubts", session.today, **members))
        case "ids":
            for doubt in doubts:
                session.out.data(doubt.id)
        case "plain":
            for doubt in doubts:
                session.out.row(_cells(doubt))
        case _:
            if doubts:
                session.out.screen(doubts_screen(session, view, doubts))
    if not doubts:
        session.words(say("doubts.none", deal=deal_id))
    return 0


def _cells(doubt: Doubt) -> tuple[str, ...]:
    return (
        doubt.id,
        doubt.state,
        (doubt.changed or doubt.on).isoformat(),
        doubt.severity,
        doubt.holder or "",
        doubt.words,
        doubt.risk or "",
        doubt.library or "",
        doubt.show or "",
        doubt.answer or "",
        doubt.document or "",
        " ".join(doubt.settled_by),
        doubt.settled_words or "",
    )
