"""The points of a playbook's source: a paragraph, rows or an object each."""

from collections.abc import Iterator, Sequence
from typing import Any

from salescoach.cli.rendering.layout import Screen
from salescoach.cli.session import Session
from salescoach.trainer.points import PointShown
from salescoach.values.messages import say


def point_lines(screen: Screen, session: Session, points: Sequence[PointShown]) -> None:
    """Number and title, then what carries it and what tests it; what is missing is said."""
    for point in points:
        screen.add((f"{point.ref:5}", "bold"), point.title or "", hang=5)
        elements = tuple(one.id for one in point.elements)
        for known, there, missing in (
            (elements, "points.carried", "points.carried-not"),
            (point.scenarios, "points.tested", "points.tested-not"),
        ):
            message = say(there, what=known) if known else say(missing)
            screen.add(session.text(message), indent=5, hang=7)


def point_rows(points: Sequence[PointShown]) -> Iterator[tuple[str, ...]]:
    """One line for each element and each test: point, kind of line, what, its id or title."""
    for point in points:
        for one in point.elements:
            yield point.ref, "element", one.kind, one.id
        for name in point.scenarios:
            yield point.ref, "test", "", name
        if not point.elements:
            yield point.ref, "missing", "element", ""
        if not point.scenarios:
            yield point.ref, "missing", "test", ""


def points_json(points: Sequence[PointShown]) -> list[dict[str, Any]]:
    """The member `points`."""
    return [
        {
            "ref": point.ref,
            "title": point.title,
            "elements": [{"kind": one.kind, "id": one.id} for one in point.elements],
            "tests": list(point.scenarios),
            "whole": point.is_whole,
        }
        for point in points
    ]
