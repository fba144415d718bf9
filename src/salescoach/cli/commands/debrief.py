"""`debrief`: how a visit went, told in a minute."""

from typing import Annotated

import typer

from salescoach.cli.dialogues.debrief_files import text_file
from salescoach.cli.dialogues.debrief_note import take_over
from salescoach.cli.dialogues.debrief_talk import talk
from salescoach.cli.dialogues.debrief_visits import Asked
from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on
from salescoach.cli.session import Session
from salescoach.cli.visit_options import KindOption
from salescoach.errors import BadUsage, InputNeeded
from salescoach.values.messages import say

EXAMPLE = "Examples: salescoach debrief halden-board · salescoach debrief halden-board --notes -"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal's id.")] = None,
    visit: Annotated[str | None, typer.Option(help="Its id, or its day.", metavar="VISIT")] = None,
    unplanned: Annotated[
        bool, typer.Option("--unplanned", help="It was none of those planned.")
    ] = False,
    people: Annotated[
        list[str] | None,
        typer.Option("--with", help="Who of theirs was there; may be repeated.", metavar="NAME"),
    ] = None,
    kind: KindOption = None,
    on: Annotated[str | None, typer.Option(help="The day it took place.", metavar="DATE")] = None,
    notes: Annotated[
        str | None, typer.Option(help="A call note; - for what is piped in.", metavar="FILE")
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option(help="Answers as YAML or JSON; - for what is piped in.", metavar="FILE"),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="A second visit on that day.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Asks at a terminal: who was there, what fell due, what both sides will do, three questions.

    Nothing is recorded before the end; Ctrl-C keeps what you typed for the next time. Without
    --visit it is the visit planned for that day, else the one whose day is past. A note or a file
    of answers is recorded whole, or not at all.
    """
    deal_id = deal_or_asked(session, deal, writes=True)
    day = counted_on(session, on) if on is not None else None
    asked = Asked(visit=visit, unplanned=unplanned, kind=kind, day=day, again=again)
    if notes is not None and answers is not None:
        raise BadUsage(say("debrief.notes-or-answers"))
    name = notes if notes is not None else answers
    if name is not None:
        text = text_file(session, name, answers=answers is not None)
        return take_over(session, deal_id, text, asked, people or (), dry_run=dry_run)
    if not session.may_ask:
        session.store.read(deal_id)  # a deal that is not there comes before what is missing
        raise InputNeeded(say("debrief.no-terminal"), say("hint.debrief-files"))
    return talk(session, deal_id, asked, people or (), dry_run=dry_run)
