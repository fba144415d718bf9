"""`commitment cancel`: both sides do without what was promised."""

from typing import Annotated

import typer

from salescoach.cli.finding import MOST_REASON, clean, deal_to_write
from salescoach.cli.needed import because_or_asked, check_given
from salescoach.cli.options import WRITING, command
from salescoach.cli.promises import check_open, is_repetition, promise_to_write
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import CommitmentCancelled

EXAMPLE = (
    'Example: salescoach commitment cancel halden-board dosing-sheet --because "the trial is off"'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    commitment: Annotated[str, typer.Argument(help="The promise, by its id.")],
    because: Annotated[str | None, typer.Option(help="Why nobody needs it now.")] = None,
    on: Annotated[str | None, typer.Option(help="Since which day.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Nobody broke a word: it is no longer needed. What was not done is `commitment break`."""
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    why = clean(because, "--because", most=MOST_REASON) if because is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        one = promise_to_write(session, deal_id, view_of(session, file), commitment)
        check_given(session, {"--because": why})
        reason = because_or_asked(session, why)
        payload = CommitmentCancelled(commitment=one.id, because=reason)
        if not is_repetition(session, file, payload, on=day):
            check_open(one, deal_id, on=day)
        return (payload,)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)
