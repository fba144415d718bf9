"""`help formatting`: the formats, and every shape of JSON with its schema."""

from typing import Annotated, Any

import typer

from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.schemas import SHARED, schema_file, schema_folder, whole_schema
from salescoach.cli.session import Session
from salescoach.cli.shapes import FAILURE, RECEIPT, SHAPES, Published
from salescoach.errors import BadUsage, NotFound
from salescoach.values.json_text import json_document
from salescoach.values.messages import say
from salescoach.values.similar import most_like

EXAMPLE = "Examples: salescoach help formatting · salescoach help formatting next"
INPUTS = (
    "apply", "configuration", "debrief-answers", "export-line", "playbook-file", "playbook-test",
    "playbook-translation",
)  # fmt: skip
"""The schemas of what people and programs write: changes, settings, answers, playbooks, tests."""
OTHERS = (SHARED, *INPUTS)
"""What is published beside the shapes: what they have in common, and what commands take."""

PARAGRAPHS = (
    "formatting.table",
    "formatting.plain",
    "formatting.json",
    "formatting.jsonl",
    "formatting.ids",
    "formatting.md",
    "formatting.fields",
    "formatting.streams",
    "formatting.errors",
    "formatting.shapes",
)
PUBLISHED = Shape(
    schema="formatting",
    member="shapes",
    columns=("shape", "schema", "records", "file", "commands"),
    page=("shape", "schema", "records", "commands"),
)


@command(formats=LISTED, lists=(PUBLISHED,))
def run(
    session: Session,
    shape: Annotated[
        str | None, typer.Argument(help="A shape: prints its JSON Schema, which is whole.")
    ] = None,
) -> int:
    """How data leaves salescoach: formats, fields, streams, and the shapes of JSON.

    Each shape has a JSON Schema (2020-12), with which a program can check what it reads, and an
    editor completes. A document changes by additions only: let a program pass over what it does
    not know.
    """
    if shape is not None:
        _print_schema(session, _known(shape))
        return 0
    told = tell(
        session, PUBLISHED, SHAPES,
        cells=lambda one: _cells(session, one),
        json=_json,
        name=lambda one: one.schema,
    )  # fmt: skip
    if not told:
        _show(session)
    return 0


def _known(given: str) -> str:
    """The name of a shape, also as it stands in the member `schema`."""
    name = given.strip().removeprefix("salescoach/").partition("@")[0]
    names = tuple(one.schema for one in SHAPES)
    known = (*names, *OTHERS)
    if name in known:
        return name
    near = most_like(name, known)
    hint = say("hint.one-of", words=known)
    if near is not None:
        hint = say("hint.did-you-mean", word=near)
    raise NotFound(say("no-such-shape", shape=given[:60]), hint)


def _print_schema(session: Session, name: str) -> None:
    if session.format not in ("table", "plain", "json") or session.fields is not None:
        raise BadUsage(say("schema-alone"))
    session.out.data(json_document(whole_schema(session, name)))


def _json(one: Published) -> dict[str, Any]:
    return {
        "shape": one.schema,
        "schema": f"salescoach/{one.schema}@1",
        "commands": list(one.commands),
        "records": one.records,
        "file": str(schema_file(one.schema)),
    }


def _cells(session: Session, one: Published) -> tuple[str, ...]:
    schema, file = f"salescoach/{one.schema}@1", str(schema_file(one.schema))
    return one.schema, schema, one.records or "", file, _commands(session, one)


def _commands(session: Session, one: Published) -> str:
    if one.schema == RECEIPT:
        return session.text(say("formatting.every-writer"))
    if one.schema == FAILURE:
        return session.text(say("formatting.every-failure"))
    return ", ".join(one.commands)


def _show(session: Session) -> None:
    from salescoach.cli.rendering.layout import Screen, columns, padded

    screen = Screen(session)
    for paragraph in PARAGRAPHS:
        screen.add(session.text(say(paragraph)), hang=2)
    screen.blank()
    rows = [(one.schema, _commands(session, one)) for one in SHAPES]
    width, _ = columns(rows)
    for name, commands in rows:
        screen.add((padded(name, width + 2), "bold"), commands, indent=2, hang=width + 4)
    screen.blank()
    screen.add(session.text(say("formatting.inputs", words=INPUTS)), hang=2)
    screen.add(session.text(say("formatting.folder", path=str(schema_folder()))), hang=2)
    session.out.screen(screen.text())
