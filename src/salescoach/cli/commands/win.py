"""`win`: the customer has decided for us."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_to_write
from salescoach.cli.going_on import Options, go_on
from salescoach.cli.options import WRITING, command
from salescoach.cli.rendering.commands import line
from salescoach.cli.session import Session
from salescoach.errors import Refused
from salescoach.guidance.moves import is_the_win
from salescoach.guidance.view import View
from salescoach.values.messages import Message, say

EXAMPLE = (
    "Example: salescoach win kvarnholm-papper --waive terms-agreed "
    '--because "their lawyer still reads" --until 2026-05-01'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    waive: Annotated[list[str] | None, typer.Option(help="Leave a criterion open.")] = None,
    because: Annotated[str | None, typer.Option(help="Why it is left open.")] = None,
    until: Annotated[str | None, typer.Option(help="When it is made good.", metavar="DATE")] = None,
    on: Annotated[str | None, typer.Option(help="The day it counts for.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """The way out of the stage in which they decide; what comes after it is delivering.

    Its gate has to be open; what is waived is owed until it is met. Exit code 1: it is closed.
    """
    deal_id = deal_to_write(session, deal)
    options = Options(
        waive=waive or (), because=because, until=until, on=on, again=None, dry_run=dry_run
    )
    return go_on(session, deal_id, "win", _check, options)


def _check(view: View, deal_id: str) -> None:
    if is_the_win(view):
        return
    if view.deal.delivering:
        raise Refused(say("won-already", deal=deal_id), _advance(deal_id))
    deciding = view.playbook.stage(view.playbook.won_after or "")
    if deciding is None:
        raise Refused(say("no-win", deal=deal_id), _advance(deal_id))
    stage = view.stage.title
    sentence = say("win-elsewhere", deal=deal_id, deciding=deciding.title, stage=stage)
    raise Refused(sentence, _advance(deal_id))


def _advance(deal_id: str) -> Message:
    return say("hint.run", command=line("advance", deal_id))
