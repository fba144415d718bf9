"""`disqualify`: we decided that this is no deal for us."""

from typing import Annotated

import typer

from salescoach.cli.ending import end
from salescoach.cli.finding import deal_to_write
from salescoach.cli.options import WRITING, command
from salescoach.cli.session import Session

EXAMPLE = "Example: salescoach disqualify halden-board --reason no-money"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    reason: Annotated[str | None, typer.Option(help="One of the playbook's reasons.")] = None,
    because: Annotated[str | None, typer.Option(help="In your own words.")] = None,
    on: Annotated[str | None, typer.Option(help="The day it was decided.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Only while it is sold or parked. A playbook without reasons takes --because instead."""
    deal_id = deal_to_write(session, deal)
    return end(
        session, deal_id, "disqualified", reason=reason, because=because, on=on, dry_run=dry_run
    )
