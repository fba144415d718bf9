"""`asked`: somebody was asked, and gave no answer."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_to_write, fact_by_id
from salescoach.cli.needed import check_given, person_or_asked
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.values import FIELDS
from salescoach.deal.decode import DealFile
from salescoach.deal.events import FactAsked, Payload
from salescoach.errors import BadUsage
from salescoach.guidance.view import View
from salescoach.playbook.model import Fact
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach asked halden-board need --of ulf"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    fact: Annotated[str, typer.Argument(help="What you asked for.", metavar="FACT")],
    of: Annotated[str | None, typer.Option(help="Whom you asked.", metavar="NAME")] = None,
    on: Annotated[str | None, typer.Option(help="The day you asked.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="You asked a second time.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Not the same as `set FACT=none`, which says that they answered: there is none.

    The receipt names whom else you could ask.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        found = _askable(view, fact)
        check_given(session, {"--of": of})
        who = person_or_asked(session, deal_id, view.deal, of, say("prompt.asked-of"))
        return (FactAsked(fact=found.id, of=who.id),)

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)


def _askable(view: View, given: str) -> Fact:
    if given in FIELDS:
        raise BadUsage(say("asked-field", field=given))
    fact = fact_by_id(view.playbook, given)
    if fact.ours:
        raise BadUsage(say("asked-ours", fact=fact.id))
    return fact
