"""`person list`: who is known there."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.people import known_people_lines, person_json, person_row
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach person list halden-board"


PEOPLE = Shape(
    schema="people",
    member="people",
    columns=("id", "name", "roles", "stance", "job"),
    page=("id", "name", "roles", "job"),  # a page may be left lying about (docs/adr/0028)
)


@command(formats=LISTED, lists=(PEOPLE,))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """The people of one deal with their buyer roles, in the order they were met."""
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    people = view.deal.people
    told = tell(
        session, PEOPLE, people,
        cells=lambda one: person_row(one, session.today),
        json=person_json,
        name=lambda one: one.id,
        around=lambda objects: {"deal": deal_id, "people": objects},
    )  # fmt: skip
    if not told:
        from salescoach.cli.rendering.layout import Screen

        screen = Screen(session)
        known_people_lines(screen, session, view)
        session.out.screen(screen.text())
    if not people and session.format != "table":
        session.words(say("people.none", deal=deal_id))
    return 0
