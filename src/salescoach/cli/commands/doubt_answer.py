"""`doubt answer`: we answered; whether that settles it is theirs to say."""

from typing import Annotated

import typer

from salescoach.cli.doubts import open_doubt
from salescoach.cli.finding import clean, deal_to_write
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import DoubtAnswered

EXAMPLE = (
    "Example: salescoach doubt answer halden-board not-deposits-on-the-wire "
    '"Wire photographs of Karlsby"'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    doubt: Annotated[str, typer.Argument(help="A doubt's id.")],
    answer: Annotated[str, typer.Argument(help="What you said or showed.")],
    document: Annotated[str | None, typer.Option(help="What you left there: a file.")] = None,
    on: Annotated[str | None, typer.Option(help="The day you answered.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """A doubt that was answered is still open: ask whether the answer will do.

    One that nobody has explored can be answered, too; the receipt says so.
    """
    deal_id = deal_to_write(session, deal)
    said = clean(answer, "ANSWER")
    day = counted_on(session, on)
    shown = clean(document, "--document") if document is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        one = open_doubt(session, deal_id, view_of(session, file), doubt)
        return (DoubtAnswered(doubt=one.id, answer=said, document=shown),)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)
