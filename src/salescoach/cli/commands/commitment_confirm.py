"""`commitment confirm`: somebody of theirs says that a promise stands."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_to_write
from salescoach.cli.finding_records import ids_of
from salescoach.cli.needed import check_given, person_or_asked
from salescoach.cli.options import WRITING, command
from salescoach.cli.promises import check_open, is_repetition, promise_to_write
from salescoach.cli.recording import counted_on, record
from salescoach.cli.rendering.naming import people_words
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import CommitmentConfirmed
from salescoach.errors import Refused
from salescoach.values.messages import Quoted, say

EXAMPLE = "Example: salescoach commitment confirm halden-board water-analysis --said-by marta"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    commitment: Annotated[str, typer.Argument(help="The promise, by its id.")],
    said_by: Annotated[
        list[str] | None, typer.Option(help="Who of theirs said so; may be repeated.")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day they said so.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """A promise that nobody of theirs has confirmed is only what you heard."""
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        one = promise_to_write(session, deal_id, view, commitment)
        check_given(session, {"--said-by": said_by})
        people = ids_of(session, deal_id, view.deal, said_by)
        if not people:
            question = say("prompt.promise-confirmed")
            people = (person_or_asked(session, deal_id, view.deal, None, question).id,)
        payload = CommitmentConfirmed(commitment=one.id, said_by=people)
        if not is_repetition(session, file, payload, on=day):
            check_open(one, deal_id, on=day)
            if set(people) <= set(one.said_by):
                who = people_words(people, view)
                raise Refused(say("promise.is-confirmed", who=who, what=Quoted(one.what)))
        return (payload,)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)
