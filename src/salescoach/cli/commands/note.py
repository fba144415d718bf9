"""`note`: a remark."""

from typing import Annotated

import typer

from salescoach.cli.finding import clean, deal_to_write
from salescoach.cli.needed import check_given, needed
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import NoteWritten
from salescoach.values.messages import say

EXAMPLE = 'Example: salescoach note halden-board "Ulf is away until Easter"'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    text: Annotated[str | None, typer.Argument(help="What to remember.")] = None,
    private: Annotated[
        bool, typer.Option("--private", help="For this deal's file only, never handed on.")
    ] = False,
    on: Annotated[str | None, typer.Option(help="The day it counts for.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="Write it down a second time.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Nothing follows from a note. What somebody said belongs to a fact: see `set`."""
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    words = clean(text, "TEXT") if text is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view_of(session, file)  # refused before the day of opening, like any other change
        check_given(session, {"TEXT": words})
        written = words or needed(session, say("prompt.note"), lambda typed: clean(typed, "TEXT"))
        return (NoteWritten(text=written, private=private),)

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)
