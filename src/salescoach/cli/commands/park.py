"""`park`: let a deal rest until a day, or until something happens."""

from datetime import date
from typing import Annotated

import typer

from salescoach.cli.asking import ask_until
from salescoach.cli.finding import MOST_REASON, clean, deal_to_write
from salescoach.cli.needed import because_or_asked, check_given
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_move_on, counted_on, record
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.status import check_status, day_ahead, reason_by_id
from salescoach.deal.decode import DealFile
from salescoach.deal.events import DealParked, Payload
from salescoach.values.messages import say

EXAMPLE = 'Example: salescoach park halden-board --until 2026-09-01 --because "Budget in autumn"'


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    until: Annotated[str | None, typer.Option(help="It counts again.", metavar="DATE")] = None,
    trigger: Annotated[str | None, typer.Option(help="What has to happen first.")] = None,
    because: Annotated[str | None, typer.Option(help="Why, in your own words.")] = None,
    reason: Annotated[str | None, typer.Option(help="One of the playbook's reasons.")] = None,
    on: Annotated[str | None, typer.Option(help="Parked since.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Not lost, and not in the queue. On the day of --until it is back by itself.

    Without a day only `reopen` brings it back. Parked again, it has the new day. Only while it is
    sold: where a customer who has bought asks for time, there is `wait`.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    back = day_ahead(until, session.today) if until is not None else None
    event = _trigger(trigger) if trigger is not None else None
    because = clean(because, "--because", most=MOST_REASON) if because is not None else None

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        check_status(view, deal_id, "park", ("selling", "parked"))
        counted_move_on(session, on, file)
        known = view.playbook.parking.reasons
        chosen = reason_by_id(reason, known) if reason is not None else None
        check_given(session, {"--until or --trigger": back or event, "--because": because})
        ends = (back, event) if back or event else _asked(session)
        return (
            DealParked(
                until=ends[0],
                trigger=ends[1],
                reason=chosen,
                because=because_or_asked(session, because),
            ),
        )

    return record(session, deal_id, plan, on=day, dry_run=dry_run)


def _trigger(text: str) -> str:
    return clean(text, "--trigger", most=MOST_REASON)


def _asked(session: Session) -> tuple[date | None, str | None]:
    """A day, else what has to happen; one of them there must be."""
    while True:
        back = ask_until(
            session, say("prompt.park-until"), lambda text: day_ahead(text, session.today)
        )
        if back is not None:
            return back, None
        event = ask_until(session, say("prompt.trigger"), _trigger)
        if event is not None:
            return None, event
