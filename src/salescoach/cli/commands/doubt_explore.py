"""`doubt explore`: what stands behind a doubt is understood."""

from typing import Annotated, get_args

import typer

from salescoach.cli.doubts import open_doubt
from salescoach.cli.finding import clean, deal_to_write
from salescoach.cli.finding_records import one_of_few
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import DoubtExplored
from salescoach.values.states import Severity

EXAMPLE = (
    'Example: salescoach doubt explore halden-board not-deposits-on-the-wire "A stop on Friday"'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    doubt: Annotated[str, typer.Argument(help="A doubt's id.")],
    risk: Annotated[str, typer.Argument(help="What they are really afraid of.")],
    show: Annotated[str | None, typer.Option(help="What would prove it wrong here.")] = None,
    severity: Annotated[
        str | None, typer.Option(help="low, medium, or high: it can kill the deal.")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day they told you.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """You asked, and know the risk behind their words. The receipt says what to show then."""
    deal_id = deal_to_write(session, deal)
    behind = clean(risk, "RISK")
    day = counted_on(session, on)
    grave: Severity | None = None
    if severity is not None:
        grave = one_of_few(severity, get_args(Severity), "--severity")
    shown = clean(show, "--show") if show is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        one = open_doubt(session, deal_id, view_of(session, file), doubt)
        return (DoubtExplored(doubt=one.id, risk=behind, show=shown, severity=grave),)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)
