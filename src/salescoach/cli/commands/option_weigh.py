"""`option weigh`: what counts for them when they compare."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_to_write
from salescoach.cli.finding_records import ids_of
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.weighing import numbers
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import OptionsWeighed, Weight

EXAMPLE = "Example: salescoach option weigh halden-board steadiness=60 price=40 --said-by ulf"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    criteria: Annotated[
        list[str],
        typer.Argument(help="What counts, and how much: 1 to 100.", metavar="CRITERION=WEIGHT"),
    ],
    said_by: Annotated[
        list[str] | None, typer.Option(help="Who of them says so; may be repeated.", metavar="NAME")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day of it.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Their criteria, in their words; these take the place of all that were there.

    A weight says how much one counts beside the others. They need not add up to 100.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    found = numbers(criteria, "CRITERION", least=1, most=100, sentence="bad-weight")
    weights = tuple(Weight(criterion, weight) for criterion, weight in found.items())

    def plan(file: DealFile) -> tuple[Payload, ...]:
        people = ids_of(session, deal_id, view_of(session, file).deal, said_by)
        return (OptionsWeighed(weights=weights, said_by=people),)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)
