"""`playbook show`: what a playbook consists of, as a tree, a handbook or a diagram."""

from collections.abc import Sequence
from typing import Annotated

import typer

from salescoach.cli.exits import Exit
from salescoach.cli.options import command
from salescoach.cli.playbooks import DEFAULT, load_file, playbook_file
from salescoach.cli.rendering.points import point_lines, point_rows, points_json
from salescoach.cli.session import Session
from salescoach.cli.showing import part_of, show_playbook
from salescoach.cli.suites import is_there, scenario_file, suite_of
from salescoach.cli.translations import shown
from salescoach.errors import BadUsage, Fatal
from salescoach.playbook.model import Playbook
from salescoach.trainer.points import PointShown, points_of
from salescoach.trainer.scenarios.model import Scenario
from salescoach.trainer.scenarios.reading import Unusable
from salescoach.values.messages import Unit, say

EXAMPLE = "Example: salescoach playbook show technical-sale --stage option-evaluation"


@command(formats=("table", "plain", "json", "md"))
def run(
    session: Session,
    playbook: Annotated[
        str, typer.Argument(help="A file, or the id of a shipped playbook.")
    ] = DEFAULT,
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="ID", help="One stage, with all its words.")
    ] = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="ID", help="As it is for one type of customer."),
    ] = None,
    diagram: Annotated[
        bool, typer.Option("--diagram", help="The way through it as a Mermaid diagram.")
    ] = False,
    refs: Annotated[
        bool,
        typer.Option("--refs", help="Each point of the source, what carries it, what tests it."),
    ] = False,
) -> int:
    """The stages with their items, their criteria and the ways between them.

    --format md prints a handbook to read on paper: every text of the playbook, conditions in
    words. With --diagram the diagram is in it; without --format md the diagram is all there is.

    Exit code of --refs: 1 where nothing carries a point, or no test shows that it works.
    """
    given = {"--stage": stage, "--type": type_, "--diagram": diagram, "--refs": refs}
    _check_together(session, tuple(name for name, value in given.items() if value))
    known = shown(session, load_file(session, playbook))
    if not refs:
        part = part_of(known, playbook, stage=stage, customer_type=type_)
        show_playbook(session, part, diagram=diagram)
        return Exit.WORKED
    points = points_of(known, _scenarios(session, playbook))
    _show_points(session, known, points)
    return Exit.WORKED if all(point.is_whole for point in points) else Exit.NO


def _check_together(session: Session, given: tuple[str, ...]) -> None:
    """What has nothing to do with each other is a mistake, named with all that does not fit."""
    if "--refs" in given and len(given) > 1:
        raise BadUsage(say("show.alone", options=given))
    if "--diagram" in given and "--stage" in given:
        raise BadUsage(say("show.alone", options=("--stage", "--diagram")))
    lacking = {"--refs": ("md",), "--diagram": ("json",)}
    for option in given:
        if session.format in lacking.get(option, ()):
            able = tuple(
                one for one in ("table", "plain", "json", "md") if one not in lacking[option]
            )
            raise BadUsage(
                say("show.not-that-format", option=option, format=session.format),
                say("hint.one-of", words=able),
            )


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
