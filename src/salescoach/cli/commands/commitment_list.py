"""`commitment list`: what both sides have promised."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.promises import (
    in_order,
    promise_json,
    promise_lines,
    promise_row,
    slips_json,
)
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.guidance.view import View
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach commitment list halden-board"


COMMITMENTS = Shape(
    schema="commitments",
    member="commitments",
    columns=(
        "id", "side", "state", "due", "days_late", "owner", "to", "what", "slips", "said_by",
        "kind", "visit", "on", "closed", "because",
    ),
    page=("id", "side", "state", "due", "days_late", "owner", "what"),
)  # fmt: skip


@command(formats=LISTED, lists=(COMMITMENTS,))
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
    told = tell(
        session, COMMITMENTS, promises,
        cells=lambda one: promise_row(one, session.today),
        json=lambda one: promise_json(one, session.today),
        name=lambda one: one.id,
        around=lambda objects: {
            "deal": deal_id, "slips": slips_json(promises), "commitments": objects,
        },
    )  # fmt: skip
    if not told:
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
