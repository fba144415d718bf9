"""`playbook check`: everything that is wrong with a playbook, at once."""

from typing import Annotated, Any

import typer

from salescoach.cli.bases import Bases
from salescoach.cli.exits import Exit
from salescoach.cli.options import command
from salescoach.cli.playbooks import playbook_bytes, playbook_file
from salescoach.cli.session import Session
from salescoach.playbook.compiling import compile_playbook
from salescoach.playbook.places import shipped
from salescoach.playbook.problems import Problem
from salescoach.values.messages import Unit, say
from salescoach.values.text import one_line

EXAMPLE = "Example: salescoach playbook check our-way-of-selling.yaml"


@command()
def run(
    session: Session,
    files: Annotated[
        list[str] | None,
        typer.Argument(help="Files, or ids of shipped playbooks; without one, all shipped."),
    ] = None,
) -> int:
    """Each problem with file, line and column, the line itself, and what would mend it.

    Exit code 0: no problems; 1: there are some.
    """
    found: list[Problem] = []
    for name in files or list(shipped()):
        path = playbook_file(session, name)
        data = playbook_bytes(session, path)
        problems = compile_playbook(data, str(path), Bases(session)).problems
        found += problems
        if session.format != "json":
            _tell(session, str(path), problems)
    if session.format == "json":
        from salescoach.cli.rendering.json_shapes import document

        members = {"problems": [_json(session, problem) for problem in found]}
        session.out.data(document("problems", session.today, **members))
    return Exit.NO if found else Exit.WORKED


def _tell(session: Session, file: str, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        session.out.data(one_line(_line(session, problem)))
        if session.format == "table":
            _excerpt(session, problem)
    if problems:
        count = Unit(len(problems), "problem")
        session.words(say("check.summary", problems=count, file=file))
    else:
        session.words(say("check.fine", file=file))


def _line(session: Session, problem: Problem) -> str:
    return session.text(
        say(
            "check.line",
            file=problem.file,
            line=problem.place.line,
            column=problem.place.column,
            severity=say(f"severity.{problem.severity}"),
            code=problem.code,
            message=problem.message,
        )
    )


def _excerpt(session: Session, problem: Problem) -> None:
    """The line with a caret below the place, cut to what fits on a screen."""
    start = max(0, problem.place.column - 60)
    shown = problem.excerpt[start : start + 76]
    if shown.strip():
        session.out.data(f"    {shown}")
        session.out.data("    " + " " * (problem.place.column - 1 - start) + "^")
    if problem.remedy is not None:
        remedy = session.text(problem.remedy)
        session.out.data("    " + session.text(say("check.remedy", remedy=remedy)))


def _json(session: Session, problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": session.text(problem.message),
        "hint": session.text(problem.remedy) if problem.remedy else None,
    }
