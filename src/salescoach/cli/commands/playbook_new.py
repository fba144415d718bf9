"""`playbook new`: from an empty folder to a playbook that checks, and passes its tests."""

from typing import Annotated

import typer

from salescoach.cli.dialogues.playbook_questions import Given, answers_for
from salescoach.cli.options import command
from salescoach.cli.placing import NewFile, check_free, put
from salescoach.cli.rendering.started import next_commands, started_json, started_screen
from salescoach.cli.session import Session
from salescoach.cli.starting import (
    Started,
    Target,
    from_another,
    from_answers,
    names_of,
    target_of,
)
from salescoach.errors import BadUsage
from salescoach.trainer.starting.answers import FIRST, THEN, WHO, text_of
from salescoach.values.messages import say

EXAMPLE = (
    'Examples: salescoach playbook new pumps --title "Pumps for dairies" --hear "what goes wrong"'
    ' --ask "What goes wrong today?"'
    " · salescoach playbook new our-way --from technical-sale"
)


@command(formats=("table", "plain", "json"))
def run(
    session: Session,
    name: Annotated[
        str, typer.Argument(help="What its file is to be called, with or without .yaml.")
    ],
    title: Annotated[str | None, typer.Option(help="What you sell, and to whom.")] = None,
    first: Annotated[
        str | None, typer.Option(help=f"What they decide first. [default: {FIRST}]", metavar="TEXT")
    ] = None,
    then: Annotated[
        str | None, typer.Option(help=f"What they decide then. [default: {THEN}]", metavar="TEXT")
    ] = None,
    who: Annotated[
        list[str] | None,
        typer.Option(help=f"Who decides, the last word last. [default: {', '.join(WHO)}]"),
    ] = None,
    hear: Annotated[
        str | None, typer.Option(help="What they must have said before you go on.", metavar="TEXT")
    ] = None,
    ask: Annotated[
        str | None, typer.Option(help="The question that brings it.", metavar="TEXT")
    ] = None,
    language: Annotated[str, typer.Option(help="Language of its texts, like de.")] = "en",
    from_: Annotated[
        str | None,
        typer.Option(
            "--from", help="A layer on this playbook: an id, or a file.", metavar="PLAYBOOK"
        ),
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help="With --from: all of it, to go your own way.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show the files.")] = False,
) -> int:
    """Asks six questions, and writes a playbook of two stages that checks and passes its tests.

    With --title, --hear and --ask it asks nothing: the others have answers to begin with.

    Four files come into the folder: NAME.yaml, NAME.test.yaml, and two schemas by which an editor
    knows what may stand where. Nothing that is there is written over.

    With --from it asks nothing: the new playbook says only what is different from the other one,
    and gets its tests. With --copy beside it, it is the whole text under an id of its own.

    Exit code 1: something is called so already; 5: --title, --hear or --ask is missing.
    """
    target = target_of(session, name, language)
    check_free(session, names_of(target))
    given = Given(title=title, first=first, then=then, who=tuple(who or ()), hear=hear, ask=ask)
    started = _started(session, target, given, language=language, other=from_, copied=copy)
    free = check_free(session, started.files)
    if from_ is None and session.format == "table":
        _preview(session, started)
    if not dry_run:
        put(session, free)
    _tell(session, started, free, dry_run=dry_run)
    if from_ is None and language.replace("_", "-").partition("-")[0].lower() != "en":
        session.words(say("start.english"))
    return 0


def _started(
    session: Session,
    target: Target,
    given: Given,
    *,
    language: str,
    other: str | None,
    copied: bool,
) -> Started:
    """The files, made of the answers, or of another playbook."""
    if other is None:
        if copied:
            raise BadUsage(say("start.copy-alone"))
        return from_answers(session, target, answers_for(session, given), language)
    _check_alone(given)
    title = text_of(given.title, "--title") if given.title is not None else None
    return from_another(session, target, other, title, copied=copied)


def _preview(session: Session, started: Started) -> None:
    """What became of the answers, before anything is written: the first criterion, and the ids."""
    book = started.compiled.playbook
    statement = book.stages[0].exit_criteria[0].statement
    ids = tuple(one.id for one in (*book.stages, *book.buyer_roles))
    session.words(say("start.criterion", statement=statement))
    session.words(say("start.ids", ids=ids))


def _check_alone(given: Given) -> None:
    """BadUsage for answers beside a playbook that says all that already."""
    others = {
        "--first": given.first, "--then": given.then, "--who": given.who, "--hear": given.hear,
        "--ask": given.ask,
    }  # fmt: skip
    wrong = tuple(name for name, value in others.items() if value)
    if wrong:
        raise BadUsage(say("start.with-from", options=wrong))


def _tell(session: Session, started: Started, made: tuple[NewFile, ...], *, dry_run: bool) -> None:
    """On a terminal what was written and what comes next; else a path a line, or a document."""
    match session.format:
        case "json":
            from salescoach.cli.rendering.json_shapes import document

            told = started_json(started, made, dry_run=dry_run)
            session.out.data(document("new-playbook", session.today, **told))
        case "table":
            if dry_run:
                _show(session, started)
            session.out.screen(started_screen(session, started, made, dry_run=dry_run))
        case _:
            if dry_run:
                _show(session, started)
            else:
                for file in made:
                    session.out.row((file.name,))
            _say(session, started, made, dry_run=dry_run)


def _show(session: Session, started: Started) -> None:
    """The files as they would be; the schemas are nobody's own words."""
    for file in (started.playbook, started.tests):
        session.out.data(f"# {file.name}\n{file.data.decode()}")


def _say(session: Session, started: Started, made: tuple[NewFile, ...], *, dry_run: bool) -> None:
    """In words what a screen shows."""
    if dry_run:
        session.words(say("start.would-write", files=tuple(file.name for file in made)))
        return
    for next_ in next_commands(session, started):
        session.words(say("start.next-command", command=next_))
