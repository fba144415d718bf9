"""`commitment break`: what was promised was not done, and will not be."""

from typing import Annotated

import typer

from salescoach.cli.finding import MOST_REASON, clean, deal_to_write
from salescoach.cli.options import WRITING, command
from salescoach.cli.promises import check_open, is_repetition, promise_to_write
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import CommitmentBroken

EXAMPLE = (
    "Example: salescoach commitment break halden-board water-analysis "
    '--because "no time in the laboratory"'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    commitment: Annotated[str, typer.Argument(help="The promise, by its id.")],
    because: Annotated[str | None, typer.Option(help="Why, as far as you know.")] = None,
    on: Annotated[str | None, typer.Option(help="The day it was clear.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """It will not come. Late is not broken: where they name another day, there is `move`."""
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    why = clean(because, "--because", most=MOST_REASON) if because is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        one = promise_to_write(session, deal_id, view_of(session, file), commitment)
        payload = CommitmentBroken(commitment=one.id, because=why)
        if not is_repetition(session, file, payload, on=day):
            check_open(one, deal_id, on=day)
        return (payload,)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)
