"""`visit list`: those to come, then those that were."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.visits import in_order, visit_json, visit_lines, visit_row
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach visit list halden-board"


VISITS = Shape(
    schema="visits",
    member="visits",
    columns=(
        "id", "day", "time", "state", "kind", "place", "people", "outcome", "goal", "because",
    ),
    page=("id", "day", "time", "state", "kind", "place", "people", "outcome"),
)  # fmt: skip


@command(formats=LISTED, lists=(VISITS,))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """The visits of one deal: the next one first, and what each of those held came to."""
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    visits = in_order(view)
    told = tell(
        session, VISITS, visits,
        cells=lambda one: visit_row(one, view),
        json=lambda one: visit_json(one, view),
        name=lambda one: one.id,
        around=lambda objects: {"deal": deal_id, "visits": objects},
    )  # fmt: skip
    if not told:
        from salescoach.cli.rendering.layout import Screen

        screen = Screen(session)
        visit_lines(screen, session, view)
        session.out.screen(screen.text())
    if not visits and session.format != "table":
        session.words(say("visits.none", deal=deal_id))
    return 0
