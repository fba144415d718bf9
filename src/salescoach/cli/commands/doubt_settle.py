"""`doubt settle`: somebody of theirs said that a doubt is settled."""

from typing import Annotated

import typer

from salescoach.cli.asking import ask_until
from salescoach.cli.doubts import check_open, doubt_by_id
from salescoach.cli.finding import clean, deal_to_write, person_by_name
from salescoach.cli.finding_records import ids_of, repeats
from salescoach.cli.needed import check_given, person_or_asked
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import DoubtSettled
from salescoach.deal.records import Doubt
from salescoach.guidance.view import View
from salescoach.values.messages import say

EXAMPLE = (
    "Example: salescoach doubt settle halden-board not-deposits-on-the-wire --said-by ulf "
    '--words "That will do"'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    doubt: Annotated[str, typer.Argument(help="A doubt's id.")],
    said_by: Annotated[
        list[str] | None, typer.Option(help="Who of them said so; may be repeated.", metavar="NAME")
    ] = None,
    words: Annotated[str | None, typer.Option(help="How they said it.")] = None,
    on: Annotated[str | None, typer.Option(help="The day they said so.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Only the buyer settles a doubt, so it takes the name of one of them.

    On a terminal who has the doubt is offered. The word of somebody else counts, and the receipt
    says from whom it is still to be heard.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    said = clean(words, "--words") if words is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        one = doubt_by_id(session, deal_id, view, doubt)
        who = ids_of(session, deal_id, view.deal, said_by)
        given = DoubtSettled(doubt=one.id, said_by=who, words=said)
        if repeats(file, given, on=day, actor=session.actor):
            return (given,)
        check_open(deal_id, view, one)
        check_given(session, {"--said-by": who})
        who = who or (_asked(session, deal_id, view, one),)
        return (DoubtSettled(doubt=one.id, said_by=who, words=said),)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _asked(session: Session, deal_id: str, view: View, doubt: Doubt) -> str:
    """The id of who is named at the prompt; Enter means who has the doubt."""
    holder = view.deal.person(doubt.holder) if doubt.holder is not None else None
    if holder is None:
        question = say("prompt.settled-by")
        return person_or_asked(session, deal_id, view.deal, None, question).id
    found = ask_until(
        session,
        say("prompt.settled-by-holder", holder=holder.name),
        lambda name: person_by_name(session, deal_id, view.deal, name),
    )
    return (found or holder).id
