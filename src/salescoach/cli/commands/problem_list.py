"""`problem list`: what went wrong."""

from datetime import date
from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.options import command
from salescoach.cli.rendering.problem_list import (
    is_late,
    listed_problems,
    problems_json,
    problems_screen,
)
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.deal.records import Problem
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach problem list halden-board"


@command(formats=("table", "plain", "json", "ids"))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """The open ones first, by the day by which they are to be solved."""
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    problems = listed_problems(view)
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {"deal": deal_id, "problems": problems_json(problems, session.today)}
            session.out.data(document("deal-problems", session.today, **members))
        case "ids":
            for problem in problems:
                session.out.data(problem.id)
        case "plain":
            for problem in problems:
                session.out.row(_cells(problem, session.today))
        case _:
            if problems:
                session.out.screen(problems_screen(session, view, problems))
    if not problems:
        session.words(say("problems.none", deal=deal_id))
    return 0


def _cells(problem: Problem, today: date) -> tuple[str, ...]:
    return (
        problem.id,
        problem.state,
        "late" if is_late(problem, today) else "",
        problem.severity,
        problem.due.isoformat() if problem.due else "",
        problem.owner or "",
        problem.what,
        problem.on.isoformat(),
        " ".join(problem.said_by),
        problem.solved.isoformat() if problem.solved else "",
        problem.how or "",
        " ".join(problem.solved_by),
    )
