"""`cancel`: a deal that was won is given up."""

from typing import Annotated

import typer

from salescoach.cli.ending import end
from salescoach.cli.finding import deal_to_write
from salescoach.cli.options import WRITING, command
from salescoach.cli.session import Session

EXAMPLE = 'Example: salescoach cancel alimentos-sabanero --because "The machine was sold"'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    because: Annotated[str | None, typer.Option(help="Why, in your own words.")] = None,
    reason: Annotated[str | None, typer.Option(help="One of the playbook's reasons.")] = None,
    on: Annotated[str | None, typer.Option(help="The day it was given up.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Only while it is delivered; the playbook may say from which stages.

    A deal that is not won yet is lost or disqualified instead.
    """
    deal_id = deal_to_write(session, deal)
    return end(
        session, deal_id, "cancelled", reason=reason, because=because, on=on, dry_run=dry_run
    )
