"""`coach`: five questions at the desk, the most valuable first."""

from typing import Annotated

import typer

from salescoach.cli.exits import Exit
from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import WRITING, command
from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.errors import AfterTheChange, InputNeeded, SalesCoachError
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach coach halden-board"
_LEAVING = (KeyboardInterrupt, EOFError)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal's id.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Ask and show, and record nothing.")
    ] = False,
) -> int:
    """Each answer is saved when it is given, and shows what it changed.

    Enter leaves a question, Ctrl-C leaves the session: the same day it goes on where it was left.
    It takes a terminal; a script records with `set`, `done` and the other commands.
    """
    deal_id = deal_or_asked(session, deal, writes=True)
    session.store.read(deal_id)
    if not session.may_ask:
        told = line("set", deal_id, "FACT=VALUE", "--said-by", "NAME")
        debrief = line("debrief", deal_id, "--answers", "FILE")
        hint = say("hint.coach-instead", set=told, debrief=debrief)
        raise InputNeeded(say("coach.no-terminal"), hint)
    from salescoach.cli.dialogues.coaching import Sitting
    from salescoach.cli.dialogues.dialogue import Dialogue

    sitting = Sitting(session, Dialogue(session, keep=lambda _: None), deal_id, dry_run=dry_run)
    try:
        sitting.hold()
    except _LEAVING:
        sitting.leave()
        return Exit.CANCELLED
    except AfterTheChange as late:
        if not isinstance(late.__cause__, _LEAVING):
            raise
        sitting.leave()
        return Exit.CANCELLED
    except SalesCoachError:
        if sitting.kept:  # whatever failed, the answers before it stand
            sitting.leave()
        raise
    return Exit.WORKED
