"""Some fields of records, in the order asked for: as columns, as objects, as a Markdown table.

A field is a key of the record in JSON, or a part of one: `amount.currency`. Where a plain line has
a column of that name, plain lines and tables show what stands in it.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from salescoach.cli.listing import Shape, tell_objects
from salescoach.cli.schemas import fields_of
from salescoach.cli.session import Session
from salescoach.errors import BadUsage
from salescoach.values.json_text import json_line
from salescoach.values.markdown import table
from salescoach.values.messages import say
from salescoach.values.similar import most_like

T = TypeVar("T")


def tell_chosen(
    session: Session,
    shape: Shape,
    records: Sequence[T],
    *,
    cells: Callable[[T], Sequence[str]],
    json: Callable[[T], dict[str, Any]],
    around: Callable[[list[dict[str, Any]]], dict[str, Any]] | None,
) -> bool:
    """As `listing.tell`, of the fields that were asked for; in a table of those of a page."""
    names = _checked(session, shape) if session.fields is not None else usual(shape)
    if session.format in ("json", "jsonl"):
        tell_objects(session, shape, [only(json(one), names) for one in records], around)
        return True
    rows = [_row(one, names, shape, cells, json) for one in records]
    if session.format == "md":
        session.out.data("\n".join(table(names, rows)))
    else:
        for row in rows:
            session.out.row(row)
    return True


def usual(shape: Shape) -> tuple[str, ...]:
    """The columns of a table for which nobody asked."""
    return shape.page or tuple(name for name in shape.columns if name)


def only(record: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """The record with nothing but these; a part stands in its whole, as ever."""
    kept: dict[str, Any] = {}
    for name in names:
        _keep(kept, record, name.split("."))
    return kept


def cell(value: Any) -> str:
    """A value of a document in a column: nothing for null, ids beside each other, else JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case list() if all(isinstance(one, str) for one in value):
            return " ".join(value)
        case _:
            return json_line(value)


def _checked(session: Session, shape: Shape) -> tuple[str, ...]:
    names = session.fields or ()
    known = fields_of(session, shape.schema, shape.member)
    for name in names:
        if name in known:
            continue
        near = most_like(name, known)
        hint = say("hint.one-of", words=known)
        if near is not None:
            hint = say("hint.did-you-mean-of", word=near, words=known)
        raise BadUsage(say("bad-field", field=name[:60]), hint)
    return names


def _row(
    one: T,
    names: Sequence[str],
    shape: Shape,
    cells: Callable[[T], Sequence[str]],
    json: Callable[[T], dict[str, Any]],
) -> list[str]:
    """The object is made only where a field has no column."""
    shown = dict(zip(shape.columns, cells(one), strict=False))
    record = None if all(name in shown for name in names) else json(one)
    return [shown[name] if name in shown else cell(_part(record, name)) for name in names]


def _part(value: Any, name: str) -> Any:
    """What stands there; None where what it is a part of is null."""
    for key in name.split("."):
        if value is None:
            return None
        value = value[key]
    return value


def _keep(kept: dict[str, Any], record: dict[str, Any], path: list[str]) -> None:
    first, *others = path
    if others and record[first] is not None:
        inner = kept.setdefault(first, {})
        if inner is not record[first]:  # asked for as a whole already
            _keep(inner, record[first], others)
    else:
        kept[first] = record[first]
