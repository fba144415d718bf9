"""`cycle`: start the next round on the same account."""

from datetime import date
from typing import Annotated

import typer

from salescoach.cli.finding import deal_to_write
from salescoach.cli.moving import just_recorded
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_move_on, record
from salescoach.cli.seeing import seen, view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import CycleStarted, Payload
from salescoach.errors import Refused
from salescoach.guidance.moves import kept_fields, kept_records
from salescoach.guidance.view import View
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach cycle qingluzhiye"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    on: Annotated[str | None, typer.Option(help="The day it counts for.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """People stay, and what is known of the account; the rest of the last round is history.

    What is still to be done goes on: planned visits, open promises, problems and doubts.

    From a deal that is delivering or was won, in the stage that the playbook names.
    """
    deal_id = deal_to_write(session, deal)
    file, _ = seen(session, deal_id)
    day = counted_move_on(session, on, file)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        day = counted_move_on(session, on, file)
        before = just_recorded(file, on=day, actor=session.actor)
        if before and isinstance(before[-1], CycleStarted):
            return before
        return (_payload(view_of(session, file), deal_id, day),)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _payload(view: View, deal_id: str, day: date) -> CycleStarted:
    book, deal = view.playbook, view.deal
    if book.cycle is None:
        raise Refused(say("no-cycle", deal=deal_id))
    if deal.outcome != "won":
        status = say(f"status.{deal.status_on(view.today)}")
        raise Refused(say("cycle-not-won", deal=deal_id, status=status))
    first = book.stage(book.cycle.from_)
    if first is None or deal.stage != first.id:
        named = first.title if first else book.cycle.from_
        raise Refused(say("cycle-elsewhere", deal=deal_id, stage=named, here=view.stage.title))
    return CycleStarted(
        stage=book.cycle.to,
        facts=tuple(fact.id for fact in book.facts if fact.scope == "account"),
        people=tuple(person.id for person in deal.people),
        fields=kept_fields(deal),
        records=kept_records(deal, day),
    )
