"""`problem add`: something that appeared while they put it to work."""

from typing import Annotated, get_args

import typer

from salescoach.cli.finding import clean, clean_name, deal_to_write
from salescoach.cli.finding_records import ids_of, one_of_few
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session, day_of
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import ProblemFound
from salescoach.deal.record_ids import with_id
from salescoach.deal.state import Deal
from salescoach.values.states import Severity

EXAMPLE = (
    'Example: salescoach problem add halden-board "Foam in pit 2" --severity high --said-by marta'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    what: Annotated[str, typer.Argument(help="What is wrong.")],
    severity: Annotated[str | None, typer.Option(help="low, medium or high.")] = None,
    due: Annotated[
        str | None, typer.Option(help="By when it is to be solved.", metavar="DATE")
    ] = None,
    owner: Annotated[
        str | None, typer.Option(help="Who sees to it, on either side.", metavar="NAME")
    ] = None,
    said_by: Annotated[
        list[str] | None, typer.Option(help="Who of them says so; may be repeated.", metavar="NAME")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day it appeared.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="A second one like it.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Also what looks small: what the customer has to say twice is no small thing any more."""
    deal_id = deal_to_write(session, deal)
    told = clean(what, "WHAT")
    day = counted_on(session, on)
    grave: Severity = "medium"
    if severity is not None:
        grave = one_of_few(severity, get_args(Severity), "--severity")
    until = day_of(due) if due is not None else None
    name = clean_name(owner, "--owner") if owner is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        deal_then = view_of(session, file).deal
        found = ProblemFound(
            problem="",
            what=told,
            severity=grave,
            due=until,
            owner=_full_name(name, deal_then),
            said_by=ids_of(session, deal_id, deal_then, said_by),
        )
        return (with_id(found, file.events),)

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)


def _full_name(owner: str | None, deal: Deal) -> str | None:
    """Of theirs by the id or the whole name; all others are people of ours."""
    if owner is None:
        return None
    given = owner.casefold()
    return next((one.name for one in deal.people if given in (one.id, one.name.casefold())), owner)
