"""The problems of a deal, on a screen and in JSON."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from salescoach.cli.rendering.layout import Screen
from salescoach.cli.rendering.naming import people_words
from salescoach.cli.session import Session
from salescoach.deal.records import Problem
from salescoach.guidance.view import View
from salescoach.values.messages import Message, Quoted, Unit, say
from salescoach.values.states import GRAVEST_FIRST


def listed_problems(view: View) -> tuple[Problem, ...]:
    """Open ones by the day by which they are due, so the late ones first; then the solved ones."""

    def place(one: Problem) -> tuple[bool, date, int]:
        return one.state == "solved", one.due or date.max, GRAVEST_FIRST.index(one.severity)

    return tuple(sorted(view.deal.records.problems, key=place))


def problems_screen(session: Session, view: View, problems: tuple[Problem, ...]) -> str:
    """Each with its day, who sees to it, and how it was solved."""
    screen = Screen(session)
    still_open = Unit(sum(one.state == "open" for one in problems), "open-problem")
    title = say("problems.title", account=view.deal.account, problems=still_open)
    screen.add((session.text(title), "bold"))
    for problem in problems:
        screen.blank()
        screen.add((session.text(say("value", value=Quoted(problem.what))), "bold"), hang=2)
        for told in _lines(problem, view):
            screen.add(session.text(told), indent=2, hang=4)
        screen.add((problem.id, "dim"), indent=2)
    return screen.text()


def problem_json(one: Problem, today: date) -> dict[str, Any]:
    """All that is known of it."""
    return {
        "id": one.id,
        "what": one.what,
        "severity": one.severity,
        "state": one.state,
        "found": one.on.isoformat(),
        "due": one.due.isoformat() if one.due else None,
        "late": one.is_late_on(today),
        "owner": one.owner,
        "said_by": list(one.said_by),
        "solved": one.solved.isoformat() if one.solved else None,
        "how": one.how,
        "solved_by": list(one.solved_by),
    }


def _lines(problem: Problem, view: View) -> Iterator[Message]:
    if problem.state == "solved":
        yield _solved(problem, view)
        if problem.how is not None:
            yield say("problems.how", how=Quoted(problem.how))
        return
    standing = say("problems.open", day=problem.on)
    if problem.due is not None:
        late = problem.is_late_on(view.today)
        standing = say("problems.late" if late else "problems.due", day=problem.due)
    told = say("problems.line", standing=standing, severity=say(f"severity.{problem.severity}"))
    yield say("problems.owner", standing=told, owner=problem.owner) if problem.owner else told
    if problem.said_by:
        yield say("problems.said-by", who=people_words(problem.said_by, view))


def _solved(problem: Problem, view: View) -> Message:
    day = problem.solved or problem.on
    if not problem.solved_by:
        return say("problems.solved", day=day)
    return say("problems.solved-by", day=day, who=people_words(problem.solved_by, view))
