"""`playbook schema`: the JSON Schema of what a trainer or a rep writes, for an editor."""

from typing import Annotated, Any

import typer

from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.schemas import schema_file, whole_schema
from salescoach.cli.session import Session
from salescoach.errors import BadUsage, NotFound
from salescoach.trainer.schemas.kinds import KINDS, Kind
from salescoach.values.json_text import json_document
from salescoach.values.messages import say
from salescoach.values.similar import most_like

EXAMPLE = (
    "Examples: salescoach playbook schema · salescoach playbook schema test · "
    "salescoach playbook schema --list"
)
USUAL = "playbook"
LISTED_KINDS = Shape(
    schema="schemas", member="schemas", columns=("kind", "saved_as", "for", "modeline", "file")
)


@command(formats=LISTED, lists=(LISTED_KINDS,))
def run(
    session: Session,
    kind: Annotated[
        str | None,
        typer.Argument(
            help="playbook, test, translation, answers or configuration; without it, playbook.",
            metavar="[KIND]",
        ),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Only list the kinds.")] = False,
) -> int:
    """Save it beside your file with `> playbook.schema.json`, and name it in the first line there.

    That line is `# yaml-language-server: $schema=./playbook.schema.json`.

    An editor with a YAML language server (for VS Code the YAML extension of Red Hat) then completes
    keys and words, explains them where the pointer rests, and underlines mistakes as you type. What
    ids mean, and whether they exist, is for `playbook check`.
    """
    if list_:
        if kind is not None:
            raise BadUsage(say("schema-or-list"))
        _list(session)
        return 0
    wanted = _known(kind or USUAL)
    if session.format not in ("table", "plain", "json") or session.fields is not None:
        raise BadUsage(say("schema-alone"))
    session.out.data(json_document(whole_schema(session, wanted.file)))
    if session.on_terminal:
        line = f"salescoach playbook schema {wanted.name} > {wanted.saved_as}"
        session.words(say("schema.save", line=line))
        session.words(say("schema.modeline", line=wanted.first_line))
    return 0


def _known(given: str) -> Kind:
    name = given.strip().casefold()
    if name in KINDS:
        return KINDS[name]
    near = most_like(name, KINDS)
    hint = say("hint.did-you-mean", word=near) if near else say("hint.one-of", words=tuple(KINDS))
    raise NotFound(say("no-such-schema", kind=given[:60]), hint)


def _list(session: Session) -> None:
    kinds = tuple(KINDS.values())
    told = tell(
        session, LISTED_KINDS, kinds,
        cells=lambda one: tuple(map(str, _json(session, one).values())),
        json=lambda one: _json(session, one),
        name=lambda one: one.name,
    )  # fmt: skip
    if not told:
        _show(session, kinds)


def _json(session: Session, one: Kind) -> dict[str, Any]:
    return {
        "kind": one.name,
        "saved_as": one.saved_as,
        "for": session.text(say(f"schema.for-{one.name}")),
        "modeline": one.first_line,
        "file": str(schema_file(one.file)),
    }


def _show(session: Session, kinds: tuple[Kind, ...]) -> None:
    from salescoach.cli.rendering.layout import Screen, columns

    screen = Screen(session)
    at = columns([(one.name, "") for one in kinds])[0] + 2
    for one in kinds:
        screen.column((one.name, "bold"), session.text(say(f"schema.for-{one.name}")), at=at)
        screen.whole((one.first_line, "dim"), indent=at)
    session.out.screen(screen.text())
