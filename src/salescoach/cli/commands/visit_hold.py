"""`visit hold`: a visit took place."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from salescoach.cli.asking import ask_until
from salescoach.cli.finding import deal_to_write
from salescoach.cli.finding_records import ids_of
from salescoach.cli.moving import just_recorded
from salescoach.cli.needed import check_given, needed
from salescoach.cli.options import WRITING, command
from salescoach.cli.recording import counted_on, record
from salescoach.cli.rendering.naming import people_words
from salescoach.cli.seeing import view_of
from salescoach.cli.session import Session
from salescoach.cli.visit_options import KindOption, OutcomeOption, PlaceOption, VisitArgument
from salescoach.cli.visits import (
    check_planned,
    due_to_be_told,
    known_of,
    names_in,
    one_or_unplanned,
    outcome_by_name,
    planned_days,
    visit_by_name,
    words_of,
)
from salescoach.deal.decode import DealFile
from salescoach.deal.events import Payload
from salescoach.deal.record_events import VisitChanged, VisitHeld, VisitPlanned
from salescoach.deal.record_ids import with_id
from salescoach.deal.records import Visit
from salescoach.errors import BadUsage, InputNeeded
from salescoach.guidance.view import View
from salescoach.values.messages import say
from salescoach.values.states import VisitOutcome

EXAMPLE = "Example: salescoach visit hold halden-board --unplanned --with ulf --with marta"


@command(formats=WRITING)
def run(
    session: Session,
    deal: Annotated[str, typer.Argument(help="A deal's id.")],
    visit: VisitArgument = None,
    people: Annotated[
        list[str] | None,
        typer.Option("--with", help="Who of theirs was there; may be repeated.", metavar="NAME"),
    ] = None,
    outcome: OutcomeOption = None,
    kind: KindOption = None,
    place: PlaceOption = None,
    unplanned: Annotated[
        bool, typer.Option("--unplanned", help="It was none of those planned.")
    ] = False,
    on: Annotated[str | None, typer.Option(help="The day it took place.", metavar="DATE")] = None,
    again: Annotated[bool, typer.Option("--again", help="A second one on that day.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show it.")] = False,
) -> int:
    """Without VISIT it is the one planned for that day, else the one whose day is past.

    Where nothing is planned, it is a visit that nobody planned. Without --with those came who were
    to come. What it came to follows from what both sides promised; --outcome says otherwise.
    """
    deal_id = deal_to_write(session, deal)
    day = counted_on(session, on)
    if visit is not None and unplanned:
        raise BadUsage(say("visit-or-unplanned"))
    came_to = outcome_by_name(outcome) if outcome is not None else None
    more = words_of(place=place)

    def plan(file: DealFile) -> Sequence[Payload]:
        view = view_of(session, file)
        about = {**more, **known_of(session, deal_id, view, kind=kind, people=None, ours=None)}
        there = ids_of(session, deal_id, view.deal, people)
        before = just_recorded(file, on=day, actor=session.actor)
        if not again and _is_this(before, view, visit, there, came_to, about):
            return before
        found = None if unplanned else _which(session, deal_id, view, visit, day)
        if found is not None:
            check_planned(found)
        there = there or _who(session, deal_id, view, found)
        if found is None:
            planned = with_id(VisitPlanned(visit="", day=day, **about), file.events)
            return planned, VisitHeld(visit=planned.visit, people=there, outcome=came_to)
        held = VisitHeld(visit=found.id, people=there, outcome=came_to)
        changes = {name: one for name, one in about.items() if getattr(found, name) != one}
        return (VisitChanged(visit=found.id, **changes), held) if changes else (held,)

    return record(session, deal_id, plan, on=day, again=again, dry_run=dry_run)


def _is_this(
    before: tuple[Payload, ...],
    view: View,
    visit: str | None,
    there: tuple[str, ...],
    outcome: VisitOutcome | None,
    about: dict[str, Any],
) -> bool:
    """Whether the newest command recorded this very visit, as far as this one says."""
    held = before[-1] if before else None
    found = view.deal.records.visit(held.visit) if isinstance(held, VisitHeld) else None
    if not isinstance(held, VisitHeld) or found is None:
        return False
    days = {day.isoformat() for day in (found.day, *planned_days(found, view))}
    return (
        visit in (None, found.id, *days)
        and there in ((), held.people)
        and outcome == held.outcome
        and all(getattr(found, name) == one for name, one in about.items())
    )


def _which(
    session: Session, deal_id: str, view: View, visit: str | None, day: date
) -> Visit | None:
    """The visit that is meant; None for one that nobody planned.

    One that is still to come is not taken for it: they may have rung in between.
    """
    if visit is not None:
        return visit_by_name(session, deal_id, view, visit)
    planned = tuple(one for one in view.deal.records.visits if one.state == "planned")
    found = due_to_be_told(view, day)
    if len(found) == 1 or not planned:
        return found[0] if found else None
    hint = say("hint.visit-which", visits=tuple(one.id for one in found or planned))
    several = InputNeeded(say("visit-which", deal=deal_id), hint)
    return one_or_unplanned(session, found or planned, several)


def _who(session: Session, deal_id: str, view: View, found: Visit | None) -> tuple[str, ...]:
    """Who was there: asked for, else those who were to come."""
    expected = found.people if found is not None else ()
    check_given(session, {"--with": expected})
    if not session.may_ask:
        return expected

    def read(text: str) -> tuple[str, ...]:
        return ids_of(session, deal_id, view.deal, names_in(text))

    if not expected:
        return needed(session, say("prompt.visit-held-with"), read)
    names = people_words(expected, view)
    return ask_until(session, say("prompt.visit-held-as-planned", who=names), read) or expected
