"""`person list`: who is known there."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.rendering.people import known_people_lines, people_json
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach person list halden-board"


@command(formats=("table", "plain", "json", "ids"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """The people of one deal with their buyer roles, in the order they were met."""
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    people = view.deal.people
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {"deal": deal_id, "people": people_json(view)}
            session.out.data(document("people", session.today, **members))
        case "ids":
            for person in people:
                session.out.data(person.id)
        case "plain":
            for person in people:
                roles = " ".join(sorted(person.roles_on(session.today)))
                cells = (
                    person.id,
                    person.name,
                    roles,
                    person.stance or "unknown",
                    person.job or "",
                )
                session.out.row(cells)
        case _:
            from salescoach.cli.rendering.layout import Screen

            screen = Screen(session)
            known_people_lines(screen, session, view)
            session.out.screen(screen.text())
    if not people and session.format != "table":
        session.words(say("people.none", deal=deal_id))
    return 0
