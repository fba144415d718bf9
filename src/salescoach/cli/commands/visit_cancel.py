"""`visit cancel`: a planned visit does not take place."""

from typing import Annotated

import typer

from salescoach.cli.finding import MOST_REASON, clean, deal_to_write
from salescoach.cli.finding_records import repeats
from salescoach.cli.needed import because_or_asked, check_given
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.visit_options import VisitArgument
from salescoach.cli.visits import check_planned, visit_or_asked
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import VisitCancelled

EXAMPLE = 'Example: salescoach visit cancel halden-board 2026-04-16 --because "Their line stands"'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    visit: VisitArgument = None,
    because: Annotated[str | None, typer.Option(help="Why, in your own words.")] = None,
    on: Annotated[
        str | None, typer.Option(help="The day it was cancelled.", metavar="DATE")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """For another day, move it instead: `visit edit DEAL VISIT --day DATE`."""
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    because = clean(because, "--because", most=MOST_REASON) if because is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        check_given(session, {"VISIT": visit, "--because": because})
        found = visit_or_asked(session, deal_id, view, visit)
        told = VisitCancelled(visit=found.id, because=because or "")
        if not repeats(file, told, on=day, actor=session.actor):
            check_planned(found)
        return (VisitCancelled(visit=found.id, because=because_or_asked(session, because)),)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)
