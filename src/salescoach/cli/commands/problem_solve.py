"""`problem solve`: it is solved."""

from typing import Annotated

import typer

from salescoach.cli.finding import clean, deal_to_write
from salescoach.cli.finding_records import ids_of, record_by_id, repeats
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import ProblemSolved
from salescoach.errors import Refused
from salescoach.values.messages import Quoted, say

EXAMPLE = (
    'Example: salescoach problem solve halden-board foam-in-pit-2 --how "Less air" --said-by marta'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    problem: Annotated[str, typer.Argument(help="A problem's id.")],
    how: Annotated[str | None, typer.Option(help="What was done about it.")] = None,
    said_by: Annotated[
        list[str] | None, typer.Option(help="Who of them says so; may be repeated.", metavar="NAME")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day it was solved.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """What comes back later is a new problem.

    Without --said-by it is solved by our word alone; theirs can be recorded later.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    done = clean(how, "--how") if how is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        one = record_by_id(session, deal_id, "problem", problem, view.deal.records.problems)
        people = ids_of(session, deal_id, view.deal, said_by)
        given = ProblemSolved(problem=one.id, how=done, said_by=people)
        first_word = bool(people) and not one.solved_by
        repeated = repeats(file, given, on=day, actor=session.actor)
        if one.solved is not None and not first_word and not repeated:
            what = Quoted(one.what[:200])
            raise Refused(say("problem-solved-already", day=one.solved, what=what))
        return (given,)

    return record(session, deal_id, plan, on=day, dry_run=dry_run)
