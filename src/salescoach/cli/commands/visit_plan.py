"""`visit plan`: a meeting or a call is agreed for a day."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_to_write
from salescoach.cli.finding_records import repeats
from salescoach.cli.needed import check_given, needed
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.rendering.commands import line
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.visit_options import (
    AtLeastOption,
    GoalOption,
    HowMuchOption,
    HowOption,
    KindOption,
    LeaveOutOption,
    OurOption,
    PlaceOption,
    TimeOption,
    WhatOption,
    WhenOption,
    WhereOption,
    WhoOption,
    WhyOption,
    WithOption,
)
from salescoach.cli.visits import ask_what_is_open, known_of, visit_ahead, with_more, words_of
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import VisitPlanned
from salescoach.deal.record_ids import with_id
from salescoach.deal.state import Deal
from salescoach.errors import Refused
from salescoach.values.messages import say

EXAMPLE = (
    "Example: salescoach visit plan halden-board 2026-04-16 --with ulf --with marta"
    ' --goal "Ulf names the figure"'
)


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    day: Annotated[str | None, typer.Argument(help="When it is.", metavar="[DATE]")] = None,
    time: TimeOption = None,
    place: PlaceOption = None,
    kind: KindOption = None,
    people: WithOption = None,
    our: OurOption = None,
    goal: GoalOption = None,
    at_least: AtLeastOption = None,
    leave_out: LeaveOutOption = None,
    what: WhatOption = None,
    who: WhoOption = None,
    how_much: HowMuchOption = None,
    when: WhenOption = None,
    where: WhereOption = None,
    how: HowOption = None,
    why: WhyOption = None,
    on: Annotated[str | None, typer.Option(help="The day it was agreed.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="A second one on that day.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Two questions beforehand: what are they to agree to, and who of theirs must be there.

    For a first visit, and for a strategic customer, also how much, where, how and why. What is
    still open is told, and can be added with `visit edit`.
    """
    deal_id = deal_to_write(session, deal)
    counted = counted_on(session, on)
    ahead = visit_ahead(day, counted, deal_id) if day is not None else None
    words = words_of(
        time=time, place=place, goal=goal, at_least=at_least, leave_out=leave_out, what=what,
        who=who, how_much=how_much, when=when, where=where, how=how, why=why,
    )  # fmt: skip

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        known = known_of(session, deal_id, view, kind=kind, people=people, ours=our)
        check_given(session, {"DATE": ahead})
        chosen = ahead or needed(
            session, say("prompt.visit-day"), lambda text: visit_ahead(text, counted, deal_id)
        )
        payload = with_id(VisitPlanned(visit="", day=chosen, **known, **words), file.events)
        if not again and not repeats(file, payload, on=counted, actor=session.actor):
            _check_free(view.deal, deal_id, payload)
        return (with_more(payload, ask_what_is_open(session, deal_id, view, payload)),)

    return record(session, deal_id, plan, on=counted, again=again, dry_run=dry_run)


def _check_free(deal: Deal, deal_id: str, plan: VisitPlanned) -> None:
    """Refused where a visit of the same kind is planned for that day: that one is to be edited."""
    for one in deal.records.visits:
        if (one.state, one.day, one.kind) == ("planned", plan.day, plan.kind):
            edit = line("visit", "edit", deal_id, one.id)
            raise Refused(
                say("visit-planned-already", day=one.day, visit=one.id),
                say("hint.visit-edit", command=edit),
            )
