"""`person add`: somebody of the customer."""

from typing import Annotated

import typer

from salescoach.cli.finding import clean, clean_name, deal_to_write
from salescoach.cli.options import WRITING, command
from salescoach.cli.people import (
    check_perspective,
    goals_of,
    id_of_named,
    roles_by_id,
    stance_by_name,
)
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload, PersonAdded

EXAMPLE = 'Example: salescoach person add halden-board "Ulf Berg" --role technical --role user'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    name: Annotated[str, typer.Argument(help="First and last name.")],
    role: Annotated[list[str] | None, typer.Option(help="Buyer role; may be repeated.")] = None,
    job: Annotated[str | None, typer.Option(help="What is on the card.")] = None,
    wants: Annotated[str | None, typer.Option(help="What this person wants from it.")] = None,
    goal: Annotated[
        list[str] | None, typer.Option(help="What this person has to reach; may be repeated.")
    ] = None,
    perspective: Annotated[
        str | None, typer.Option(help="Whose goal it is, in the playbook's words.")
    ] = None,
    stance: Annotated[str | None, typer.Option(help="Towards us.")] = None,
    informed: Annotated[bool, typer.Option("--informed", help="Has heard our case.")] = False,
    on: Annotated[str | None, typer.Option(help="Known since.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="A second person of that name.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Whose word settles what follows from the roles. The same name again adds to that person."""
    deal_id = deal_to_write(session, deal)
    full_name = clean_name(name, "NAME")
    day = counted_on(session, on)
    goals = goals_of(goal, perspective)
    towards_us = stance_by_name(stance) if stance is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        check_perspective(view, goals)
        return (
            PersonAdded(
                person=id_of_named(view.deal, full_name, again=again),
                name=full_name,
                roles=roles_by_id(view, role),
                job=clean_name(job, "--job") if job is not None else None,
                wants=clean(wants, "--wants") if wants is not None else None,
                goals=goals,
                stance=towards_us,
                informed=True if informed else None,
            ),
        )

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)
