"""`commitment keep`: what was promised is done."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_to_write
from salescoach.cli.options import WRITING, command
from salescoach.cli.promises import (
    OPEN_OR_BROKEN,
    check_open,
    is_repetition,
    promise_to_write,
    visit_id,
)
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import CommitmentKept

EXAMPLE = "Example: salescoach commitment keep halden-board dosing-sheet --on 2026-04-13"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    commitment: Annotated[str, typer.Argument(help="The promise, by its id.")],
    visit: Annotated[
        str | None, typer.Option(help="At which visit it was done.", metavar="VISIT")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day it was done.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Theirs or ours. One that was given up as not kept may be kept after all."""
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        one = promise_to_write(session, deal_id, view, commitment)
        at = visit_id(session, deal_id, view, visit)
        payload = CommitmentKept(commitment=one.id, visit=at)
        if not is_repetition(session, file, payload, on=day):
            check_open(one, deal_id, on=day, allowed=OPEN_OR_BROKEN)
        return (payload,)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)
