"""`doubt list`: what they doubt."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.doubt_list import doubt_json, doubts_screen, listed_doubts
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.deal.records import Doubt
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach doubt list halden-board"


DOUBTS = Shape(
    schema="doubts",
    member="doubts",
    columns=(
        "id", "state", "since", "severity", "holder", "words", "risk", "library", "show",
        "answer", "document", "settled_by", "settled_words",
    ),
    page=("id", "state", "since", "severity", "holder", "words"),
)  # fmt: skip


@command(formats=LISTED, lists=(DOUBTS,))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """The open ones first, of these the most severe; with what to ask, to show and to leave out."""
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    doubts = listed_doubts(view)
    told = tell(
        session, DOUBTS, doubts,
        cells=_cells,
        json=doubt_json,
        name=lambda one: one.id,
        around=lambda objects: {"deal": deal_id, "doubts": objects},
    )  # fmt: skip
    if not told and doubts:
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
