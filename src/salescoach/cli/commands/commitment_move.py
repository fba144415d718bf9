"""`commitment move`: a promise gets another day."""

from typing import Annotated

import typer

from salescoach.cli.finding import MOST_REASON, clean, deal_to_write
from salescoach.cli.finding_records import ids_of
from salescoach.cli.options import WRITING, command
from salescoach.cli.promises import (
    OPEN_OR_BROKEN,
    check_open,
    due_day,
    is_repetition,
    promise_to_write,
)
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import CommitmentMoved
from salescoach.errors import Refused
from salescoach.values.messages import Quoted, say

EXAMPLE = "Example: salescoach commitment move halden-board water-analysis 2026-04-24 --said-by ulf"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    commitment: Annotated[str, typer.Argument(help="The promise, by its id.")],
    day: Annotated[str, typer.Argument(help="Its day from now on.", metavar="DATE")],
    because: Annotated[str | None, typer.Option(help="Why.")] = None,
    said_by: Annotated[
        list[str] | None, typer.Option(help="Who of theirs named the day; may be repeated.")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day you heard it.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """A later day is a slip of that side, and is counted; an earlier one is none.

    One that was given up as not kept is open again with its new day.
    """
    deal_id = deal_to_write(session, deal)
    counted = counted_on(session, on)
    due = due_day(day, on=counted)
    why = clean(because, "--because", most=MOST_REASON) if because is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        one = promise_to_write(session, deal_id, view, commitment)
        who = ids_of(session, deal_id, view.deal, said_by)
        payload = CommitmentMoved(commitment=one.id, due=due, because=why, said_by=who)
        if not is_repetition(session, file, payload, on=counted):
            check_open(one, deal_id, on=counted, allowed=OPEN_OR_BROKEN)
            if one.state == "open" and one.due == due:
                raise Refused(say("promise.due-that-day", day=due, what=Quoted(one.what)))
        return (payload,)

    return record(session, deal_id, plan, on=counted, dry_run=dry_run)
