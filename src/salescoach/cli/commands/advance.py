"""`advance`: leave the stage for the next one."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.going_on import Options, go_on
from salescoach.cli.options import WRITING, command
from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.errors import Refused
from salescoach.guidance.moves import is_the_win
from salescoach.guidance.view import View
from salescoach.values.messages import say

EXAMPLE = (
    "Example: salescoach advance corvin-dairies --waive day-for-the-proposal "
    '--because "the owner is away" --until 2026-06-01'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal's id.")] = None,
    waive: Annotated[list[str] | None, typer.Option(help="Leave a criterion open.")] = None,
    because: Annotated[str | None, typer.Option(help="Why it is left open.")] = None,
    until: Annotated[str | None, typer.Option(help="When it is made good.", metavar="DATE")] = None,
    on: Annotated[str | None, typer.Option(help="The day it counts for.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="Also if it was just done.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """The gate has to be open; what is waived is owed until it is met. Exit code 1: it is closed.

    On a terminal a closed gate asks for what is missing. Optional stages that do not apply are
    passed through. From the last stage the deal ends as won.
    """
    deal_id = deal_or_asked(session, deal, writes=True)
    options = Options(
        waive=waive or (), because=because, until=until, on=on, again=again, dry_run=dry_run
    )
    return go_on(session, deal_id, "advance", _check, options)


def _check(view: View, deal_id: str) -> None:
    if is_the_win(view):
        hint = say("hint.run", command=line("win", deal_id))
        raise Refused(say("won-here", deal=deal_id, stage=view.stage.title), hint)
