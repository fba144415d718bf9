"""`brief`: the call sheet before a visit or a call."""

from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.finding_records import ids_of
from salescoach.cli.needed import needed
from salescoach.cli.options import command
from salescoach.cli.rendering.commands import line
from salescoach.cli.rendering.resting import standing
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.cli.visits import check_planned, names_in, visit_by_name
from salescoach.deal.decode import DealFile
from salescoach.deal.records import Visit
from salescoach.errors import BadUsage, InputNeeded, Refused
from salescoach.guidance.brief import Brief, brief_of
from salescoach.guidance.meeting import meeting, talk_with
from salescoach.guidance.view import View
from salescoach.guidance.visits import next_visit, unreported
from salescoach.values.messages import say

EXAMPLE = "Examples: salescoach brief halden-board · salescoach brief halden-board --with ulf"


@command(formats=("table", "plain", "json", "md"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
    people: Annotated[
        list[str] | None, typer.Option("--with", help="Who of theirs is there. Repeatable.")
    ] = None,
    visit: Annotated[str | None, typer.Option(help="A planned visit, or its day.")] = None,
    private: Annotated[
        bool, typer.Option("--private", help="With md: also what is for your eyes only.")
    ] = False,
) -> int:
    """The call sheet: what to leave with, who is there, what to ask, to show, to bring.

    For the next visit that is planned; with --with, for a talk with these people, or for these at
    that visit. --format md is for printing and mailing: it has no opinions of people and none of
    their doubts, unless --private asks for them.
    """
    if private and session.format != "md":
        raise BadUsage(say("brief.private-without-md"))
    deal_id = deal_or_asked(session, deal)
    file, view = seen(session, deal_id)
    if view.deal.rests_on(view.today):
        return _resting(session, file, view)
    brief = brief_of(view, _which(session, deal_id, view, visit, people or ()))
    _show(session, file, view, brief, people or (), private=private)
    return 0


def _which(
    session: Session, deal_id: str, view: View, visit: str | None, people: list[str] | tuple[()]
) -> Visit:
    """The visit that is named, else a talk with those who are, else the next one planned."""
    named = ids_of(session, deal_id, view.deal, people)
    if visit is not None:
        found = visit_by_name(session, deal_id, view, visit)
        check_planned(found)
        _check_ahead(deal_id, view, found)
        from dataclasses import replace

        return replace(found, people=named) if named else found
    return meeting(view, named) or talk_with(view, _with_whom(session, deal_id, view))


def _check_ahead(deal_id: str, view: View, visit: Visit) -> None:
    if visit.day < view.today:
        hint = say("hint.debrief", command=line("debrief", deal_id))
        raise Refused(say("brief.visit-past", visit=visit.id, day=visit.day), hint)


def _with_whom(session: Session, deal_id: str, view: View) -> tuple[str, ...]:
    """Of several whom we know, whoever is named at the terminal."""
    known = tuple(person.id for person in view.deal.people)
    if not session.may_ask:
        names = [word for id_ in known[:2] for word in ("--with", id_)]
        plan = line("visit", "plan", deal_id, "DATE", "--with", known[0])
        hint = say("brief.with-hint", command=line("brief", deal_id, *names), plan=plan)
        raise InputNeeded(say("brief.with-missing", deal=deal_id), hint)
    return needed(
        session,
        say("prompt.brief-with"),
        lambda text: ids_of(session, deal_id, view.deal, names_in(text)),
    )


def _resting(session: Session, file: DealFile, view: View) -> int:
    """No sheet for a deal that is parked or over, and why."""
    if session.format == "json":
        _json(session, file, view, None)
    told = standing(view)
    assert told is not None
    session.words(told)
    return 0


def _show(
    session: Session,
    file: DealFile,
    view: View,
    brief: Brief,
    people: list[str] | tuple[()],
    *,
    private: bool,
) -> None:
    match session.format:
        case "json":
            _json(session, file, view, brief)
        case "plain":
            from salescoach.cli.rendering.brief_data import brief_rows

            for row in brief_rows(session, brief):
                session.out.row(row)
        case "md":
            from salescoach.cli.rendering.brief_page import brief_page

            session.out.data(brief_page(session, brief, view, private=private))
        case _:
            from salescoach.cli.rendering.brief_screen import brief_screen

            session.out.screen(brief_screen(session, brief, view, _whole(view, brief, people)))
    if session.format != "table":
        for one in unreported(view):
            from salescoach.cli.rendering.brief_words import untold_words

            session.words(untold_words(one, view))


def _whole(view: View, brief: Brief, people: list[str] | tuple[()]) -> str:
    """The command that shows the same sheet without a screen's limits."""
    ahead = next_visit(view)
    is_next = ahead is not None and ahead.id == brief.visit.id
    which = ["--visit", brief.visit.id] if brief.is_planned and not is_next else []
    names = brief.visit.people if people or not brief.is_planned else ()
    named = [word for id_ in names for word in ("--with", id_)]
    return line("brief", view.deal_id, *which, *named, "--format", "md", "--private")


def _json(session: Session, file: DealFile, view: View, brief: Brief | None) -> None:
    from salescoach.cli.rendering.brief_data import brief_json
    from salescoach.cli.rendering.json_shapes import document

    deal = {
        "id": file.id,
        "account": view.deal.account,
        "status": view.deal.status_on(view.today),
    }
    sheet = brief_json(session, brief) if brief is not None else None
    session.out.data(document("brief", session.today, deal=deal, sheet=sheet))
