"""`playbook show`: what a playbook consists of."""

from collections.abc import Sequence
from typing import Annotated

import typer

from salescoach.cli.exits import Exit
from salescoach.cli.options import command
from salescoach.cli.playbooks import DEFAULT, load, playbook_file
from salescoach.cli.rendering.outline import outline_json, outline_lines, outline_rows
from salescoach.cli.rendering.points import point_lines, point_rows, points_json
from salescoach.cli.session import Session
from salescoach.cli.suites import is_there, scenario_file, suite_of
from salescoach.errors import Fatal
from salescoach.playbook.model import Playbook
from salescoach.trainer.points import PointShown, points_of
from salescoach.trainer.scenarios.model import Scenario
from salescoach.trainer.scenarios.reading import Unusable
from salescoach.values.messages import Unit, say

EXAMPLE = "Example: salescoach playbook show technical-sale --refs"


@command(formats=("table", "plain", "json"))
def run(
    session: Session,
    playbook: Annotated[
        str, typer.Argument(help="A file, or the id of a shipped playbook.")
    ] = DEFAULT,
    refs: Annotated[
        bool,
        typer.Option("--refs", help="Each point of the source, what carries it, what tests it."),
    ] = False,
) -> int:
    """The stages with their items and criteria, or with --refs the points of the source.

    Exit code of --refs: 1 where nothing carries a point, or no test shows that it works.
    """
    _, known = load(session, playbook)
    if not refs:
        _show_outline(session, known)
        return Exit.WORKED
    points = points_of(known, _scenarios(session, playbook))
    _show_points(session, known, points)
    return Exit.WORKED if all(point.is_whole for point in points) else Exit.NO


def _scenarios(session: Session, name: str) -> tuple[Scenario, ...]:
    """The tests beside it; none where there is no such file. Fatal where it has errors."""
    path = scenario_file(session, str(playbook_file(session, name)))
    if not is_there(session, path):
        return ()
    suite = suite_of(session, path)
    if isinstance(suite, Unusable):
        hint = say("hint.test", file=str(path))
        raise Fatal(say("tests-broken", file=str(path)), hint)
    return suite.scenarios


def _show_outline(session: Session, playbook: Playbook) -> None:
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            session.out.data(document("playbook", session.today, playbook=outline_json(playbook)))
        case "plain":
            for row in outline_rows(playbook):
                session.out.row(row)
        case _:
            from salescoach.cli.rendering.layout import Screen

            screen = Screen(session)
            outline_lines(screen, session, playbook)
            session.out.screen(screen.text())


def _show_points(session: Session, playbook: Playbook, points: Sequence[PointShown]) -> None:
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            members = {"playbook": playbook.id, "points": points_json(points)}
            session.out.data(document("points", session.today, **members))
        case "plain":
            for row in point_rows(points):
                session.out.row(row)
        case _:
            from salescoach.cli.rendering.layout import Screen

            screen = Screen(session)
            point_lines(screen, session, points)
            session.out.screen(screen.text())
    missing = tuple(point.ref for point in points if not point.is_whole)
    if missing:
        session.words(say("points.missing", points=missing))
    else:
        session.words(say("points.whole", points=Unit(len(points), "point")))
