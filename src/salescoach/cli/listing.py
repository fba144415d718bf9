"""Commands that tell records: they are handed over once, and every format of data comes from here.

Knows nothing of deals, nor of screens: those a command makes itself.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from salescoach.cli.session import Session
from salescoach.values.record import record

T = TypeVar("T")

LISTED = ("table", "plain", "json", "jsonl", "ids", "md")
"""What a command offers whose records have ids."""


@record(kw_only=True)
class Shape:
    """What is always the same of a list.

    Attributes:
        schema: of its envelope, without what all have in common: `visits`.
        member: where the records stand in the envelope, dotted: `gate.criteria`.
        columns: of a plain line, in order, each by the name of its field; "" for one that is none.
        page: the columns of its Markdown table, where those of the plain line are too many, or
            are not for everybody's eyes.
    """

    schema: str
    member: str
    columns: tuple[str, ...]
    page: tuple[str, ...] = ()


def tell(
    session: Session,
    shape: Shape,
    records: Sequence[T],
    *,
    cells: Callable[[T], Sequence[str]],
    json: Callable[[T], dict[str, Any]],
    name: Callable[[T], str] | None = None,
    around: Callable[[list[dict[str, Any]]], dict[str, Any]] | None = None,
) -> bool:
    """Tell the records in the chosen format; False, and nothing told, where that is a screen.

    `cells` are the columns of a plain line, `json` is the record as an object, `name` its id;
    `around` puts the objects into the members of the envelope.

    Raises:
        BadUsage: a field was asked for that these records do not have.
    """
    if session.fields is not None or session.format == "md":
        from salescoach.cli.rendering.chosen_fields import tell_chosen

        return tell_chosen(session, shape, records, cells=cells, json=json, around=around)
    match session.format:
        case "plain":
            for one in records:
                session.out.row(cells(one))
        case "ids" if name is not None:
            for one in records:
                session.out.data(name(one))
        case "json" | "jsonl":
            tell_objects(session, shape, [json(one) for one in records], around)
        case _:
            return False
    return True


def tell_objects(
    session: Session,
    shape: Shape,
    objects: list[dict[str, Any]],
    around: Callable[[list[dict[str, Any]]], dict[str, Any]] | None,
) -> None:
    """In their envelope, or each on a line of its own."""
    if session.format == "jsonl":
        from salescoach.values.json_text import json_line

        for one in objects:
            session.out.data(json_line(one))
        return
    from salescoach.cli.rendering.json_shapes import document

    members = around(objects) if around is not None else {shape.member: objects}
    session.out.data(document(shape.schema, session.today, **members))
