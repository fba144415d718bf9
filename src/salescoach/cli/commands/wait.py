"""`wait`: the customer asked for time, with a day and a reason."""

from datetime import date
from typing import Annotated

import typer

from salescoach.cli.finding import MOST_REASON, clean, deal_to_write, person_by_name
from salescoach.cli.moving import just_recorded
from salescoach.cli.needed import because_or_asked, check_given, needed, person_or_asked
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_move_on, counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session, day_of
from salescoach.cli.status import check_status
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload, WaitStarted
from salescoach.deal.state import Deal
from salescoach.errors import BadUsage, Refused
from salescoach.values.messages import say

EXAMPLE = (
    'Example: salescoach wait halden-board --until 2026-05-04 --because "Their board meets"'
    " --said-by ulf"
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    until: Annotated[str | None, typer.Option(help="The day they named.", metavar="DATE")] = None,
    because: Annotated[str | None, typer.Option(help="Their reason.")] = None,
    said_by: Annotated[
        list[str] | None, typer.Option(help="Who asked for it; may be repeated.")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day they said so.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """These days count as nobody's delay; the deal stays in the queue.

    A new wait takes the place of the one before. With today for --until a running one ends early.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    end = _end(until, session.today) if until is not None else None
    because = clean(because, "--because", most=MOST_REASON) if because is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        check_status(view, deal_id, "wait", ("selling", "delivering"))
        counted_move_on(session, on, file)
        people = [person_by_name(session, deal_id, view.deal, name) for name in said_by or ()]
        check_given(session, {"--until": end, "--because": because, "--said-by": people})
        last = end or needed(
            session, say("prompt.wait-until"), lambda text: _end(text, session.today)
        )
        why = because_or_asked(session, because)
        if not people:
            who = say("prompt.wait-who")
            people = [person_or_asked(session, deal_id, view.deal, None, who)]
        said = tuple(dict.fromkeys(one.id for one in people))
        payloads = (WaitStarted(until=last, because=why, said_by=said),)
        if just_recorded(file, on=day, actor=session.actor) != payloads:
            _check_running(view.deal, deal_id, last, session.today)
        return payloads

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _end(given: str, today: date) -> date:
    end = day_of(given)
    if end < today:
        raise BadUsage(say("day-past", option="--until", day=given[:60], today=today))
    return end


def _check_running(deal: Deal, deal_id: str, end: date, today: date) -> None:
    if end == today and deal.waiting_on(today) is None:
        raise Refused(say("nothing-to-wait-for", deal=deal_id))
