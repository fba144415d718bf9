"""`agreement list`: what both sides have settled, and what is still missing in it."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.agreements import agreement_json, agreement_lines, agreement_row
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.guidance.view import View
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach agreement list halden-board"


AGREEMENTS = Shape(
    schema="agreements",
    member="agreements",
    columns=(
        "id", "on", "what", "missing", "give", "give_worth.amount", "give_worth.currency",
        "get", "get_worth.amount", "get_worth.currency", "refused", "said_by", "kind",
        "our_part", "our_guarantee", "their_part", "their_guarantee",
    ),
    page=("id", "on", "what", "missing", "give", "get"),
)  # fmt: skip


@command(formats=LISTED, lists=(AGREEMENTS,))
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
    told = tell(
        session, AGREEMENTS, agreements,
        cells=agreement_row,
        json=agreement_json,
        name=lambda one: one.id,
        around=lambda objects: {"deal": deal_id, "agreements": objects},
    )  # fmt: skip
    if not told:
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
