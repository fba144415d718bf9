"""`problem list`: what went wrong."""

from datetime import date
from typing import Annotated

import typer

from salescoach.cli.finding import deal_or_asked
from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.rendering.problem_list import (
    listed_problems,
    problem_json,
    problems_screen,
)
from salescoach.cli.seeing import seen
from salescoach.cli.session import Session
from salescoach.deal.records import Problem
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach problem list halden-board"


PROBLEMS = Shape(
    schema="deal-problems",
    member="problems",
    columns=(
        "id", "state", "late", "severity", "due", "owner", "what", "found", "said_by", "solved",
        "how", "solved_by",
    ),
    page=("id", "state", "late", "severity", "due", "owner", "what"),
)  # fmt: skip


@command(formats=LISTED, lists=(PROBLEMS,))
def run(
    session: Session,
    deal: Annotated[str | None, typer.Argument(help="A deal.")] = None,
) -> int:
    """The open ones first, by the day by which they are to be solved."""
    deal_id = deal_or_asked(session, deal)
    _, view = seen(session, deal_id)
    problems = listed_problems(view)
    told = tell(
        session, PROBLEMS, problems,
        cells=lambda one: _cells(one, session.today),
        json=lambda one: problem_json(one, session.today),
        name=lambda one: one.id,
        around=lambda objects: {"deal": deal_id, "problems": objects},
    )  # fmt: skip
    if not told and problems:
        session.out.screen(problems_screen(session, view, problems))
    if not problems:
        session.words(say("problems.none", deal=deal_id))
    return 0


def _cells(problem: Problem, today: date) -> tuple[str, ...]:
    return (
        problem.id,
        problem.state,
        "late" if problem.is_late_on(today) else "",
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
