"""`reopen`: take back an ending or a parking."""

from typing import Annotated

import typer

from salescoach.cli.finding import MOST_REASON, clean, deal_to_write
from salescoach.cli.moving import just_recorded
from salescoach.cli.needed import because_or_asked, check_given
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_move_on, counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.status import check_status
from salescoach.deal.decode import DealFile
from salescoach.deal.events import DealReopened, Payload

EXAMPLE = 'Example: salescoach reopen brisa-textil --because "They called again"'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    because: Annotated[str | None, typer.Option(help="What has changed.")] = None,
    on: Annotated[str | None, typer.Option(help="Open again since.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """The deal goes on in the stage where it was. The days between count as nobody's delay."""
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    because = clean(because, "--because", most=MOST_REASON) if because is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        given = DealReopened(because=because or "")
        if just_recorded(file, on=day, actor=session.actor) == (given,):
            return (given,)
        view = view_of(session, file)
        if view.deal.parked is None:  # one that counts again by itself may be taken up
            check_status(view, deal_id, "reopen", ("parked", "ended"))
        counted_move_on(session, on, file)
        check_given(session, {"--because": because})
        return (DealReopened(because=because_or_asked(session, because)),)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)
