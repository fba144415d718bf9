"""`visit edit`: the plan of a visit is different, or what it came to is."""

from typing import Annotated, Any

import typer

from salescoach.cli.finding import deal_to_write
from salescoach.cli.needed import check_given
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
    OutcomeOption,
    PlaceOption,
    TimeOption,
    VisitArgument,
    WhatOption,
    WhenOption,
    WhereOption,
    WhoOption,
    WhyOption,
    WithOption,
)
from salescoach.cli.visits import (
    ask_what_is_open,
    check_not_cancelled,
    known_of,
    outcome_by_name,
    visit_ahead,
    visit_or_asked,
    words_of,
)
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import VisitChanged
from salescoach.deal.records import Visit
from salescoach.errors import InputNeeded, Refused
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach visit edit halden-board 2026-04-16 --day 2026-04-20 --with ines"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    visit: VisitArgument = None,
    day: Annotated[str | None, typer.Option(help="The day it is moved to.", metavar="DATE")] = None,
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
    outcome: OutcomeOption = None,
    on: Annotated[str | None, typer.Option(help="The day it counts for.", metavar="DATE")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """What is not given stays. Those named with --with take the place of all named before.

    Of a visit that was held, --outcome corrects what it came to. At a terminal, without any
    option, it asks for what the plan does not say yet.
    """
    deal_id = deal_to_write(session, deal)
    counted = counted_on(session, on)
    given = words_of(
        time=time, place=place, goal=goal, at_least=at_least, leave_out=leave_out, what=what,
        who=who, how_much=how_much, when=when, where=where, how=how, why=why,
    )  # fmt: skip
    if day is not None:
        given["day"] = visit_ahead(day, counted, deal_id)
    if outcome is not None:
        given["outcome"] = outcome_by_name(outcome)

    def plan(file: DealFile) -> tuple[Payload, ...]:
        view = view_of(session, file)
        check_given(session, {"VISIT": visit})
        found = visit_or_asked(session, deal_id, view, visit)
        known = known_of(session, deal_id, view, kind=kind, people=people, ours=our)
        changes = {**given, **known}
        _check_fits(found, deal_id, changes)
        if not changes and found.state == "planned":
            changes = ask_what_is_open(session, deal_id, view, found)
        if not changes:
            raise InputNeeded(say("change-missing"), _what_there_is(found))
        return (VisitChanged(visit=found.id, **changes),)

    return record(session, deal_id, plan, on=counted, dry_run=dry_run)


def _check_fits(visit: Visit, deal_id: str, changes: dict[str, Any]) -> None:
    """Refused where the change is not one of a visit that stands like this."""
    check_not_cancelled(visit)
    if visit.state == "held" and "day" in changes:
        raise Refused(say("visit-held-already", visit=visit.id, day=visit.day))
    if visit.state == "planned" and "outcome" in changes:
        hold = line("visit", "hold", deal_id, visit.id)
        raise Refused(say("visit-not-held", visit=visit.id), say("hint.run", command=hold))


def _what_there_is(visit: Visit) -> Any:
    options = ("--outcome", "--with") if visit.state == "held" else ("--goal", "--with", "--day")
    return say("hint.change", options=options)
